"""What runs inside a reading process: it may hang, run out of memory or crash, and takes one document with it."""

from __future__ import annotations

import ctypes
import os
import re
import resource
import signal
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from hyoka.recycling import replace_when_grown
from hyoka.seclusion import no_network
from hyoka.shares import TooLong
from hyoka.transport import pack
from schemas.errors import Reason, Rejected

if TYPE_CHECKING:
    from hyoka.pipeline import ReadOptions
    from hyoka.sources import Source
    from schemas.document import DocumentResult

    Read = Callable[[Source, ReadOptions], DocumentResult]

_MEGABYTE: Final = 1024 * 1024
_PR_SET_PDEATHSIG: Final = 1
_RAN_OUT: Final = re.compile(
    r"\b[mc]?(?:re)?alloc[a-z]* ?\(.*failed|(?:cannot|unable to) allocate|out of memory|bad_alloc|MemoryError",
    re.IGNORECASE,
)
"""What libraries say when they are given no more memory: MuPDF (`malloc (9 bytes) failed`), zlib, numpy, C++."""
_DEEPEST: Final = 10


@dataclass(frozen=True, slots=True)
class Reply:
    """What crosses the pipe: the reason of a rejection, or None if the result is in the file.

    `pages` is given, with the digest of the bytes, where a document is too long to be read in one go.
    """

    document: str
    reason: Reason | None = None
    detail: str = ""
    pages: int | None = None
    sha256: str = ""


def set_up(memory: int, parent: int) -> None:
    """Limit the memory (in MB), leave no core dumps, write nothing to the terminal, no network, die with the parent."""
    if memory:
        resource.setrlimit(resource.RLIMIT_AS, (memory * _MEGABYTE, memory * _MEGABYTE))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if "HYOKA_DEBUG" not in os.environ:
        silence = os.open(os.devnull, os.O_WRONLY)
        os.dup2(silence, 1)
        os.dup2(silence, 2)
    # Pebble's own handler runs in Python, which a library that hangs never gets back to: end at once.
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    no_network()
    replace_when_grown()
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(1)


def work(read: Read, source: Source, options: ReadOptions, file: Path) -> Reply:
    """Read one document; its result goes to `file`."""
    return attempt(source.name, lambda: pack(read(source, options), file))


def attempt(name: str, task: Callable[[], None]) -> Reply:
    """Do what may fail for the document of this name, and tell how it went."""
    try:
        task()
    except TooLong as long:
        return Reply(name, pages=long.pages, sha256=long.sha256)
    except Rejected as rejected:
        if rejected.reason is Reason.DAMAGED and ran_out(rejected):
            return Reply(name, Reason.OUT_OF_MEMORY)
        return Reply(rejected.document, rejected.reason, rejected.detail)
    except Exception as error:  # whatever a reader throws costs this document only
        if ran_out(error):
            return Reply(name, Reason.OUT_OF_MEMORY)
        said = " ".join(f"{type(error).__name__}: {error}".split())
        return Reply(name, Reason.CRASHED, said[:500])
    return Reply(name)


def ran_out(error: BaseException) -> bool:
    """Whether an error comes, perhaps through several hands, of memory that was not to be had."""
    return any(isinstance(one, MemoryError) or _RAN_OUT.search(str(one)) is not None for one in _chain(error))


def _chain(error: BaseException) -> Iterator[BaseException]:
    """An error, what it wraps, and what it was raised from."""
    waiting, seen = [error], 0
    while waiting and seen < _DEEPEST:
        one = waiting.pop()
        yield one
        seen += 1
        waiting += [arg for arg in one.args if isinstance(arg, BaseException)]
        waiting += [before for before in (one.__cause__, one.__context__) if before is not None]
