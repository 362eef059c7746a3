"""The relations of a sheet, found where it was read and taken up by the audit of its document."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType

import pytest

import audit.found as module
from audit import audit
from audit.found import find, laid_down, taken_up
from audit.relation import Quotient
from audit.sheets import corpus_of
from hyoka import extract
from schemas.fact import Fact
from schemas.finding import Rule, Status
from tests.audit.rules.tables import fact, rows, sheet
from tests.load.examples import SAMPLES


def facts_of(name: str) -> list[Fact]:
    """The facts of a sample, with dimensions that nobody can write to, as reading gives them."""
    (file,) = SAMPLES.glob(f"{name}/*.pdf")
    return [replace(fact, dimensions=MappingProxyType(dict(fact.dimensions))) for fact in extract(file)]


def test_what_is_laid_down_is_taken_up() -> None:
    """The same relations, of the facts that are there: they are not made anew."""
    facts = facts_of("tsukuba")
    (document,) = corpus_of(facts).documents
    for own in document.sheets:
        found = taken_up(laid_down(own.document, own.ordinal, own.facts), own)
        assert found == find(own)
        wholes = [relation.whole for relation in found.first if hasattr(relation, "whole")]
        assert all(any(whole is one for one in own.facts) for whole in wholes)
    assert any(find(one).first for one in document.sheets)


@pytest.mark.parametrize("name", ["tsukuba", "dairokki"])
def test_an_audit_takes_up_what_is_known(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the same findings, and without looking for them again."""
    facts = facts_of(name)
    (document,) = corpus_of(facts).documents
    known = {(s.document, s.ordinal): laid_down(s.document, s.ordinal, s.facts) for s in document.sheets}
    expected = audit(facts)
    assert any(finding.status is Status.HOLDS for finding in expected)
    monkeypatch.setattr(module, "SHEET", ())
    monkeypatch.setattr(module, "LAST", ())
    assert audit(facts, known=known) == expected


def test_what_holds_may_be_told_briefly() -> None:
    """Without words and cells; all else is as it is."""
    facts = facts_of("dairokki")
    long, brief = audit(facts), audit(facts, brief=True)
    assert {finding.status for finding in long} >= {Status.HOLDS, Status.FAILS}
    assert [(one.rule, one.status, one.box) for one in brief] == [(one.rule, one.status, one.box) for one in long]
    for one, other in zip(brief, long, strict=True):
        assert one == other or (one.status is Status.HOLDS and (one.cells, one.message) == ((), ""))
    assert any(other.message for one, other in zip(brief, long, strict=True) if one != other)


SUM = rows(
    {"甲の費用": [1204, 1180, 1322], "乙の費用": [8931, 9120, 9475], "出した額": [10135, 10300, 10797]},
    (2019, 2020, 2021),
)


@pytest.mark.parametrize("known", [{}, {("a.pdf", 1): laid_down("a.pdf", 1, SUM)}])
def test_what_no_other_rule_names_is_found_too(known: dict[tuple[str, int], bytes]) -> None:
    """After the rules that look at a whole document."""
    found = audit(SUM, known=known)
    assert [f.rule for f in found] == [Rule.YEAR_SEQUENCE, *[Rule.DISCOVERED_SUM] * 3]
    assert {f.status for f in found} == {Status.HOLDS}


def test_a_fact_that_a_rule_has_made_is_laid_down() -> None:
    """A price that is a text is read as a figure; its dimensions are read-only, as those of all facts."""
    label = ["人件費", "単価"]
    facts = [
        fact(["人件費", "人数"], 2.0, 0, 0, year=2021, concept="staff_fte", unit="person", decimals=1),
        fact(label, "7,800", 0, 1, year=2021, concept="other", dimensions={"item": "甲"}),
        fact(["人件費", "金額"], 15600, 0, 2, year=2021, dimensions={"cost": "personnel"}),
    ]
    own = sheet(facts)
    made = [r.result for r in find(own).first if isinstance(r, Quotient) and r.result not in facts]
    assert [(f.value, f.raw) for f in made] == [(7_800_000, "7,800")]
    assert taken_up(laid_down("a.pdf", 1, facts), own) == find(own)
