"""A page for looking at: which characters a box holds, and the runs of those that none does."""

from __future__ import annotations

from extract.printed import choice_marks, claimed, printed, runs, unchosen
from schemas.geometry import Box
from tests.extract.paper import COST, Paper

OPTIONS = [["*関連するSDGs", "", "貧困をなくそう", "○", "質の高い教育を"]]


def test_a_page_with_its_cells() -> None:
    paper = Paper().text(40, 30, "平成").next_page().table(40, 100, [120, 90, 90, 90], COST)
    view = printed(paper.bytes(), "paper.pdf", "pymupdf", 2)
    assert (view.page.number, len(view.cells)) == (2, 16)
    assert [label.text for label in view.blocks.labels][:2] == ["区分", "R3年度決算"]


def test_leftovers_are_runs_on_one_line() -> None:
    paper = Paper().text(40, 40, "総務課 情報係").text(40, 60, "内線 12").text(300, 60, "2021")
    page = printed(paper.bytes(), "paper.pdf", "pymupdf", 1).page
    known = claimed(page, [Box(38, 38, 68, 52)])
    assert ["".join(text.split()) for _, text in runs(page.chars, ~known)] == ["情報係", "内線12", "2021"]
    assert int(claimed(page, []).sum()) == 0
    assert claimed(page, [Box(0, 0, page.width, page.height)]).all()


def test_a_page_without_characters() -> None:
    page = printed(Paper().frame(10, 10, 90, 90).bytes(), "paper.pdf", "pymupdf", 1).page
    assert runs(page.chars, ~claimed(page, [Box(0, 0, 5, 5)])) == []


def test_choices() -> None:
    """The mark belongs to the option on its right; an option without a mark is not chosen."""
    paper = Paper().table(40, 100, [90, 20, 120, 20, 120], OPTIONS)
    view = printed(paper.bytes(), "paper.pdf", "pymupdf", 1)
    assert [cell.text for cell in choice_marks(view)] == ["○"]
    assert [cell.text for cell in unchosen(view)] == ["貧困をなくそう"]
