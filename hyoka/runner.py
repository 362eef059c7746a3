"""A run: every document read in a process of its own, loaded here, and written to the ledger."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING, Any, Protocol

from hyoka import __version__
from hyoka.auditing import read_audited
from hyoka.course import Course
from hyoka.notices import audit_line, doubt_line, drift_line
from hyoka.pipeline import ReadOptions
from hyoka.pool import Limits, Reading
from hyoka.prepared import preparing
from hyoka.processes import this_process
from hyoka.sources import digest, released
from load.bulk import all_columns
from load.failures import patiently
from schemas.errors import Rejected

if TYPE_CHECKING:
    from hyoka.inputs import Inputs
    from hyoka.sources import Source
    from hyoka.worker import Read
    from load.outcomes import Entry
    from load.prepared import Prepared
    from schemas.document import DocumentResult

    Report = Callable[[Entry], None]
    Notice = Callable[[str], None]


class Answering(Protocol):
    """What reads documents: processes of this machine (`hyoka.pool.Reading`), or those of many."""

    def answers(self, sources: Iterable[Source]) -> Iterator[tuple[Source, DocumentResult | Rejected]]:
        """The result or the rejection of every document, each once, as they are ready.

        `sources` is lazy and has to be taken from as readers need work: what it yields is asked of the database first.
        """
        ...


class Loading(Protocol):
    """Where a run puts what it reads: a database (`load.store.Store`), or shards (`load.shards.ShardStore`)."""

    tell: Callable[[str], None] | None

    def begin_run(self, version: str, options: Mapping[str, Any]) -> int:
        """Note that a run begins. Returns its number."""
        ...

    def finish_run(self, run_id: int) -> None:
        """Note that a run came to its end."""
        ...

    def known(self, extraction: str) -> Container[str]:
        """SHA-256 of the documents whose facts come from this extraction."""
        ...

    def load(
        self, run_id: int, result: DocumentResult | Prepared, extraction: str, *, seconds: float | None = None
    ) -> Entry:
        """Load a document, unless it is there; a reader had it for so many seconds."""
        ...

    def unchanged(self, run_id: int, path: str, name: str, sha256: str) -> Entry:
        """Note that a file holds a document that is there."""
        ...

    def reject(
        self, run_id: int, path: str, rejected: Rejected, sha256: str | None = None, *, seconds: float | None = None
    ) -> Entry:
        """Note why a document could not be loaded."""
        ...


def run(
    inputs: Inputs,
    store: Loading,
    options: ReadOptions,
    limits: Limits,
    report: Report,
    *,
    read: Read = read_audited,
    reading: Answering | None = None,
    notice: Notice | None = None,
    course: Course | None = None,
    begun: Callable[[int], None] | None = None,
) -> None:
    """Read, audit and load the documents; `report` hears of every one as soon as its ledger row is written.

    `notice` is told in one line of each document whose form has changed (drift), or that could not be audited, and of a
    database that went away and is waited for (unless the store has somebody else to tell). `reading` is what reads, in
    place of `read` in processes of this machine; who gives it closes it. `course` hears when each document is looked at,
    handed out, answered and loaded; `begun` the number of the run.

    What an earlier run (even a killed one) has loaded from the same bytes in the same way is not read again. Raises
    `DatabaseError` where the database fails for good: what is loaded stays, and the next run goes on from there.
    """
    extraction = options.extraction()
    hearing = Hearing(report, notice, course or Course(limits.jobs, limits.timeout), begun)
    store.tell = store.tell or notice
    told = {"extraction": extraction, "files": len(inputs), **asdict(limits), **this_process()}
    run_id = store.begin_run(__version__, told)
    hearing.begin(run_id)
    with _answering(reading, read, options, limits) as answering:
        load_all(inputs, store, run_id, extraction, answering, hearing)
    store.finish_run(run_id)


@dataclass(frozen=True, slots=True)
class Hearing:
    """Who hears how a run goes: of every ledger row, of lines for the person, of its course, and of its number."""

    report: Report
    notice: Notice | None
    course: Course
    begun: Callable[[int], None] | None = None

    def begin(self, run_id: int) -> None:
        """The run has its number."""
        if self.begun is not None:
            self.begun(run_id)

    def notes_of(self, answer: DocumentResult) -> None:
        """Tell what a person should know of a document."""
        for line in (told(answer.document, answer.notes) for told in (drift_line, audit_line, doubt_line)):
            if self.notice is not None and line is not None:
                self.notice(line)


def load_all(
    inputs: Inputs, store: Loading, run_id: int, extraction: str, answering: Answering, hearing: Hearing
) -> None:
    """Everything of a run but its beginning and its end, which a cluster has once for many of these."""
    report, course = hearing.report, hearing.course
    documents = inputs.documents(lambda path, refused: report(store.reject(run_id, path, refused)))
    todo = _not_yet_loaded(documents, store, store.known(extraction), run_id, report, course)
    for source, answer in released(answering.answers(todo)):
        seconds = course.answer(source, answer)
        if isinstance(answer, Rejected):
            entry = store.reject(run_id, source.path, answer, source.sha256, seconds=seconds)
        else:
            entry = store.load(run_id, answer, extraction, seconds=seconds)
        course.settle()
        report(entry)
        if not isinstance(answer, Rejected):
            hearing.notes_of(answer)


def _answering(
    reading: Answering | None, read: Read, options: ReadOptions, limits: Limits
) -> AbstractContextManager[Answering]:
    """What reads: what the caller gave, who closes it, or processes of this machine."""
    if reading is not None:
        return nullcontext(reading)
    return Reading(replace(options, relate=True), limits, read=preparing(read, all_columns()))


def _not_yet_loaded(
    sources: Iterable[Source], store: Loading, known: Container[str], run_id: int, report: Report, course: Course
) -> Iterator[Source]:
    """The documents whose bytes are not in the database yet, with their digest; the others get their ledger row.

    The digest is taken of all: a reading that sees other bytes has read a file that was being changed.
    """
    for source in sources:
        course.look()
        sha256 = source.sha256 or digest(source.file)
        if sha256 is not None and _is_known(sha256, known, store):
            entry = store.unchanged(run_id, source.path, source.name, sha256)
            course.skip(source)
            report(entry)
            source.discard()
        else:
            course.hand_out(source)
            yield replace(source, sha256=sha256)


def _is_known(sha256: str, known: Container[str], store: Loading) -> bool:
    """Whether a document is in the database, which may have to be waited for."""
    return patiently(lambda _: bool(known) and sha256 in known, store.tell)
