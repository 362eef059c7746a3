"""Which documents to read: files, folders, patterns, archives and URLs as given, each document once, in one order.

Nothing is listed as a whole: a hundred thousand files are found as the readers get to them, and what must be copied
first (from an archive, from a URL) is fetched a few documents ahead.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Final

from hyoka import urls
from hyoka.archives import expanded, expected_inside, is_archive
from hyoka.arguments import Meant
from hyoka.places import LocalFile, Place, Refused
from hyoka.prefetch import Prefetch
from hyoka.scratch import Scratch, sweep
from hyoka.spelling import written
from schemas.errors import HyokaError, Rejected

if TYPE_CHECKING:
    from hyoka.sources import Source

    Refuse = Callable[[str, Rejected], None]
    Tell = Callable[[str, int], None]

_PATIENCE: Final = 0.5
"""Seconds that counting may keep the first document waiting; after them the number grows while documents are read."""


class NothingToReadError(HyokaError):
    """No file to read among what was given."""


class Inputs:
    """Documents to read, and what was given but is none. A `with` block removes the copies that were made.

    `len()` is how many documents are known to have an outcome. It grows while others are being found (`counted` says
    when all were), and once more for an archive that must be fetched before anybody knows what is in it.
    """

    def __init__(self, arguments: Sequence[str | Path]) -> None:
        """The documents that the arguments mean."""
        self._arguments = [os.fspath(argument) for argument in arguments]
        self._found = Meant(self._arguments)
        self._first: list[Place | Refused] = []
        self._scratch: Scratch | None = None
        self._making = threading.Lock()
        self._number = self._revealed = 0
        self._archives = False
        self._tell: Tell | None = None
        self._counter: threading.Thread | None = None

    def __enter__(self) -> Inputs:
        """The inputs themselves."""
        sweep()
        return self

    def __exit__(self, *_: object) -> None:
        """Remove all copies."""
        with self._making:
            if self._scratch is not None:
                self._scratch.close()

    def __len__(self) -> int:
        """How many documents will have an outcome, as far as is known now."""
        if self._counter is None:
            self.count(_PATIENCE)
        return self._number + self._revealed

    @property
    def counted(self) -> bool:
        """Whether everything that can be counted without fetching it was counted."""
        return self._counter is not None and not self._counter.is_alive()

    def announce(self, tell: Tell) -> None:
        """`tell` path and bytes (0: not known) of everything that will have an outcome, for an estimate; each once.

        It is told by threads of their own, mostly long before the documents are read.
        """
        self._tell = tell
        telling = threading.Thread(target=self._each, args=(tell,), name="hyoka announce", daemon=True)
        telling.start()
        telling.join(_PATIENCE)

    def processes(self, wanted: int) -> int:
        """So many reading processes, or fewer where there are fewer documents; what archives hold nobody knows yet."""
        number = len(self)
        return max(1, min(wanted, number)) if self.counted and not self._archives else wanted

    def count(self, patience: float | None = None) -> int:
        """Count in the background, and wait for it at most so many seconds; None: until it is done."""
        if self._counter is None:
            self._counter = threading.Thread(target=self._count, name="hyoka count", daemon=True)
            self._counter.start()
        self._counter.join(patience)
        return len(self)

    def documents(self, refuse: Refuse) -> Generator[Source, None, None]:
        """The documents, as they are needed; `refuse` is told at its place of each thing that is none. Only once.

        Raises `HyokaError` where what is given cannot be searched at all.
        """
        found = expanded(chain(self._first, self._found), self._new_file, self._reveal)
        for one in Prefetch(found, self._new_file):
            if isinstance(one, Refused):
                refuse(one.path, one.rejected)
            else:
                yield one

    def put(self, places: Sequence[Place]) -> None:
        """Begin with these."""
        self._first += places

    def places(self, refuse: Refuse) -> Iterator[Place]:
        """The documents and archives, none of them fetched or opened: what is given to other machines. Only once."""
        for one in chain(self._first, self._found):
            if isinstance(one, Refused):
                refuse(one.path, one.rejected)
            else:
                yield one

    def peek(self) -> None:
        """Look whether there is anything. Raises `NothingToReadError` with one sentence if there is nothing."""
        for one in self._found:
            self._first.append(one)
            if not isinstance(one, Refused):
                return
        raise NothingToReadError(_nothing(self._arguments, [one for one in self._first if isinstance(one, Refused)]))

    def _new_file(self) -> Path:
        """A file for a copy. Their folder is made when the first one is needed: local files need none."""
        with self._making:
            if self._scratch is None:
                self._scratch = Scratch()
            return self._scratch.new_file()

    def _reveal(self, more: Iterable[Place | Refused]) -> None:
        """Count what was in an archive that had to be fetched; a number of its own, for another thread counts, too."""
        for one in more:
            if self._tell is not None:
                self._tell(one.path, _size(one))
            self._revealed += 1

    def _count(self) -> None:
        """Count what will have an outcome; what must be fetched first is one."""

        def count(*_: object) -> None:
            self._number += 1

        self._each(count)

    def _each(self, tell: Tell) -> None:
        """Look for everything once more, apart from the readers' search."""
        try:
            for one in Meant(self._arguments):
                archive = not isinstance(one, Refused) and is_archive(one)
                self._archives = self._archives or archive
                for document in expected_inside(one) if archive and isinstance(one, LocalFile) else [one]:
                    tell(document.path, _size(document))
        except Exception:  # whoever reads the documents will hear of it
            return


def find(arguments: Sequence[str | Path]) -> Inputs:
    """The documents that the arguments mean. Raises `NothingToReadError` with one sentence if there are none."""
    inputs = Inputs(arguments)
    inputs.peek()
    return inputs


def at(places: Sequence[Place]) -> Inputs:
    """The documents at places that were found before, perhaps by another machine."""
    inputs = Inputs([])
    inputs.put(places)
    return inputs


def _size(one: Place | Refused) -> int:
    """The bytes of a document as far as anybody knows before it is fetched, else 0."""
    if isinstance(one, LocalFile):
        try:
            return one.file.stat().st_size
        except OSError:
            return 0
    return 0 if isinstance(one, Refused) else one.size or 0


def _nothing(arguments: Iterable[str], refused: Sequence[Refused]) -> str:
    """Why there is nothing to read."""
    if refused:
        return "; ".join(str(one.rejected) for one in refused)
    names = ", ".join(written(urls.public(one) if urls.scheme(one) else one) for one in arguments)
    return f"{names}: no PDF in this folder or below it; nothing to read"
