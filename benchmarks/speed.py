"""How fast: pages a second of raw MuPDF, `hyoka extract`, `hyoka run` and pdfplumber, interleaved in one run.

    python -m benchmarks.speed [--rounds 3] [--memory]

Ratios are what counts: they compare readings of the same files in the same run on the same machine. Reads the samples
and, where they are present, the real sheets in ../shared/real. `--memory` adds the peak of a 1,500-page file.
"""

from __future__ import annotations

import argparse
import io
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any

import pdfplumber
import pymupdf

from extract import read as read_document
from hyoka.reading import read_bytes
from normalize.drafts import Origin
from normalize.facts import document_year, facts_of
from schemas.layout import shipped

FLAGS = pymupdf.TEXTFLAGS_WORDS | pymupdf.TEXT_COLLECT_VECTORS
Task = Callable[[list[Path]], None]


def raw(files: list[Path]) -> None:
    """MuPDF alone: text and vectors of every page into its structured text, words taken out."""
    for file in files:
        with pymupdf.open(file) as document:
            for page in document:
                page.get_textpage(flags=FLAGS).extractWORDS()


def extract(files: list[Path]) -> None:
    """All of hyoka's reading in this process: bytes to facts."""
    for file in files:
        read_bytes(file.read_bytes(), file.name, layouts=shipped(), account=False)


def run(files: list[Path]) -> None:
    """`hyoka run` as a person starts it, one job, into a new SQLite file."""
    with tempfile.TemporaryDirectory() as folder:
        database = f"sqlite:///{folder}/speed.db"
        command = [sys.executable, "-m", "hyoka", "run", "--quiet", "--jobs", "1", "--db", database, *map(str, files)]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


def plumber(files: list[Path]) -> None:
    """pdfplumber's tables of every page: what a script would do without hyoka."""
    for file in files:
        with pdfplumber.open(io.BytesIO(file.read_bytes())) as document:
            for page in document.pages:
                page.extract_tables()
                page.close()


def corpus(folder: Path, repeat: int) -> tuple[list[Path], int]:
    """The samples (repeated into one larger file each, so that a start is not what is measured) and the real sheets."""
    files = []
    pages = 0
    real = sorted(Path("../shared/real").rglob("*.pdf"))
    for name, group in (("samples", sorted(Path("samples").glob("*/*.pdf"))), ("real", real)):
        for file in group:
            target = folder / f"{name}-{file.name}"
            pages += repeated(file, target, repeat)
            files.append(target)
    return files, pages


def repeated(file: Path, target: Path, times: int) -> int:
    """Write `file` with its pages `times` over; the number of pages."""
    with pymupdf.open() as document, pymupdf.open(file) as source:
        for _ in range(times):
            document.insert_pdf(source)
        document.save(target)
        return int(document.page_count)


def timed(task: Task, files: list[Path]) -> float:
    """Seconds that a task takes."""
    start = time.perf_counter()
    task(files)
    return time.perf_counter() - start


def speeds(rounds: int) -> None:
    """Print pages/s of each way and its ratio to raw MuPDF; the median of interleaved rounds."""
    ways: dict[str, Task] = {"raw MuPDF": raw, "hyoka extract": extract, "hyoka run": run, "pdfplumber": plumber}
    with tempfile.TemporaryDirectory() as name:
        files, pages = corpus(Path(name), repeat=1)
        (Path(name) / "many").mkdir()
        many, many_pages = corpus(Path(name) / "many", repeat=8)
        times: dict[str, list[float]] = {way: [] for way in ways}
        for _ in range(rounds):
            for way, task in ways.items():
                # The start of a process is not reading: `run` and its peers get each page eight times over.
                # pdfplumber, at half a second a page, gets the same pages once; a page costs it the same every time.
                used, count = (many, many_pages) if task is not plumber else (files, pages)
                times[way].append(timed(task, used) / count)
    base = median(times["raw MuPDF"])
    print(
        f"{many_pages} pages (pdfplumber: the same {pages} once), median of {rounds} interleaved rounds, one process each"
    )
    print(f"{'':16}{'pages/s':>10}{'ms/page':>10}{'of raw':>9}{'× pdfplumber':>14}")
    slow = median(times["pdfplumber"])
    for way, seconds in times.items():
        each = median(seconds)
        print(f"{way:16}{1 / each:10.1f}{each * 1000:10.2f}{base / each:9.1%}{slow / each:14.1f}")


def stages(rounds: int) -> None:
    """Print what normalising costs against extraction, on the samples, both in this process."""
    files = sorted(Path("samples").glob("*/*.pdf"))
    data = [(file.name, file.read_bytes()) for file in files]
    extraction, normalising = [], []
    for _ in range(rounds):
        start = time.perf_counter()
        documents = [read_document(bytes_, name) for name, bytes_ in data]
        middle = time.perf_counter()
        for document in documents:
            year = document_year(document.sheets)
            for sheet in document.sheets:
                facts_of(sheet, Origin(document.name, sheet.ordinal, document.reader), year)
        normalising.append(time.perf_counter() - middle)
        extraction.append(middle - start)
    pages = sum(document.pages for document in documents)
    extract_ms, normal_ms = (1000 * median(times) / pages for times in (extraction, normalising))
    print(
        f"samples, {pages} pages: extraction {extract_ms:.2f} ms/page, normalising {normal_ms:.2f} ms/page, {normal_ms / extract_ms:.0%} of it"
    )


def memory(pages: int = 1500) -> None:
    """Print the peak memory of a child that reads one file of `pages` pages."""
    with tempfile.TemporaryDirectory() as name:
        target = Path(name) / "large.pdf"
        with pymupdf.open() as document:
            sources = [pymupdf.open(f) for f in sorted(Path("samples").glob("*/*.pdf"))]
            while document.page_count < pages:
                for source in sources:
                    document.insert_pdf(source)
            document.save(target)
            count = document.page_count
        code = "import sys; from pathlib import Path; from hyoka.reading import read_bytes; p = Path(sys.argv[1]); read_bytes(p.read_bytes(), p.name)"
        start = time.perf_counter()
        subprocess.run([sys.executable, "-c", code, str(target)], check=True)
        seconds = time.perf_counter() - start
        peak: Any = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
        print(
            f"{count} pages in one file: peak {peak / 1024:.0f} MB, {count / seconds:.0f} pages/s, file {target.stat().st_size / 1e6:.0f} MB"
        )


def main(argv: list[str] | None = None) -> int:
    """Run what the arguments ask for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--memory", action="store_true", help="only the peak memory of a 1,500-page file")
    args = parser.parse_args(argv)
    if not args.memory:
        speeds(args.rounds)
        stages(args.rounds)
    memory()
    return 0


if __name__ == "__main__":
    sys.exit(main())
