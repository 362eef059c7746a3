"""A Dask worker in this very process, without the nanny: a nanny's worker is a daemon, and may not have children."""

from __future__ import annotations

import asyncio
from typing import Any, Final

import dask
import distributed

from hyoka import cluster_worker
from schemas.errors import HyokaError

PATIENCE: Final = 60
"""Seconds for which a scheduler that is not there yet is waited for."""
_SETTINGS: Final = {
    # Tasks hold no data; documents have limits of their own, and a worker that is paused for its memory reads nothing.
    "distributed.worker.memory.target": False,
    "distributed.worker.memory.spill": False,
    "distributed.worker.memory.pause": False,
    "distributed.worker.memory.terminate": False,
}


def serve(address: str, name: str | None, folder: str) -> None:
    """Work for the scheduler until it ends. Raises `HyokaError` where it cannot be reached."""
    try:
        with dask.config.set(_SETTINGS):
            asyncio.run(_serve(address, name, folder))
    except (OSError, TimeoutError, ValueError) as error:
        said = " ".join(str(error).split()) or type(error).__name__
        raise HyokaError(f"{address}: no scheduler answers there ({said})") from None
    finally:
        cluster_worker.close()


async def _serve(address: str, name: str | None, folder: str) -> None:
    # One thread: a task has all the reading processes of its worker.
    worker: Any = distributed.Worker(
        address,
        nthreads=1,
        name=name,
        local_directory=folder,
        memory_limit=0,
        dashboard=False,
        dashboard_address=None,
        death_timeout=PATIENCE,
    )
    async with worker:
        await worker.finished()
