"""Texts that are headings because their row is one of headings."""

from __future__ import annotations

import pytest

from tests.extract.paper import Paper, Rows, blocks_of, heads


def path(rows: Rows, text: str) -> tuple[list[str], list[str]]:
    return heads(blocks_of(Paper().table(30, 80, [60] * len(rows[0]), rows)), text)


YEARS: Rows = [
    ["区分", "R3年度", "<", "R4年度", "<", "観点"],
    ["^", "額", "前年差", "額", "前年差", "甲の話。"],
    ["事業費", "11", "", "12", "21", "乙の話。"],
    ["人件費", "13", "", "14", "22", "丙の話。"],
]
"""Two tables side by side; 前年差 of the first year, which has no year before it, stands over nothing."""


def test_a_text_that_repeats_a_heading_of_its_row_is_one() -> None:
    assert path(YEARS, "11") == (["事業費"], ["R3年度", "額"])
    assert path(YEARS, "12") == (["事業費"], ["R4年度", "額"])
    assert path(YEARS, "") == (["事業費"], ["R3年度", "前年差"])


def test_another_text_of_the_row_is_a_value() -> None:
    """It says something of the year above it."""
    rows = [[text.replace("前年差", "みどり") if n == 2 else text for n, text in enumerate(row)] for row in YEARS]
    assert path(rows, "みどり")[1] == ["R3年度"]


@pytest.mark.xfail(strict=True, reason="every other text of its row is a heading of the table beside it")
def test_a_grade_beside_the_second_storey_of_headings_is_a_value() -> None:
    sides = [["観点", "判定"], ["必要性", "A"], ["有効性", "B"], ["効率性", "C"]]
    rows: Rows = [[*row[:5], *side] for row, side in zip(YEARS, sides, strict=True)]
    assert path(rows, "A")[1] == ["判定"]
    assert path(rows, "B")[1] == ["判定"]


def test_years_beside_what_asks_for_them_head_nothing() -> None:
    """始期・終期 | 令和2年度から令和8年度まで | 事業主体 | 県: fields, although all of them are known words."""
    rows: Rows = [["始期・終期", "令和2年度から令和8年度まで", "事業主体", "県"], ["関連法令等", "ある法", "<", "<"]]
    page = blocks_of(Paper().table(40, 80, (80, 140, 80, 80), rows))
    (block,) = [b for b in page.blocks if b.text.startswith("令和2年度")]
    assert [head.text for head in block.rows] == ["始期・終期"]
