"""The classes of misprints, each planted in a sum that held."""

from __future__ import annotations

from typing import Any

import pytest

from audit import audit
from schemas.fact import Fact
from schemas.finding import Class, Finding, Rule, Status
from tests.audit.tables import funding


def failing(facts: list[Fact], rule: Rule = Rule.FUNDING_SUM) -> Finding:
    """The one failing sum of a sheet."""
    found = [f for f in audit(facts) if f.status is Status.FAILS and f.rule is rule]
    assert len(found) == 1
    return found[0]


@pytest.mark.parametrize(
    ("figures", "classes"),
    [
        # 6,670 + 12,343 + 70 = 19,083
        ((19038, 6670, 12343, 70), {Class.TRANSPOSITION}),
        ((13089, 6670, 12343, 70), {Class.TRANSPOSITION}),
        ((19083, 6670, 12343, 70000), {Class.UNIT_SLIP}),
        ((19083, 6670, 12343, 700), {Class.UNIT_SLIP, Class.DIGIT_DROPPED}),
        ((19083, -6670, 12343, 70), {Class.SIGN_MISSING}),
        ((12413, 6670, 12343, 70), {Class.ADDEND_OMITTED}),
        ((19153, 6670, 12343, 70), {Class.COUNTED_TWICE}),
        ((49083, 6670, 12343, 70), {Class.DIGIT}),
        ((1908, 6670, 12343, 70), {Class.UNIT_SLIP, Class.DIGIT_DROPPED}),
        ((1983, 6670, 12343, 70), {Class.DIGIT_DROPPED}),
        ((19, 6670, 12343, 70), {Class.UNIT_SLIP}),
        ((219083, 6670, 12343, 70), {Class.DIGIT_DROPPED}),
        ((195083, 6670, 12343, 70), {Class.DIGIT_DROPPED}),
        ((31777, 6670, 12343, 70), {Class.UNEXPLAINED}),
    ],
)
def test_each_class_is_told(figures: tuple[int, int, int, int], classes: set[Class]) -> None:
    assert classes <= set(failing(funding(*figures)).classes)


def test_the_order_of_the_classes_is_that_of_the_design() -> None:
    found = failing(funding(19083, 6670, 12343, 700)).classes
    assert list(found) == sorted(found, key=list(Class).index)


def test_no_figure_begins_with_a_nought() -> None:
    assert Class.DIGIT not in failing(funding(219083, 6670, 12343, 70)).classes
    assert Class.TRANSPOSITION not in failing(funding(50250, 5180, 0, 70)).classes


def test_a_figure_of_the_next_year_is_told() -> None:
    facts = funding(24857, 6670, 12343, 70) + funding(24857, 22831, 0, 2026, year=2022, col=1)
    assert failing(facts).classes == (Class.COLUMN_SHIFT,)


def test_the_sum_of_the_next_year_is_told() -> None:
    facts = funding(24857, 6670, 12343, 70) + funding(None, 22831, 0, 2026, year=2022, col=1)
    assert failing(facts).classes != (Class.COLUMN_SHIFT,)
    facts = funding(24857, 6670, 12343, 70) + funding(24858, 22831, 0, 2026, year=2022, col=1)
    found = [f for f in audit(facts) if f.fiscal_year == 2021 and f.rule is Rule.FUNDING_SUM]
    assert found[0].classes == (Class.COLUMN_SHIFT,)


def test_what_balances_within_the_rounding_counts_where_nothing_balances_to_nought() -> None:
    # 6,670 + 12,343 + 70 = 19,083; the total is 19,084 rounded, printed with two digits swapped.
    assert failing(funding(19048, 6670, 12343, 70)).classes == (Class.TRANSPOSITION,)


def test_ties_name_every_cell() -> None:
    found = failing(funding(19283, 6670, 12343, 70))
    assert found.suspect is None
    assert "または" in found.message


def test_the_message_reads_like_a_note() -> None:
    found = failing(funding(19038, 6670, 12343, 70))
    assert found.message == (
        "令和3年度 決算額 19,038千円 ≠ 財源の和 19,083千円 (一般財源 6,670 + 国県債 12,343 + その他 70)"
        ": 決算額の数字の入れ替わり(38↔83)と思われます"
    )


def test_and_in_english() -> None:
    found = next(f for f in audit(funding(19038, 6670, 12343, 70), "en") if f.status is Status.FAILS)
    assert found.message == (
        "FY2021 決算額 19,038 thousand yen ≠ sum of the funding sources 19,083 thousand yen "
        "(一般財源 6,670 + 国県債 12,343 + その他 70): probably digits transposed in 決算額 (38↔83)"
    )


def cells(finding: Finding) -> list[tuple[Any, Any]]:
    return [(c.raw, c.coefficient) for c in finding.cells]


def test_the_products_of_the_cells_add_up_to_nought_where_the_sum_holds() -> None:
    found = next(f for f in audit(funding(19083, 6670, 12343, 70)) if f.rule is Rule.FUNDING_SUM)
    assert cells(found) == [("19,083", -1), ("6,670", 1), ("12,343", 1), ("70", 1)]
    assert (found.status, found.severity, found.difference) == (Status.HOLDS, None, 0)
