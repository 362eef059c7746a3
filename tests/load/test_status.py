"""What `hyoka status` reads: what is there now, not what all runs ever did; while a run writes; by indexes."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import event

from load import findings
from load.engine import open_engine, writing
from load.status import Status, status
from load.store import open_store
from schemas.coverage import Claim, account
from schemas.errors import Reason, Rejected
from schemas.geometry import Box
from tests.load.examples import make_audited, make_fact, make_finding, make_result

BOX = Box(1, 2, 3, 4)


def status_of(url: str) -> Status:
    """The status of a database."""
    engine = open_engine(url, create=False)
    try:
        return status(engine)
    finally:
        engine.dispose()


def filled(url: str) -> None:
    """Three runs: a scan that became readable, one that stays a scan, one that took too long; the last run is not over."""
    store = open_store(url)
    first = store.begin_run("0.1", {"files": 3})
    store.reject(first, "/in/a.pdf", Rejected("a.pdf", Reason.NO_TEXT), seconds=0.5)
    store.reject(first, "/in/b.pdf", Rejected("b.pdf", Reason.NO_TEXT))
    store.reject(first, "/in/c.pdf", Rejected("c.pdf", Reason.ENCRYPTED))
    store.finish_run(first)
    second = store.begin_run("0.1", {"files": 3})
    good = account(1, [Claim("value", BOX, "x" * 95), Claim("unclaimed", BOX, "x" * 5)])
    bad = account(2, [Claim("value", BOX, "x" * 5), Claim("unclaimed", BOX, "x" * 95)])
    result = make_result(make_fact(), make_fact(), name="a.pdf", pages=2, coverage=(good, bad))
    store.load(second, result, "v1 layouts=none", seconds=1.25)
    store.reject(second, "/in/b.pdf", Rejected("b.pdf", Reason.NO_TEXT))
    store.reject(second, "/in/c.pdf", Rejected("c.pdf", Reason.TIMED_OUT))
    store.finish_run(second)
    third = store.begin_run("0.2", {"files": 9, "timeout": 300})
    finding = make_finding()
    other = replace(finding, raw="19,039")
    audited = make_audited(finding, other, name="d.pdf", key=2, municipality=None, pages=7)
    store.load(third, audited, "v2 layouts=none", seconds=2.0)
    store.unchanged(third, "/in/a.pdf", "a.pdf", result.sha256)
    store.close()


def test_what_is_there_now(database_url: str) -> None:
    """Counts, the latest outcome of each file, coverage, findings without a verdict, runs."""
    filled(database_url)
    found = status_of(database_url)
    assert (found.documents, found.pages, found.sheets, found.facts) == (2, 9, 2, 5)
    assert dict(found.rejected) == {"no_text": 1, "timed_out": 1}
    assert dict(found.extractions) == {"v1 layouts=none": 1, "v2 layouts=none": 1}
    assert [(c.municipality, c.documents, c.pages, c.claimed, c.low_pages) for c in found.coverage] == [
        ("つくば市", 1, 2, 0.5, 1)
    ]
    assert (dict(found.findings), found.judged) == ({"error": 2}, 0)
    assert found.size > 10_000
    assert [run.run for run in found.runs] == [3, 2, 1]
    last, second, _ = found.runs
    assert (last.finished_at, last.expected, last.documents, last.pages, last.facts) == (None, 9, 2, 7, 3)
    assert dict(last.outcomes) == {"loaded": 1, "unchanged": 1}
    assert last.last_sign >= last.started_at > second.started_at
    assert second.finished_at is not None and (second.pages, dict(second.outcomes)) == (2, {"loaded": 1, "rejected": 2})


def test_verdicts_are_counted_apart(database_url: str) -> None:
    filled(database_url)
    engine = open_engine(database_url, create=False)
    findings.judge(engine, findings.lines(engine)[0].key, "dismissed", "")
    found = status(engine)
    engine.dispose()
    assert (dict(found.findings), found.judged) == ({"error": 1}, 1)


def test_an_empty_database(database_url: str) -> None:
    """Nothing is there, and nothing fails."""
    open_store(database_url).close()
    found = status_of(database_url)
    assert (found.documents, found.facts, found.runs, found.coverage, dict(found.rejected)) == (0, 0, (), (), {})


def test_while_a_run_writes(database_url: str) -> None:
    """What another transaction has not committed is not seen, and nobody waits for anybody."""
    filled(database_url)
    engine = open_engine(database_url, create=False)
    with writing(engine) as connection:
        connection.exec_driver_sql("DELETE FROM fact")
        assert status_of(database_url).facts == 5
    assert status_of(database_url).facts == 0
    engine.dispose()


def test_rows_of_older_releases(database_url: str) -> None:
    """Their ledger does not tell pages, seconds and times."""
    filled(database_url)
    engine = open_engine(database_url, create=False)
    with writing(engine) as connection:
        connection.exec_driver_sql("UPDATE ledger SET pages = NULL, seconds = NULL, finished_at = NULL")
    found = status(engine)
    engine.dispose()
    assert [run.pages for run in found.runs] == [0, 0, 0]
    assert found.runs[0].last_sign == found.runs[0].started_at


def test_no_full_scan_where_an_index_serves(sqlite_url: str) -> None:
    """SQLite's plans: the ledger is searched, facts are counted in an index."""
    filled(sqlite_url)
    engine = open_engine(sqlite_url, create=False)
    statements: list[tuple[str, Any]] = []

    def note(_connection: Any, _cursor: Any, sql: str, values: Any, *_: Any) -> None:
        statements.append((sql, values))

    event.listen(engine, "before_cursor_execute", note)
    status(engine)
    event.remove(engine, "before_cursor_execute", note)
    plans = []
    with engine.connect() as connection:
        for sql, values in statements:
            if sql.startswith("SELECT"):
                plans += [str(row[-1]) for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {sql}", values)]
    engine.dispose()
    assert [plan for plan in plans if plan.startswith(("SCAN ledger", "SCAN later"))] == []
    assert [plan for plan in plans if plan.startswith("SCAN fact") and "COVERING INDEX" not in plan] == []
    assert any("ix_ledger_reason" in plan for plan in plans) and any("ix_ledger_path" in plan for plan in plans)


def test_the_ledger_notes_pages_seconds_and_time(database_url: str) -> None:
    """Of a document that was read; a rejected one has no pages, one that nobody read no seconds."""
    store = open_store(database_url)
    run = store.begin_run("test", {})
    result = make_result(make_fact(), pages=12)
    assert store.load(run, result, "1", seconds=1.5).pages == 12
    again = store.load(run + 0, replace(result, path="/in/again.pdf"), "1", seconds=0.5)
    assert (again.pages, again.seconds) == (0, 0.5)
    assert store.unchanged(run, "/in/third.pdf", "third.pdf", result.sha256).seconds is None
    assert store.known_paths("1") == {result.path, "/in/again.pdf", "/in/third.pdf"}
    assert store.known_paths("2") == set()
    store.close()
    engine = open_engine(database_url, create=False)
    with engine.connect() as connection:
        rows = connection.exec_driver_sql("SELECT pages, seconds, finished_at FROM ledger ORDER BY path").all()
    engine.dispose()
    assert [tuple(row[:2]) for row in rows] == [(0, 0.5), (12, 1.5), (0, None)]
    assert all(row[2] is not None for row in rows)
    with pytest.raises(AttributeError):
        again.pages = 1  # type: ignore[misc]
