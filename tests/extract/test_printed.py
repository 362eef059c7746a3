"""The cells of a page for drawing: of the page that was asked for, ruled or not."""

from __future__ import annotations

from extract.printed import printed
from tests.extract.paper import COST, Paper


def test_a_page_with_its_cells() -> None:
    paper = Paper().text(40, 30, "平成").next_page().table(40, 100, [120, 90, 90, 90], COST)
    view = printed(paper.bytes(), "paper.pdf", "pymupdf", 2)
    assert (view.width, view.height, len(view.cells)) == (595, 842, 16)
    assert view.cells[0] == (40, 100, 160, 120)


def test_cells_without_rules_are_drawn_as_they_were_read() -> None:
    paper = Paper()
    for y, row in enumerate(
        [["区分", "R3年度決算", "R4年度決算"], ["事業費", "1,200", "1,350"], ["一般財源", "800", "900"]]
    ):
        for x, text in enumerate(row):
            paper.text(40 + 120 * x, 100 + 20 * y, text)
    assert len(printed(paper.bytes(), "paper.pdf", "pymupdf", 1).cells) == 9


def test_a_page_without_characters() -> None:
    assert len(printed(Paper().frame(10, 10, 90, 90).bytes(), "paper.pdf", "pymupdf", 1).cells) == 1
