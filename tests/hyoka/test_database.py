"""`import hyoka` in a notebook."""

from __future__ import annotations

from pathlib import Path

import pytest

import hyoka
from schemas.errors import DatabaseError, Rejected
from tests.load.examples import SAMPLES, amount, load_all, make_fact, make_result


def test_open_gives_facts_and_rows(database_url: str) -> None:
    """Typed rows, which a DataFrame takes as they are."""
    facts = [make_fact("project_name", "事業"), amount(5000), make_fact("contact_phone", "内線 1")]
    facts += [make_fact("rating", "A"), make_fact("indicator_actual", 5, fiscal_year=2020)]
    load_all(database_url, make_result(*facts))
    with hyoka.open(database_url) as db:
        assert [fact.concept for fact in db.facts()] == [f.concept for f in facts if f.concept != "contact_phone"]
        assert db.facts(with_personal=True) == facts
        assert db.amounts()[0]["amount"] == 5000
        assert db.projects()[0]["project_name"] == "事業"
        assert db.ratings()[0]["rating"] == "A"
        assert db.indicators()[0]["actual"] == 5.0
        assert db.sql("SELECT count(*) AS n FROM fact WHERE concept = :c", c="amount") == [{"n": 1}]


def test_nothing_can_be_changed(database_url: str) -> None:
    """Not even by a query."""
    load_all(database_url, make_result(make_fact()))
    with hyoka.open(database_url) as db:
        for query in ("DELETE FROM fact", "DROP VIEW amounts", "nonsense"):
            with pytest.raises(DatabaseError):
                db.sql(query)
        assert len(db.facts()) == 1


def test_what_cannot_be_opened(tmp_path: Path) -> None:
    """A sentence, and no new file."""
    with pytest.raises(DatabaseError, match="no such database file"):
        hyoka.open(str(tmp_path / "x.db"))
    assert [*tmp_path.iterdir()] == []
    with pytest.raises(Rejected, match=r"x\.pdf: there is no such file"):
        hyoka.extract(tmp_path / "x.pdf")


def test_extract_gives_facts() -> None:
    """With both readers."""
    for reader in ("pymupdf", "pdfplumber"):
        facts = hyoka.extract(SAMPLES / "tsukuba" / "tsukuba.pdf", reader=reader)
        assert {fact.reader for fact in facts} == {reader}
        assert any(fact.concept == "amount" for fact in facts)
