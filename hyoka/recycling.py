"""What Pebble's pool has no words for: a worker that has grown goes, and workers come as there is work for them.

The only place that reaches into Pebble; `tests/hyoka/test_pool.py` shows that it takes.
"""

from __future__ import annotations

import ctypes
import os
import resource
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pebble.pool.process as inside
from pebble import ProcessPool

GROWN: Final = 400
"""Megabytes in memory after a document, above which a process is replaced: three times what reading a sample leaves."""
LARGE: Final = 150
"""Megabytes above which a process gives back what it holds free; a fresh one has some 60, and giving back takes a millisecond."""
_MEGABYTE: Final = 1 << 20


def replace_when_grown() -> None:
    """In a reading process: have it end after the answer that leaves it grown; the pool starts another one."""
    inside.worker_get_next_task = _until_grown  # type: ignore[assignment]


def _until_grown(channel: Any, most: int) -> Iterator[Any]:
    done = 0
    while done < most and (done == 0 or _held() < GROWN * _MEGABYTE):
        yield inside.fetch_task(channel)
        done += 1


def _held() -> int:
    """Bytes in memory, less what could be given back."""
    if resident() > LARGE * _MEGABYTE:
        give_back()
    return resident()


def give_back() -> None:
    """Return free memory to the system: glibc keeps it where something is still in use behind it. Elsewhere, nothing."""
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim is not None:
        trim(0)


def resident() -> int:
    """Bytes of this process in memory; the most that it ever had, where the system does not tell."""
    statm = Path("/proc/self/statm")
    if statm.exists():
        return int(statm.read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)


def allow_workers(pool: ProcessPool, number: int) -> None:
    """Let a pool have so many workers, if it has fewer: it starts them by itself."""
    manager = pool._pool_manager.worker_manager
    manager.workers_number = max(manager.workers_number, number)


def end_workers(pool: ProcessPool) -> None:
    """Kill the processes of a pool that is about to be stopped, and have it start no others.

    Pebble first closes what it shares with them: one that is just starting would complain of that on the terminal.
    """
    manager = pool._pool_manager.worker_manager
    manager.workers_number = 0
    for worker in tuple(manager.workers.values()):
        worker.kill()
