"""Whether a database that grows makes loading dearer, and what asking a large one costs."""

from __future__ import annotations

import os
import time
import tracemalloc
from contextlib import closing
from hashlib import sha256
from pathlib import Path

from sqlalchemy import insert, text

from benchmarks.loaded_samples import many
from load.engine import open_engine, reading, writing
from load.store import Store, open_store
from load.tables import document
from schemas.document import DocumentResult

EACH = 1000
"""Pages of which the cost is told together."""
DOCUMENTS = 1_000_000
_TICKS = os.sysconf("SC_CLK_TCK")


def growth(name: str, url: str, results: tuple[DocumentResult, ...], pages: int) -> None:
    """Load so many pages and print the cost of a page, in ms, of the 1st, 2nd, 10th, … and the last thousand."""
    warm(url, results)
    costs: list[tuple[float, float]] = []
    with closing(open_store(url)) as store:
        run = store.begin_run("benchmark", {})
        backends = _backends(store)
        loaded, wall, cpu = 0, 0.0, 0.0
        for ready in many(results):
            start, used = time.perf_counter(), _cpu(backends)
            store.load(run, ready, "1")
            wall, cpu = wall + time.perf_counter() - start, cpu + _cpu(backends) - used
            loaded += ready.pages
            if loaded >= EACH:
                costs.append((wall / loaded * 1000, cpu / loaded * 1000))
                loaded, wall, cpu = 0, 0.0, 0.0
            if len(costs) * EACH >= pages:
                break
    print(f"{name}: ms a page (of these, CPU of writer and server) by thousand pages loaded into one database")
    marks = sorted({1, 2, *range(10, len(costs) + 1, 10), len(costs)})
    print("  " + "  ".join(f"{mark}: {costs[mark - 1][0]:.2f} ({costs[mark - 1][1]:.2f})" for mark in marks))
    first, last = costs[0], costs[-1]
    print(f"  last ÷ first: {last[0] / first[0]:.2f} (CPU {last[1] / first[1]:.2f}); {_size(url)}")


def warm(url: str, results: tuple[DocumentResult, ...]) -> None:
    """Load each document once, so that no statement is compiled while time is taken."""
    with closing(open_store(url)) as store:
        run = store.begin_run("benchmark", {})
        for _, ready in zip(results, many(results, first=10**9), strict=False):
            store.load(run, ready, "1")


def known(name: str, url: str, documents: int = DOCUMENTS) -> None:
    """Print what asking for every thousandth of a million documents costs, and the memory for it."""
    with closing(open_store(url)) as store:
        for first in range(0, documents, 10_000):
            with writing(store._engine) as connection:
                connection.execute(insert(document), [_document(n) for n in range(first, first + 10_000)])
        asked = [_digest(number) for number in range(0, documents, documents // 1000)]
        tracemalloc.start()
        start = time.perf_counter()
        there = store.known("1")
        found = sum(digest in there for digest in asked)
        seconds = time.perf_counter() - start
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
    print(f"{name}: {documents} documents; {found} of {len(asked)} known, {seconds:.2f} s, peak {peak / 1e6:.1f} MB")


def _document(number: int) -> dict[str, object]:
    """A document without rows."""
    plain = {"size": 1, "pages": 1, "reader": "x", "extraction": "1"}
    return {"sha256": _digest(number), "name": f"{number}.pdf", **plain}


def _digest(number: int) -> str:
    """The digest of a document."""
    return sha256(str(number).encode()).hexdigest()


def _backends(store: Store) -> list[int]:
    """The server's processes that work for a store, where it runs on this machine."""
    if store.url.startswith("sqlite"):
        return []
    with reading(store._engine) as connection:
        return [int(connection.execute(text("SELECT pg_backend_pid()")).scalar_one())]


def _cpu(backends: list[int]) -> float:
    """Seconds of CPU that this process and the server's have used."""
    return time.process_time() + sum(_ticks(pid) for pid in backends) / _TICKS


def _ticks(pid: int) -> int:
    """CPU time of a process, in ticks of the clock."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(") ")[2].split()
    return int(fields[11]) + int(fields[12])


def _size(url: str) -> str:
    """How large a database is."""
    engine = open_engine(url, create=False)
    sql = "SELECT pg_database_size(current_database())"
    if engine.dialect.name == "sqlite":
        sql = "SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()"
    with reading(engine) as connection:
        size = connection.execute(text(sql)).scalar_one()
    engine.dispose()
    return f"{size / 1e9:.2f} GB"
