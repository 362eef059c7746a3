"""Where one sheet ends and the next begins."""

from __future__ import annotations

import pytest

from tests.extract.forms import TITLE, form
from tests.extract.paper import Paper, sheets_of


def split(paper: Paper, reader: str = "pymupdf") -> list[tuple[int, list[int], list[str]]]:
    """Each sheet with its ordinal, its pages and the projects that it names."""
    found = []
    for sheet in sheets_of(paper, reader):
        names = [b.text for page in sheet.pages for b in page.blocks if any(h.text == "事務事業名" for h in b.rows)]
        found.append((sheet.ordinal, [page.number for page in sheet.pages], names))
    return found


@pytest.mark.parametrize("reader", ["pymupdf", "pdfplumber"])
def test_a_sheet_a_page(reader: str) -> None:
    paper = form(form(Paper(), "甲事業").next_page(), "乙事業")
    assert split(paper, reader) == [(1, [1], ["甲事業"]), (2, [2], ["乙事業"])]


def test_the_same_project_again_is_another_sheet() -> None:
    """Two projects may have one name; a form that repeats its head band on its second page has one sheet."""
    paper = form(form(Paper(), "甲事業").next_page(), "甲事業")
    assert [pages for _, pages, _ in split(paper)] == [[1, 2]]


def test_two_on_a_page() -> None:
    paper = form(form(Paper(), "甲事業", ""), "乙事業", "", 440)
    assert split(paper) == [(1, [1], ["甲事業"]), (2, [1], ["乙事業"])]
    first, second = sheets_of(form(form(Paper(), "甲事業", ""), "乙事業", "", 440))
    assert len(first.pages[0].blocks) == len(second.pages[0].blocks) == 13
    assert max(b.box.y1 for b in first.pages[0].blocks) < min(b.box.y0 for b in second.pages[0].blocks)


def test_two_on_a_page_have_their_own_headings() -> None:
    """Each heading is of one sheet, also those of the line that the page is cut at."""
    for sheet in sheets_of(form(form(Paper(), "甲事業", ""), "乙事業", "", 440)):
        texts = [label.text for page in sheet.pages for label in page.labels]
        assert [texts.count(text) for text in ("事務事業名", "担当課", "目的", "区分")] == [1, 1, 1, 1]


@pytest.mark.parametrize("title", ["", TITLE])
def test_two_on_a_page_with_titles(title: str) -> None:
    """Each with its own title, or one title on top of both."""
    first, second = sheets_of(form(form(Paper(), "甲事業"), "乙事業", title, 440))
    assert len(first.pages[0].blocks) == len(second.pages[0].blocks) == 13
    assert [b.text for b in second.pages[0].free] == ([title] if title else [])


def test_a_sheet_of_three_pages() -> None:
    paper = form(Paper(), "甲事業")
    for label in ("課題", "改善策"):
        paper.next_page().table(40, 60, (80, 300), [[f"*{label}", "端末の更新が遅れている。"], ["*備考", "なし"]])
    form(paper.next_page(), "乙事業")
    assert split(paper) == [(1, [1, 2, 3], ["甲事業"]), (2, [4], ["乙事業"])]


def test_a_cover_belongs_to_the_document() -> None:
    paper = Paper().text(100, 300, "令和4年度 事務事業評価報告書", 24)
    form(form(paper.next_page(), "甲事業").next_page(), "乙事業")
    assert split(paper) == [(0, [1], []), (1, [2], ["甲事業"]), (2, [3], ["乙事業"])]


def test_prose_between_sheets_belongs_to_the_document() -> None:
    paper = form(Paper(), "甲事業").next_page().text(40, 60, "ここからは第2部である。")
    form(paper.next_page(), "乙事業")
    assert [(ordinal, pages) for ordinal, pages, _ in split(paper)] == [(0, [2]), (1, [1]), (2, [3])]


def test_a_list_belongs_to_the_document() -> None:
    """A heading with several names below it heads a list."""
    rows = [["*No", "*事務事業名", "*担当課", "*ページ"]]
    rows += [[str(n), name, "総務課", str(n + 1)] for n, name in enumerate(("甲事業", "乙事業", "丙事業"), 1)]
    paper = Paper().text(100, 60, "事業一覧", 14).table(40, 100, (40, 200, 120, 60), rows)
    form(form(paper.next_page(), "甲事業").next_page(), "乙事業")
    assert [(ordinal, pages) for ordinal, pages, _ in split(paper)] == [(0, [1]), (1, [2]), (2, [3])]


def test_a_guide_to_the_form_is_no_sheet() -> None:
    """It explains the fields and holds no figure."""
    paper = Paper().text(40, 40, "事務事業評価シートの見方", 14)
    paper.table(40, 80, (80, 300), [["*事務事業名", "事業の名称です。"], ["*目的", "事業の目的です。"]])
    for name in ("甲事業", "乙事業", "丙事業", "丁事業"):
        form(paper.next_page(), name)
    assert [(ordinal, pages) for ordinal, pages, _ in split(paper)] == [(0, [1]), *((n, [n + 1]) for n in range(1, 5))]


def test_a_form_without_figures_among_few_is_a_sheet() -> None:
    paper = Paper().text(40, 40, "事務事業評価シート", 14).table(40, 80, (80, 300), [["*事務事業名", "甲事業"]])
    form(paper.next_page(), "乙事業")
    assert split(paper) == [(1, [1], ["甲事業"]), (2, [2], ["乙事業"])]


def test_running_heads_and_page_numbers_are_taken_out() -> None:
    paper = Paper()
    for number, name in enumerate(("甲事業", "乙事業", "丙事業"), 1):
        if number > 1:
            paper.next_page()
        form(paper.text(40, 20, "いろは市の行政評価").text(280, 815, f"- {number} -"), name, "評価の結果", 60)
    pages = [page for sheet in sheets_of(paper) for page in sheet.pages]
    assert [[b.text for b in page.free] for page in pages] == [["評価の結果"]] * 3
    assert {b.section for page in pages for b in page.blocks} == {("評価の結果",)}


def test_what_repeats_in_the_body_stays() -> None:
    """On sheets repetition is the form itself."""
    paper = Paper()
    for number, name in enumerate(("甲事業", "乙事業", "丙事業"), 1):
        if number > 1:
            paper.next_page()
        form(paper, name).text(40, 400, "評価の結果")
    assert all("評価の結果" in [b.text for b in sheet.pages[0].free] for sheet in sheets_of(paper))


def test_titles_and_sheet_numbers_are_no_running_heads() -> None:
    paper = Paper()
    for number, name in enumerate(("甲事業", "乙事業", "丙事業"), 1):
        if number > 1:
            paper.next_page()
        form(paper.text(500, 20, f"No.{number}"), name, y=30)
    texts = [[b.text for b in sheet.pages[0].free] for sheet in sheets_of(paper)]
    assert texts == [[f"No.{number}", "令和4年度 事務事業評価シート"] for number in (1, 2, 3)]


def test_a_form_without_a_project_name() -> None:
    """One sheet where it has enough known fields; else the document itself."""
    fields = [["*目的", "甲"], ["*手段", "乙"], ["*対象", "丙"], ["*課題", "丁"]]
    assert split(Paper().table(40, 80, (80, 300), fields)) == [(1, [1], [])]
    assert split(Paper().table(40, 80, (80, 300), fields[:2])) == [(0, [1], [])]
    titled = Paper().text(40, 40, "進行管理調書", 14).table(40, 80, (80, 300), fields[:2])
    assert split(titled) == [(1, [1], [])]


def test_prose_alone() -> None:
    assert split(Paper().text(40, 80, "本書は評価の結果をまとめたものである。")) == [(0, [1], [])]


def test_a_second_name_near_the_first_begins_nothing() -> None:
    """細事業名 below 事務事業名."""
    rows = [["*事務事業名", "甲事業"], ["*細事業名", "甲の一"], ["*予算事業名", "甲の二"]]
    assert split(Paper().table(40, 80, (80, 300), rows)) == [(1, [1], ["甲事業"])]


def test_blank_pages_between() -> None:
    paper = form(Paper(), "甲事業").next_page().next_page()
    found = split(form(paper, "乙事業"))
    assert [names for _, _, names in found if names] == [["甲事業"], ["乙事業"]]
    assert sorted(number for _, pages, _ in found for number in pages) == [1, 2, 3]


def test_a_name_without_the_head_band_begins_no_second_sheet() -> None:
    """A second sheet on a page repeats the headings of the first, not only the one for the name."""
    alone = form(Paper(), "甲事業").table(40, 500, (80, 200), [["*事務事業名", "乙事業"], ["*効果", "高い"]])
    assert [(ordinal, pages) for ordinal, pages, _ in split(alone)] == [(1, [1])]
    band = form(Paper(), "甲事業").table(40, 500, (80, 200), [["*事務事業名", "乙事業"], ["*目的", "利便の向上"]])
    assert [(ordinal, pages) for ordinal, pages, _ in split(band)] == [(1, [1]), (2, [1])]


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("細事業名", [(1, [1, 2])]),
        ("構成事業名", [(1, [1, 2])]),
        ("事務事業名", [(1, [1]), (2, [2])]),
    ],
)
def test_the_parts_of_a_project_head_no_project(heading: str, expected: list[tuple[int, list[int]]]) -> None:
    """A column of 細事業名 on the next page, with one name in it."""
    paper = form(Paper(), "甲事業").next_page()
    paper.table(40, 60, (80, 100), [[f"*{heading}", "*R3年度決算額"], ["甲の一", "1,200"]])
    assert [(ordinal, pages) for ordinal, pages, _ in split(paper)] == expected


@pytest.mark.parametrize(
    ("text", "kept"),
    [("【CHECK】 指標の推移", True), ("■ 指標の推移", True), ("常波町 事業の記録", False)],
)
def test_what_many_pages_repeat_at_their_head(text: str, kept: bool) -> None:
    """A running head says nothing of the table below it; the heading of a section stands on every second page."""
    paper = Paper()
    for number in range(4):
        form(paper, f"{number}番目の事業").next_page().text(40, 30, text)
        paper.table(40, 60, (80, 60, 60), [["*指標名", "*R3年度", "*R4年度"], ["*開催回数", "11", "12"]]).next_page()
    found = [b.section for sheet in sheets_of(paper) for page in sheet.pages for b in page.blocks if b.text == "12"]
    assert found == [(text,) if kept else ()] * 4
