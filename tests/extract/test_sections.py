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
        # what grades mean, with and without words before it
        "Ａ：高い　Ｂ：普通　Ｃ：低い",
        "判定　◎：良い ○：普通 △：悪い",
        # which form of a rule this is
        "様式第２号",
        "（様式３）",
        "別紙様式第１号（第５条関係）",
        "別記様式第２号の２",
    ],
)
def test_what_is_no_heading(text: str) -> None:
    """Units, page numbers, titles of the form, sentences, notes, single letters: the heading above them stands."""
    paper = Paper().text(40, 40, "費用の状況").text(40, 60, text).table(40, 80, (70, 60), TABLE)
    assert section(paper, "11") == ("費用の状況",)


@pytest.mark.parametrize(
    "text",
    [
        "様式の第２章",
        "判定の方法：高い順",
        "市民評価委員会判定１：高い ２：低い",
        "総合的な評価の点検１：高い ２：低い",
    ],
)
def test_what_only_looks_like_a_legend_or_the_number_of_a_form(text: str) -> None:
    paper = Paper().text(40, 40, "費用の状況").text(40, 60, text).table(40, 80, (70, 60), TABLE)
    assert section(paper, "11") == (text,)


@pytest.mark.parametrize("text", ["対象年度：令和５年度", "担当課：総務課", "令和５年度", "評価年度:R5"])
def test_a_field_over_the_first_table_is_of_the_sheet(text: str) -> None:
    """Below the first one it heads the table that follows."""
    assert section(Paper().text(40, 60, text).table(40, 80, (70, 60), TABLE), "11") == ()
    below = Paper().table(40, 80, (70, 60), TABLE).text(40, 120, text).table(40, 140, (70, 60), [["*人件費", "22"]])
    assert section(below, "22") == (text,)


@pytest.mark.parametrize("text", ["町の費用：令和５年度", "事業の概要："])
def test_another_line_over_the_first_table_heads_it(text: str) -> None:
    """An unknown word before the colon, or nothing behind it."""
    assert section(Paper().text(40, 60, text).table(40, 80, (70, 60), TABLE), "11") == (text,)


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
