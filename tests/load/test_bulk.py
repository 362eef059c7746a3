"""Rows through the drivers: what comes out is what SQLAlchemy's own inserts would have put in, on both databases."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, Table, delete, insert, select

from load import bulk
from load.document_rows import document_rows
from load.engine import open_engine, reading, writing
from load.finding_rows import finding_rows
from load.prepared import PORTION, prepare
from load.store import open_store
from load.tables import METADATA, document, fact
from schemas.coverage import PageCoverage
from schemas.document import PageNote
from schemas.errors import DatabaseError
from schemas.fact import Fact
from schemas.finding import audit_of
from schemas.geometry import Box
from tests.load.examples import exported, load_all, make_cell, make_fact, make_finding, make_result, queried

# Every code point, lone surrogates and NUL too, and now and then a text that no page of a database holds.
TEXTS = st.one_of(
    st.text(st.characters(), max_size=20),
    st.sampled_from(
        ["", "\0", "\ud800", "\u202e事業費\u202c", "﨑𠮷", "'; DROP TABLE fact; --", "\\N", "あ" * 100_000]
    ),
)
LARGE = st.integers(-(10**20), 10**20)
VALUES = st.one_of(st.none(), TEXTS, LARGE, st.booleans(), st.floats(), st.just(10**400))
NUMBERS = st.none() | LARGE
EDGES = st.floats(0, 1000) | st.sampled_from([float("nan"), float("inf"), -0.0])
DIMENSIONS = st.dictionaries(
    st.sampled_from(["phase", "cost", "indicator", "row", "table", "item", "measure"]) | TEXTS,
    TEXTS | LARGE,
    max_size=4,
)
FACTS = st.builds(
    Fact,
    document=st.just("sheet.pdf"),
    sheet=st.integers(0, 3),
    page=st.integers(1, 2**31 - 1),
    bbox=st.builds(Box, EDGES, EDGES, EDGES, EDGES),
    concept=st.sampled_from(["other", "amount", "project_name", "indicator_actual"]),
    label=st.lists(TEXTS, max_size=3).map(tuple),
    value=VALUES,
    raw=TEXTS,
    fiscal_year=NUMBERS,
    fiscal_year_end=NUMBERS,
    dimensions=DIMENSIONS,
    unit=st.none() | TEXTS,
    decimals=NUMBERS,
    state=st.sampled_from(["reported", "blank", "not_applicable"]),
    confidence=st.floats(0, 1) | st.integers(0, 1),
    flags=st.lists(TEXTS, max_size=2).map(tuple),
)
FINDINGS = st.builds(
    make_finding,
    raw=TEXTS,
    printed=VALUES,
    expected=VALUES,
    difference=st.none() | LARGE | st.floats(),
    missing=st.lists(TEXTS, max_size=2).map(tuple),
    cells=st.lists(st.builds(make_cell, TEXTS, st.none() | st.just(-1), value=VALUES), max_size=2).map(tuple),
    unit=st.none() | TEXTS,
    message=TEXTS,
)
# The databases of a test are there for all of its examples, each of which brings documents of its own.
MANY = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)


@pytest.fixture
def engine(database_url: str) -> Iterator[Engine]:
    """A new database of each kind, with its tables."""
    open_store(database_url).close()
    engine = open_engine(database_url, create=False)
    yield engine
    engine.dispose()


def new_document(engine: Engine, sha256: str) -> int:
    """A document without rows. Returns its number."""
    row = {"sha256": sha256, "name": "x", "size": 1, "pages": 1, "reader": "x", "extraction": "x"}
    with writing(engine) as connection:
        connection.execute(delete(document))
        key = connection.execute(insert(document).values(row)).inserted_primary_key
    assert key is not None
    return int(key[0])


def stored(engine: Engine, table: Table, document_id: int) -> list[tuple[Any, ...]]:
    """The rows of a document as the driver gives them, without its number; on SQLite, JSON is text. Types count."""
    names = ", ".join(f'"{name}"' for name in bulk.columns(table).names)
    with reading(engine) as connection:
        found = connection.exec_driver_sql(f"SELECT {names} FROM {table.name} WHERE document_id = {document_id}")
        return sorted((tuple(map(repr, row)) for row in found), key=repr)


@MANY
@given(facts=st.lists(FACTS, max_size=4), findings=st.lists(FINDINGS, max_size=2))
def test_rows_are_those_that_sqlalchemy_would_insert(engine: Engine, facts: list[Fact], findings: list[Any]) -> None:
    """Column for column, whatever the values are."""
    result = make_result(
        *facts,
        notes=(PageNote(1, "drift", "\0"),),
        coverage=(PageCoverage(1, 100, 30, 50, 20, (), ()),),
        audit=audit_of(findings),
    )
    ready = prepare(result, bulk.all_columns())
    assert result.audit is not None
    made = dict(document_rows(result)) | dict(finding_rows(result.audit, {result.document: result.sha256}))
    rows = {name: list(many) for name, many in made.items()}
    by_us = new_document(engine, "1")
    with writing(engine) as connection:
        for portion in ready.portions:
            bulk.insert(connection, METADATA.tables[portion.table], by_us, portion.tuples())
    ours = {name: stored(engine, METADATA.tables[name], by_us) for name in rows}
    by_them = new_document(engine, "2")
    with writing(engine) as connection:
        for name, many in rows.items():
            for row in many:
                connection.execute(insert(METADATA.tables[name]), [row | {"document_id": by_them}])
    assert ours == {name: stored(engine, METADATA.tables[name], by_them) for name in rows}
    assert {name: len(many) for name, many in ours.items()} == {name: len(many) for name, many in rows.items()}


@MANY
@given(facts=st.lists(FACTS, min_size=1, max_size=4))
def test_the_export_is_the_same_from_both(
    facts: list[Fact], sqlite_url: str, postgres_url: str, tmp_path: Path
) -> None:
    """Byte for byte."""
    for url in (sqlite_url, postgres_url):
        store = open_store(url)
        store.load(store.begin_run("test", {}), make_result(*facts), repr(facts))
        store.close()
    assert exported(sqlite_url, tmp_path / "1") == exported(postgres_url, tmp_path / "2")
    assert len((tmp_path / "1").read_bytes().splitlines()) == len(facts)


def test_the_types_are_those_of_the_columns(postgres_url: str) -> None:
    """As the server says them, in the order of COPY."""
    open_store(postgres_url).close()
    sql = "SELECT format_type(atttypid, NULL) FROM pg_attribute WHERE attrelid = '{}'::regclass AND attname = '{}'"
    for table in bulk.DERIVED:
        names = ["document_id", *bulk.columns(table).names]
        found = [queried(postgres_url, sql.format(table.name, name))[0][0] for name in names]
        assert found == list(bulk.types(table)), table.name


def test_more_rows_than_a_portion(database_url: str) -> None:
    """All of them, in order."""
    facts = [make_fact(value=number) for number in range(2 * PORTION + 1)]
    assert load_all(database_url, make_result(*facts)) == ["loaded"]
    found = queried(database_url, "SELECT ordinal, value_int FROM fact ORDER BY ordinal")
    assert found == [(number + 1, number) for number in range(len(facts))]


def test_what_was_prepared_elsewhere_loads_as_what_was_not(database_url: str, sqlite_url: str, tmp_path: Path) -> None:
    """The same ledger row, the same facts."""
    result = make_result(make_fact(value="\0"), make_fact(sheet=3), notes=(PageNote(1, "low_coverage", "40%"),))
    other = f"sqlite:///{tmp_path / 'other.db'}"
    for url, loaded in ((database_url, result), (other, prepare(result, bulk.all_columns()))):
        store = open_store(url)
        store.load(store.begin_run("test", {}), loaded, "1")
        store.close()
    assert exported(database_url, tmp_path / "1") == exported(other, tmp_path / "2")
    ledger = "SELECT path, outcome, message, sheets, facts FROM ledger"
    assert (
        queried(database_url, ledger)
        == queried(other, ledger)
        == [("/in/sheet.pdf", "loaded", "sheet.pdf: page 1: 40%", 2, 2)]
    )


def test_a_number_too_large_is_an_error_and_no_other_number(postgres_url: str) -> None:
    """psycopg's own dumper would cut it off."""
    assert load_all(postgres_url, make_result(make_fact(), replace(make_fact(), page=2**40))) == ["rejected"]
    ((reason, message),) = queried(postgres_url, "SELECT reason, message FROM ledger")
    assert reason == "not_storable" and "no integer of 32 bits" in message
    assert queried(postgres_url, "SELECT count(*) FROM fact") == [(0,)]
    assert load_all(postgres_url, make_result(make_fact())) == ["loaded"]


def test_the_server_goes_in_the_middle_of_a_copy(postgres_url: str) -> None:
    """One sentence, nothing loaded; the next document finds a new connection."""
    store = open_store(postgres_url)
    engine = store._engine
    document_id = new_document(engine, "1")
    columns = bulk.columns(fact)
    made = list(columns.tuples(dict(document_rows(make_result(make_fact())))["fact"]))

    def rows(mine: int) -> Iterator[tuple[Any, ...]]:
        yield made[0]
        queried(postgres_url, f"SELECT pg_terminate_backend({mine}, 10000)")
        yield from ((number, *made[0][1:]) for number in range(2, 200_000))

    def interrupted() -> None:
        with writing(engine) as connection:
            mine = connection.exec_driver_sql("SELECT pg_backend_pid()").scalar_one()
            bulk.insert(connection, fact, document_id, rows(mine))

    with pytest.raises(DatabaseError, match="postgresql://"):
        interrupted()
    with reading(engine) as connection:
        assert connection.execute(select(fact.c.ordinal)).all() == []
    assert store.load(store.begin_run("test", {}), make_result(make_fact()), "1").outcome == "loaded"
    store.close()


def test_making_rows_needs_no_sqlalchemy() -> None:
    """A reading process would spend more time on its import than on the rows."""
    code = "import sys, hyoka.prepared, hyoka.transport, hyoka.auditing; sys.exit('sqlalchemy' in sys.modules)"
    subprocess.run([sys.executable, "-c", code], check=True)


def test_a_row_without_a_column_is_a_fault() -> None:
    """Never a NULL by accident."""
    with pytest.raises(KeyError):
        list(bulk.columns(fact).tuples([{"ordinal": 1}]))
