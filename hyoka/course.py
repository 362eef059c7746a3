"""The course of a run, by this machine's clock: what the runner tells, and what a bar, a log and the ledger ask."""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Iterable
from threading import Lock
from typing import TYPE_CHECKING

from hyoka.pace import Pace
from schemas.errors import Rejected

if TYPE_CHECKING:
    from hyoka.sources import Source
    from schemas.document import DocumentResult


class Course:
    """A `Pace` with a clock and the sizes of files, for more than one thread."""

    def __init__(
        self,
        jobs: int = 1,
        timeout: float = 0.0,
        known: Collection[str] = (),
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """A run with so many readers that begins now; a document may take `timeout` seconds (0: any time).

        What lies at the paths in `known` was loaded before, and is most probably unchanged.
        """
        self.known = known
        self._clock, self._lock = clock, Lock()
        self._pace = Pace(jobs, clock(), timeout)
        self.documents = 0
        self.bytes = 0
        self.bytes_done = 0

    def expect(self, sources: Iterable[Source]) -> None:
        """These documents are to come."""
        for source in sources:
            self.announce(source.path, size_of(source))

    def announce(self, path: str, size: int) -> None:
        """A document of so many bytes (0: not known) is to come, or has just come. Each is announced once."""
        with self._lock:
            self._pace.expect(path, size, known=path in self.known)
            self.documents += 1
            self.bytes += size

    def drop(self, path: str) -> None:
        """What was announced has its outcome; if nobody has looked at it, nobody will."""
        with self._lock:
            self._pace.drop(path)

    def look(self) -> None:
        """The next document is looked at: is it there already?"""
        with self._lock:
            self._pace.look(self._clock())

    def skip(self, source: Source) -> None:
        """It is: nothing is to be read."""
        size = size_of(source)
        with self._lock:
            self._pace.skip(source.path, self._clock())
            self.bytes_done += size

    def hand_out(self, source: Source) -> None:
        """It is handed to a reader."""
        size = size_of(source)
        with self._lock:
            self._pace.hand_out(source.path, size, self._clock())

    def give_out(self, path: str, size: int) -> None:
        """A document of so many bytes (0: not known) goes to another machine."""
        with self._lock:
            self._pace.look(self._clock())
            self._pace.hand_out(path, size, self._clock())

    def take_in(self, path: str, size: int, pages: int | None) -> None:
        """Another machine has read and loaded it; None pages where it could not."""
        with self._lock:
            self.bytes_done += size
            self._pace.answer(path, pages, self._clock())
            self._pace.settle(self._clock())

    def answer(self, source: Source, answer: DocumentResult | Rejected) -> float | None:
        """A reader has answered. Returns for how many seconds it had the document."""
        size = size_of(source)
        with self._lock:
            self.bytes_done += size
            pages = None if isinstance(answer, Rejected) else answer.pages
            return self._pace.answer(source.path, pages, self._clock())

    def settle(self) -> None:
        """What was answered last is in the database."""
        with self._lock:
            self._pace.settle(self._clock())

    def elapsed(self) -> float:
        """Seconds since the run began."""
        return self._pace.elapsed(self._clock())

    def remaining(self) -> float | None:
        """Seconds until the end, None as long as nothing is known."""
        with self._lock:
            return self._pace.remaining(self._clock())

    def rates(self) -> tuple[float, float]:
        """Pages a second and documents a second, of late."""
        with self._lock:
            return self._pace.rates(self._clock())


def size_of(source: Source) -> int:
    """The bytes of a document; 0 where nobody can tell (its reader will say why)."""
    try:
        return source.file.stat().st_size
    except (OSError, ValueError):
        return 0
