"""What runs inside a reading process: it may hang, run out of memory or crash, and takes one document with it."""

from __future__ import annotations

import ctypes
import os
import resource
import signal
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from hyoka.transport import pack
from schemas.errors import Reason, Rejected

if TYPE_CHECKING:
    from hyoka.pipeline import ReadOptions
    from hyoka.sources import Source
    from schemas.document import DocumentResult

    Read = Callable[[Source, ReadOptions], DocumentResult]

_MEGABYTE: Final = 1024 * 1024
_PR_SET_PDEATHSIG: Final = 1


@dataclass(frozen=True, slots=True)
class Reply:
    """What crosses the pipe: the reason of a rejection, or None if the result is in the file."""

    document: str
    reason: Reason | None = None
    detail: str = ""


def set_up(memory: int, parent: int) -> None:
    """Limit the memory (in MB), leave no core dumps, write nothing to the terminal, die with the parent."""
    if memory:
        resource.setrlimit(resource.RLIMIT_AS, (memory * _MEGABYTE, memory * _MEGABYTE))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if "HYOKA_DEBUG" not in os.environ:
        silence = os.open(os.devnull, os.O_WRONLY)
        os.dup2(silence, 1)
        os.dup2(silence, 2)
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(1)


def work(read: Read, source: Source, options: ReadOptions, file: Path) -> Reply:
    """Read one document; its result goes to `file`."""
    try:
        pack(read(source, options), file)
    except Rejected as rejected:
        return Reply(rejected.document, rejected.reason, rejected.detail)
    except MemoryError:
        return Reply(source.name, Reason.OUT_OF_MEMORY)
    except Exception as error:  # whatever a reader throws costs this document only
        said = " ".join(f"{type(error).__name__}: {error}".split())
        return Reply(source.name, Reason.CRASHED, said[:500])
    return Reply(source.name)
