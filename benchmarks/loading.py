"""How fast a read document gets into SQLite and Postgres, against the drivers alone and against SQLAlchemy's inserts.

    python -m benchmarks.loading [--rounds 3] [--times 10] [--folder DIR] [--growth] [--pages 100000] [--known]

All ways load the same rows in the same run, one transaction a document, in interleaved rounds: ratios are what counts.
`--growth` loads 100 thousand pages into one database of each kind and prints what each thousand cost a page; `--known`
asks a database of a million documents which of them it has.
"""

from __future__ import annotations

import argparse
import sqlite3
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import count, groupby, islice
from operator import attrgetter
from pathlib import Path
from statistics import median
from typing import Any

import psycopg
from psycopg.adapt import Dumper
from psycopg.pq import Format
from sqlalchemy import insert

from benchmarks.databases import databases
from benchmarks.growth import growth, known
from benchmarks.loaded_samples import Reading, another, by_sheet, read_samples
from load import bulk
from load.document_rows import document_rows
from load.engine import open_engine, writing
from load.finding_rows import finding_rows
from load.prepared import Prepared, prepare
from load.store import open_store
from load.tables import METADATA, document
from schemas.document import DocumentResult
from schemas.finding import Audit

Rows = list[tuple[str, list[Any]]]
Load = Callable[[Any], None]

_NUMBERS = count(1)
_DOCUMENT = "INSERT INTO document (sha256, name, size, pages, reader, extraction) VALUES ({}) RETURNING id"


class _Json(Dumper):
    """JSON text as binary jsonb: what a person would write first."""

    format = Format.BINARY
    oid = psycopg.postgres.types["jsonb"].oid

    def dump(self, obj: str) -> bytes:
        """One value."""
        return b"\x01" + obj.encode()


def statement(table: str, mark: str) -> str:
    """An insert of whole rows."""
    names = ["document_id", *bulk.all_columns()[table].names]
    columns = ", ".join(f'"{name}"' for name in names)
    return f"INSERT INTO {table} ({columns}) VALUES ({', '.join(mark for _ in names)})"


def sqlite_driver(url: str) -> Load:
    """The driver alone: executemany of ready tuples. The settings are those of hyoka."""
    connection = sqlite3.connect(url.removeprefix("sqlite:///"), isolation_level=None)
    for pragma in ("journal_mode = WAL", "foreign_keys = ON", "synchronous = NORMAL"):
        connection.execute(f"PRAGMA {pragma}")

    def load(work: tuple[Prepared, Rows]) -> None:
        ready, tables = work
        connection.execute("BEGIN IMMEDIATE")
        head = (ready.sha256, ready.document, ready.size, ready.pages, ready.reader, "raw")
        (key,) = connection.execute(_DOCUMENT.format("?, ?, ?, ?, ?, ?"), head).fetchone()
        for name, rows in tables:
            connection.executemany(statement(name, "?"), [(key, *row) for row in rows])
        connection.execute("COMMIT")

    return load


def postgres_driver(url: str) -> Load:
    """The driver alone: binary COPY of ready tuples."""
    connection = psycopg.connect(url)

    def load(work: tuple[Prepared, Rows]) -> None:
        ready, tables = work
        with connection.transaction(), connection.cursor() as cursor:
            cursor.adapters.register_dumper(None, _Json)
            head = (ready.sha256, ready.document, ready.size, ready.pages, ready.reader, "raw")
            found = cursor.execute(_DOCUMENT.format("%s, %s, %s, %s, %s, %s"), head).fetchone()
            assert found is not None
            for name, rows in tables:
                into = statement(name, "?").removeprefix("INSERT INTO ").partition(" VALUES ")[0]
                with cursor.copy(f"COPY {into} FROM STDIN (FORMAT BINARY)") as stream:
                    stream.set_types(bulk.types(METADATA.tables[name]))
                    for row in rows:
                        stream.write_row((found[0], *row))

    return load


def core(url: str) -> Load:
    """SQLAlchemy Core: inserts of ready dicts, a batch at a time."""
    engine = open_engine(url, create=False)

    def load(work: tuple[Prepared, Rows]) -> None:
        ready, tables = work
        head = {"sha256": ready.sha256, "name": ready.document, "size": ready.size, "pages": ready.pages}
        with writing(engine) as connection:
            new = insert(document).values(head | {"reader": ready.reader, "extraction": "core"})
            key = connection.execute(new).inserted_primary_key
            assert key is not None
            for name, rows in tables:
                for first in range(0, len(rows), bulk.BATCH):
                    batch = [row | {"document_id": key[0]} for row in rows[first : first + bulk.BATCH]]
                    connection.execute(insert(METADATA.tables[name]), batch)

    return load


def store(url: str) -> Load:
    """`Store.load`, as a run calls it."""
    opened = open_store(url)
    run = opened.begin_run("benchmark", {})

    def load(work: tuple[Prepared, Rows]) -> None:
        opened.load(run, work[0], "store")

    return load


def ready_tuples(ready: Prepared) -> Rows:
    """The rows of a document, out of their portions."""
    together = groupby(ready.portions, key=attrgetter("table"))
    return [(name, [row for portion in portions for row in portion.tuples()]) for name, portions in together]


def ready_dicts(result: DocumentResult) -> Rows:
    """The rows of a document as SQLAlchemy takes them."""
    found = finding_rows(result.audit or Audit((), ()), {result.document: result.sha256})
    return [(name, rows) for name, made in (*document_rows(result), *found) if (rows := list(made))]


def speeds(what: str, url: str, results: tuple[DocumentResult, ...], rounds: int, times: int, read: float) -> None:
    """Print rows and documents a second of each way and the ratios; the median of interleaved rounds."""
    open_store(url).close()
    prepared = [prepare(result, bulk.all_columns()) for result in results]
    tuples, dicts = [ready_tuples(ready) for ready in prepared], [ready_dicts(result) for result in results]
    driver = sqlite_driver(url) if url.startswith("sqlite") else postgres_driver(url)
    nothing: list[Rows] = [[] for _ in results]
    ways: dict[str, tuple[Load, Any, Any]] = {
        "driver alone": (driver, prepared, tuples),
        "Store.load of prepared documents": (store(url), prepared, nothing),
        "Store.load of results": (store(url), results, nothing),
        "SQLAlchemy Core": (core(url), prepared, dicts),
    }
    seconds: dict[str, list[float]] = {way: [] for way in ways}
    for _ in range(rounds):
        for way, (load, heads, rows) in ways.items():
            work = list(renamed(heads, rows, times))
            start = time.perf_counter()
            for one in work:
                load(one)
            seconds[way].append(time.perf_counter() - start)
    documents, pages = len(results) * times, sum(result.pages for result in results) * times
    number = sum(len(rows) for tables in tuples for _, rows in tables) * times
    print(f"{what}: {documents} documents, {pages} pages, {number} rows; median of {rounds} interleaved rounds")
    print(f"  {'':34}{'rows/s':>9}{'documents/s':>13}{'pages/s':>9}{'of driver':>11}{'× Core':>8}{'readers':>9}")
    base, slow = median(seconds["driver alone"]), median(seconds["SQLAlchemy Core"])
    for way, taken in seconds.items():
        each = median(taken)
        print(
            f"  {way:34}{number / each:9.0f}{documents / each:13.0f}{pages / each:9.0f}{base / each:11.0%}{slow / each:8.1f}{pages / each * read:9.0f}"
        )


def renamed(heads: Any, rows: Any, times: int) -> Iterator[Any]:
    """The documents so many times over, each time as other ones."""
    for _ in range(times):
        for head, tables in zip(heads, rows, strict=True):
            if isinstance(head, Prepared):
                yield another(head, next(_NUMBERS)), tables
            else:
                key = f"{next(_NUMBERS):064x}"
                yield replace(head, sha256=key, path=f"/in/{key}.pdf"), tables


def main(argv: list[str] | None = None) -> int:
    """Run what the arguments ask for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--times", type=int, default=10, help="how often each sample is loaded a round")
    parser.add_argument("--folder", type=Path, help="where the databases are made (100 thousand pages take 5 GB)")
    parser.add_argument("--growth", action="store_true", help="only the cost of the 1st to the last thousand pages")
    parser.add_argument("--pages", type=int, default=100_000)
    parser.add_argument("--known", action="store_true", help="only the cost of asking a database of a million")
    args = parser.parse_args(argv)
    if args.known:
        with databases(args.folder) as urls:
            for name, url in urls.items():
                known(name, url)
        return 0
    reading: Reading = read_samples()
    print(f"reading: {1 / reading.seconds_a_page:.0f} pages a second of one process")
    with databases(args.folder) as urls:
        for name, url in urls.items():
            if args.growth:
                growth(name, url, reading.results, args.pages)
                continue
            speeds(name, url, reading.results, args.rounds, args.times, reading.seconds_a_page)
            sheets = tuple(islice(by_sheet(reading.results), 50))
            speeds(f"{name}, a sheet a document", url, sheets, args.rounds, args.times // 2, reading.seconds_a_page)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
