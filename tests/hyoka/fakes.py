"""Readers that read no PDF: what a document does stands in its name. Importable by the reading processes.

`python -m tests.hyoka.fakes FOLDER URL JOBS` is a run with them, for tests that kill it.
"""

from __future__ import annotations

import ctypes
import hashlib
import os
import sys
import time
from pathlib import Path
from types import MappingProxyType

from hyoka.inputs import find
from hyoka.pipeline import ReadOptions
from hyoka.pool import Limits
from hyoka.runner import run
from hyoka.sources import Source
from load.store import open_store
from schemas.document import DocumentResult, PageNote, SheetInfo
from schemas.errors import Reason, Rejected
from schemas.fact import Fact
from schemas.geometry import Box


def read(source: Source, options: ReadOptions) -> DocumentResult:
    """Hang, crash, fail or read, as the name says."""
    misbehave(source)
    data = source.file.read_bytes()
    if source.name.startswith("slow"):
        time.sleep(0.05)
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
        notes=(PageNote(1, "coverage", "90 %"),),
    )


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
    elif what == "raise":
        raise ValueError("unexpected\nthing")
    elif what == "shout":
        os.write(1, b"noise on standard output\n")
    elif what == "encrypted":
        raise Rejected(source.name, Reason.ENCRYPTED)


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
    run(find([Path(folder)]), store, ReadOptions(), Limits(int(jobs), 5.0), print, read=read)
    store.close()
