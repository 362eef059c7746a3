"""Tables without any rule: rows from lines of text, columns from the gaps between them."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from extract.whitespace import infer
from tests.extract.paper import Paper, block, blocks_of, heads, page_of

XS = (40, 160, 260)
COST = [("区分", "R3年度", "R4年度"), ("事業費", "1,100", "1,200"), ("人件費", "2,100", "2,200")]


def lines(paper: Paper, y: float, rows: Sequence[Sequence[str]], xs: Sequence[float] = XS, pitch: float = 18) -> Paper:
    """Set rows of texts, their columns at `xs`; an empty text leaves its place empty."""
    for number, row in enumerate(rows):
        for x, text in zip(xs, row, strict=False):
            if text:
                paper.text(x, y + pitch * number, text)
    return paper


@pytest.mark.parametrize("reader", ["pymupdf", "pdfplumber"])
def test_a_table_of_blanks_alone(reader: str) -> None:
    page = blocks_of(lines(Paper(), 100, COST), reader)
    assert heads(page, "1,200") == (["事業費"], ["R4年度"])
    assert heads(page, "2,100") == (["人件費"], ["R3年度"])
    assert block(page, "2,100").inferred


def test_texts_that_nobody_knows_are_no_table() -> None:
    rows = [("みどり", "あおぞら", "ひなた"), ("すみれ", "れんげ", "つくし"), ("なずな", "せり", "すずな")]
    assert blocks_of(lines(Paper(), 100, rows)).blocks == ()


def test_many_figures_make_up_for_headings() -> None:
    """One known word among unknown ones over figures."""
    rows = [("区分", "みどり組", "あおぞら組"), ("甲", "11", "12"), ("乙", "21", "22")]
    assert any(b.inferred and b.text == "22" for b in blocks_of(lines(Paper(), 100, rows)).blocks)


def test_one_line_is_no_table() -> None:
    assert not any(b.inferred for b in blocks_of(lines(Paper(), 100, [("担当課", "総務課", "開始年度")])).blocks)


def test_wrapped_lines_are_one_cell() -> None:
    """The second line stands closer than the next row does."""
    paper = lines(Paper(), 100, [("担当課", "総務課"), ("目的", "待ち時間を短くし、")], pitch=24)
    paper.text(160, 136, "利便を高める。")
    page = blocks_of(lines(paper, 160, [("対象者", "市民の全て")]))
    assert heads(page, "待ち時間を短くし、利便を高める。") == (["目的"], [])
    assert heads(page, "市民の全て") == (["対象者"], [])


def test_what_follows_a_line_of_its_own_is_judged_by_itself() -> None:
    """Texts that nobody knows are no rows of the table above a line of prose."""
    paper = lines(Paper(), 100, COST, pitch=24).text(75, 160, "次は町の草花である。")
    page = blocks_of(lines(paper, 172, [("すみれ", "れんげ", "つくし"), ("なずな", "せり", "すずな")], pitch=24))
    assert heads(page, "2,100") == (["人件費"], ["R3年度"])
    assert {"れんげ", "せり"}.isdisjoint(b.text for b in page.blocks)


def test_a_row_of_headings_begins_another_table() -> None:
    """It has fewer columns, and no empty cells in the place of those above."""
    lower = [("区分", "", "決算額"), ("国庫支出金", "", "3,200"), ("一般財源", "", "4,200")]
    page = blocks_of(lines(lines(Paper(), 100, COST), 154, lower))
    assert heads(page, "4,200") == (["一般財源"], ["決算額"])
    assert all(b.lines for b in page.blocks)


def test_rows_apart_are_parts_with_columns_of_their_own() -> None:
    """Fields further below leave no cell empty under the years, though the gap is too small to end the table."""
    paper = lines(Paper(), 100, COST, pitch=14)
    page = blocks_of(lines(paper, 164, [("担当課", "総務課"), ("対象者", "市民の全て")], pitch=14))
    assert heads(page, "総務課") == (["担当課"], [])
    assert all(b.lines for b in page.blocks)


def test_a_page_without_such_tables_is_as_it_was() -> None:
    page = page_of(Paper().text(40, 100, "本書は評価の結果をまとめたものである。"))
    assert infer(page, []) == (page, ())


def test_a_heading_spread_over_its_column_is_one() -> None:
    rows = [("担当課", "", "総務課", "対象", "市民"), ("課", "題", "人手の不足", "備考", "ある話")]
    page = blocks_of(lines(Paper(), 100, rows, (40, 67, 160, 300, 360)))
    assert heads(page, "人手の不足") == (["課題"], [])


def test_a_title_and_headings_side_by_side_are_no_table() -> None:
    """The municipality beside the title, and １．概要   ２．コスト over the tables that they head."""
    paper = Paper().text(40, 40, "令和7年度 行政評価シート", 13).text(460, 44, "笹見町")
    paper.text(40, 64, "１．事業の概要").text(280, 64, "２．コスト")
    paper.table(40, 80, (60, 120), [["*事業名", "甲事業"], ["*対象", "市民"]])
    page = blocks_of(paper.table(280, 80, (60, 60), [["*事業費", "11"], ["*人件費", "12"]]))
    assert [b.text for b in page.free] == ["令和7年度 行政評価シート", "笹見町", "１．事業の概要", "２．コスト"]
    assert block(page, "甲事業").section == ("１．事業の概要",)
    assert block(page, "11").section == ("２．コスト",)


def test_numbered_headings_over_rows_of_their_own_head_columns() -> None:
    rows = [("区分", "１．目標", "２．実績"), ("開催回数", "11", "12"), ("参加者数", "21", "22")]
    assert heads(blocks_of(lines(Paper(), 100, rows)), "22")[1] == ["２．実績"]
