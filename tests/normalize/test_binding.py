"""Figures between two columns of a table without rules: the sums say which column is theirs."""

from __future__ import annotations

import pytest

from tests.extract.paper import Paper, facts

XS = (60.0, 260.0, 360.0)


def table(rows: list[tuple[str, str, str]], at: float | None = None) -> Paper:
    """A sheet with a head band and unruled rows; the third row's one figure is set at `at`."""
    paper = Paper().text(60, 40, "令和4年度 事務事業評価シート", 14)
    paper.text(60, 80, "事業名").text(160, 80, "図書館運営事業").text(260, 80, "担当課").text(360, 80, "社会教育課")
    paper.text(60, 100, "対象").text(160, 100, "市民").text(260, 100, "事業区分").text(360, 100, "ソフト")
    for y, row in enumerate((("区分（千円）", "令和3年度決算", "令和4年度決算"), *rows)):
        for x, text in zip(XS, row, strict=True):
            paper.text(at if at is not None and y == 3 and x > 60 and text else x, 160 + 22 * y, text)
    return paper


ROWS = [
    ("事業費", "9,000", "9,500"),
    ("国庫支出金", "4,000", "2,500"),
    ("県支出金", "3,000", ""),
    ("一般財源", "5,000", "4,000"),
]


def shares(paper: Paper) -> dict[int | None, tuple[str, ...]]:
    """The prefectural share by year, with its flags."""
    found = [f for f in facts(paper, "amount") if f.dimensions.get("source") == "prefectural" and f.state == "reported"]
    assert [f.value for f in found] == [3_000_000]
    return {f.fiscal_year: f.flags for f in found}


def test_the_column_whose_sum_closes_wins() -> None:
    """It stands under 令和3年度, whose sources would then exceed the cost; those of 令和4年度 lack as much."""
    assert shares(table(ROWS)) == {2022: ("column_by_sum",)}


def test_where_the_sums_hold_nothing_moves() -> None:
    rows = [("事業費", "12,000", "6,500"), *ROWS[1:]]
    assert shares(table(rows)) == {2021: ()}


@pytest.mark.parametrize("cost", [("9,000", "9,600"), ("9,100", "9,500")])
def test_a_move_that_closes_one_column_only_is_none(cost: tuple[str, str]) -> None:
    """A misprint is an auditor's business, and no reason to read a figure elsewhere."""
    assert shares(table([("事業費", *cost), *ROWS[1:]])) == {2021: ()}


def test_ruled_cells_are_where_they_are() -> None:
    paper = Paper().text(40, 30, "令和4年度 事務事業評価シート", 14)
    paper.table(40, 60, (90, 200), [["*事業名", "図書館運営事業"], ["*対象", "市民"]])
    head = ["*区分（千円）", "*令和3年度決算", "*令和4年度決算"]
    paper.table(40, 180, (120, 90, 90), [head, *[[f"*{name}", a, b] for name, a, b in ROWS]])
    assert shares(paper) == {2021: ()}
