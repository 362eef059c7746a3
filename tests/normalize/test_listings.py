"""Lists of projects and tables of counts, which belong to the document itself."""

from __future__ import annotations

from normalize.listings import heading_terms
from schemas.block import Block, Heading
from schemas.geometry import Box
from tests.extract.forms import form
from tests.extract.paper import Paper, Rows, all_facts
from tests.normalize.sheets import of, values

NAMES = ("甲事業", "乙事業", "丙事業")


def listed(first: int = 1, caption: str = "表１－１ 事業の一覧") -> Paper:
    rows: Rows = [
        ["*No", "*事務事業名", "*担当課", "*頁", "*評価"],
        *([str(n), name, "総務課", str(n + 2), "Ａ"] for n, name in enumerate(NAMES, first)),
    ]
    return Paper().text(100, 60, caption, 12).table(40, 90, (40, 200, 120, 60, 60), rows)


def test_a_list_of_projects() -> None:
    found = [f for f in all_facts(form(listed().next_page(), "甲事業")) if f.page == 1]
    assert values(found, "listing_name") == list(NAMES)
    assert values(found, "listing_division") == ["総務課"] * 3
    assert values(found, "listing_page") == [3, 4, 5]
    assert values(found, "listing_rating") == ["A"] * 3
    assert {f.sheet for f in found} == {0}


def test_rows_and_captions() -> None:
    found = of(all_facts(form(listed().next_page(), "甲事業")), "listing_name")
    assert [dict(f.dimensions) for f in found] == [{"row": n, "table": "表1-1 事業の一覧"} for n in (1, 2, 3)]
    assert {f.label for f in found} == {("事務事業名",)}


def test_a_list_that_goes_on_over_the_page() -> None:
    """Rows are counted on where the caption does not change."""
    paper = listed()
    rows: Rows = [["*No", "*事務事業名", "*担当課"], ["4", "丁事業", "財政課"], ["5", "戊事業", "財政課"]]
    paper.next_page().table(40, 60, (40, 200, 120), rows)
    found = of(all_facts(form(paper.next_page(), "甲事業")), "listing_name")
    assert [(f.page, f.dimensions["row"], f.value) for f in found][2:] == [
        (1, 3, "丙事業"),
        (2, 4, "丁事業"),
        (2, 5, "戊事業"),
    ]


def test_counts_by_grade_and_year() -> None:
    rows: Rows = [["*区分", "*R3年度", "*R4年度"], ["*Ａ", "12件", "10件"], ["*Ｂ", "3件", "1,005件"]]
    found = of(
        all_facts(Paper().text(60, 60, "表２ 評価の結果", 12).table(40, 90, (80, 60, 60), rows)), "listing_count"
    )
    assert [(f.value, f.unit, f.fiscal_year, f.dimensions["row"]) for f in found] == [
        (12, "件", 2021, 1),
        (10, "件", 2022, 1),
        (3, "件", 2021, 2),
        (1005, "件", 2022, 2),
    ]
    assert {f.dimensions["table"] for f in found} == {"表2 評価の結果"}


def test_a_table_that_is_no_list() -> None:
    rows: Rows = [["*ある項目", "*別の項目"], ["甲の文", "乙の文"], ["丙の文", "丁の文"]]
    found = all_facts(Paper().table(40, 90, (100, 100), rows))
    assert {f.concept for f in found} == {"other"}
    assert {f.value for f in found} >= {"甲の文", "乙の文", "丙の文", "丁の文"}


def test_lists_stand_beside_sheets() -> None:
    found = all_facts(form(listed().next_page(), "甲事業"))
    assert {f.sheet for f in of(found, "listing_name")} == {0}
    assert [(f.sheet, f.value) for f in of(found, "project_name")] == [(1, "甲事業")]


def test_concepts_of_headings() -> None:
    box = Box(0, 0, 1, 1)
    block = Block(1, box, box, ("x",), (), (Heading("事業名", "label"),), (Heading("R3年度", "period"),))
    assert heading_terms(block) == {"project_name"}


def amounts(document: Paper) -> list[tuple[object, object, object, object]]:
    found = of(all_facts(document), "listing_amount")
    return [(f.value, f.unit, f.fiscal_year, f.dimensions["row"]) for f in found]


def test_amounts_of_a_list() -> None:
    """Under two storeys of headings, in whole yen; a dash does not apply, and an empty cell says nothing."""
    rows: Rows = [
        ["*事務事業名", "*担当課", "*決算額（千円）", "<", "*一次評価"],
        ["^", "^", "*R4", "*R5", "^"],
        ["甲事業", "総務課", "2,184", "2,210", "Ａ"],
        ["乙事業", "総務課", "－", "40", "Ｂ"],
        ["丙事業", "総務課", "", "50", "Ａ"],
        ["合計", "<", "2,184", "2,300", ""],
    ]
    paper = Paper().text(100, 60, "表１－１ 評価の結果", 12).table(40, 90, (140, 80, 60, 60, 60), rows)
    assert amounts(form(paper.next_page(), "甲事業")) == [
        (2_184_000, "JPY", 2022, 1),
        (2_210_000, "JPY", 2023, 1),
        (None, "JPY", 2022, 2),
        (40_000, "JPY", 2023, 2),
        (50_000, "JPY", 2023, 3),
        (2_184_000, "JPY", 2022, 4),
        (2_300_000, "JPY", 2023, 4),
    ]


def test_the_unit_of_the_caption_counts() -> None:
    rows: Rows = [["*事務事業名", "*R5決算額"], ["甲事業", "2,210"], ["乙事業", "40"]]
    paper = Paper().text(100, 60, "表１－１ 評価の結果", 12).text(240, 78, "（単位：千円）", 8)
    paper.table(40, 90, (140, 80), rows)
    assert [value for value, *_ in amounts(form(paper.next_page(), "甲事業"))] == [2_210_000, 40_000]


def test_counts_whose_unit_the_caption_says() -> None:
    rows: Rows = [["*区分", "*Ａ", "*Ｂ", "*Ｃ"], ["*一次評価", "5", "7", "2"], ["*二次評価", "4", "6", "－"]]
    paper = Paper().text(100, 60, "表２ 評価区分別の集計", 12).text(240, 78, "（単位：件）", 8)
    found = of(all_facts(form(paper.table(40, 90, (80, 50, 50, 50), rows).next_page(), "甲事業")), "listing_count")
    assert [(f.label, f.value, f.unit) for f in found] == [
        (("一次評価", "A"), 5, "件"),
        (("一次評価", "B"), 7, "件"),
        (("一次評価", "C"), 2, "件"),
        (("二次評価", "A"), 4, "件"),
        (("二次評価", "B"), 6, "件"),
    ]
