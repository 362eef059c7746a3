"""Characters to cells and lines."""

from __future__ import annotations

import pytest

from extract.cells import read
from extract.edges import GridSettings
from extract.grid import build
from schemas.cell import NO_FILL, NO_TABLE, Cell
from tests.extract.paper import COST, SHADE, STYLES, Paper, Style, page_of

BOTH = pytest.mark.parametrize("reader", ["pymupdf", "pdfplumber"])


def cells_of(paper: Paper, reader: str = "pymupdf") -> tuple[list[Cell], list[Cell]]:
    page = page_of(paper, reader)
    return read(page, build(page, GridSettings()))


def texts(cells: list[Cell]) -> list[str]:
    return [cell.text for cell in cells]


@BOTH
@pytest.mark.parametrize("style", STYLES)
def test_texts_stand_in_their_cells(style: Style, reader: str) -> None:
    cells, free = cells_of(Paper().table(40, 80, (90, 60, 60, 60), COST, style=style), reader)
    assert texts(cells) == [text.removeprefix("*") for row in COST for text in row]
    assert free == []


def test_ink_lies_inside_its_cell() -> None:
    cells, _ = cells_of(Paper().table(40, 80, (90, 60, 60, 60), COST))
    for cell in cells:
        assert cell.box.x0 < cell.ink.x0 < cell.ink.x1 < cell.box.x1
        assert cell.box.y0 < cell.ink.y0 < cell.ink.y1 < cell.box.y1
        assert cell.size == pytest.approx(8.0)


@BOTH
def test_a_run_of_text_across_a_rule_falls_apart(reader: str) -> None:
    """`30,323 2,062` printed as one word, over the rule between two cells."""
    paper = Paper().table(40, 80, (60, 60), [["", ""]]).text(70, 83, "30,323 2,062")
    assert texts(cells_of(paper, reader)[0]) == ["30,323", "2,062"]
    paper = Paper().table(40, 80, (60, 60), [["", ""]]).text(73, 83, "調達・本稼働")
    assert texts(cells_of(paper, reader)[0]) == ["調達・", "本稼働"]


@BOTH
@pytest.mark.parametrize("by", [0.0, 0.2, 0.4, 1.0])
def test_double_struck_bold_is_read_once(by: float, reader: str) -> None:
    paper = Paper().table(40, 80, (120,), [[""]]).twice(43, 83, "情報化推進事業 11,000", by=by)
    assert texts(cells_of(paper, reader)[0]) == ["情報化推進事業 11,000"]


@BOTH
def test_a_shadow_is_read_once(reader: str) -> None:
    """The second print lies below and to the right."""
    paper = Paper().frame(40, 80, 160, 100).text(43, 83, "評価結果", 10).text(43.8, 83.8, "評価結果", 10)
    assert texts(cells_of(paper, reader)[0]) == ["評価結果"]


def test_repeated_letters_are_no_shadow() -> None:
    """いいえ, 11,111, 人人 stay as they are."""
    paper = Paper().table(40, 80, (120,), [["いいえ 11,111 人人人"]])
    assert texts(cells_of(paper)[0]) == ["いいえ 11,111 人人人"]


def test_the_same_text_in_two_cells_is_read_twice() -> None:
    assert texts(cells_of(Paper().table(40, 80, (8, 8), [["1", "1"]], size=5))[0]) == ["1", "1"]


def test_lines_of_a_cell() -> None:
    """Wrapped lines stand in their order whatever the order of the text in the file."""
    paper = Paper().frame(40, 80, 200, 140).text(43, 113, "三行目").text(43, 83, "一行目").text(43, 98, "二行目")
    cells, _ = cells_of(paper)
    assert cells[0].lines == ("一行目", "二行目", "三行目")
    assert cells[0].text == "一行目\n二行目\n三行目"


def test_pieces_of_one_line_are_put_in_order() -> None:
    paper = Paper().frame(40, 80, 200, 100).text(120, 83, "後").text(43, 83, "先").text(80, 84, "中")
    assert texts(cells_of(paper)[0]) == ["先 中 後"]


def test_blanks_by_their_width() -> None:
    """A gap of a fifth of the font size is a blank; closer letters are one word."""
    paper = Paper().frame(40, 80, 200, 100).text(43, 83, "事", 10).text(54.5, 83, "業", 10).text(67, 83, "名", 10)
    assert texts(cells_of(paper)[0]) == ["事業 名"]


@BOTH
def test_text_downwards(reader: str) -> None:
    """One character a line is one upright word; `1` alone is none."""
    cells, _ = cells_of(Paper().table(40, 80, (20, 60), [["人\n件\n費", "1"]], height=50), reader)
    assert (cells[0].text, cells[0].vertical) == ("人件費", True)
    assert (cells[1].text, cells[1].vertical) == ("1", False)
    assert cells[0].lines == ("人", "件", "費")


@BOTH
def test_text_in_the_vertical_writing_mode(reader: str) -> None:
    """Identity-V and the like; it stays in its cell where that is tight."""
    paper = Paper().frame(40, 80, 60, 108).frame(40, 108, 60, 150).upright(50, 81, "人件費").text(43, 120, "1")
    cells, _ = cells_of(paper, reader)
    assert (cells[0].text, cells[0].vertical) == ("人件費", True)
    assert cells[1].text == "1"


def test_free_text_falls_apart_at_wide_gaps() -> None:
    _, free = cells_of(Paper().text(40, 40, "担当課", 10).text(75, 40, "総務課", 10).text(200, 40, "内線 12", 10))
    assert texts(free) == ["担当課 総務課", "内線 12"]
    assert all(segment.table == NO_TABLE for segment in free)


def test_colours() -> None:
    """The colour painted last counts; one fill may lie under several cells."""
    paper = (
        Paper().fill(40, 80, 160, 100).fill(100, 80, 160, 100, 0xFFFFFF).table(40, 80, (60, 60, 60), [["a", "b", "c"]])
    )
    assert [cell.fill for cell in cells_of(paper)[0]] == [SHADE, 0xFFFFFF, NO_FILL]


@BOTH
def test_slashed_cells(reader: str) -> None:
    """A line through an empty cell, corner to corner; a short stroke and a text with a line through it are none."""
    paper = Paper().table(40, 80, (60, 60, 60, 60), [["", "", "5", ""]])
    paper.line(40, 100, 100, 80).line(105, 92, 115, 88).line(160, 100, 220, 80)
    cells, _ = cells_of(paper, reader)
    assert [cell.slashed for cell in cells] == [True, False, False, False]


def test_tables_are_what_touches() -> None:
    paper = Paper().table(40, 80, (60, 60), [["a", "b"]]).table(40, 150, (60,), [["c"], ["d"]]).frame(300, 80, 350, 99)
    cells, _ = cells_of(paper)
    assert {cell.text: cell.table for cell in cells} == {"a": 0, "b": 0, "": 1, "c": 2, "d": 2}


def test_an_empty_page() -> None:
    assert cells_of(Paper().text(10, 10, " ")) == ([], [])
