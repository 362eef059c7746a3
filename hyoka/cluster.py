"""A run on many machines: what is found here is given out through a Dask scheduler, a few documents at a time.

The client lists the documents and counts the outcomes; it never has a fact in its hands. A task that died with its
worker is done again by another one; loading is idempotent, so nothing is there twice.
"""

from __future__ import annotations

import importlib
import logging
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict
from typing import TYPE_CHECKING, Any, Final

from hyoka import __version__
from hyoka.archives import is_archive
from hyoka.auditing import read_audited
from hyoka.cluster_worker import Done, Job, close, extraction_of, work
from hyoka.options import processors
from hyoka.processes import this_process
from load.outcomes import Outcome
from load.shards import ShardStore
from schemas.errors import ClusterError, ClusterLostError, Reason, Rejected

if TYPE_CHECKING:
    from hyoka.inputs import Inputs
    from hyoka.pipeline import ReadOptions
    from hyoka.places import Place
    from hyoka.pool import Limits
    from hyoka.runner import Hearing, Loading
    from hyoka.worker import Read
    from load.store import Store

BATCH: Final = 4
"""Documents of one task for each reading process of a worker: a task costs the scheduler a few milliseconds, a document many
times that to read; and the processes of a worker should not wait long for the last of them."""
AHEAD: Final = 2
"""Tasks that are given out for each thread of a worker: one that runs, and one that waits for it."""
FEWEST: Final = 4
"""Tasks that are given out while no worker is there yet."""
CONNECT: Final = 30.0
"""Seconds after which a scheduler that does not answer is said to be gone."""
_POLL: Final = 2.0
"""Seconds after which somebody looks whether the scheduler is still there."""
_INSTALL: Final = "a cluster needs `pip install 'hyoka[cluster]'`"

Places = tuple["Place", ...]


def run_on(
    address: str,
    inputs: Inputs,
    store: Store | ShardStore,
    options: ReadOptions,
    limits: Limits,
    hearing: Hearing,
    *,
    target: str,
    read: Read = read_audited,
) -> None:
    """A run like `hyoka.runner.run`, by the workers of the scheduler at `address`.

    `target` is what the workers open: the URL of the store with its password, or its folder. Raises `ClusterError` where
    the scheduler cannot be reached or goes away, or a worker has another build, and `DatabaseError`.
    """
    extraction = options.extraction()
    store.tell = store.tell or hearing.notice
    about = {"extraction": extraction, "scheduler": address, **asdict(limits), **this_process()}
    with connected(address) as client:
        run_id = store.begin_run(__version__, about)
        hearing.begin(run_id)
        personal = isinstance(store, ShardStore) and store.with_personal
        job = Job(run_id, target, isinstance(store, ShardStore), personal, extraction, options, limits, read)
        load_on(client, address, inputs, job, store, hearing)
    store.finish_run(run_id)


def load_on(client: Any, address: str, inputs: Inputs, job: Job, store: Loading, hearing: Hearing) -> None:
    """Have the workers of a scheduler read and load the documents; `hearing` is told of every one.

    `store` takes what no worker could: things that are no documents, and those that every worker died of. Raises
    `ClusterError` where the scheduler cannot be reached or goes away, or a worker has another build.
    """
    _same_build(client, job)
    places = inputs.places(lambda path, refused: hearing.report(store.reject(job.run_id, path, refused)))
    _Dispatcher(client, address, job, store, hearing).run(_batches(places, BATCH * _readers(client, job)))


@contextmanager
def connected(address: str) -> Iterator[Any]:
    """A connection to the scheduler; what is left to do is taken back when it ends."""
    # What Dask logs of lost connections, we say in a sentence.
    logging.getLogger("distributed").setLevel(logging.CRITICAL)
    try:
        client = _distributed().Client(address, timeout=CONNECT)
    except (OSError, TimeoutError, ValueError) as error:
        raise ClusterError(f"{address}: no scheduler answers there ({_sentence(error)})") from None
    try:
        yield client
    finally:
        with suppress(Exception):
            # The reading processes of this run, and the connections to its database, are of no more use.
            client.run(close, on_error="ignore")
        with suppress(Exception):
            client.close(timeout=CONNECT)


def _distributed() -> Any:
    """Dask's library, which is an extra. Raises `ClusterError` with what to install."""
    try:
        return importlib.import_module("distributed")
    except ImportError:
        raise ClusterError(_INSTALL) from None


def _same_build(client: Any, job: Job) -> None:
    """Raises `ClusterError` where a worker that is there would read otherwise than this build does."""
    for worker, extraction in client.run(extraction_of, job.options).items():
        if extraction != job.extraction:
            raise ClusterError(f"the worker {worker} has another build: {extraction}, not {job.extraction}")


def _readers(client: Any, job: Job) -> int:
    """How many documents a worker reads at once: as told, or its processors (of several kinds of machines the most)."""
    return job.limits.jobs or max(client.run(processors).values(), default=1)


def _batches(places: Iterable[Place], size: int) -> Iterator[Places]:
    """The places a task at a time; an archive may have thousands of documents, and is one of its own."""
    waiting: list[Place] = []
    for place in places:
        if is_archive(place):
            yield (place,)
            continue
        waiting.append(place)
        if len(waiting) == size:
            yield tuple(waiting)
            waiting = []
    if waiting:
        yield tuple(waiting)


class _Dispatcher:
    """Gives out tasks, never more than the workers need, and takes in what came of them."""

    def __init__(self, client: Any, address: str, job: Job, store: Loading, hearing: Hearing) -> None:
        self._client, self._address, self._job = client, address, job
        self._store, self._hearing = store, hearing
        self._pending: dict[Any, Places] = {}
        self._alone: list[Places] = []
        self._waited = False

    def run(self, batches: Iterator[Places]) -> None:
        """Until everything has its outcome. What is left is taken back where this ends otherwise."""
        try:
            while True:
                while len(self._pending) < self._room() and (batch := self._next(batches)) is not None:
                    self._pending[self._client.submit(work, self._job, batch, pure=False)] = batch
                    for place in batch:
                        self._hearing.course.give_out(place.path, place.size or 0)
                if not self._pending:
                    return
                for future in self._finished():
                    self._take(future, self._pending.pop(future))
        finally:
            if self._pending and self._client.status == "running":
                self._client.cancel(list(self._pending), force=True)

    def _next(self, batches: Iterator[Places]) -> Places | None:
        """The next task; those that have to be done alone come first. None where nothing is left."""
        return self._alone.pop() if self._alone else next(batches, None)

    def _room(self) -> int:
        """How many tasks the workers that are there now can be given."""
        threads: int = sum(self._client.nthreads().values())
        if threads == 0 and not self._waited:
            self._waited = True
            self._tell(f"no worker has come to {self._address} yet; waiting for `hyoka worker {self._address}`")
        return max(FEWEST, AHEAD * threads)

    def _finished(self) -> list[Any]:
        """What is done; looks now and then whether the scheduler is there. Raises `ClusterError` if it is not."""
        distributed, gone = _distributed(), None
        while True:
            if self._client.status == "running":
                gone = None
                try:
                    done = distributed.wait(list(self._pending), timeout=_POLL, return_when="FIRST_COMPLETED").done
                except (TimeoutError, distributed.TimeoutError):
                    continue
                except (OSError, distributed.CancelledError):
                    done = set()
                if done and self._client.status == "running":
                    return list(done)
            gone = gone or time.monotonic()
            if self._client.status == "closed" or time.monotonic() - gone > CONNECT:
                raise ClusterLostError(f"{self._address}: the scheduler went away")
            time.sleep(0.1)

    def _take(self, future: Any, batch: Places) -> None:
        """Report what became of the documents of a task."""
        if future.cancelled():
            raise ClusterLostError(f"{self._address}: the scheduler went away")
        error = future.exception()
        if isinstance(error, _distributed().KilledWorker):
            self._killed(batch)
        elif error is not None:
            raise error
        else:
            done: Done = future.result()
            pages = {entry.path: entry.pages for entry in done.entries if entry.outcome is not Outcome.REJECTED}
            for place in batch:
                self._hearing.course.take_in(place.path, place.size or 0, pages.get(place.path))
            for entry in done.entries:
                self._hearing.report(entry)
            for line in done.notices:
                self._tell(line)

    def _tell(self, line: str) -> None:
        if self._hearing.notice is not None:
            self._hearing.notice(line)

    def _killed(self, batch: Places) -> None:
        """Workers died of this task again and again: its documents one by one, until it is known which one it is."""
        if len(batch) > 1:
            self._alone += [(place,) for place in batch]
            return
        (place,) = batch
        said = Rejected(place.name, Reason.CRASHED, "every worker that was to read it died")
        self._hearing.report(self._store.reject(self._job.run_id, place.path, said))


def _sentence(error: BaseException) -> str:
    return " ".join(str(error).split())[:200] or type(error).__name__
