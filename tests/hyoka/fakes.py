"""Readers that read no PDF: what a document does stands in its name. Importable by the reading processes.

`python -m tests.hyoka.fakes FOLDER URL JOBS` is a run with them, for tests that kill it.
"""

from __future__ import annotations

import ctypes
import hashlib
import os
import signal
import socket
import sys
import time
import urllib.request
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from types import MappingProxyType

from hyoka.inputs import find
from hyoka.pipeline import ReadOptions, read_document
from hyoka.pool import Limits
from hyoka.recycling import GROWN
from hyoka.runner import run
from hyoka.sources import Source
from load.store import open_store
from schemas.document import DocumentResult, PageNote, SheetInfo
from schemas.errors import Reason, Rejected
from schemas.fact import Fact
from schemas.geometry import Box


def read(source: Source, options: ReadOptions) -> DocumentResult:
    """Hang, crash, fail or read, as the name says; a bomb is a PDF and really read."""
    misbehave(source)
    if source.name.startswith("bomb"):
        return read_document(source, options)
    data = source.file.read_bytes()
    if source.name.startswith("slow"):
        time.sleep(0.05)
    if source.name.startswith("second"):
        time.sleep(1.0)
    if source.name.startswith("grow"):
        _KEPT.append(b"x" * (GROWN << 20))
    return DocumentResult(
        document=source.name,
        path=source.path,
        sha256=hashlib.sha256(data).hexdigest(),
        size=len(data),
        pages=1,
        municipality="つくば市",
        reader=options.reader,
        sheets=(SheetInfo(1, 1, 1, "シート", None),),
        facts=tuple(_facts(source.name, data.decode(), options)),
        notes=(PageNote(1, "coverage", _Deadly("90 %") if _first_time(source, "killed_in_packing") else "90 %"),),
    )


def read_bytes(source: Source, options: ReadOptions) -> DocumentResult:
    """Read whatever the bytes are: their digest is the text."""
    data = source.file.read_bytes()
    sha256 = hashlib.sha256(data).hexdigest()
    sheets = (SheetInfo(1, 1, 1, "シート", None),)
    facts = tuple(_facts(source.name, sha256, options))
    return DocumentResult(source.name, source.path, sha256, len(data), 1, None, options.reader, sheets, facts, ())


_KEPT: list[bytes] = []


def read_by(source: Source, options: ReadOptions) -> DocumentResult:
    """As above; the municipality is the number of the process that read it."""
    return replace(read(source, options), municipality=str(os.getpid()))


def call_home(source: Source, options: ReadOptions) -> DocumentResult:
    """Go to the port of this machine that the file names, in every way; the municipality tells what came of it."""
    port = int(source.file.read_text())
    ways: tuple[Callable[[], object], ...] = (
        lambda: socket.create_connection(("127.0.0.1", port), 5.0),
        lambda: socket.getaddrinfo("localhost", port),
        lambda: urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=5.0),
        lambda: socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b"x", ("127.0.0.1", port)),
    )
    came = [_outcome(way) for way in ways]
    native = ctypes.CDLL(None).socket(socket.AF_INET, socket.SOCK_STREAM, 0)
    (source.file.parent / "native").write_text(str(native))
    source.file.write_text("read")
    return replace(read(source, options), municipality=" ".join(came))


def _outcome(way: Callable[[], object]) -> str:
    try:
        way()
    except OSError as error:
        return "refused" if "no network" in str(error) or isinstance(error, PermissionError) else repr(error)
    return "done"


def misbehave(source: Source) -> None:
    """What hostile documents do to a reader."""
    what = source.name.partition("-")[0]
    if what == "hang":
        time.sleep(600)
    elif what == "segfault":
        ctypes.string_at(0)
    elif what == "abort":
        os.abort()
    elif what == "exit":
        os._exit(3)
    elif what == "hog":
        bytearray(1 << 40)
    elif what == "killer":
        os.kill(os.getppid(), signal.SIGKILL)
        time.sleep(600)
    elif what == "raise":
        raise ValueError("unexpected\nthing")
    elif what == "shout":
        os.write(1, b"noise on standard output\n")
    elif what == "killed_in_reading" and _first_time(source, what):
        os.kill(os.getpid(), signal.SIGKILL)
    elif what == "encrypted":
        raise Rejected(source.name, Reason.ENCRYPTED)


class _Deadly(str):
    """A text that kills whoever pickles it."""

    __slots__ = ()

    def __reduce__(self) -> tuple[object, ...]:
        os.kill(os.getpid(), signal.SIGKILL)
        return ()


def _first_time(source: Source, what: str) -> bool:
    """Whether a document of this kind is read for the first time."""
    if not source.name.startswith(what):
        return False
    mark = source.file.with_suffix(".mark")
    known = mark.exists()
    mark.touch()
    return not known


def _facts(name: str, text: str, options: ReadOptions) -> list[Fact]:
    """A few facts; their dimensions as the real reader has them, read only."""
    box = Box(1.0, 2.0, 3.0, 4.0)
    dimensions = MappingProxyType({"phase": "budget", "cost": "project"})
    return [
        Fact(name, 1, 1, box, "project_name", ("事業名",), text, text, reader=options.reader),
        Fact(name, 1, 1, box, "contact_name", ("担当者",), "山田", "山田", reader=options.reader),
        *(
            Fact(name, 1, 1, box, "amount", ("事業費",), k, str(k), 2000 + k, dimensions=dimensions, unit="JPY")
            for k in range(20)
        ),
    ]


if __name__ == "__main__":
    folder, url, jobs = sys.argv[1:]
    store = open_store(url)
    with find([folder]) as inputs:
        run(inputs, store, ReadOptions(), Limits(int(jobs), 60.0), partial(print, flush=True), read=read)
    store.close()
