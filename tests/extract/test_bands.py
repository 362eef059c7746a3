"""Tables with horizontal rules only: their bands, parts and captions."""

from __future__ import annotations

from itertools import pairwise

import pytest

from schemas.block import PageBlocks
from tests.extract.paper import Paper, Rows, blocks_of, heads, sums

COST: Rows = [
    ["*区分", "*R3年度", "*R4年度"],
    ["*事業費", "1,100", "1,200"],
    ["*人件費", "2,100", "2,200"],
]
WIDTHS = [100, 80, 80]


@pytest.mark.parametrize("reader", ["pymupdf", "pdfplumber"])
def test_columns_come_from_white_space(reader: str) -> None:
    page = blocks_of(Paper().table(40, 100, WIDTHS, COST, style="rows"), reader)
    assert heads(page, "1,200") == (["事業費"], ["R4年度"])
    assert heads(page, "2,100") == (["人件費"], ["R3年度"])
    assert all(b.inferred for b in page.blocks if b.text)


def test_an_empty_place_under_headings_is_an_empty_cell() -> None:
    rows: Rows = [*COST, ["*補助金", "", "3,200"]]
    page = blocks_of(Paper().table(40, 100, WIDTHS, rows, style="rows"))
    assert heads(page, "3,200") == (["補助金"], ["R4年度"])
    assert [[h.text for h in b.columns] for b in page.blocks if not b.lines] == [["R3年度"]]


def test_a_frame_of_two_known_words_at_least_is_a_table() -> None:
    rows: Rows = [["みどり", "あおぞら", "ひなた"], ["すみれ", "れんげ", "つくし"], ["なずな", "せり", "すずな"]]
    page = blocks_of(Paper().table(40, 100, WIDTHS, rows, style="rows"))
    assert not any(b.inferred for b in page.blocks)


FIELDS: Rows = [["*担当課", "総務課"], ["*対象", "市民"]]


def headed(page: PageBlocks) -> set[str]:
    """What stands under headings; the empty text for empty cells."""
    return {b.text for b in page.blocks if b.columns}


FIGURES = {"1,100", "1,200", "2,100", "2,200"}


@pytest.mark.parametrize(("caption", "size"), [("町のしごと", 12), ("2 町のしごと", 12), ("（単位：千円）", 8)])
def test_a_caption_begins_a_part_with_columns_of_its_own(caption: str, size: float) -> None:
    """It heads no column, and the years above it none below."""
    paper = Paper().table(40, 100, WIDTHS, COST, style="rows")
    paper.table(40, 160, (260,), [[caption]], style="rows", size=size)
    page = blocks_of(paper.table(40, 180, (100, 160), FIELDS, style="rows"))
    assert headed(page) == FIGURES
    assert heads(page, "市民") == (["対象"], [])
    assert caption in [b.text for b in page.free]


@pytest.mark.parametrize("widths", [(260,), (100, 80, 80)])
def test_a_double_rule_begins_another_part(widths: tuple[float, ...]) -> None:
    """Drawn through, or cell by cell."""
    paper = Paper()
    below = (260,) if len(widths) == 1 else (100, 160)
    for cells, ys in ((widths, (100, 120, 140, 160)), (below, (162, 182, 202))):
        for y in ys:
            for x0, x1 in pairwise(sums(40, cells)):
                paper.line(x0, y, x1, y)
    for top, rows in ((103, COST), (165, FIELDS)):
        for number, row in enumerate(rows):
            for x, text in zip((43, 143, 223), row, strict=False):
                paper.text(x, top + 20 * number, text.removeprefix("*"), 8)
    page = blocks_of(paper)
    assert headed(page) == FIGURES
    assert heads(page, "市民") == (["対象"], [])


def test_a_row_of_headings_begins_another_part() -> None:
    """It has fewer columns, and no empty cells in the place of those above."""
    lower: Rows = [["*区分", "*決算額"], ["*国庫支出金", "3,200"], ["*一般財源", "4,200"]]
    paper = Paper().table(40, 100, WIDTHS, COST, style="rows").table(40, 160, (180, 80), lower, style="rows")
    page = blocks_of(paper)
    assert heads(page, "3,200") == (["国庫支出金"], ["決算額"])
    assert headed(page) == FIGURES | {"3,200", "4,200"}


def test_figures_on_several_lines_of_a_band_are_rows() -> None:
    """Only the frame and the headings are ruled."""
    paper = Paper()
    for y in (100, 120, 190):
        paper.line(40, y, 400, y)
    for number, row in enumerate(
        [["区分", "R3年度", "R4年度"], ["事業費", "1,100", "1,200"], ["人件費", "2,100", "2,200"]]
    ):
        for x, text in zip((45, 180, 280), row, strict=True):
            paper.text(x, 104 + 26 * number, text, 8)
    page = blocks_of(paper)
    assert heads(page, "1,100") == (["事業費"], ["R3年度"])
    assert heads(page, "2,200") == (["人件費"], ["R4年度"])


def test_wrapped_lines_of_a_band_are_one_cell() -> None:
    rows: Rows = [["*目的", "窓口での待ち時間を\n短くする。"], ["*対象", "市民"], ["*手段", "端末の更新"]]
    page = blocks_of(Paper().table(40, 100, (100, 200), rows, 28, style="rows"))
    assert heads(page, "窓口での待ち時間を短くする。") == (["目的"], [])


def test_a_heading_set_upright_spans_its_rows() -> None:
    """Its characters are no texts of the rows that they stand beside; the rules of those stop at it."""
    rows: Rows = [
        ["*区分", "<", "*R3年度", "*R4年度"],
        ["*コ\nス\nト", "*事業費", "1,100", "1,200"],
        ["^", "*人件費", "2,100", "2,200"],
        ["^", "*減価償却費", "3,100", "3,200"],
    ]
    page = blocks_of(Paper().table(40, 100, (30, 90, 80, 80), rows, style="rows"))
    assert heads(page, "1,200") == (["コスト", "事業費"], ["R4年度"])
    assert heads(page, "3,100") == (["コスト", "減価償却費"], ["R3年度"])


def test_a_heading_set_upright_makes_no_rows() -> None:
    """Its characters stand between the lines of a band whose rows are not ruled."""
    paper = Paper()
    for y in (100, 120, 200):
        paper.line(40, y, 400, y)
    lines = [(104, COST[0]), (126, COST[1]), (152, COST[2]), (178, ["*補助金", "3,100", "3,200"])]
    for y, row in lines:
        for x, text in zip((75, 180, 280), row, strict=True):
            paper.text(x, y, text.removeprefix("*"), 8)
    page = blocks_of(paper.text(45, 140, "内", 8).text(45, 163, "訳", 8))
    assert {"内", "訳"}.isdisjoint(b.text for b in page.blocks)
    assert heads(page, "2,100") == (["内訳", "人件費"], ["R3年度"])
    assert heads(page, "3,200") == (["内訳", "補助金"], ["R4年度"])


@pytest.mark.parametrize("gap", [14, 40])
def test_a_heading_spread_over_its_column_is_one(gap: float) -> None:
    """課　　題 beside two-letter headings that stand close together."""
    paper = Paper()
    for y in (100, 120, 140, 160, 180):
        paper.line(40, y, 400, y)
    for y, label, value in ((104, "対象", "市民"), (124, "手段", "端末の更新"), (164, "備考", "ある話")):
        paper.text(45, y, label, 8).text(160, y, value, 8)
    paper.text(45, 144, "課", 8).text(45 + gap, 144, "題", 8).text(160, 144, "人手の不足", 8)
    assert heads(blocks_of(paper), "人手の不足") == (["課題"], [])


def test_headings_spread_in_rows_above_one_another_are_two() -> None:
    """Their letters stand above one another, and no heading is upright."""
    paper = Paper()
    for y in (100, 120, 140, 160):
        paper.line(40, y, 400, y)
    for y, letters, value in ((104, "課題", "人手の不足"), (124, "効果", "利便の向上"), (144, "備考", "ある話")):
        paper.text(45, y, letters[0], 8).text(75, y, letters[1], 8).text(160, y, value, 8)
    page = blocks_of(paper)
    assert heads(page, "人手の不足") == (["課題"], [])
    assert heads(page, "ある話") == (["備考"], [])


def test_an_upright_heading_close_to_its_rows_is_none_of_their_text() -> None:
    """Its letters and the labels of the rows are one line of text each; the rules of the rows stop at it."""
    paper = Paper()
    for y, left in ((100, 40), (120, 40), (140, 56), (160, 56), (180, 40)):
        paper.line(left, y, 400, y)
    rows = [
        ("区分", "R3年度", "R4年度"),
        ("事業費", "1,100", "1,200"),
        ("人件費", "2,100", "2,200"),
        ("補助金", "3,100", "3,200"),
    ]
    for number, row in enumerate(rows):
        for x, text in zip((58, 180, 280), row, strict=True):
            paper.text(x, 104 + 20 * number, text, 8)
    for number, letter in enumerate("コスト"):
        paper.text(45, 124 + 20 * number, letter, 8)
    page = blocks_of(paper)
    assert heads(page, "1,200") == (["コスト", "事業費"], ["R4年度"])
    assert heads(page, "3,100") == (["コスト", "補助金"], ["R3年度"])


def test_two_upright_headings_above_one_another() -> None:
    """A rule between their groups runs through; those of the rows stop at them."""
    paper = Paper()
    for y, left in ((100, 40), (120, 40), (140, 70), (160, 40), (180, 70), (200, 40)):
        paper.line(left, y, 400, y)
    rows = [
        ("区分", "R3年度", "R4年度"),
        ("事業費", "11", "12"),
        ("人件費", "21", "22"),
        ("国庫支出金", "31", "32"),
        ("一般財源", "41", "42"),
    ]
    for number, row in enumerate(rows):
        for x, text in zip((80, 180, 280), row, strict=True):
            paper.text(x, 104 + 20 * number, text, 8)
    for number, letter in enumerate("費用財源"):
        paper.text(45, 124 + 20 * number, letter, 8)
    page = blocks_of(paper)
    assert heads(page, "22") == (["費用", "人件費"], ["R4年度"])
    assert heads(page, "31") == (["財源", "国庫支出金"], ["R3年度"])
