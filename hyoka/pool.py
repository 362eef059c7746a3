"""Reading many documents, each in a killable process with a time and a memory limit. A failure costs one document."""

from __future__ import annotations

import multiprocessing
import os
import signal
import tempfile
from collections.abc import Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, CancelledError, Future, TimeoutError, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from functools import partial
from itertools import count, islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from pebble import ProcessExpired, ProcessPool

from hyoka.interrupts import unheard_by_children
from hyoka.longs import Long, long
from hyoka.pipeline import ReadOptions, read_document
from hyoka.recycling import allow_workers, end_workers
from hyoka.shares import LONGEST, RANGE, whole
from hyoka.transport import unpack
from hyoka.worker import Reply, set_up, work
from schemas.errors import Reason, Rejected

if TYPE_CHECKING:
    from hyoka.longs import Call
    from hyoka.sources import Source
    from hyoka.worker import Read
    from schemas.document import DocumentResult

TIMEOUT: Final = 300.0
"""Seconds that a document may take, unless told otherwise."""
MEMORY: Final = 4096
"""Megabytes of address space that a reading process may have, unless told otherwise."""

_TASKS_A_WORKER: Final = 64
"""A process reads so many documents before a fresh one takes its place."""
_AHEAD: Final = 3
"""Documents handed out for each process; bounds what waits to be loaded."""
_ATTEMPTS: Final = 2
"""How often a document may be there when the whole pool breaks."""
_PARTS_AHEAD: Final = 2
"""Parts of a long document handed out for each process: what is given up with it, and what waits in the pipe."""
_LOST: Final = 60.0
"""Seconds without any task at work after which the pool is taken for broken; a process starts in one or two."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How many processes, and what one document may take: seconds, and megabytes of address space (0: no limit).

    The seconds count from when a process begins to read. A long document is read in parts, and each may take as long.
    """

    jobs: int = 1
    timeout: float = TIMEOUT
    memory: int = MEMORY


@dataclass(slots=True, eq=False)
class _Document:
    """A document that is being read: the file that its result will be in, and the tasks that are not done yet."""

    number: int
    source: Source
    file: Path
    long: Long | None = None
    steps: Iterator[Iterable[Call]] = field(default_factory=lambda: iter(()))
    waiting: Iterator[Call] = field(default_factory=lambda: iter(()))
    running: int = 0
    answer: Rejected | None = None


@dataclass(frozen=True, slots=True)
class _Task:
    """Something that a process does for a document."""

    document: _Document
    call: Call
    attempt: int = 1


class Reading:
    """Documents being read; iterate over it for the answers. Leaving the `with` block ends every process."""

    def __init__(
        self,
        options: ReadOptions,
        limits: Limits,
        *,
        read: Read = read_document,
        ordered: bool = False,
        longest: int = LONGEST,
        size: int = RANGE,
    ) -> None:
        """Read with `read`; answers come as they are ready, or in the order of the documents if `ordered`.

        What `read_document` reads is read in ranges of `size` pages if it has more than `longest`.
        """
        self._options, self._limits, self._read, self._ordered = options, limits, read, ordered
        self._longest, self._size, self._jobs = longest, size, max(1, limits.jobs)
        self._folder = tempfile.TemporaryDirectory(prefix="hyoka-")
        self._numbers = count()
        self._pool = self._new_pool()
        self._pending: dict[Future[Reply], _Task] = {}
        self._ready: dict[int, _Document] = {}

    def __enter__(self) -> Reading:
        """The reading itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """End every process, also in the middle of a document."""
        self._end_pool()
        self._folder.cleanup()

    def answers(self, sources: Iterable[Source]) -> Iterator[tuple[Source, DocumentResult | Rejected]]:
        """The result or the rejection of every document."""
        room, first = self._jobs * _AHEAD, 0
        # The source is asked for one more only when there is room: it may fetch what it yields.
        todo = enumerate(sources)
        under_way = 0
        while True:
            for number, source in islice(todo, room - under_way):
                under_way += 1
                self._begin(number, source)
            if not under_way:
                return
            while not self._is_ready(first):
                self._advance()
            for document in self._taken(first):
                under_way, first = under_way - 1, first + 1
                yield document.source, document.answer or unpack(document.file)

    def _is_ready(self, first: int) -> bool:
        return first in self._ready if self._ordered else bool(self._ready)

    def _taken(self, first: int) -> Iterator[_Document]:
        """What can be answered now; `first` is whose turn it is, if there is an order."""
        if not self._ordered:
            for number in tuple(self._ready):
                yield self._ready.pop(number)
            return
        while first in self._ready:
            yield self._ready.pop(first)
            first += 1

    def _begin(self, number: int, source: Source) -> None:
        """Hand a document to the pool, to be read in one go if it is not too long."""
        document = _Document(number, source, self._new_file())
        self._submit(document, partial(work, self._read, whole(source, self._longest), self._options, document.file))

    def _advance(self) -> None:
        """Wait until something is done, and do what comes next."""
        done, _ = wait(self._pending, timeout=_LOST, return_when=FIRST_COMPLETED)
        if not done and not any(future.running() for future in self._pending):
            # A process took a task and died before it could say so.
            self._again()
        for future in done:
            task = self._pending.pop(future, None)
            if task is not None:
                self._settle(future, task)

    def _settle(self, future: Future[Reply], task: _Task) -> None:
        """Take in how a task went: the next one of its document begins, or the document is ready."""
        document = task.document
        document.running -= 1
        reply = self._reply(future, task)
        if reply is None:
            return
        if isinstance(reply, Rejected):
            self._reject(document, reply)
            return
        if reply.pages is not None:
            document.long = long(document.source, reply, self._options, self._size, self._jobs, self._new_file)
            document.steps = iter(document.long.steps(self._read, document.file))
        for call in islice(document.waiting, 1):
            self._submit(document, call)
        while not document.running:
            step = next(document.steps, None)
            if step is None:
                self._finish(document)
                return
            document.waiting = iter(step)
            for call in islice(document.waiting, self._jobs * _PARTS_AHEAD):
                self._submit(document, call)

    def _reply(self, future: Future[Reply], task: _Task) -> Reply | Rejected | None:
        """What came of a task; None if it must be done again, because another one broke the pool."""
        name = task.document.source.name
        of_part = "" if task.document.long is None else " for one part of the document"
        try:
            reply = future.result()
        except TimeoutError:
            return Rejected(name, Reason.TIMED_OUT, f"{self._limits.timeout:g} s{of_part}")
        except ProcessExpired as error:
            return Rejected(name, Reason.CRASHED, _cause(error.exitcode))
        except (BrokenProcessPool, CancelledError):
            return self._again(task)
        if reply.reason is Reason.OUT_OF_MEMORY and not reply.detail:
            return Rejected(reply.document, reply.reason, f"{self._limits.memory} MB{of_part}")
        return reply if reply.reason is None else Rejected(reply.document, reply.reason, reply.detail)

    def _reject(self, document: _Document, rejected: Rejected) -> None:
        """Give a document up, with all that is still being done for it."""
        document.answer = rejected
        for future, task in tuple(self._pending.items()):
            if task.document is document:
                del self._pending[future]
        if document.long is not None:
            document.long.drop()
        self._finish(document)

    def _finish(self, document: _Document) -> None:
        """A document is ready to be answered."""
        if document.long is not None:
            document.long.remove()
        document.long, document.waiting, document.steps = None, iter(()), iter(())
        self._ready[document.number] = document

    def _again(self, task: _Task | None = None) -> Rejected | None:
        """Start a new pool and everything that was pending in the broken one; `task` noticed that it broke."""
        lost = [*([task] if task else []), *self._pending.values()]
        self._pending.clear()
        self._end_pool()
        self._pool = self._new_pool()
        given_up = task is not None and task.attempt >= _ATTEMPTS
        for one in lost:
            if one is not task:
                one.document.running -= 1
            if not (given_up and one is task):
                self._submit(one.document, one.call, one.attempt + 1)
        return (
            Rejected(task.document.source.name, Reason.CRASHED, "the pool of readers broke")
            if given_up and task
            else None
        )

    def _submit(self, document: _Document, call: Call, attempt: int = 1) -> None:
        """Hand a task to the pool."""
        with unheard_by_children():
            try:
                future = self._pool.schedule(call, timeout=self._limits.timeout or None)
            except RuntimeError:  # it broke, and no task has told yet
                self._again()
                future = self._pool.schedule(call, timeout=self._limits.timeout or None)
            document.running += 1
            self._pending[future] = _Task(document, call, attempt)
            allow_workers(self._pool, min(self._jobs, len(self._pending)))

    def _end_pool(self) -> None:
        """End the processes, whatever they are doing."""
        end_workers(self._pool)
        self._pool.stop()  # type: ignore[no-untyped-call]
        self._pool.join()

    def _new_pool(self) -> ProcessPool:
        """Processes that share nothing with this one; one to begin with."""
        return ProcessPool(
            max_workers=1,
            max_tasks=_TASKS_A_WORKER,
            initializer=set_up,
            initargs=(self._limits.memory, os.getpid()),
            context=multiprocessing.get_context("spawn"),
        )

    def _new_file(self) -> Path:
        """A file for one result."""
        return Path(self._folder.name, f"{next(self._numbers)}.facts")


def _cause(code: Any) -> str:
    """What ended a process, in words."""
    if isinstance(code, int) and code < 0:
        try:
            return signal.Signals(-code).name
        except ValueError:
            return f"signal {-code}"
    return f"exit code {code}"
