"""The relations of a sheet, found where it was read and taken up by the audit of its document."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType

import pytest

import audit.found as module
from audit import audit
from audit.found import find, laid_down, taken_up
from audit.sheets import corpus_of
from hyoka import extract
from schemas.fact import Fact
from schemas.finding import Status
from tests.load.examples import SAMPLES


def facts_of(name: str) -> list[Fact]:
    """The facts of a sample, with dimensions that nobody can write to, as reading gives them."""
    (file,) = SAMPLES.glob(f"{name}/*.pdf")
    return [replace(fact, dimensions=MappingProxyType(dict(fact.dimensions))) for fact in extract(file)]


def test_what_is_laid_down_is_taken_up() -> None:
    """The same relations, of the facts that are there: they are not made anew."""
    facts = facts_of("tsukuba")
    (document,) = corpus_of(facts).documents
    for sheet in document.sheets:
        found = taken_up(laid_down(sheet.document, sheet.ordinal, sheet.facts), sheet)
        assert found == find(sheet)
        wholes = [relation.whole for relation in found.first if hasattr(relation, "whole")]
        assert all(any(whole is fact for fact in sheet.facts) for whole in wholes)
    assert any(find(sheet).first for sheet in document.sheets)


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
