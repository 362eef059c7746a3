"""Texts that run on over a page break."""

from __future__ import annotations

from collections.abc import Sequence

from tests.extract.paper import Paper, Rows, facts, sheets_of

LONG = "\n".join(["次の作業を行う。"] * 60)
WIDTHS = (80.0, 300.0)


def paper(tail: Rows, widths: Sequence[float] = WIDTHS, x: float = 40, y: float = 40, text: str = LONG) -> Paper:
    first = Paper().text(40, 40, "令和4年度 事務事業評価シート", 14)
    first.table(40, 80, WIDTHS, [["*事業名", "甲事業"], ["*手段", text]], height=[20, 700])
    return first.next_page().table(x, y, widths, tail, height=40)


def means(document: Paper) -> list[tuple[int, str]]:
    return [(fact.page, "".join(fact.raw.split())[-12:]) for fact in facts(document, "means")]


def test_the_rest_is_joined_to_its_beginning() -> None:
    document = paper([["", "続きの作業を行い、"], ["*目的", "利便"]])
    assert means(document) == [(1, "行う。続きの作業を行い、")]
    (purpose,) = facts(paper([["", "続きの作業を行い、"], ["*目的", "利便"]]), "purpose")
    assert (purpose.page, purpose.value) == (2, "利便")


def test_over_three_pages() -> None:
    """A text that fills the second page as well ends on the third."""
    first = paper([["", LONG]])
    document = Paper().text(40, 40, "令和4年度 事務事業評価シート", 14)
    document.table(40, 80, WIDTHS, [["*事業名", "甲事業"], ["*手段", LONG]], height=[20, 700])
    document.next_page().table(40, 40, WIDTHS, [["", LONG.replace("次", "別")]], 760)
    document.next_page().table(40, 40, WIDTHS, [["", "終わり。"]], 40)
    (fact,) = facts(document, "means")
    assert fact.page == 1
    text = "".join(fact.raw.split())
    assert text.index("次の作業") < text.index("別の作業") < text.index("終わり。") == len(text) - 4
    assert [found.page for found in facts(first, "means")] == [1]


def test_a_heading_on_the_next_page_begins_anew() -> None:
    assert means(paper([["*課題", "続きの作業を行い、"]])) == [(1, "を行う。次の作業を行う。")]


def test_another_column_does_not_go_on() -> None:
    assert means(paper([["続きの作業を行い、"]], (200,), x=300)) == [(1, "を行う。次の作業を行う。")]


def test_a_row_that_begins_something_new_does_not_go_on() -> None:
    """One of its columns stands where the broken cell stands, the others do not."""
    document = paper([["甲", "乙", "丙"], ["*目的", "利便", "その他"]], (80, 100, 100))
    assert means(document) == [(1, "を行う。次の作業を行う。")]


def test_a_table_further_down_does_not_go_on() -> None:
    assert means(paper([["", "続きの作業を行い、"]], y=400)) == [(1, "を行う。次の作業を行う。")]


def test_a_text_that_ends_high_on_its_page_does_not_run_on() -> None:
    assert means(paper([["", "続きの作業を行い、"]], text="短い。")) == [(1, "短い。")]


def test_nothing_is_lost() -> None:
    """What is joined is taken from the second page, and only that."""
    sheets = sheets_of(paper([["", "続きの作業を行い、"], ["*目的", "利便"]]))
    texts = [b.text for sheet in sheets for page in sheet.pages for b in page.blocks]
    assert sum("続きの作業" in text for text in texts) == 1
    assert "利便" in texts
