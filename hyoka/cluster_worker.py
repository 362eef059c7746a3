"""What a worker of a cluster does: read some documents in processes of its own, load them, and say what became of them.

Only the outcomes cross the network: the facts go straight from here into the one database, or into a shard.
"""

from __future__ import annotations

import multiprocessing
import socket
import threading
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from hyoka import inputs, runner
from hyoka.auditing import read_audited
from hyoka.course import Course
from hyoka.options import processors
from hyoka.places import LocalFile
from hyoka.pool import Limits, Reading
from hyoka.prepared import preparing
from load.bulk import all_columns
from load.shards import ShardStore
from load.store import Store, open_store
from schemas.errors import ClusterError, Reason, Rejected

if TYPE_CHECKING:
    from hyoka.pipeline import ReadOptions
    from hyoka.places import Place
    from hyoka.worker import Read
    from load.outcomes import Entry


@dataclass(frozen=True, slots=True)
class Job:
    """A run, as its workers know it. `target` is the URL of a database, or, for `shards`, a folder that all can write.

    `limits.jobs` of 0 is every processor of the worker. `extraction` is what the client would mark the facts with: a worker of another build must not read for it.
    """

    run_id: int
    target: str
    shards: bool
    with_personal: bool
    extraction: str
    options: ReadOptions
    limits: Limits
    read: Read = read_audited


@dataclass(frozen=True, slots=True)
class Done:
    """What became of the documents of one task, and the lines for the person."""

    entries: tuple[Entry, ...]
    notices: tuple[str, ...]


class _Station:
    """What a worker keeps from one task to the next: its reading processes, and its connection."""

    def __init__(self, job: Job) -> None:
        self.job = job
        self.store: Store | ShardStore = (
            ShardStore(Path(job.target), with_personal=job.with_personal) if job.shards else open_store(job.target)
        )
        self.jobs = job.limits.jobs or processors()
        limits = replace(job.limits, jobs=self.jobs)
        options = replace(job.options, relate=True)
        self.reading = Reading(options, limits, read=preparing(job.read, all_columns()))

    def close(self) -> None:
        self.reading.__exit__(None, None, None)
        self.store.close()


_ALONE: Final = threading.RLock()
"""A worker with several threads does one task after the other: each has all of its processes."""
_station: _Station | None = None


def work(job: Job, places: Sequence[Place]) -> Done:
    """Read and load the documents at these places. Doing it twice does no harm.

    Raises `ClusterError` where this worker cannot, `DatabaseError` where the database fails for good.
    """
    global _station  # noqa: PLW0603 - one for each process
    _may_work(job)
    entries: list[Entry] = []
    notices: list[str] = []
    with _ALONE:
        if _station is None or _station.job != job:
            close()
            _station = _Station(job)
        station = _station
        seen = [place for place in places if not _is_hidden(place)]
        for place in places:
            if place not in seen:
                said = Rejected(place.name, Reason.NOT_FOUND, f"not on {socket.gethostname()}, which was to read it")
                entries.append(station.store.reject(job.run_id, place.path, said))
        with inputs.at(seen) as documents:
            hearing = runner.Hearing(entries.append, notices.append, Course(station.jobs, job.limits.timeout))
            runner.load_all(documents, station.store, job.run_id, job.extraction, station.reading, hearing)
        if isinstance(station.store, ShardStore):
            station.store.flush()
    return Done(tuple(map(_light, entries)), tuple(notices))


def close() -> None:
    """End the reading processes of this worker, and its connection; not while a task needs them.

    Dask calls this in the thread that speaks with the scheduler, which must not wait.
    """
    global _station  # noqa: PLW0603 - one for each process
    if not _ALONE.acquire(blocking=False):
        return
    try:
        if _station is not None:
            _station.close()
            _station = None
    finally:
        _ALONE.release()


def extraction_of(options: ReadOptions) -> str:
    """What this worker would mark facts with."""
    return options.extraction()


def _may_work(job: Job) -> None:
    """Raises `ClusterError` with what is in the way."""
    if multiprocessing.current_process().daemon:
        raise ClusterError(
            "this worker may not start the processes in which documents are read; "
            "start workers with `hyoka worker` (or `dask worker --no-nanny`)"
        )
    own = extraction_of(job.options)
    if own != job.extraction:
        raise ClusterError(f"the worker on {socket.gethostname()} has another build: {own}, not {job.extraction}")


def _is_hidden(place: Place) -> bool:
    """Whether a file that the client sees is not there for this machine."""
    return isinstance(place, LocalFile) and not place.file.exists()


def _light(entry: Entry) -> Entry:
    """An entry without the cells and sentences of its findings, which nobody counts."""
    if entry.audit is None:
        return entry
    findings = tuple(replace(one, cells=(), message="", suspect=None) for one in entry.audit.findings)
    return replace(entry, audit=replace(entry.audit, findings=findings))
