"""A scale printed in the row of a judgement."""

from __future__ import annotations

from tests.extract.paper import Paper, Rows, all_facts
from tests.normalize.sheets import HEAD, of, read

SCALE: Rows = [
    ["*総合評価", "Ａ", "順調", "Ｂ", "要改善", "Ｃ", "廃止"],
    ["*課題", "費用が増えた。", "<", "<", "<", "<", "<"],
]
WIDTHS = (60.0, 30.0, 60.0, 30.0, 60.0, 30.0, 60.0)


def test_a_scale_without_a_mark_is_no_grade() -> None:
    found = read(SCALE, WIDTHS)
    assert not of(found, "overall_rating")
    assert not of(found, "rating_reason")
    assert [f.concept for f in found if f.raw in ("Ａ", "Ｂ", "Ｃ")] == ["other"] * 3


def test_the_bold_grade_is_chosen() -> None:
    """MuPDF leaves out the second of two lone characters: the other reader tells that it is struck twice."""
    paper = Paper().text(40, 30, "令和4年度 事務事業評価シート", 14).table(40, 60, (90, 200), HEAD)
    rows = [["" if text == "Ｂ" else text for text in row] for row in SCALE]
    paper.table(40, 180, WIDTHS, rows).twice(40 + 60 + 30 + 60 + 3, 183, "Ｂ", 8)
    assert [(f.value, f.raw) for f in all_facts(paper, "pdfplumber") if f.concept == "overall_rating"] == [("B", "Ｂ")]


def test_grades_of_several_judges_are_grades() -> None:
    rows: Rows = [["*", "*一次評価", "*二次評価", "*最終評価"], ["*総合評価", "Ａ", "Ｂ", "Ｃ"]]
    assert len(of(read(rows), "overall_rating")) == 3
