"""Versions of a file: new bytes at a path supersede the old ones, which are kept."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import text

from load import findings, migrate
from load.engine import open_engine
from load.store import open_store
from tests.load.examples import amount, exported, load_all, make_fact, make_result, queried

OLD = make_result(make_fact("project_name", "旧"), amount(1000), key=1)
NEW = make_result(make_fact("project_name", "新"), amount(2000), key=2)


def versions(url: str) -> list[tuple[str, int, int]]:
    """What lies at each path, in order, and which is current."""
    seen = "SELECT path, version, sha256, current FROM source JOIN document ON id = document_id ORDER BY path, version"
    return [(path, int(sha256), bool(current)) for path, _, sha256, current in queried(url, seen)]


def test_new_bytes_are_a_new_version(database_url: str, tmp_path: Path) -> None:
    """The old one is in no view, export or audit, unless asked for."""
    assert load_all(database_url, OLD, NEW) == ["loaded", "loaded"]
    assert versions(database_url) == [("/in/sheet.pdf", 1, False), ("/in/sheet.pdf", 2, True)]
    assert queried(database_url, "SELECT amount FROM amounts") == [(2000,)]
    facts = exported(database_url, tmp_path / "1").decode()
    assert "新" in facts
    assert "旧" not in facts
    assert "旧" in exported(database_url, tmp_path / "1", all_versions=True).decode()
    everything = exported(database_url, tmp_path / "2", table="amounts", format="csv", all_versions=True)
    assert everything.count(b"\n") == 3
    engine = open_engine(database_url, create=False)
    assert [document.sha256 for document in findings.documents(engine)] == [NEW.sha256]
    engine.dispose()


def test_old_bytes_again_are_current_again(database_url: str) -> None:
    """The order in which versions came stays."""
    store = open_store(database_url)
    for result in (OLD, NEW):
        store.load(store.begin_run("test", {}), result, "1")
    entry = store.unchanged(store.begin_run("test", {}), OLD.path, OLD.document, OLD.sha256)
    store.close()
    assert entry.outcome.value == "unchanged"
    assert versions(database_url) == [("/in/sheet.pdf", 1, True), ("/in/sheet.pdf", 2, False)]
    assert queried(database_url, "SELECT amount FROM amounts") == [(1000,)]


def test_a_document_that_lies_elsewhere_too_is_not_superseded(database_url: str) -> None:
    """One path has other bytes now, another one still these."""
    copy = make_result(*OLD.facts, key=1, path="/archive/sheet.pdf")
    load_all(database_url, OLD, copy, NEW)
    assert versions(database_url) == [
        ("/archive/sheet.pdf", 1, True),
        ("/in/sheet.pdf", 1, False),
        ("/in/sheet.pdf", 2, True),
    ]
    assert sorted(queried(database_url, "SELECT amount FROM amounts")) == [(1000,), (2000,)]


def test_an_older_database_gets_its_versions(database_url: str) -> None:
    """In the order of first loading; current is what the ledger saw last. And back again."""
    load_all(database_url, OLD, make_result(key=3, path="/else.pdf"))
    load_all(database_url, NEW)
    load_all(database_url, OLD)
    before = versions(database_url)
    engine = open_engine(database_url, create=False)
    migrate.downgrade(engine, "0005")
    with engine.begin() as connection:
        assert connection.execute(text("SELECT count(*) FROM source")).scalar() == 3
    migrate.upgrade(engine)
    engine.dispose()
    assert versions(database_url) == before
    assert before == [("/else.pdf", 3, True), ("/in/sheet.pdf", 1, True), ("/in/sheet.pdf", 2, False)]
