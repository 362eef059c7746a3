"""Runs that are killed at their n-th word to the database: `python -m tests.hyoka.killed`, told what to do on stdin.

A line is `URL POINT FOLDER`: two runs, one after the other, in a process of its own, which kills itself (SIGKILL) before
the POINT-th statement or commit; 0: never. The answer is a line: `killed`, or how many points there were.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from sqlalchemy import Engine, event

from hyoka.inputs import find
from hyoka.pipeline import ReadOptions
from hyoka.pool import Limits
from hyoka.runner import run
from hyoka.sources import Source
from load.store import open_store
from schemas.document import DocumentResult
from schemas.errors import Rejected
from tests.hyoka import fakes


class Inline:
    """Reading in this process."""

    def answers(self, sources: Iterable[Source]) -> Iterator[tuple[Source, DocumentResult | Rejected]]:
        """One by one."""
        for source in sources:
            try:
                yield source, fakes.read(source, ReadOptions())
            except Rejected as rejected:
                yield source, rejected


class Points:
    """Counts the words to the database, and kills at one of them."""

    def __init__(self, deadly: int) -> None:
        self.count, self._deadly = 0, deadly
        event.listen(Engine, "before_cursor_execute", self._point)
        event.listen(Engine, "commit", self._point)

    def _point(self, *_: object) -> None:
        self.count += 1
        if self.count == self._deadly:
            os.kill(os.getpid(), signal.SIGKILL)


def runs(url: str, point: int, folder: Path) -> int:
    """A run over what is in the folder, and one after its files have changed, as far as neither is done.

    Returns the number of points.
    """
    points = Points(point)
    for stage in ("1", "2"):
        done = folder / f"done-{stage}"
        if done.exists():
            continue
        for file in sorted((folder / stage).iterdir()):
            (folder / "in" / file.name).write_bytes(file.read_bytes())
        store = open_store(url)
        run(find([folder / "in"]), store, ReadOptions(), Limits(), lambda _: None, reading=Inline())
        store.close()
        done.touch()
    return points.count


def serve() -> None:
    """Do what is asked, each in a fork, so that everything is imported once."""
    for line in sys.stdin:
        url, point, folder = line.split()
        read_end, write_end = os.pipe()
        child = os.fork()
        if child == 0:
            os.write(write_end, str(runs(url, int(point), Path(folder))).encode())
            os._exit(0)
        os.close(write_end)
        with os.fdopen(read_end) as answer:
            said = answer.read()
        _, status = os.waitpid(child, 0)
        print("killed" if os.WIFSIGNALED(status) else said, flush=True)


if __name__ == "__main__":
    serve()
