"""Failures of the database: what is the document's, what passes, and what ends a run with a sentence."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import Engine, event
from sqlalchemy.exc import OperationalError

import load.engine
import load.failures
from load.failures import passing, patiently, sentence
from load.outcomes import Outcome
from load.store import Store, open_store
from schemas.errors import DatabaseError, Reason, Rejected
from tests.load.examples import amount, load_all, make_fact, make_result, queried


@pytest.fixture
def store(database_url: str) -> Iterator[Store]:
    """A store on an empty database."""
    opened = open_store(database_url)
    yield opened
    opened.close()


def test_what_no_database_takes_costs_its_document(store: Store, database_url: str) -> None:
    """Rejected with its reason, nothing of it left, and the next one is loaded."""
    run = store.begin_run("test", {})
    broken = make_result(replace(make_fact(), page=None), make_fact())  # type: ignore[arg-type]
    good = make_result(make_fact(), name="good.pdf", key=2)
    entries = [store.load(run, result, "1") for result in (broken, good)]
    assert [(entry.outcome.value, entry.reason) for entry in entries] == [
        ("rejected", "not_storable"),
        ("loaded", None),
    ]
    assert "\n" not in (entries[0].message or "")
    assert queried(database_url, "SELECT name FROM document") == [("good.pdf",)]
    assert queried(database_url, "SELECT count(*) FROM ledger") == [(2,)]
    assert queried(database_url, "SELECT count(*) FROM fact") == [(1,)]


def test_the_better_of_two_ledger_rows_stands(store: Store, database_url: str) -> None:
    """A load that is repeated is told as it was the first time; a rejection gives way to what came after."""
    run = store.begin_run("test", {})
    result = make_result(make_fact())
    assert store.reject(run, result.path, Rejected(result.document, Reason.CRASHED)).outcome is Outcome.REJECTED
    first = store.load(run, result, "1")
    again = store.load(run, result, "1")
    after = store.reject(run, result.path, Rejected(result.document, Reason.CRASHED))
    assert (again.outcome, again.facts, again.sheets) == (Outcome.LOADED, 1, 1)
    assert first.outcome is after.outcome is Outcome.LOADED
    assert queried(database_url, "SELECT outcome, reason, facts FROM ledger") == [("loaded", None, 1)]


def test_paths_that_no_database_tells_apart_are_two(store: Store, database_url: str) -> None:
    """Undecodable bytes in names, and paths that are longer than a key, have a row each."""
    run = store.begin_run("test", {})
    for path in ("/in/\udc80.pdf", "/in/\udc81.pdf", "/1" + "/long" * 1000, "/2" + "/long" * 1000):
        store.reject(run, path, Rejected("x.pdf", Reason.DAMAGED))
    assert queried(database_url, "SELECT count(*) FROM ledger") == [(4,)]


def test_a_commit_whose_answer_is_lost_is_not_doubled(postgres_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The connection dies right after the server has committed; the load is repeated and finds itself done."""
    store = open_store(postgres_url)
    run = store.begin_run("test", {})
    monkeypatch.setattr(load.failures, "_FIRST_PAUSE", 0.0)
    do_commit, lost = store._engine.dialect.do_commit, []

    def commit_and_lose(connection: object) -> None:
        do_commit(connection)  # type: ignore[arg-type]
        if not lost:
            lost.append(connection)
            connection.dbapi_connection.close()  # type: ignore[attr-defined]
            raise psycopg_error()

    monkeypatch.setattr(store._engine.dialect, "do_commit", commit_and_lose)
    told: list[str] = []
    store.tell = told.append
    entry = store.load(run, make_result(make_fact(), amount(5)), "1")
    store.close()
    assert lost
    assert "trying again" in told[0]
    assert (entry.outcome, entry.facts) == (Outcome.LOADED, 2)
    assert queried(postgres_url, "SELECT count(*) FROM fact") == [(2,)]
    assert queried(postgres_url, "SELECT outcome, facts FROM ledger") == [("loaded", 2)]


def psycopg_error() -> Exception:
    """What psycopg says when the server goes away."""
    import psycopg

    return psycopg.OperationalError("server closed the connection unexpectedly")


def test_patience_comes_to_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    """And is not had at all with what does not pass."""
    monkeypatch.setattr(load.failures, "PATIENCE", 0.05)
    attempts: list[int] = []

    def gone(attempt: int) -> None:
        attempts.append(attempt)
        raise DatabaseError("gone") from OperationalError("SELECT", {}, psycopg_error())

    with pytest.raises(DatabaseError):
        patiently(gone)
    assert len(attempts) > 1
    assert not passing(DatabaseError("no cause"))
    assert not passing(OperationalError("SELECT", {}, sqlite3.OperationalError("database is locked")))


def test_a_full_disk_on_sqlite(sqlite_url: str) -> None:
    """One sentence; nothing half-loaded; the next run goes on when there is room."""
    load_all(sqlite_url, make_result(make_fact()))
    store = open_store(sqlite_url)

    def small_disk(connection: sqlite3.Connection, *_: object) -> None:
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count = {pages + 2}")

    event.listen(store._engine, "connect", small_disk)
    store._engine.dispose()
    run = store.begin_run("test", {})
    many = make_result(*[make_fact(value="値" * 500)] * 500, name="many.pdf", key=2)
    with pytest.raises(DatabaseError, match="the disk is full") as caught:
        store.load(run, many, "1")
    assert "\n" not in str(caught.value)
    store.close()
    assert queried(sqlite_url, "SELECT count(*) FROM document") == [(1,)]
    assert queried(sqlite_url, "SELECT count(*) FROM ledger") == [(1,)]
    assert queried(sqlite_url, "SELECT count(*) FROM run WHERE finished_at IS NULL") == [(1,)]
    assert load_all(sqlite_url, many) == ["loaded"]


def test_a_full_disk_on_postgres(postgres_url: str) -> None:
    """What a server with a full disk says, in the middle of the facts."""
    import psycopg

    store = open_store(postgres_url)
    run = store.begin_run("test", {})

    def full(_c: object, _u: object, statement: str, *_: object) -> None:
        if statement.startswith("UPDATE document"):
            raise psycopg.errors.DiskFull("could not extend file: No space left on device")

    event.listen(store._engine, "before_cursor_execute", full)
    with pytest.raises((DatabaseError, psycopg.Error)) as caught:
        store.load(run, make_result(make_fact()), "1")
    assert "the disk is full" in sentence(caught.value)
    store.close()
    assert queried(postgres_url, "SELECT count(*) FROM document") == [(0,)]
    assert load_all(postgres_url, make_result(make_fact())) == ["loaded"]


def test_a_database_that_another_program_keeps_locked(sqlite_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """After waiting, a sentence; the document is loaded when the other one is done."""
    load_all(sqlite_url, make_result(make_fact()))
    monkeypatch.setattr(load.engine, "BUSY_SECONDS", 0)
    store = open_store(sqlite_url)
    other = sqlite3.connect(Path(sqlite_url.removeprefix("sqlite:///")), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(DatabaseError, match="another program is writing") as caught:
        store.begin_run("test", {})
    assert "\n" not in str(caught.value)
    other.execute("ROLLBACK")
    other.close()
    assert store.begin_run("test", {}) == 2
    store.close()


def test_a_deadlock_is_no_failure(postgres_url: str) -> None:
    """Of two transactions that block each other the server ends one; it is done again."""
    import psycopg

    store = open_store(postgres_url)
    run = store.begin_run("test", {})
    raised: list[str] = []

    engine: Engine = store._engine
    do_execute = engine.dialect.do_execute

    def execute(cursor: psycopg.Cursor[object], statement: str, parameters: object, context: object = None) -> None:
        if statement.startswith("INSERT INTO document") and not raised:
            raised.append(statement)
            cursor.execute("DO $$ BEGIN RAISE EXCEPTION 'deadlock' USING ERRCODE = '40P01'; END $$")
        do_execute(cursor, statement, parameters, context)  # type: ignore[arg-type]

    engine.dialect.do_execute = execute  # type: ignore[method-assign, assignment]
    assert store.load(run, make_result(make_fact()), "1").outcome is Outcome.LOADED
    assert raised
    store.close()
