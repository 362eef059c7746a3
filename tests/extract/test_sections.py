"""Headings outside the tables."""

from __future__ import annotations

import pytest

from extract.sections import is_legend, is_title
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


@pytest.mark.parametrize(
    ("outer", "inner", "expected"),
    [
        ("1 現状把握の部", "(1) コストの推移", ("1 現状把握の部", "(1) コストの推移")),
        ("Ⅱ 事業の実施", "3 コストの推移", ("Ⅱ 事業の実施", "3 コストの推移")),
        # of the same depth, deeper than the one below it, or without a number
        ("1 現状把握の部", "2 コストの推移", ("2 コストの推移",)),
        ("(1) 現状", "1 コストの推移", ("1 コストの推移",)),
        ("現状把握の部", "(1) コストの推移", ("(1) コストの推移",)),
        ("1 現状把握の部", "コストの推移", ("コストの推移",)),
        # ア and ① are names of what they head
        ("(1) 現状", "ア コストの推移", ("ア コストの推移",)),
    ],
)
def test_a_numbered_heading_stands_below_another(outer: str, inner: str, expected: tuple[str, ...]) -> None:
    head: Rows = [["*事業名", "甲事業"], ["*対象", "市民"]]
    paper = Paper().text(40, 60, outer, 10).table(40, 80, (70, 90), head)
    assert section(paper.text(40, 150, inner, 10).table(40, 170, (70, 60), TABLE), "11") == expected


def test_three_storeys_of_headings() -> None:
    head: Rows = [["*事業名", "甲事業"]]
    paper = Paper().text(40, 60, "Ⅰ 事業", 10).table(40, 80, (70, 90), head).text(40, 120, "1 現状の把握", 10)
    paper.table(40, 140, (70, 90), [["*対象", "市民"]]).text(40, 180, "(1) コスト", 10)
    assert section(paper.table(40, 200, (70, 60), TABLE), "11") == ("Ⅰ 事業", "1 現状の把握", "(1) コスト")


def test_what_stands_over_the_title_heads_nothing() -> None:
    paper = Paper().text(400, 30, "（決算附属資料）", 8).text(40, 50, "令和5年度 主要な施策の成果", 14)
    assert section(paper.table(40, 90, (70, 60), TABLE), "11") == ()


@pytest.mark.parametrize(
    "text", ["常波町 ［令和４年度に実施した事業］", "【補助金用】 令和４年度交付分", "瀬織市（１／２ページ）"]
)
def test_a_line_that_says_whose_and_which_year_heads_nothing(text: str) -> None:
    assert section(Paper().text(40, 60, text).table(40, 80, (70, 60), TABLE), "11") == ()


@pytest.mark.parametrize("text", ["整理番号　１４", "担当　産業建設課 農林係", "記入者　番場 幹夫"])
def test_a_field_of_the_head_is_no_heading(text: str) -> None:
    """It is told with its value."""
    page = blocks_of(Paper().text(40, 60, text).table(40, 80, (70, 60), TABLE))
    assert block(page, "11").section == ()
    label, _, value = text.partition("　")
    assert [(b.text, b.rows[-1].text) for b in page.blocks if not b.ruled] == [(value, label)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("評価：Ａ 良好　Ｂ おおむね良好　Ｃ 見直しが必要", True),
        ("Ａ：高い　Ｂ：普通　Ｃ：低い", True),
        ("（注）評点　５：高い　４：やや高い　３：普通", True),
        ("◎優れている ○良い △課題がある", True),
        ("評価：Ａ", False),
        ("Ａ棟及びＢ棟の改修", False),
        ("事業の評価", False),
    ],
)
def test_what_says_what_grades_mean(text: str, expected: bool) -> None:
    assert is_legend(text) is expected
