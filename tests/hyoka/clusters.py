"""A Dask scheduler and workers as processes of their own on this machine, for tests that kill them."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Any

ROOT = Path(__file__).parents[2]
DEADLINE = 120.0
"""Seconds; a loaded machine starts a worker in ten."""
_LISTENING = re.compile(r"Scheduler at:\s+(tcp://\S+)")


class Cluster:
    """A scheduler at `address`; leaving the `with` block kills everything."""

    def __init__(self, folder: Path, *, failures: int = 3) -> None:
        """Start the scheduler; a task may outlive so many workers."""
        self._folder = folder
        self._environment = os.environ | {
            "DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": str(failures),
            "PYTHONPATH": str(ROOT),
        }
        self.workers: list[subprocess.Popen[bytes]] = []
        command = ["-m", "distributed.cli.dask_scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard"]
        self._log = folder / "scheduler.txt"
        self.scheduler = self._start(command, self._log)
        self.address = ""
        wait_until(self._is_listening)

    def _is_listening(self) -> bool:
        found = _LISTENING.search(self._log.read_text(encoding="utf-8"))
        self.address = found[1] if found else ""
        return bool(found)

    def _start(self, arguments: list[str], log: Path) -> subprocess.Popen[bytes]:
        with log.open("wb") as stream:
            return subprocess.Popen(
                [sys.executable, *arguments], cwd=ROOT, env=self._environment, stdout=stream, stderr=subprocess.STDOUT
            )

    def add_worker(self) -> subprocess.Popen[bytes]:
        """Start one more worker with the command that the documentation names."""
        name = f"worker-{len(self.workers)}"
        command = ["-m", "hyoka", "worker", self.address, "--name", name]
        self.workers.append(self._start(command, self._folder / f"{name}.txt"))
        return self.workers[-1]

    def __enter__(self) -> Cluster:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for process in (*self.workers, self.scheduler):
            if process.poll() is None:
                process.send_signal(signal.SIGKILL)
            process.wait()


def wait_until(done: Callable[[], Any]) -> None:
    """Until something is so; at most the deadline."""
    until = time.monotonic() + DEADLINE
    while not done():
        assert time.monotonic() < until, "nothing came of it in time"
        time.sleep(0.1)
