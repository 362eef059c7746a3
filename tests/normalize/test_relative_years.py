"""Years that a table says in words."""

from __future__ import annotations

import pytest

from tests.extract.paper import Rows
from tests.normalize.sheets import read

TITLE = "令和6年度 事務事業評価表（令和5年度実績）"
COSTS: Rows = [
    ["*区分", "*前々年度\n決算額", "*前年度\n決算額", "*本年度\n予算額"],
    ["*事業費", "11", "12", "13"],
]


def years(rows: Rows, title: str = TITLE) -> list[tuple[int | None, bool]]:
    """The years of the figures, and whether they say that they are inferred."""
    found = read(rows, [80] * len(rows[0]), 24, title, "（単位：千円）")
    return [(f.fiscal_year, "year_inferred" in f.flags) for f in found if f.raw[:1].isdigit()]


def test_this_year_is_that_of_the_form_where_it_is_planned() -> None:
    assert years(COSTS) == [(2022, True), (2023, True), (2024, True)]


def test_this_year_is_the_one_evaluated_where_it_is_settled() -> None:
    rows: Rows = [["*区分", "*前年度決算額", "*本年度決算額"], ["*事業費", "11", "12"]]
    assert years(rows) == [(2022, True), (2023, True)]


def test_a_form_of_one_year() -> None:
    assert years(COSTS, "令和6年度 事務事業評価表") == [(2022, True), (2023, True), (2024, True)]


def test_years_as_rows() -> None:
    rows: Rows = [["*年度", "*事業費"], ["*前年度決算", "11"], ["*本年度予算", "12"]]
    assert years(rows) == [(2023, True), (2024, True)]


def test_a_table_that_does_not_say_is_as_the_others_of_the_page() -> None:
    rows: Rows = [*COSTS, ["*成果指標", "*前々年度", "*前年度", "*本年度"], ["*参加者数", "21", "22", "23"]]
    assert years(rows)[-3:] == [(2022, True), (2023, True), (2024, True)]


@pytest.mark.parametrize("title", ["事務事業評価表", "事務事業の評価シート"])
def test_without_any_year_nobody_knows(title: str) -> None:
    assert [year for year, _ in years(COSTS, title)] == [None, None, None]


def test_tables_that_contradict_each_other() -> None:
    rows: Rows = [*COSTS, ["*区分", "*前々年度決算", "*前年度決算", "*本年度決算"], ["*人件費", "21", "22", "23"]]
    assert [year for year, _ in years(rows)] == [None] * 6
