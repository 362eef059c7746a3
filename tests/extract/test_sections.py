"""Headings outside the tables."""

from __future__ import annotations

import pytest

from extract.sections import is_title
from tests.extract.paper import Paper, Rows, block, blocks_of, heads

TABLE: Rows = [["*事業費", "11"]]


def section(paper: Paper, text: str) -> tuple[str, ...]:
    return block(blocks_of(paper), text).section


def test_the_heading_right_above_the_table() -> None:
    paper = Paper().text(40, 60, "1 事業の概要", 10).table(40, 80, (70, 90), [["*事業名", "甲事業"], ["*対象", "市民"]])
    paper.text(40, 150, "2 コストの推移", 10).table(40, 170, (70, 60), TABLE)
    assert section(paper, "甲事業") == section(paper, "市民") == ("1 事業の概要",)
    assert section(paper, "11") == ("2 コストの推移",)


def test_headings_of_tables_side_by_side() -> None:
    paper = Paper().text(40, 60, "活動の状況").text(300, 60, "費用の状況")
    paper.table(40, 80, (70, 60), [["*実績", "22"]]).table(300, 80, (70, 60), TABLE)
    assert section(paper, "22") == ("活動の状況",)
    assert section(paper, "11") == ("費用の状況",)


@pytest.mark.parametrize(
    "text",
    [
        "（単位：千円）",
        "12",
        "- 3 -",
        "1/2",
        "令和4年度 事務事業評価シート",
        "評価の結果を次に示す。",
        "※四捨五入による",
        "あ",
    ],
)
def test_what_is_no_heading(text: str) -> None:
    """Units, page numbers, titles of the form, sentences, notes, single letters: the heading above them stands."""
    paper = Paper().text(40, 40, "費用の状況").text(40, 60, text).table(40, 80, (70, 60), TABLE)
    assert section(paper, "11") == ("費用の状況",)


def test_a_known_label_as_a_note_is_a_heading() -> None:
    paper = Paper().text(40, 40, "費用の状況").text(40, 60, "※備考").table(40, 80, (70, 60), TABLE)
    assert section(paper, "11") == ("※備考",)


def test_no_heading_above() -> None:
    assert section(Paper().table(40, 80, (70, 60), TABLE).text(40, 120, "費用の状況"), "11") == ()


def test_a_label_beside_a_lone_box() -> None:
    page = blocks_of(Paper().text(496, 41, "No.").frame(520, 38, 550, 54).text(525, 40, "63"))
    assert heads(page, "63") == (["No."], [])


@pytest.mark.parametrize(("x", "y"), [(400, 41), (496, 80), (560, 41)])
def test_a_label_elsewhere_is_none_of_the_box(x: float, y: float) -> None:
    """Too far to the left, below, on the right."""
    page = blocks_of(Paper().text(x, y, "No.").frame(520, 38, 550, 54).text(525, 40, "63"))
    assert heads(page, "63") == ([], [])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("令和3年度 事務事業マネジメントシート", True),
        ("進 行 管 理 調 書", True),
        ("事務事業評価", True),
        ("1 事業の概要", False),
        ("", False),
    ],
)
def test_titles(text: str, expected: bool) -> None:
    assert is_title(text) is expected
