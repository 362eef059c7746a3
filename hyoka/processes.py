"""Which process a run is, noted with the run, so that `hyoka status` can tell one that goes on from one that was killed."""

from __future__ import annotations

import os
import socket
from collections.abc import Mapping
from pathlib import Path
from typing import Any


def this_process() -> dict[str, Any]:
    """Host, number and time of birth of this process."""
    return {"host": socket.gethostname(), "pid": os.getpid(), "born": _born(os.getpid())}


def is_alive(noted: Mapping[str, Any]) -> bool | None:
    """Whether the process that `this_process` described still runs; None where that cannot be told from here."""
    pid = noted.get("pid")
    if noted.get("host") != socket.gethostname() or not isinstance(pid, int) or pid <= 0:
        return None
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except OSError:
        pass
    return _born(pid) == noted.get("born")


def _born(pid: int) -> int | None:
    """When a process was born, in ticks since the machine was; None where there is no /proc. Numbers are used again."""
    try:
        said = Path(f"/proc/{pid}/stat").read_bytes()
    except OSError:
        return None
    # The name of the program, in brackets, may hold anything; the 20th field after it is the time.
    fields = said.rpartition(b")")[2].split()
    # A process that is dead and not yet buried.
    return None if fields[0] == b"Z" else int(fields[19])
