"""Findings in a database: replaced with their document, judged by persons, and found again after a new reading."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from load import findings, migrate, query
from load.engine import open_engine
from load.names import Engine
from load.store import Store
from schemas.errors import DatabaseError, HyokaError
from schemas.finding import Rule, Severity, Status, audit_of
from schemas.geometry import Box
from schemas.verdict import keyed
from tests.load.examples import load_all, make_audited, make_cell, make_finding, make_result, queried

HELD = make_finding(raw="19,083", status=Status.HOLDS, severity=None, classes=(), suspect=None)
WARNED = make_finding(rule=Rule.PRINTED_TWICE, severity=Severity.WARNING, parts=("1,200",), message="二度")


@pytest.fixture
def engine(database_url: str) -> Iterator[Engine]:
    """A database of this release."""
    engine = open_engine(database_url, create=True)
    migrate.ensure(engine, create=True)
    yield engine
    engine.dispose()


def test_findings_are_stored_with_their_cells(database_url: str) -> None:
    """Those that hold are counted only; every cell has its page and box."""
    load_all(database_url, make_audited(make_finding(), HELD, HELD, WARNED))
    columns = "ordinal, rule, severity, class, printed, expected, difference, message"
    assert queried(database_url, f"SELECT {columns} FROM finding ORDER BY ordinal") == [
        (1, "funding_sum", "error", "transposition", "19038000", "19083000", -45000.0, make_finding().message),
        (2, "printed_twice", "warning", "transposition", "19038000", "1200000", 17838000.0, "二度"),
    ]
    cells = "SELECT sha256, page, x0, y0, x1, y1, raw, value, coefficient FROM finding_cell WHERE finding = 1"
    assert queried(database_url, f"{cells} ORDER BY ordinal")[:2] == [
        (f"{1:064x}", 1, 400.0, 440.5, 429.0, 448.5, "19,038", "19038000", -1.0),
        (f"{1:064x}", 1, 400.0, 460.0, 429.0, 470.0, "6,670", "6670000", 1.0),
    ]
    assert queried(database_url, "SELECT rule, status, relations FROM relation_count ORDER BY rule, status") == [
        ("funding_sum", "fails", 1),
        ("funding_sum", "holds", 2),
        ("printed_twice", "fails", 1),
    ]


def test_a_new_reading_replaces_findings(database_url: str) -> None:
    """As it replaces facts; a reading without an audit leaves none."""
    load_all(database_url, make_audited(make_finding(), WARNED), extraction="1")
    load_all(database_url, make_audited(WARNED), extraction="1")
    assert queried(database_url, "SELECT count(*) FROM finding") == [(2,)]
    load_all(database_url, make_audited(WARNED), extraction="2")
    assert queried(database_url, "SELECT rule FROM finding") == [("printed_twice",)]
    load_all(database_url, make_audited(), extraction="3")
    assert queried(database_url, "SELECT count(*) FROM finding_cell") == [(0,)]
    assert queried(database_url, "SELECT count(*) FROM relation_count") == [(0,)]


def test_a_document_without_an_audit(database_url: str) -> None:
    load_all(database_url, make_result())
    assert queried(database_url, "SELECT count(*) FROM finding") == [(0,)]


def test_a_verdict_survives_a_new_reading(database_url: str, engine: Engine) -> None:
    """Boxes, labels, concept and wording may all be better read; what is printed is the same."""
    load_all(database_url, make_audited(make_finding(), WARNED), extraction="1")
    [first, second] = findings.lines(engine)
    findings.judge(engine, first.key[:6], "dismissed", "正誤表あり")
    better = make_finding(
        box=Box(401, 441, 430, 449),
        label=("事業費",),
        message="別の文",
        concept="line_item",
        raw="19,038 ",
        cells=tuple(replace(c, box=Box(1, 2, 3, 4), raw=f" {c.raw}") for c in make_finding().cells),
    )
    load_all(database_url, make_audited(WARNED, better), extraction="2")
    assert [(line.key, line.verdict and line.verdict.note) for line in findings.lines(engine)] == [
        (second.key, None),
        (first.key, "正誤表あり"),
    ]
    [row] = query.view(engine, "open_findings")
    assert (row["project_name"], row["municipality"], row["severity"]) == ("情報化推進事業", "つくば市", "warning")
    rows = {row["key"]: (row["verdict"], row["note"]) for row in query.view(engine, "findings")}
    assert rows == {first.key: ("dismissed", "正誤表あり"), second.key: (None, None)}


def test_a_later_verdict_replaces_an_earlier_one(database_url: str, engine: Engine) -> None:
    """And none takes it back."""
    load_all(database_url, make_audited(make_finding()))
    [line] = findings.lines(engine)
    findings.judge(engine, line.key, "accepted")
    assert findings.judge(engine, line.key, "dismissed", "x").verdict == findings.verdicts(engine)[line.key]
    assert queried(database_url, "SELECT verdict, note, rule, page FROM finding_verdict") == [
        ("dismissed", "x", "funding_sum", 1)
    ]
    assert findings.judge(engine, line.key, None).verdict is None
    assert findings.verdicts(engine) == {}


@pytest.mark.parametrize("key", ["", "%", "zz", "_"])
def test_a_verdict_on_nothing(key: str, database_url: str, engine: Engine) -> None:
    load_all(database_url, make_audited(make_finding()))
    with pytest.raises(HyokaError, match="no finding has this key"):
        findings.judge(engine, key, "accepted")


def test_an_ambiguous_key_is_refused(database_url: str, engine: Engine) -> None:
    """Seventeen findings share a first character somewhere."""
    load_all(database_url, make_audited(*(make_finding(fiscal_year=year) for year in range(2000, 2017))))
    starts = [line.key[0] for line in findings.lines(engine)]
    with pytest.raises(HyokaError, match="more than one finding"):
        findings.judge(engine, max(starts, key=starts.count), "accepted")


def test_an_audit_of_all_replaces_all(database_url: str, engine: Engine) -> None:
    """Findings across documents keep in which document each cell stands; a document that has gone is left out."""
    load_all(database_url, make_audited(make_finding()), make_result(name="last.pdf", key=2))
    last = make_cell("18,000", -1, document="last.pdf", page=3)
    across = make_finding(rule=Rule.PRIOR_YEAR_COLUMN, cells=(make_cell("19,038"), last))
    sha256 = {"sheet.pdf": f"{1:064x}", "last.pdf": f"{2:064x}", "gone.pdf": f"{3:064x}"}
    audits = {name: audit_of([across] if name == "sheet.pdf" else []) for name in sha256}
    findings.keep_all(engine, audits, sha256)
    assert queried(database_url, "SELECT rule FROM finding") == [("prior_year_column",)]
    cells = queried(database_url, "SELECT sha256, page FROM finding_cell ORDER BY ordinal")
    assert cells == [(f"{1:064x}", 1), (f"{2:064x}", 3)]


def test_documents_come_back_as_they_are_audited(database_url: str, engine: Engine) -> None:
    """With their municipality and where they were seen; personal concepts are left out where asked."""
    load_all(database_url, make_audited(name="a.pdf"), make_result(name="b.pdf", key=2, municipality=None))
    first, second = findings.documents(engine, ["project_name"])
    assert (first.name, first.municipality, first.paths) == ("a.pdf", "つくば市", ("/in/a.pdf",))
    assert [fact.concept for fact in first.facts] == ["project_code", "amount"]
    assert {fact.document for fact in first.facts} == {"a.pdf"}
    assert (second.municipality, second.facts) == (None, ())


def test_a_database_of_the_release_before(database_url: str, engine: Engine) -> None:
    """Its documents stay as they are; what is found in them comes with the next audit."""
    load_all(database_url, make_audited(make_finding()))
    migrate.downgrade(engine, "0004")
    with pytest.raises(DatabaseError, match="hyoka db upgrade"):
        migrate.ensure(engine, create=False)
    migrate.upgrade(engine)
    assert queried(database_url, "SELECT count(*) FROM fact") == [(3,)]
    assert findings.lines(engine) == []
    findings.keep_all(engine, {"sheet.pdf": audit_of([make_finding()])}, {"sheet.pdf": f"{1:064x}"})
    assert len(findings.lines(engine)) == 1


def test_what_no_database_can_hold(database_url: str) -> None:
    """NUL, lone surrogates, and numbers beyond every range."""
    wild = make_finding(
        raw="\0\ud800",
        label=("a\0",),
        message="\ud800",
        dimensions={"item": "\0"},
        missing=("\0",),
        fiscal_year=10**12,
        printed=10**400,
        expected=float("inf"),
        difference=float("inf"),
        cells=(make_cell("\0"),),
    )
    assert load_all(database_url, make_audited(wild)) == ["loaded"]
    assert queried(database_url, "SELECT raw, fiscal_year, difference FROM finding") == [("\ufffd\ufffd", None, None)]


def test_the_entry_of_a_run_tells_the_audit(engine: Engine) -> None:
    """For the summary; an unchanged document has been counted before."""
    store = Store(engine)
    run = store.begin_run("test", {})
    first = store.load(run, make_audited(make_finding(), HELD, WARNED), "1")
    assert first.audit is not None
    assert (first.audit.relations(), first.audit.of(Severity.ERROR), first.audit.of(Severity.NOTICE)) == (3, 1, 0)
    assert store.load(store.begin_run("test", {}), make_audited(make_finding()), "1").audit is None


def test_equal_equations_on_a_page_have_keys_of_their_own() -> None:
    """Numbered from the top, whatever the order; those that hold do not count."""
    upper = make_finding(box=Box(1, 10, 2, 20))
    lower = make_finding(box=Box(1, 30, 2, 40))
    held = make_finding(box=Box(1, 5, 2, 9), status=Status.HOLDS)
    sha256 = {"sheet.pdf": "f"}
    a, b = (one.key for one in keyed([upper, lower], sha256))
    assert a != b
    assert [one.key for one in keyed([held, lower, upper], sha256)][1:] == [b, a]
    assert keyed([upper], {"sheet.pdf": "e"})[0].key != a
