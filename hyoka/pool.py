"""Reading many documents, each in a killable process with a time and a memory limit. A failure costs one document."""

from __future__ import annotations

import multiprocessing
import os
import signal
import tempfile
from collections.abc import Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, CancelledError, Future, TimeoutError, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from itertools import count, islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from pebble import ProcessExpired, ProcessPool

from hyoka.pipeline import ReadOptions, read_document
from hyoka.transport import unpack
from hyoka.worker import Reply, set_up, work
from schemas.errors import Reason, Rejected

if TYPE_CHECKING:
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


@dataclass(frozen=True, slots=True)
class Limits:
    """How many processes, and what one document may take: seconds, and megabytes of address space (0: no limit)."""

    jobs: int = 1
    timeout: float = TIMEOUT
    memory: int = MEMORY


@dataclass(frozen=True, slots=True)
class _Task:
    """A document that is being read, and the file that its result will be in."""

    source: Source
    file: Path
    attempt: int = 1


class Reading:
    """Documents being read; iterate over it for the answers. Leaving the `with` block ends every process."""

    def __init__(
        self, options: ReadOptions, limits: Limits, *, read: Read = read_document, ordered: bool = False
    ) -> None:
        """Read with `read`; answers come as they are ready, or in the order of the documents if `ordered`."""
        self._options, self._limits, self._read, self._ordered = options, limits, read, ordered
        self._folder = tempfile.TemporaryDirectory(prefix="hyoka-")
        self._numbers = count()
        self._pool = self._new_pool()
        self._pending: dict[Future[Reply], _Task] = {}

    def __enter__(self) -> Reading:
        """The reading itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """End every process, also in the middle of a document."""
        self._end_pool()
        self._folder.cleanup()

    def answers(self, sources: Iterable[Source]) -> Iterator[tuple[Source, DocumentResult | Rejected]]:
        """The result or the rejection of every document."""
        todo = iter(sources)
        room = self._limits.jobs * _AHEAD
        while True:
            for source in islice(todo, max(0, room - len(self._pending))):
                self._submit(_Task(source, self._new_file()))
            if not self._pending:
                return
            for future in self._finished():
                task = self._pending.pop(future, None)
                answer = self._answer(future, task) if task else None
                if task and answer:
                    yield task.source, answer

    def _finished(self) -> list[Future[Reply]]:
        """What is ready; in order, if it must be."""
        if self._ordered:
            first = next(iter(self._pending))
            wait([first])
            return [first]
        done, _ = wait(self._pending, return_when=FIRST_COMPLETED)
        return list(done)

    def _answer(self, future: Future[Reply], task: _Task) -> DocumentResult | Rejected | None:
        """What came of a document; None if it must be read again, because another one broke the pool."""
        name = task.source.name
        try:
            reply = future.result()
        except TimeoutError:
            return Rejected(name, Reason.TIMED_OUT, f"{self._limits.timeout:g} s")
        except ProcessExpired as error:
            return Rejected(name, Reason.CRASHED, _cause(error.exitcode))
        except (BrokenProcessPool, CancelledError):
            return self._again(task)
        if reply.reason is Reason.OUT_OF_MEMORY and not reply.detail:
            return Rejected(reply.document, reply.reason, f"{self._limits.memory} MB")
        if reply.reason is not None:
            return Rejected(reply.document, reply.reason, reply.detail)
        return unpack(task.file)

    def _again(self, task: _Task) -> Rejected | None:
        """Start a new pool and everything that was pending in the broken one."""
        lost = [task, *self._pending.values()]
        self._pending.clear()
        self._end_pool()
        self._pool = self._new_pool()
        given_up = task.attempt >= _ATTEMPTS
        for one in lost[given_up:]:
            self._submit(_Task(one.source, self._new_file(), one.attempt + 1))
        return Rejected(task.source.name, Reason.CRASHED, "the pool of readers broke") if given_up else None

    def _submit(self, task: _Task) -> None:
        """Hand a document to the pool."""
        arguments = (self._read, task.source, self._options, task.file)
        timeout = self._limits.timeout or None
        self._pending[self._pool.schedule(work, args=arguments, timeout=timeout)] = task

    def _end_pool(self) -> None:
        """End the processes, whatever they are doing."""
        self._pool.stop()  # type: ignore[no-untyped-call]
        self._pool.join()

    def _new_pool(self) -> ProcessPool:
        """Processes that share nothing with this one."""
        return ProcessPool(
            max_workers=self._limits.jobs,
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
