"""Row headings: left of a cell, merged and upright ones, texts that name their row."""

from __future__ import annotations

import pytest

from tests.extract.paper import COST, STYLES, Paper, Rows, Style, block, blocks_of, heads


def rows_of(rows: Rows, text: str, widths: list[float] | None = None, height: float = 20) -> list[str]:
    return heads(blocks_of(Paper().table(30, 80, widths or [60] * len(rows[0]), rows, height)), text)[0]


@pytest.mark.parametrize("reader", ["pymupdf", "pdfplumber"])
@pytest.mark.parametrize("style", STYLES)
def test_the_same_paths_however_the_table_is_drawn(style: Style, reader: str) -> None:
    page = blocks_of(Paper().table(40, 80, (90, 60, 60, 60), COST, style=style), reader)
    assert heads(page, "1,200") == (["事業費(千円)"], ["R3年度決算"])
    assert heads(page, "350") == (["国庫支出金"], ["R4年度決算"])
    assert heads(page, "1,000", 2) == (["一般財源"], ["R5年度予算"])


@pytest.mark.parametrize("reader", ["pymupdf", "pdfplumber"])
@pytest.mark.parametrize("style", ["open", "rows"])
def test_the_same_paths_in_a_table_without_sides(style: Style, reader: str) -> None:
    """No rule on the left and the right, or no upright rule at all."""
    page = blocks_of(Paper().table(40, 80, (90, 60, 60, 60), COST, style=style), reader)
    assert heads(page, "1,200") == (["事業費(千円)"], ["R3年度決算"])
    assert heads(page, "1,000", 2) == (["一般財源"], ["R5年度予算"])
    assert len([b for b in page.blocks if b.ruled and b.lines]) == 9


@pytest.mark.parametrize("reader", ["pymupdf", "pdfplumber"])
def test_the_same_paths_where_dotted_tables_share_a_border(reader: str) -> None:
    """Each of them paints it."""
    paper = Paper().table(40, 80, (90, 60, 60, 60), COST[:2], style="dots")
    page = blocks_of(paper.table(40, 120, (90, 60, 60, 60), COST[2:], style="dots"), reader)
    assert heads(page, "1,200") == (["事業費(千円)"], ["R3年度決算"])
    assert heads(page, "350") == (["国庫支出金"], ["R4年度決算"])


COSTS: Rows = [
    ["*区分", "<", "*R3年度", "*R4年度"],
    ["*財\n源\n内\n訳", "*国庫支出金", "11", "12"],
    ["^", "*一般財源", "13", "14"],
    ["*人件費", "<", "15", "16"],
]


def test_upright_headings() -> None:
    """One character a line; it governs the rows that it spans, and only them."""
    widths = [20.0, 80, 60, 60]
    assert rows_of(COSTS, "11", widths, 30) == ["財源内訳", "国庫支出金"]
    assert rows_of(COSTS, "14", widths, 30) == ["財源内訳", "一般財源"]
    assert rows_of(COSTS, "15", widths, 30) == ["人件費"]


@pytest.mark.parametrize("reader", ["pymupdf", "pdfplumber"])
def test_an_upright_heading_in_vertical_writing_mode(reader: str) -> None:
    rows: Rows = [[("" if text.startswith("*財") else text) for text in row] for row in COSTS]
    paper = Paper().fill(30, 110, 50, 170).table(30, 80, [20, 80, 60, 60], rows, 30).upright(40, 112, "財源内訳")
    assert heads(blocks_of(paper, reader), "13")[0] == ["財源内訳", "一般財源"]


def test_key_and_value_side_by_side() -> None:
    """The right neighbour of a value is the next key; a key whose field is empty does not take the next value."""
    rows: Rows = [
        ["*事業名", "情報化推進事業", "*担当課", "情報政策課"],
        ["*課長名", "", "*担当者", "山田"],
        ["*目的", "住民の利便を高める。", "<", "<"],
    ]
    page = blocks_of(Paper().table(30, 80, [70, 100, 70, 100], rows))
    assert heads(page, "情報化推進事業")[0] == ["事業名"]
    assert heads(page, "情報政策課")[0] == ["担当課"]
    assert heads(page, "山田")[0] == ["担当者"]
    assert heads(page, "")[0] == ["課長名"]
    assert heads(page, "住民の利便を高める。")[0] == ["目的"]


def test_a_text_names_the_row_of_its_figures() -> None:
    rows: Rows = [
        ["*活動指標", "*単位", "*R3年度", "*R4年度"],
        ["開催回数", "回", "11", "12"],
        ["来場者数", "人", "21", ""],
    ]
    page = blocks_of(Paper().table(30, 80, [80, 40, 60, 60], rows))
    found = block(page, "12").rows
    assert [(h.text, h.kind) for h in found] == [("開催回数", "stub")]
    assert [(h.text, h.kind) for h in block(page, "").rows] == [("来場者数", "stub")]
    assert block(page, "来場者数").stub
    assert not block(page, "人").stub


def test_a_narrow_empty_cell_indents() -> None:
    """うち … under a source: the heading outside the indent governs, too."""
    rows: Rows = [["*区分", "<", "*R3年度"], ["*その他", "<", "11"], ["*財源", "*うち受益者負担", "12"]]
    widths = [20.0, 90, 60]
    assert rows_of(rows, "12", widths) == ["財源", "うち受益者負担"]
    deep: Rows = [["*区分", "<", "<", "*R3年度"], ["*財源内訳", "", "*一般財源", "13"]]
    assert rows_of(deep, "13", [60.0, 12, 70, 60]) == ["財源内訳", "一般財源"]


def test_a_heading_beside_several_rows() -> None:
    rows: Rows = [["*評価", "*必要性", "Ａ"], ["^", "*有効性", "Ｂ"], ["*備考", "特になし", "<"]]
    assert rows_of(rows, "Ａ") == ["評価", "必要性"]
    assert rows_of(rows, "Ｂ") == ["評価", "有効性"]
    assert rows_of(rows, "特になし") == ["備考"]


def test_without_colours() -> None:
    """The vocabulary alone tells headings on a form in black and white."""
    plain: Rows = [[text.removeprefix("*") for text in row] for row in COSTS]
    assert rows_of(plain, "14", [20.0, 80, 60, 60], 30) == ["財源内訳", "一般財源"]
    pairs: Rows = [["事業名", "情報化推進事業", "担当課", "情報政策課"]]
    assert rows_of(pairs, "情報政策課", [70.0, 100, 70, 100]) == ["担当課"]


def test_places_of_headings() -> None:
    """A heading says in which slot it stands, so that its year can be settled by its neighbours."""
    found = block(blocks_of(Paper().table(40, 80, (90, 60, 60, 60), COST)), "350")
    assert [(h.row, h.column) for h in found.columns] == [(1, 3)]
    assert [(h.row, h.column) for h in found.rows] == [(3, 1)]
    assert (found.row, found.row_end, found.column, found.column_end) == (3, 4, 3, 4)
