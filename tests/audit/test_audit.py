"""The whole audit on samples: what it checks, that it finds nothing wrong where nothing is, and what a misprint gives."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from audit import audit
from schemas.fact import Fact
from schemas.finding import Class, Finding, Rule, Severity, Status
from tests.reading import read_sample

SAMPLES = Path(__file__).parents[2] / "samples"
# One of each kind of table: years in columns, phases in columns, sources in columns, うち rows, plan periods, statements.
KINDS = ("tsukuba", "forms/komakino", "forms/shiomi", "forms/yukishiro", "forms/asagiri", "forms/hagisaka")


@cache
def facts(sample: str) -> tuple[Fact, ...]:
    """The facts of a sample, read anew."""
    path = next((SAMPLES / sample).glob("*.pdf"))
    return read_sample(path).facts


def misprinted(sample: str, raw: str, value: int, shown: str, year: int) -> tuple[Fact, ...]:
    """The facts with one figure printed wrongly."""
    changed = [
        replace(f, value=value, raw=shown) if f.raw == raw and f.fiscal_year == year and f.sheet == 1 else f
        for f in facts(sample)
    ]
    assert changed != list(facts(sample))
    return tuple(changed)


def failing(found: Sequence[Finding]) -> list[Finding]:
    """What fails and is not merely allowed."""
    return [f for f in found if f.status is Status.FAILS and f.severity is not Severity.NOTICE]


@pytest.mark.parametrize("sample", KINDS)
def test_nothing_is_wrong_where_nothing_is(sample: str) -> None:
    found = audit(facts(sample))
    assert failing(found) == []
    assert sum(f.status is Status.HOLDS for f in found) > 20


def test_settlements_over_their_budgets_are_noticed() -> None:
    found = [f for f in audit(facts("tsukuba")) if f.status is Status.FAILS]
    assert {f.rule for f in found} == {Rule.SETTLEMENT_OVER_BUDGET}
    assert any("6,844千円" in f.message and "19,083千円" in f.message for f in found)


def test_the_example_of_the_handbook() -> None:
    found = failing(audit(misprinted("tsukuba", "19,083", 19038000, "19,038", 2021)))
    sums = [f for f in found if f.rule is Rule.FUNDING_SUM]
    assert [(f.severity, f.classes) for f in sums] == [(Severity.ERROR, (Class.TRANSPOSITION,))]
    assert sums[0].suspect is not None and sums[0].suspect.raw == "19,038"
    assert sums[0].message.startswith("令和3年度 事業費 決算額 19,038千円 ≠ 財源の和 19,083千円 (一般財源 6,670 + ")
    assert "(38↔83)" in sums[0].message


def test_a_misprint_is_located_where_a_row_and_a_column_cross() -> None:
    # 事業費 of 令和2年度: a part of the plan period's sum, and the sum of its own sources.
    found = failing(audit(misprinted("forms/asagiri", "14,537", 15437000, "15,437", 2020)))
    assert {f.rule for f in found} >= {Rule.FUNDING_SUM, Rule.PERIOD_SUBTOTAL}
    assert {f.suspect.raw for f in found if f.suspect is not None} == {"15,437"}
    assert all(Class.TRANSPOSITION in f.classes for f in found if f.rule is not Rule.DISCOVERED_SUM)


def test_documents_are_audited_together_as_alone() -> None:
    both = audit((*facts("tsukuba"), *facts("forms/shiomi")))
    assert [f for f in both if f.document == "tsukuba.pdf"] == list(audit(facts("tsukuba")))
