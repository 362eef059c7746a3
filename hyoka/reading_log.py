"""`--log-json` of the commands that read documents and load nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from hyoka.course import Course
from hyoka.log_schema import Event
from hyoka.logs import STDOUT, EventLog, complain, opened_log, run_started
from load.outcomes import Entry, Outcome
from load.values import storable_path
from schemas.errors import Rejected

if TYPE_CHECKING:
    from hyoka.inputs import Inputs
    from hyoka.pool import Limits, Reading
    from hyoka.sources import Source
    from schemas.document import DocumentResult


class ReadingLog:
    """The log of a command that reads, and the counts of what it has read."""

    def __init__(self, log: EventLog, course: Course) -> None:
        """Log what is read in a course."""
        self._log, self._course = log, course
        self._counts = dict.fromkeys(("documents", "loaded", "unchanged", "rejected", "pages", "sheets", "facts"), 0)

    def answers(
        self, reading: Reading, inputs: Inputs, refuse: Callable[[Rejected], None]
    ) -> Iterator[tuple[Source, DocumentResult | Rejected]]:
        """What reading gives, each with its line in the log; `refuse` is told of what is no document."""

        def refused(path: str, rejected: Rejected) -> None:
            self.rejected(path, rejected)
            refuse(rejected)

        for source, answer in reading.answers(self._handed_out(inputs.documents(refused))):
            seconds = self._course.answer(source, answer)
            self._course.settle()
            if isinstance(answer, Rejected):
                self.rejected(source.path, answer, seconds)
            else:
                self._read(source, answer, seconds)
            yield source, answer

    def rejected(self, path: str, rejected: Rejected, seconds: float | None = None) -> None:
        """The line of a document that could not be read."""
        self._count(rejected=1)
        reason, message = rejected.reason.value, str(rejected)
        name = rejected.document
        entry = Entry(storable_path(path), name, Outcome.REJECTED, reason=reason, message=message, seconds=seconds)
        self._log.document(entry)

    def counts(self) -> dict[str, Any]:
        """What was read so far."""
        return self._counts | {"elapsed": round(self._course.elapsed(), 3)}

    def _read(self, source: Source, result: DocumentResult, seconds: float | None) -> None:
        """The line of a document that was read."""
        sheets = sum(sheet.ordinal > 0 for sheet in result.sheets)
        self._count(loaded=1, pages=result.pages, sheets=sheets, facts=len(result.facts))
        self._log.write(
            Event.DOCUMENT_READ,
            path=storable_path(source.path),
            sha256=result.sha256,
            seconds=None if seconds is None else round(seconds, 3),
            pages=result.pages,
            sheets=sheets,
            facts=len(result.facts),
        )

    def _handed_out(self, sources: Iterable[Source]) -> Iterator[Source]:
        """The documents, each told to the course as it goes to a reader."""
        for source in sources:
            self._course.hand_out(source)
            yield source

    def _count(self, **more: int) -> None:
        """One more document."""
        for name, number in (more | {"documents": 1}).items():
            self._counts[name] += number


@contextmanager
def reading_log(target: str | None, command: str, inputs: Inputs, limits: Limits) -> Iterator[ReadingLog]:
    """The log of a command, from its first line to its last. Raises `HyokaError` where it cannot be written."""
    with opened_log(target, complain) as log:
        course = Course(limits.jobs, limits.timeout)
        inputs.announce(course.announce)
        run_started(log, course, limits, command, None, None)
        reading = ReadingLog(log, course)
        try:
            yield reading
        except KeyboardInterrupt:
            log.write(Event.RUN_INTERRUPTED, **reading.counts())
            raise
        except Exception as error:
            log.write(Event.RUN_FAILED, message=str(error), **reading.counts())
            raise
        log.write(Event.RUN_FINISHED, **reading.counts())


def keep_apart(log_json: str | None, output: Path | None) -> None:
    """Raises `BadParameter` where the log and what is read would both go to standard output."""
    if log_json == STDOUT and output is None:
        raise typer.BadParameter(
            "standard output is taken by what is read; give --output, too", param_hint="--log-json"
        )
