"""Grids of options: a row of options over rows of marks."""

from __future__ import annotations

import pytest

from tests.extract.paper import Paper, Rows, blocks_of

WIDTHS = [80, 50, 50, 50]


def marked(rows: Rows) -> list[tuple[str, list[str], list[str]]]:
    """Every mark with its row and column headings."""
    blocks = blocks_of(Paper().table(30, 80, WIDTHS, rows)).blocks
    return [(b.text, [h.text for h in b.rows], [h.text for h in b.columns]) for b in blocks if b.text == "○"]


def test_the_corner_asks_for_an_option_in_each_row() -> None:
    rows: Rows = [
        ["*今後の方向性", "甲の案", "乙の案", "丙の案"],
        ["*一次評価", "", "○", ""],
        ["*二次評価", "○", "", ""],
    ]
    assert marked(rows) == [
        ("○", ["一次評価"], ["今後の方向性", "乙の案"]),
        ("○", ["二次評価"], ["今後の方向性", "甲の案"]),
    ]


def test_the_question_may_span_options_and_marks() -> None:
    rows: Rows = [["*今後の方向性", "甲の案", "乙の案", "丙の案"], ["^", "", "", "○"]]
    assert marked(rows) == [("○", ["今後の方向性"], ["丙の案"])]


@pytest.mark.parametrize(
    "rows",
    [
        # texts over texts are no options
        [["*今後の方向性", "甲の案", "乙の案", "丙の案"], ["*一次評価", "よい話", "○", ""]],
        # no mark anywhere
        [["*今後の方向性", "甲の案", "乙の案", "丙の案"], ["*一次評価", "", "", ""]],
        # a sentence is no option
        [["*今後の方向性", "甲の案を取り入れてすすめる話", "乙の案", "丙の案"], ["*一次評価", "", "○", ""]],
    ],
)
def test_other_rows_have_no_options(rows: Rows) -> None:
    blocks = blocks_of(Paper().table(30, 80, [100, 130, 50, 50], rows)).blocks
    assert {b.text for b in blocks} >= {"乙の案", "丙の案"}
