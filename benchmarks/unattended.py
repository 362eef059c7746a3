"""What a long run costs: documents/s and rows/s by jobs and database, and how much memory it takes.

    python -m benchmarks.unattended [--documents 240] [--rounds 3] [--files 1000] [--pages 1500] [--markdown] [--no-loading]

Four measurements, each of the real `hyoka run` in a process of its own: many small documents with one and two jobs into SQLite
and Postgres, interleaved, beside raw MuPDF over the same pages in the same round; one file of 1,500 pages; 100 files
and 1,000 files, of which the memory should be the same; and (by `benchmarks.loading`) the first and the hundredth
thousand pages in one database. Ratios are what counts. Linux only.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from statistics import median
from threading import Event, Thread
from typing import Final

import pymupdf

from benchmarks import invariants
from benchmarks.faults import documents
from benchmarks.mutations import samples
from benchmarks.processes import ROOT, Ran, hyoka_run
from benchmarks.servers import Databases, drop, postgres
from benchmarks.speed import raw
from load.tables import METADATA

EVERY: Final = 0.02
"""Seconds between two looks at the memory of the processes: a peak shorter than that at the very end is missed."""
FEW: Final = 10
"""The memory of so many times fewer files is compared with."""
_KILOBYTES: Final = 1024


@dataclass(frozen=True, slots=True)
class Peak:
    """The highest resident memory, in MB: of the process that loads, and of the largest of its children."""

    parent: float
    child: float


@dataclass(frozen=True, slots=True)
class Throughput:
    """One way to run: its name, and the medians over the rounds; `ratio` is to raw MuPDF in the same round."""

    name: str
    documents: float
    pages: float
    rows: float
    ratio: float


class Watch:
    """Looks at the memory of a run while it goes on; call it as the `disturb` of `hyoka_run`."""

    def __init__(self) -> None:
        """Nothing seen yet."""
        self._parent, self._child = 0, 0
        self._over = Event()
        self._thread: Thread | None = None

    def __call__(self, process: subprocess.Popen[str], _: str) -> None:
        """Begin to look."""
        self._thread = Thread(target=self._look, args=(process.pid,), daemon=True)
        self._thread.start()

    def peak(self) -> Peak:
        """What was seen, when the run is over."""
        self._over.set()
        if self._thread is not None:
            self._thread.join()
        return Peak(self._parent / _KILOBYTES, self._child / _KILOBYTES)

    def _look(self, pid: int) -> None:
        while not self._over.wait(EVERY):
            self._parent = max(self._parent, _highest(pid))
            self._child = max([self._child, *map(_highest, _children(pid))])


def _highest(pid: int) -> int:
    """The peak of a process's resident memory so far, in kB; 0 where it is gone."""
    with suppress(OSError):
        for line in Path(f"/proc/{pid}/status").read_text().splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1])
    return 0


def _children(pid: int) -> list[int]:
    found: list[int] = []
    with suppress(OSError):
        for listed in Path(f"/proc/{pid}/task").glob("*/children"):
            found += map(int, listed.read_text().split())
    return found


def run(folder: Path, sources: Path, url: str, jobs: int) -> tuple[Ran, Peak]:
    """A run to its end, and its memory. Raises `RuntimeError` where it rejects a document."""
    watch = Watch()
    # A large file may take longer than a stranger's may: it is the memory that is looked at.
    arguments = (sources, "--quiet", "--db", url, "--jobs", jobs, "--timeout", 0)
    ran = hyoka_run(arguments, folder / "tmp", watch)
    peak = watch.peak()
    if ran.code != 0:
        raise RuntimeError(f"hyoka run ended with {ran.code}: {ran.err[-600:]}")
    return ran, peak


def rows_in(url: str) -> int:
    """All rows of all tables."""
    tables = " UNION ALL ".join(f"SELECT count(*) AS n FROM {table}" for table in METADATA.tables)
    return int(invariants.queried(url, f"SELECT sum(n) FROM ({tables}) AS counted")[0][0])


def throughput(
    folder: Path, count: int, rounds: int, databases: Databases | None, all_jobs: Sequence[int] = (1, 2)
) -> list[Throughput]:
    """Some numbers of jobs, on SQLite and Postgres, beside raw MuPDF: medians of interleaved rounds."""
    sources = documents(folder, count)
    files = sorted(sources.rglob("*.pdf"))
    pages = sum(_pages(file) for file in files)
    ways = [("SQLite", jobs) for jobs in all_jobs] + [("Postgres", jobs) for jobs in all_jobs if databases]
    seconds: dict[tuple[str, int], list[float]] = {way: [] for way in ways}
    ratios: dict[tuple[str, int], list[float]] = {way: [] for way in ways}
    rows = 0
    for round_ in range(rounds):
        start = time.perf_counter()
        raw(files)
        base = time.perf_counter() - start
        for kind, jobs in ways:
            on_postgres = kind == "Postgres" and databases is not None
            url = databases() if databases and on_postgres else f"sqlite:///{folder / f'{round_}-{jobs}.db'}"
            ran, _ = run(folder, sources, url, jobs)
            rows = rows_in(url)
            drop(url)
            seconds[kind, jobs].append(ran.seconds)
            ratios[kind, jobs].append(base / ran.seconds)
    return [
        Throughput(
            f"{kind}, {jobs} job{'s' if jobs > 1 else ''}",
            len(files) / median(seconds[kind, jobs]),
            pages / median(seconds[kind, jobs]),
            rows / median(seconds[kind, jobs]),
            median(ratios[kind, jobs]),
        )
        for kind, jobs in ways
    ]


def _pages(file: Path) -> int:
    with pymupdf.open(file) as document:
        return int(document.page_count)


def large_file(folder: Path, pages: int) -> Path:
    """One PDF of at least so many pages, made of the samples."""
    (folder / "large").mkdir()
    with pymupdf.open() as document:
        while document.page_count < pages:
            for file in samples():
                with pymupdf.open(file) as source:
                    document.insert_pdf(source)
        # Each sample brings its fonts once, as one producer would.
        document.save(folder / "large" / "large.pdf", garbage=4)
    return folder / "large"


def memory_of_large(folder: Path, pages: int, jobs: int) -> tuple[int, float, Peak]:
    """One large file: its pages, the seconds of its run, and the memory."""
    sources = folder / "large" if (folder / "large").is_dir() else large_file(folder, pages)
    ran, peak = run(folder, sources, f"sqlite:///{folder / f'large-{jobs}.db'}", jobs)
    return _pages(sources / "large.pdf"), ran.seconds, peak


def memory_of_many(folder: Path, files: int) -> list[tuple[int, Peak]]:
    """Few files and many, one job: number and memory of each."""
    found = []
    for count in (max(1, files // FEW), files):
        (folder / f"many-{count}").mkdir()
        sources = documents(folder / f"many-{count}", count)
        _, peak = run(folder, sources, f"sqlite:///{folder / f'many-{count}.db'}", 1)
        found.append((count, peak))
    return found


def table(head: Sequence[str], rows: Sequence[Sequence[str]], markdown: bool) -> str:
    """A table for the screen or as Markdown; the first column to the left, the others to the right."""
    if markdown:
        lines = [head, ["---", *["---:"] * (len(head) - 1)], *rows]
        return "\n".join(f"| {' | '.join(line)} |" for line in lines)
    return "\n".join(f"{line[0]:30}" + "".join(f"{cell:>16}" for cell in line[1:]) for line in [head, *rows])


def report(args: argparse.Namespace, databases: Databases | None, folder: Path) -> None:
    """Measure and print what the arguments ask for."""
    ways = throughput(folder, args.documents, args.rounds, databases)
    head = (f"{args.documents} documents", "documents/s", "pages/s", "rows/s", "of raw MuPDF")
    rows = [(w.name, f"{w.documents:.1f}", f"{w.pages:.1f}", f"{w.rows:.0f}", f"{w.ratio:.1%}") for w in ways]
    print(table(head, rows, args.markdown) + "\n", flush=True)
    peaks = []
    for jobs in (1, 2):
        pages, seconds, peak = memory_of_large(folder, args.pages, jobs)
        peaks.append((f"1 file of {pages} pages, {jobs} job{'s' if jobs > 1 else ''}", peak, f"{pages / seconds:.1f}"))
    peaks += [(f"{count} files", peak, "") for count, peak in memory_of_many(folder, args.files)]
    columns = ("peak memory, MB", "loading process", "largest reader", "pages/s")
    lines = [(name, f"{peak.parent:.0f}", f"{peak.child:.0f}", speed) for name, peak, speed in peaks]
    print(table(columns, lines, args.markdown) + "\n", flush=True)


def loading() -> None:
    """The first and the hundredth thousand pages, by `benchmarks.loading`, which loads without reading (and takes 5 GB)."""
    if find_spec("benchmarks.loading") is None:
        print("benchmarks.loading is not there: the cost of the 100th thousand pages is not measured")
        return
    subprocess.run([sys.executable, "-m", "benchmarks.loading", "--growth"], check=True, cwd=ROOT)


def main(argv: Sequence[str] | None = None) -> int:
    """Measure what the arguments say."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=240)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--files", type=int, default=1000)
    parser.add_argument("--pages", type=int, default=1500)
    parser.add_argument("--markdown", action="store_true", help="the tables as Markdown")
    parser.add_argument("--no-loading", action="store_true", help="without benchmarks.loading")
    args = parser.parse_args(argv)
    with postgres() as databases, tempfile.TemporaryDirectory(prefix="hyoka-unattended-") as name:
        report(args, databases, Path(name))
    if not args.no_loading:
        loading()
    return 0


if __name__ == "__main__":
    sys.exit(main())
