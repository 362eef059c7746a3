"""What must hold after any run over any files: of the ledger, of the database, and of every fact in it."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from jsonschema import Draft202012Validator
from sqlalchemy import Connection

from benchmarks.processes import Ran
from hyoka.notices import NOT_AUDITED
from load import query
from load.engine import open_engine
from load.tables import METADATA
from schemas.errors import Reason
from schemas.fact import Fact
from schemas.fact_schema import fact_schema

Sizes = Mapping[str, Sequence[tuple[float, float]]]
"""File name → width and height of each page, in points; a file whose pages nobody could measure is not in it."""

OUTCOMES: Final = frozenset({"loaded", "replaced", "unchanged", "rejected"})
UNIT_UNKNOWN: Final = "unit_unknown"
"""Flag of money of which nothing says whether it is in yen or in thousands."""
OFF_PAGE: Final = 1.0
"""Points by which a box may stick out of its page: a stroke is wider than the line that it draws."""
_PYTHON: Final = re.compile(r"\((?:\w+\.)*([A-Za-z]*(?:Error|Exception|Warning|Interrupt|Iteration|Exit))\b")
"""A rejection that names an exception of Python: a defect of ours, whatever the file."""


@dataclass(frozen=True, slots=True)
class Fault:
    """An invariant that did not hold: its kind, the file that it is of ("" for the whole run), and what was seen."""

    kind: str
    file: str
    seen: str


@dataclass(frozen=True, slots=True)
class Row:
    """What a benchmark wants of a row of the ledger."""

    run: int
    path: str
    name: str
    sha256: str | None
    outcome: str
    reason: str | None
    message: str | None
    sheets: int
    facts: int


def exception_of(row: Row) -> str | None:
    """The exception of Python that a document is said to have crashed its reader with; None for a native crash."""
    named = _PYTHON.search(row.message or "") if row.reason == Reason.CRASHED else None
    return named[1] if named is not None else None


def of_run(ran: Ran, rows: Sequence[Row]) -> Iterator[Fault]:
    """What a run that came to its end owes: exit code, no traceback, nothing left behind."""
    rejected = any(row.outcome == "rejected" for row in rows)
    if ran.code != int(rejected):
        yield Fault("exit code", "", f"{ran.code} with{'' if rejected else 'out'} rejections: {ran.err[-600:]}")
    for said in (ran.out, ran.err):
        if "Traceback" in said:
            yield Fault("traceback", "", said[-1500:])
    if ran.left:
        yield Fault("temporary files left", "", ", ".join(ran.left))
    yield from of_processes(ran)


def of_processes(ran: Ran) -> Iterator[Fault]:
    """What a killed run owes, too."""
    for orphan in ran.orphans:
        yield Fault("orphan", "", orphan)


def ledger(url: str) -> list[Row]:
    """All rows of the ledger."""
    sql = "SELECT run_id, path, name, sha256, outcome, reason, message, sheets, facts FROM ledger ORDER BY run_id, path"
    return [Row(*row) for row in queried(url, sql)]


def of_ledger(rows: Sequence[Row], paths: Collection[str], run: int) -> Iterator[Fault]:
    """One row a file in run `run`, each with an outcome and, if rejected, a reason of the closed list."""
    found = sorted(row.path for row in rows if row.run == run)
    if found != sorted(paths):
        odd = sorted(set(found) ^ set(paths))
        yield Fault("ledger", "", f"{len(found)} rows for {len(paths)} files; {odd[:3]}")
    for row in rows:
        if row.outcome not in OUTCOMES or (row.outcome == "rejected") != (row.reason is not None):
            yield Fault("ledger", row.name, f"outcome {row.outcome!r}, reason {row.reason!r}")
        if row.reason is not None and row.reason not in [*Reason]:
            yield Fault("ledger", row.name, f"reason {row.reason!r}")
        # What stands in the brackets behind a rejection is the library's or ours; only a crash names ours.
        if (error := exception_of(row)) is not None:
            yield Fault(f"Python {error}", row.name, row.message or "")


def of_database(url: str, rows: Sequence[Row], sizes: Sizes) -> Iterator[Fault]:
    """The database in itself: whole, nothing partial, every fact as promised."""
    last = {row.sha256: row for row in rows if row.outcome != "rejected" and row.sha256 is not None}
    loaded = {row.sha256: row for row in rows if row.outcome in ("loaded", "replaced")}
    engine = open_engine(url, create=False)
    try:
        with engine.connect() as connection:
            yield from _integrity(connection)
            documents = connection.exec_driver_sql("SELECT id, sha256, name, pages FROM document").all()
            for key, sha256, name, pages in documents:
                if sha256 not in last:
                    yield Fault("partial", name, "a document without a ledger row")
                yield from _counts(connection, key, name, pages, loaded.get(sha256))
            yield from _notes(connection)
        pages_of = {name: pages for _, _, name, pages in documents}
        told = set()
        for fact in query.facts(engine, frozenset()):
            for said in of_fact(fact, pages_of[fact.document], sizes.get(fact.document)):
                if (fact.document, said) not in told:
                    told.add((fact.document, said))
                    yield Fault("fact", fact.document, f"{said}: {fact}"[:1500])
    finally:
        engine.dispose()


def queried(url: str, sql: str) -> list[Any]:
    """The rows of a query, as tuples."""
    engine = open_engine(url, create=False)
    with engine.connect() as connection:
        found = [tuple(row) for row in connection.exec_driver_sql(sql)]
    engine.dispose()
    return found


def _integrity(connection: Connection) -> Iterator[Fault]:
    """What the database says of itself, and rows whose document is gone."""
    if connection.dialect.name == "sqlite":
        said = connection.exec_driver_sql("PRAGMA integrity_check").scalars().all()
        if said != ["ok"]:
            yield Fault("integrity", "", "; ".join(map(str, said[:3])))
        if broken := connection.exec_driver_sql("PRAGMA foreign_key_check").all():
            yield Fault("integrity", "", f"foreign keys: {broken[:3]}")
    for table in METADATA.sorted_tables:
        if "document_id" in table.c:
            orphans = f"SELECT count(*) FROM {table.name} WHERE document_id NOT IN (SELECT id FROM document)"
            if count := connection.exec_driver_sql(orphans).scalar_one():
                yield Fault("partial", "", f"{count} rows of {table.name} without a document")


def _counts(connection: Connection, key: int, name: str, pages: int, row: Row | None) -> Iterator[Fault]:
    """The rows of one document against its ledger row and among themselves."""
    facts, highest = connection.exec_driver_sql(
        f"SELECT count(*), coalesce(max(ordinal), 0) FROM fact WHERE document_id = {int(key)}"
    ).one()
    sheets = connection.exec_driver_sql(
        f"SELECT count(*) FROM sheet WHERE document_id = {int(key)} AND ordinal > 0"
    ).scalar_one()
    covered = connection.exec_driver_sql(
        f"SELECT count(*) FROM page_coverage WHERE document_id = {int(key)} AND page BETWEEN 1 AND {int(pages)}"
    ).scalar_one()
    outside = connection.exec_driver_sql(
        "SELECT count(*) FROM fact LEFT JOIN sheet ON sheet.document_id = fact.document_id AND sheet.ordinal = fact.sheet "
        f"WHERE fact.document_id = {int(key)} AND (sheet.ordinal IS NULL OR fact.page NOT BETWEEN first_page AND last_page)"
    ).scalar_one()
    if row is not None and (facts, sheets) != (row.facts, row.sheets):
        yield Fault("partial", name, f"{facts} facts and {sheets} sheets, the ledger says {row.facts} and {row.sheets}")
    if facts != highest:
        yield Fault("partial", name, f"{facts} facts, the last is number {highest}")
    if covered != pages:
        yield Fault("partial", name, f"{pages} pages, {covered} of them accounted for")
    if outside:
        yield Fault("partial", name, f"{outside} facts outside their sheets")


def _notes(connection: Connection) -> Iterator[Fault]:
    """An audit that failed on a document is a defect as much as a reader that did."""
    sql = f"SELECT name, message FROM page_note JOIN document ON document.id = document_id WHERE kind = '{NOT_AUDITED}'"
    for name, message in connection.exec_driver_sql(sql):
        yield Fault(f"audit {message.partition(':')[0]}", name, message)


@cache
def _validator() -> Any:
    return Draft202012Validator(fact_schema())


_SHAPES: Final[set[object]] = set()
"""Shapes of facts that the schema has allowed: free text apart, what it looks at."""


def of_fact(fact: Fact, pages: int, sizes: Sequence[tuple[float, float]] | None) -> Iterator[str]:
    """What is wrong with a fact: by the schema, on its page, in itself."""
    line = fact.to_json()
    dimensions = tuple(
        (key, value if key in ("phase", "cost", "source", "side", "indicator_type", "measure") else type(value))
        for key, value in fact.dimensions.items()
    )
    years = (fact.fiscal_year, fact.fiscal_year_end)
    kinds = (fact.concept, type(fact.value), fact.state, type(fact.decimals), fact.reader)
    shape = (*kinds, years, dimensions, fact.flags, fact.confidence <= 1.0, fact.confidence >= 0.0)
    if shape not in _SHAPES:
        wrong = [f"{'/'.join(map(str, e.path))}: {e.message[:200]}" for e in _validator().iter_errors(line)]
        yield from wrong
        if not wrong:
            _SHAPES.add(shape)
    numbers = [*fact.bbox, fact.confidence, fact.value if isinstance(fact.value, float) else 0.0]
    if not all(map(math.isfinite, numbers)):
        yield "a number is not finite"
    if not (fact.bbox.x0 <= fact.bbox.x1 and fact.bbox.y0 <= fact.bbox.y1):
        yield "the box is inside out"
    if not 1 <= fact.page <= pages:
        yield f"page {fact.page} of {pages}"
    elif sizes is not None and fact.page <= len(sizes) and not _on_page(fact, *sizes[fact.page - 1]):
        yield f"the box is off its page of {sizes[fact.page - 1]}"
    money = fact.concept in ("amount", "line_item") and isinstance(fact.value, int)
    if money and fact.unit != "JPY" and UNIT_UNKNOWN not in fact.flags:
        yield f"money in {fact.unit!r}"


def _on_page(fact: Fact, width: float, height: float) -> bool:
    x0, y0, x1, y1 = fact.bbox
    return min(x0, y0) >= -OFF_PAGE and x1 <= width + OFF_PAGE and y1 <= height + OFF_PAGE


def facts_of(url: str, names: Collection[str]) -> dict[str, tuple[str, ...]]:
    """The facts of some documents as lines of JSON, by name: what a neighbour must not change."""
    engine = open_engine(url, create=False)
    found: dict[str, list[str]] = {name: [] for name in names}
    for fact in query.facts(engine, frozenset()):
        if fact.document in found:
            found[fact.document].append(json.dumps(fact.to_json(), ensure_ascii=False))
    engine.dispose()
    return {name: tuple(lines) for name, lines in found.items()}
