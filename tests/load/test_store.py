"""Loading: idempotent by the bytes, one transaction a document, one ledger row a document and run."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from load.bulk import BATCH
from load.store import open_store
from schemas.coverage import Furniture, Leftover, PageCoverage
from schemas.document import LOW_COVERAGE, PageNote, SheetInfo
from schemas.errors import Reason, Rejected
from tests.load.examples import exported, load_all, make_fact, make_result, queried


def test_the_same_bytes_twice_are_unchanged(database_url: str) -> None:
    """Also under another name: one document, two sources; it takes the name that sorts first."""
    result = make_result(make_fact(), name="b.pdf")
    assert load_all(database_url, result) == ["loaded"]
    assert load_all(database_url, result, replace(result, document="a.pdf", path="/else/a.pdf")) == ["unchanged"] * 2
    assert queried(database_url, "SELECT count(*) FROM fact") == [(1,)]
    assert queried(database_url, "SELECT name FROM document") == [("a.pdf",)]
    assert queried(database_url, "SELECT path FROM source ORDER BY path") == [("/else/a.pdf",), ("/in/b.pdf",)]


def test_another_extraction_replaces(database_url: str) -> None:
    """The facts of an older release go as a whole; the document and its sources stay."""
    older = make_result(make_fact(value="old"), make_fact(value="older"), notes=(PageNote(1, "drift", "x"),))
    assert load_all(database_url, older, extraction="1") == ["loaded"]
    assert load_all(database_url, make_result(make_fact(value="new")), extraction="2") == ["replaced"]
    assert queried(database_url, "SELECT value_text FROM fact") == [("new",)]
    assert queried(database_url, "SELECT count(*) FROM page_note") == [(0,)]
    assert queried(database_url, "SELECT extraction FROM document") == [("2",)]


def page_coverage(page: int = 1, unclaimed: int = 20) -> PageCoverage:
    """An account of a page of 100 characters."""
    furniture = ((Furniture.UNIT, 3), (Furniture.PAGE_NUMBER, 2))
    leftovers = (Leftover(make_fact().bbox, "あ" * unclaimed),)
    return PageCoverage(page, 100, 30, 45 - unclaimed, 20, furniture, leftovers)


def test_the_account_of_every_page_is_kept(database_url: str) -> None:
    """For the last extraction only; its parts add up to what the page prints."""
    assert load_all(database_url, make_result(coverage=(page_coverage(), page_coverage(2))), extraction="1") == [
        "loaded"
    ]
    assert load_all(database_url, make_result(coverage=(page_coverage(),)), extraction="2") == ["replaced"]
    columns = "page, characters, label, value, other, furniture, unclaimed"
    assert queried(database_url, f"SELECT {columns} FROM page_coverage") == [(1, 100, 30, 25, 20, 5, 20)]


def test_the_ledger_names_pages_of_low_coverage(database_url: str) -> None:
    """The first few in full; a loaded document has no reason."""
    notes = [PageNote(n, LOW_COVERAGE, f"{n}0% claimed") for n in range(1, 6)]
    assert load_all(database_url, make_result(notes=(PageNote(9, "no_text", "x"), *notes))) == ["loaded"]
    said = "sheet.pdf: page 1: 10% claimed; page 2: 20% claimed; page 3: 30% claimed; and 2 more pages (see page_note)"
    assert queried(database_url, "SELECT outcome, reason, message FROM ledger") == [("loaded", None, said)]
    assert queried(database_url, "SELECT count(*) FROM page_note") == [(6,)]


def test_a_document_without_such_pages_has_no_remark(database_url: str) -> None:
    assert load_all(database_url, make_result(notes=(PageNote(9, "no_text", "x"),))) == ["loaded"]
    assert queried(database_url, "SELECT message FROM ledger") == [(None,)]


def test_same_name_other_bytes_is_another_document(database_url: str) -> None:
    """The old version is kept."""
    assert load_all(database_url, make_result(key=1), make_result(key=2, path="/b/sheet.pdf")) == ["loaded"] * 2
    assert queried(database_url, "SELECT count(*) FROM document") == [(2,)]


def test_the_ledger_says_what_became_of_every_file(database_url: str) -> None:
    """With the reason of a rejection and its sentence."""
    store = open_store(database_url)
    run = store.begin_run("test", {})
    store.load(run, make_result(make_fact(), make_fact()), "1")
    store.unchanged(run, "/again/sheet.pdf", "sheet.pdf", f"{1:064x}")
    store.reject(run, "/in/bad.pdf", Rejected("bad.pdf", Reason.ENCRYPTED))
    store.finish_run(run)
    store.close()
    rows = queried(database_url, "SELECT path, outcome, reason, message, sheets, facts FROM ledger ORDER BY path")
    assert rows == [
        ("/again/sheet.pdf", "unchanged", None, None, 0, 0),
        ("/in/bad.pdf", "rejected", "encrypted", "bad.pdf: the PDF is protected by a password", 0, 0),
        ("/in/sheet.pdf", "loaded", None, None, 1, 2),
    ]
    assert queried(database_url, "SELECT count(*) FROM run WHERE finished_at IS NOT NULL") == [(1,)]


def test_a_failure_in_the_middle_leaves_nothing(database_url: str) -> None:
    """Document and facts come together or not at all; the ledger says why not."""
    store = open_store(database_url)
    run = store.begin_run("test", {})
    broken = make_result(*[make_fact()] * BATCH, replace(make_fact(), page=None))  # type: ignore[arg-type]
    store.load(run, replace(broken, sheets=(SheetInfo(1, 1, 1, None, None),)), "1")
    store.close()
    for table in ("document", "fact", "sheet", "source"):
        assert queried(database_url, f"SELECT count(*) FROM {table}") == [(0,)], table
    assert queried(database_url, "SELECT outcome, reason FROM ledger") == [("rejected", "not_storable")]


def test_sheets_that_only_facts_know_are_made(database_url: str) -> None:
    """So that the views have them."""
    load_all(database_url, make_result(make_fact(sheet=0), make_fact(sheet=1, page=2), make_fact(sheet=2, page=5)))
    rows = queried(database_url, "SELECT ordinal, first_page, last_page FROM sheet ORDER BY ordinal")
    assert rows == [(0, 1, 1), (1, 1, 2), (2, 5, 5)]


def test_the_order_of_loading_does_not_show(database_url: str, tmp_path: Path) -> None:
    """Nothing of an export depends on what came first."""
    results = [make_result(make_fact(value=k), make_fact("amount", k), name=f"{k}.pdf", key=9 - k) for k in range(4)]
    load_all(database_url, *results)
    other = f"sqlite:///{tmp_path / 'other.db'}"
    load_all(other, *reversed(results))
    for table in ("facts", "projects", "amounts"):
        assert exported(database_url, tmp_path / "1", table=table) == exported(other, tmp_path / "2", table=table)
