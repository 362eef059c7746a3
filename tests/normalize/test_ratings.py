"""Grades, the criterion that each is of, and the judgement that a reason explains."""

from __future__ import annotations

import pytest

from tests.extract.paper import Rows
from tests.normalize.sheets import read

JUDGED = ("rating", "overall_rating", "rating_reason", "future_direction", "direction_reason")
Judged = list[tuple[str, object, object]]


def judged(rows: Rows, widths: list[float] | None = None) -> Judged:
    """What is read as a judgement: its concept, its criterion and its value."""
    return [(f.concept, f.dimensions.get("criterion"), f.value) for f in read(rows, widths) if f.concept in JUDGED]


@pytest.mark.parametrize("criterion", ["必要性", "みどりの度合い"])
def test_a_grade_under_its_heading_is_of_the_criterion_in_its_row(criterion: str) -> None:
    """Known or not; 評価 alone would be the overall one."""
    rows: Rows = [["*評価項目", "*評価", "*評価の理由"], [f"*{criterion}", "Ｂ", "まだ足りない。"]]
    assert judged(rows, [90, 50, 120]) == [
        ("rating", criterion, "B"), ("rating_reason", criterion, "まだ足りない。"),
    ]  # fmt: skip


def test_a_grade_between_its_criterion_and_its_reason() -> None:
    rows: Rows = [
        ["*必要性", "*評価", "Ａ"], ["^", "*理由", "住民が求める。"],
        ["*有効性", "*評価", "Ｂ"], ["^", "*理由", "まだ足りない。"],
    ]  # fmt: skip
    assert judged(rows, [90, 50, 120]) == [
        ("rating", "必要性", "A"), ("rating_reason", "必要性", "住民が求める。"),
        ("rating", "有効性", "B"), ("rating_reason", "有効性", "まだ足りない。"),
    ]  # fmt: skip


@pytest.mark.parametrize(("beside", "expected"), [("理由", [("rating", "みどりの度合い", "B")]), ("備考", [])])
def test_a_grade_under_an_unknown_heading_needs_a_reason_beside_it(beside: str, expected: Judged) -> None:
    rows: Rows = [["*視点", "*一次", f"*{beside}"], ["*みどりの度合い", "Ｂ", "まだ足りない。"]]
    assert [found for found in judged(rows, [90, 50, 120]) if found[0] == "rating"] == expected


def test_a_grade_under_a_year_is_of_the_criterion_in_its_row() -> None:
    rows: Rows = [["*評価項目", "*R3年度", "*R4年度"], ["*みどりの度合い", "Ａ", "Ｂ"]]
    found = [(f.fiscal_year, f.value) for f in read(rows, [90, 60, 60]) if f.concept == "rating"]
    assert found == [(2021, "A"), (2022, "B")]


@pytest.mark.parametrize("tick", ["○", "●", "レ", "1"])
def test_a_tick_in_a_grid_is_the_option_that_it_stands_under(tick: str) -> None:
    rows: Rows = [
        ["*評価項目", "*高い", "*低い"],
        ["*みどりの度合い", tick, ""],
        ["*くらしの度合い", "", tick],
    ]
    assert judged(rows, [90, 50, 50]) == [("rating", "みどりの度合い", "高い"), ("rating", "くらしの度合い", "低い")]


@pytest.mark.parametrize(
    ("columns", "cells"),
    [
        # each is a grade of its own
        (("一次", "二次"), ("○", "×")),
        # a remark that nobody wrote is no option
        (("高い", "備考"), ("○", "")),
        # the columns are years, and the figure a figure
        (("R3年度", "R4年度"), ("1", "")),
    ],
)
def test_marks_that_choose_no_column(columns: tuple[str, ...], cells: tuple[str, ...]) -> None:
    rows: Rows = [["*評価項目", *(f"*{column}" for column in columns)], ["*くらしの度合い", *cells]]
    assert not {value for _, _, value in judged(rows, [90, 60, 60])} & set(columns)


def test_a_reason_is_of_the_judgement_beside_it() -> None:
    """理由 in one row after the other."""
    rows: Rows = [["*必要性", "Ａ", "*理由", "住民が求める。"], ["*今後の方向性", "継続", "*理由", "まだ足りない。"]]
    assert judged(rows, [90, 50, 50, 120]) == [
        ("rating", "必要性", "A"), ("rating_reason", "必要性", "住民が求める。"),
        ("future_direction", None, "継続"), ("direction_reason", None, "まだ足りない。"),
    ]  # fmt: skip


def test_a_reason_is_not_of_the_judgement_above_it() -> None:
    rows: Rows = [["*今後の方向性", "継続", "<", "<"], ["*必要性", "Ａ", "*理由", "住民が求める。"]]
    assert judged(rows, [90, 50, 50, 120])[-1] == ("rating_reason", "必要性", "住民が求める。")


def test_judgements_side_by_side_have_their_own_reasons() -> None:
    rows: Rows = [["*必要性", "Ａ", "*理由", "甲の話。", "*有効性", "Ｂ", "*理由", "乙の話。"]]
    assert judged(rows, [50, 30, 40, 90, 50, 30, 40, 90])[1::2] == [
        ("rating_reason", "必要性", "甲の話。"), ("rating_reason", "有効性", "乙の話。"),
    ]  # fmt: skip


def test_a_reason_in_a_row_of_its_own_is_of_the_judgement_above() -> None:
    rows: Rows = [["*必要性", "Ａ"], ["*今後の方向性", "継続"], ["*理由", "まだ足りない。"]]
    assert judged(rows, [90, 120])[-1] == ("direction_reason", None, "まだ足りない。")
    other: Rows = [["*今後の方向性", "継続"], ["*必要性", "Ａ"], ["*理由", "まだ足りない。"]]
    assert judged(other, [90, 120])[-1] == ("rating_reason", "必要性", "まだ足りない。")


def test_a_reason_is_of_the_question_that_names_its_row() -> None:
    """妥当性 is asked in two questions; the reason beside a grade is of its own."""
    rows: Rows = [
        ["*評価の視点", "<", "*評点", "*評価の理由"],
        ["*妥当性", "必要な仕事か", "4", "住民が広く求めており、ほかに行う者がいないため続ける。"],
        ["^", "市が行うべきか", "2", "民間の者も同じように行えるため、移すことを検討する。"],
    ]
    told = [row for row in judged(rows, [60, 100, 40, 250]) if row[0] == "rating_reason"]
    found = {criterion: str(value)[:2] for _, criterion, value in told}
    assert found == {"必要な仕事か": "住民", "市が行うべきか": "民間"}


def test_a_sum_of_grades_is_no_grade() -> None:
    rows: Rows = [["*評価の視点", "*評点"], ["必要な仕事か", "4"], ["市が行うべきか", "2"], ["評点の合計", "6"]]
    assert "6" not in [str(value) for _, _, value in judged(rows, [120, 60])]


def test_a_reason_in_a_part_of_its_own_is_not_of_the_grade_beside_it() -> None:
    """評価(Check) and 改善(Action) side by side in one frame."""
    rows: Rows = [
        ["*評価（Check）", "<", "*改善（Action）", "<"],
        ["*必要性", "Ａ", "*今後の方向性", "継続"],
        ["*有効性", "Ｂ", "*理由", "まだ足りない。"],
    ]
    assert ("direction_reason", None, "まだ足りない。") in judged(rows, [70, 60, 90, 120])


@pytest.mark.parametrize("answer", ["■有　□無", "□有　■無"])
def test_yes_or_no_grades_nothing(answer: str) -> None:
    """Even where the question names a criterion."""
    (fact,) = [f for f in read([["*受益者負担", answer], ["*備考", "特になし"]], [90, 120]) if f.raw.startswith("■")]
    assert (fact.concept, fact.value, dict(fact.dimensions)) == ("checkbox", fact.raw[1:], {"item": "受益者負担"})
