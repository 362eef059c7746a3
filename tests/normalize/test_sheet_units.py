"""Units of tables that are stacked without a gap: each row of headings has a corner."""

from __future__ import annotations

import pytest

from tests.extract.paper import Rows
from tests.normalize.sheets import read

WIDTHS = [110, 70, 70]
YEARS = ["*R3年度決算", "*R4年度決算"]


def amounts(rows: Rows, caption: str = "", widths: list[float] | None = None) -> dict[str, object]:
    """The value of each figure by what is printed."""
    found = read(rows, widths or WIDTHS, caption=caption)
    return {f.raw: f.value for f in found if f.concept in ("amount", "line_item")}


def test_the_figures_below_a_corner_have_its_unit() -> None:
    rows: Rows = [
        ["*費用（千円）", *YEARS],
        ["*事業費", "11", "12"],
        ["*財源（円）", *YEARS],
        ["*一般財源", "21", "22"],
        ["*その他（百万円）", *YEARS],
        ["*国庫支出金", "31", "32"],
    ]
    assert amounts(rows) == {"11": 11_000, "12": 12_000, "21": 21, "22": 22, "31": 31_000_000, "32": 32_000_000}


def test_a_further_corner_goes_before_the_caption_above_the_table() -> None:
    rows: Rows = [["*区分", *YEARS], ["*事業費", "11", "12"], ["*費用（千円）", *YEARS], ["*人件費", "21", "22"]]
    assert amounts(rows, "（単位：円）") == {"11": 11, "12": 12, "21": 21_000, "22": 22_000}


def test_a_further_corner_alone_says_nothing_of_what_stands_above() -> None:
    rows: Rows = [["*指標名", *YEARS], ["相談の件数", "11", "12"], ["*費用（千円）", *YEARS], ["*事業費", "21", "22"]]
    found = {f.raw: f.unit for f in read(rows, WIDTHS)}
    assert (found["11"], found["21"]) == (None, "JPY")


def test_a_corner_that_counts_something_else_leaves_the_unit_of_money() -> None:
    rows: Rows = [
        ["*費用（千円）", *YEARS],
        ["*事業費", "11", "12"],
        ["*従事者（人）", *YEARS],
        ["*正規職員", "1", "2"],
        ["*人件費", "21", "22"],
    ]
    found = {f.raw: (f.unit, f.value) for f in read(rows, WIDTHS)}
    assert (found["21"], found["1"]) == (("JPY", 21_000), ("person", 1.0))


def test_a_row_with_a_unit_of_its_own_is_no_corner() -> None:
    """No heading stands on its right."""
    rows: Rows = [["*区分", *YEARS], ["*人件費（円）", "11", "12"], ["*事業費", "21", "22"]]
    assert amounts(rows, "（単位：千円）") == {"11": 11, "12": 12, "21": 21_000, "22": 22_000}


@pytest.mark.parametrize(
    ("rows", "widths"),
    [
        (
            [
                ["*区分", "<", "*R3年度決算"],
                ["*人件費（円）", "*正規職員", "12"],
                ["^", "*臨時職員", "13"],
                ["*公債費", "<", "14"],
            ],
            [90.0, 90.0, 70.0],
        ),
        (
            [
                ["*事業費", "11", "*人件費", "12"],
                ["*利用料（円）", "13", "*入場者（人）", "9"],
                ["*公債費", "14", "*備考", "話"],
            ],
            [90.0, 70.0, 90.0, 70.0],
        ),
    ],
)
def test_the_unit_of_a_key_is_not_that_of_the_rows_below(rows: Rows, widths: list[float]) -> None:
    """Wrong by a factor of 1000, and not flagged."""
    assert amounts(rows, "（単位：千円）", widths)["14"] == 14_000
