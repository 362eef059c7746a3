"""The title of a form, its fiscal year and its number."""

from __future__ import annotations

import pytest

from normalize.titles import read
from tests.extract.paper import Paper, all_facts, sheets_of
from tests.normalize.sheets import HEAD, of, values


def titled(*lines: str, sizes: tuple[float, ...] = ()) -> list[object]:
    """Title and year of a sheet whose title stands on these lines."""
    paper = Paper()
    for number, line in enumerate(lines):
        paper.text(40, 20 + 22 * number, line, sizes[number] if sizes else 14)
    found = all_facts(paper.table(40, 100, (90, 200), HEAD))
    titles, years = values(found, "sheet_title"), values(found, "evaluation_year")
    assert len(titles) <= 1
    assert len(years) <= 1
    return [titles[0] if titles else None, years[0] if years else None]


@pytest.mark.parametrize(
    ("line", "title", "year"),
    [
        ("令和3年度 事務事業マネジメントシート", "事務事業マネジメントシート", 2021),
        ("事務事業評価シート（令和３年度実施分）", "事務事業評価シート", 2021),
        ("令和元年度事業評価シート(平成30年度実施分)", "事業評価シート", 2018),
        ("平成30年度 行政評価 調書", "行政評価 調書", 2018),
        ("進 行 管 理 調 書", "進行管理調書", None),
        ("池田市 令和6年度 事務事業評価シート", "事務事業評価シート", 2024),
        ("2022年度 事務事業評価表", "事務事業評価表", 2022),
    ],
)
def test_titles(line: str, title: str, year: int | None) -> None:
    """Without year and city (ruling 4)."""
    assert titled(line) == [title, year]


def test_a_title_on_two_lines() -> None:
    assert titled("事務事業評価", "目標設定シート") == ["事務事業評価 目標設定シート", None]


def test_the_year_done_goes_before_the_year_of_the_form() -> None:
    assert titled("令和7年度 事業評価書", "（令和６年度実施事業）") == ["事業評価書", 2024]


def test_small_print_is_no_title() -> None:
    """Of two lines that name a form the larger one is the title."""
    assert titled("事務事業評価シート", "この調書は毎年作る", sizes=(16, 8))[0] == "事務事業評価シート"


def test_no_title() -> None:
    assert titled("いろは市のお知らせ") == [None, None]


def test_the_box_and_raw_of_a_title() -> None:
    paper = Paper().text(40, 20, "令和3年度 事務事業評価シート", 14).table(40, 100, (90, 200), HEAD)
    found = all_facts(paper)
    (title,), (year,) = of(found, "sheet_title"), of(found, "evaluation_year")
    assert (title.raw, year.raw) == ("事務事業評価シート", "令和3年度")
    assert title.label == year.label == ()
    assert 18 < title.bbox.y0 < title.bbox.y1 < 40


@pytest.mark.parametrize(("printed", "number"), [("No.12", "12"), ("No 3", "3"), ("№ 7", "7"), ("NO.1-2", "1-2")])
def test_sheet_numbers(printed: str, number: str) -> None:
    paper = Paper().text(40, 20, "令和3年度 事務事業評価シート", 14).text(480, 24, printed)
    (fact,) = of(all_facts(paper.table(40, 100, (90, 200), HEAD)), "sheet_number")
    assert (fact.value, fact.raw) == (number, number)


def test_a_number_below_the_head_is_none() -> None:
    paper = (
        Paper().text(40, 20, "令和3年度 事務事業評価シート", 14).table(40, 60, (90, 200), HEAD).text(480, 500, "No.12")
    )
    assert of(all_facts(paper), "sheet_number") == []


def test_a_cover() -> None:
    """The largest line of the page, wherever it stands."""
    paper = Paper().text(100, 40, "市役所だより", 9).text(100, 400, "令和4年度 行政評価報告書", 28)
    (sheet,) = sheets_of(paper)
    assert sheet.ordinal == 0
    title = read(sheet)
    assert title.year == 2022
    assert [draft.value for draft in title.drafts if draft.concept == "sheet_title"] == ["行政評価報告書"]


@pytest.mark.parametrize("form", ["主要事業自己点検票", "事業成果点検書", "事業見直しカード", "事業検証シート"])
def test_forms_by_other_names(form: str) -> None:
    """What ends in 点検票 and the like names a form; the year whose work it is stands beside it."""
    paper = Paper().table(40, 60, (90, 200), HEAD).text(180, 30, form, 14).text(400, 45, "【令和5年度に実施した事業】")
    found = all_facts(paper)
    assert [f.value for f in found if f.concept == "sheet_title"] == [form]
    assert [f.value for f in found if f.concept == "evaluation_year"] == [2023]


def test_the_year_of_a_subsidy() -> None:
    title = "令和5年度 補助金評価シート"
    paper = (
        Paper().text(40, 30, title, 14).text(380, 50, "【補助金用】 令和4年度交付分", 8).table(40, 70, (90, 200), HEAD)
    )
    assert [f.value for f in all_facts(paper) if f.concept == "evaluation_year"] == [2022]
