"""What a row that only says 計 or 合計 adds up."""

from __future__ import annotations

import pytest

from tests.normalize.sheets import dims, read

LABELS = {
    "1": "国庫支出金",
    "2": "一般財源",
    "3": "計",
    "4": "人件費",
    "5": "事業費",
    "7": "合計",
    "8": "従事職員数（人）",
}


def cost(order: str, row: str) -> object:
    """The cost of a row of a table in 千円 with rows in the order of their figures."""
    rows = [["*区分", "*R3年度決算"], *([f"*{LABELS[figure]}", figure] for figure in order)]
    return dims(read(rows, [110, 70], caption="（単位：千円）"), row)["cost"]


@pytest.mark.parametrize(
    ("order", "row", "expected"),
    [
        # above personnel cost it adds up what stands above it; after personnel cost it is the total
        ("12347", "3", "project"),
        ("12347", "7", "total"),
        ("547", "7", "total"),
        # on top there is nothing that it could add up but what follows
        ("754", "7", "total"),
        # the number of staff is no cost
        ("8754", "7", "total"),
        # no personnel cost
        ("123", "3", "project"),
        ("712", "7", "project"),
    ],
)
def test_the_cost_of_a_total(order: str, row: str, expected: str) -> None:
    assert cost(order, row) == expected


def test_a_total_of_named_lines_above_personnel_cost_is_the_project_s() -> None:
    rows = [
        ["*区分", "*R3年度決算"],
        ["*印刷の料金", "1"],
        ["*通信の料金", "2"],
        ["*計", "3"],
        ["*人件費", "4"],
        ["*総事業費", "7"],
    ]
    assert dims(read(rows, [110, 70], caption="（単位：千円）"), "3")["cost"] == "project"
