"""How long `hyoka status` takes on a database of a million facts, and what the database does for it.

`python -m benchmarks.status [URL]`; without a URL on SQLite in a temporary folder, and on Postgres where `pgserver` is
installed. Facts are copies of one, as many to a document as sheets usually have.
"""

from __future__ import annotations

import sys
import tempfile
import time
from importlib import import_module
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Engine, event, text

from load import migrate
from load.engine import open_engine, reading, writing
from load.status import status

DOCUMENTS: Final = 10_000
FACTS: Final = 100
"""Facts of each document: a million in all."""
RUNS: Final = 10
_REASONS: Final = ("damaged", "encrypted", "no_text", "timed_out")

_NUMBERS: Final = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {count}) "
_FILL: Final = (
    (100, "INSERT INTO municipality (id, name) {n} SELECT 'm' || i, '市' || i FROM n"),
    (
        DOCUMENTS,
        "INSERT INTO document (id, sha256, name, municipality_id, size, pages, reader, extraction) "
        "{n} SELECT i, 's' || i, i || '.pdf', 'm' || (i % 100 + 1), 100000, 4, 'pymupdf', 'x layouts=shipped' FROM n",
    ),
    (
        DOCUMENTS * 4,
        "INSERT INTO page_coverage (document_id, page, characters, label, value, other, furniture, unclaimed) "
        "{n} SELECT (i - 1) / 4 + 1, i % 4 + 1, 1000, 400, 500, 0, 0, 100 FROM n",
    ),
    (
        DOCUMENTS,
        "INSERT INTO sheet (document_id, ordinal, first_page, last_page) {n} SELECT i, 1, 1, 4 FROM n",
    ),
    (
        DOCUMENTS * FACTS,
        "INSERT INTO fact (document_id, ordinal, sheet, page, x0, y0, x1, y1, concept, label, dimensions, raw, state, "
        "reader, confidence, flags, standing) {n} SELECT (i - 1) / 100 + 1, i % 100, 1, 1, 1, 2, 3, 4, 'amount', "
        "'[\"事業費\"]'{json}, '{{}}'{json}, '12,343', 'reported', 'pymupdf', 0.9, '[]'{json}, 'counted' FROM n",
    ),
    (
        RUNS,
        "INSERT INTO run (id, started_at, version, options) "
        "{n} SELECT i, '2026-11-21 10:00:00'{time}, '0.1.0', '{{\"files\": 10000}}'{json} FROM n",
    ),
)


def fill(engine: Engine) -> None:
    """Make the rows, by the database itself."""
    migrate.ensure(engine, create=True)
    casts = {"json": "", "time": ""}
    if engine.dialect.name == "postgresql":
        casts = {"json": "::jsonb", "time": "::timestamptz"}
    with writing(engine) as connection:
        for count, sql in _FILL:
            connection.execute(text(sql.format(n=_NUMBERS.format(count=count), **casts)))
        for number in range(1, RUNS + 1):
            ledger = (
                "INSERT INTO ledger (run_id, path, name, outcome, reason, sheets, facts, pages, seconds, finished_at) {n} "
                f"SELECT {number}, '/in/' || i || '.pdf', i || '.pdf', CASE WHEN i % 50 = 0 THEN 'rejected' ELSE 'loaded' END, "
                f"CASE WHEN i % 50 = 0 THEN '{_REASONS[number % 4]}' END, 1, 100, 4, 0.1, '2026-11-21 11:00:00'{{time}} FROM n"
            )
            connection.execute(text(ledger.format(n=_NUMBERS.format(count=DOCUMENTS), **casts)))
    if engine.dialect.name == "postgresql":
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.exec_driver_sql("VACUUM ANALYZE")


def measure(url: str) -> None:
    """Fill and time; every statement with its time and its plan."""
    engine = open_engine(url, create=True)
    fill(engine)
    statements: list[tuple[str, Any, float]] = []
    began = [0.0]
    event.listen(engine, "before_cursor_execute", lambda *_: began.__setitem__(0, time.perf_counter()))
    event.listen(
        engine,
        "after_cursor_execute",
        lambda _c, _k, sql, values, *_: statements.append((sql, values, time.perf_counter() - began[0])),
    )
    times = []
    for _ in range(3):
        statements.clear()
        start = time.perf_counter()
        found = status(engine)
        times.append(time.perf_counter() - start)
    print(
        f"{engine.dialect.name}: {found.facts:,} facts, {RUNS * DOCUMENTS:,} rows of the ledger, {found.size / 1e6:,.0f} MB"
    )
    print(f"  status: {min(times):.3f} s (best of 3)")
    explain = "EXPLAIN QUERY PLAN " if engine.dialect.name == "sqlite" else "EXPLAIN "
    for sql, values, seconds in sorted(statements, key=lambda one: -one[2])[:6]:
        print(f"  {seconds * 1000:6.1f} ms  {' '.join(sql.split())[:150]}")
        with reading(engine) as connection:
            for row in connection.exec_driver_sql(explain + sql, values):
                print(f"             {row[-1]}")
    engine.dispose()


def main() -> None:
    """Both databases, or the one that is given."""
    if len(sys.argv) > 1:
        measure(sys.argv[1])
        return
    with tempfile.TemporaryDirectory(prefix="hyoka-status-") as folder:
        measure(f"sqlite:///{Path(folder, 'x.db')}")
        try:
            import_module("pgserver")
        except ImportError:
            return
        server = import_module("pgserver").get_server(Path(folder, "postgres"), cleanup_mode="stop")
        try:
            measure(server.get_uri())
        finally:
            server.cleanup()


if __name__ == "__main__":
    main()
