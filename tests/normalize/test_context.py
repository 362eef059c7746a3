"""What a sheet says around its values: years, totals, units of captions, mates."""

from __future__ import annotations

import pytest

from normalize.context import Item, build, family
from normalize.drafts import years_of
from normalize.headings import settled_years
from tests.extract.paper import Paper, Rows, blocks_of, sheets_of
from tests.normalize.sheets import HEAD, items, of, read, sheet


def dated(found: list[Item]) -> dict[str, tuple[int | None, int | None, tuple[str, ...]]]:
    return {item.block.text: years_of(item) for item in found}


def test_bare_years_are_settled_by_their_row() -> None:
    rows: Rows = [["*区分", "*平成29年度", "*30年度", "*元年度", "*2年度"], ["*事業費", "11", "12", "13", "14"]]
    found = dated(items(rows))
    assert [found[text][0] for text in ("11", "12", "13", "14")] == [2017, 2018, 2019, 2020]
    assert found["11"][2] == ()
    assert found["13"][2] == ("year_inferred",)


def test_bare_years_are_settled_by_the_year_of_the_sheet() -> None:
    rows: Rows = [["*区分", "*3年度", "*4年度"], ["*事業費", "11", "12"]]
    assert [dated(items(rows, year=2022))[text][0] for text in ("11", "12")] == [2021, 2022]


def test_years_in_rows_are_settled_by_their_column() -> None:
    rows: Rows = [["*年度", "*事業費"], ["平成30年度", "11"], ["元年度", "12"], ["2年度", "13"]]
    assert [dated(items(rows))[text][0] for text in ("11", "12", "13")] == [2018, 2019, 2020]


def test_years_that_overrun_their_era() -> None:
    rows: Rows = [["*区分", "*平成30年度", "*平成31年度", "*平成32年度"], ["*事業費", "11", "12", "13"]]
    assert dated(items(rows))["13"] == (2020, None, ("era_overflow",))


def test_a_total_covers_the_years_beside_it() -> None:
    rows: Rows = [["*区分", "*R3年度", "*R4年度", "*R5年度", "*実施3カ年合計"], ["*事業費", "11", "12", "13", "36"]]
    found = dated(items(rows))
    assert found["36"][:2] == (2021, 2023)
    assert found["13"][:2] == (2023, None)


def test_a_total_covers_only_the_years_under_its_own_heading() -> None:
    rows: Rows = [
        ["*区分", "*前期", "<", "<", "*後期", "<", "<"],
        ["^", "*R3年度", "*R4年度", "*計", "*R5年度", "*R6年度", "*計"],
        ["*事業費", "11", "12", "23", "14", "15", "29"],
    ]
    found = dated(items(rows, [70] + [55] * 6))
    assert found["23"][:2] == (2021, 2022)
    assert found["29"][:2] == (2023, 2024)


def test_a_total_without_years_covers_nothing() -> None:
    rows: Rows = [["*区分", "*国費", "*市費", "*合計"], ["*事業費", "11", "12", "23"]]
    assert dated(items(rows))["23"] == (None, None, ())


def test_a_value_over_several_years() -> None:
    rows: Rows = [["*区分", "*R3年度", "*R4年度", "*R5年度"], ["*事業費", "33", "<", "<"]]
    assert dated(items(rows))["33"][:2] == (2021, 2023)


@pytest.mark.parametrize(
    ("caption", "code", "multiplier"),
    [("（単位：千円）", "JPY", 1000), ("単位 円", "JPY", 1), ("(百万円)", "JPY", 1_000_000)],
)
def test_captions(caption: str, code: str, multiplier: int) -> None:
    rows: Rows = [["*区分", "*R3年度"], ["*事業費", "11"]]
    (only,) = [s for s in sheets_of(sheet(rows, caption=caption)) if s.ordinal]
    context = build(only, None)
    (item,) = [i for i in context.items if i.block.text == "11"]
    unit = context.caption(item.block)
    assert unit is not None
    assert (unit.code, unit.multiplier) == (code, multiplier)
    head = next(i for i in context.items if i.block.text == "情報化推進事業")
    assert context.caption(head.block) is None


def test_a_caption_far_above_is_of_another_table() -> None:
    paper = Paper().text(40, 40, "（単位：千円）").table(40, 100, (80, 60), [["*区分", "*R3年度"], ["*事業費", "11"]])
    (only,) = sheets_of(paper)
    context = build(only, None)
    assert context.units == {}


def test_the_usual_unit_of_a_sheet() -> None:
    """The one that it prints most often; none where two are printed equally often."""
    rows: Rows = [["*区分", "*R3年度"], ["*事業費(千円)", "11"], ["*人件費(千円)", "12"], ["*補助金(円)", "13"]]
    (only,) = [s for s in sheets_of(sheet(rows)) if s.ordinal]
    usual = build(only, None).usual_money
    assert usual is not None
    assert usual.multiplier == 1000
    (other,) = [s for s in sheets_of(sheet([*rows[:2], rows[3]])) if s.ordinal]
    assert build(other, None).usual_money is None


def test_mates_stand_in_one_row_of_one_table() -> None:
    rows: Rows = [["*指標名", "*単位", "*R3年度"], ["開催回数", "回", "11"], ["来場者数", "人", "12"]]
    (only,) = [s for s in sheets_of(sheet(rows)) if s.ordinal]
    context = build(only, None)
    item = next(i for i in context.items if i.block.text == "人")
    assert [mate.block.text for mate in context.mates(item)] == ["来場者数", "人", "12"]


def test_families_of_funding() -> None:
    """Rows under one outer heading are of one family; the family of a 国庫支出金 is one of funding."""
    rows: Rows = [
        ["*区分", "<", "*R3年度"],
        ["*財源", "*国庫支出金", "11"],
        ["^", "*その他", "12"],
        ["*経費", "*その他", "13"],
    ]
    (only,) = [s for s in sheets_of(sheet(rows)) if s.ordinal]
    context = build(only, None)
    found = {i.block.text: i for i in context.items}
    assert family(found["11"]) == family(found["12"]) != family(found["13"])
    assert [context.is_funding(found[text]) for text in ("11", "12", "13")] == [True, True, False]


def test_the_years_of_a_page() -> None:
    page = blocks_of(Paper().table(40, 80, (60, 60, 60), [["*区分", "*R3年度", "*4年度"], ["*事業費", "11", "12"]]))
    assert sorted(settled_years(page)) == [2021, 2022]


YEARS = [f"*R{n}年度" for n in range(1, 6)]


def test_year_columns_go_on_over_a_page_break() -> None:
    """The next page prints the same rules and no headings of its own."""
    paper = sheet([["*区分", *YEARS], ["*事業費", "11", "12", "13", "14", "15"]], [80, *[60] * 5], caption="単位：千円")
    paper.next_page().table(40, 60, [80, *[60] * 5], [["*人件費", "21", "22", "23", "24", "25"]])
    (only,) = [s for s in sheets_of(paper) if s.ordinal]
    found = {i.block.text: years_of(i)[0] for i in build(only, None).items}
    assert [found[text] for text in ("21", "23", "25")] == [2019, 2021, 2023]


def test_year_columns_do_not_go_on_into_another_table() -> None:
    paper = sheet([["*区分", *YEARS], ["*事業費", "11", "12", "13", "14", "15"]], [80, *[60] * 5])
    paper.next_page().table(40, 60, [80, 47, 47, 47], [["*人件費", "21", "22", "23"]])
    (only,) = [s for s in sheets_of(paper) if s.ordinal]
    found = {i.block.text: years_of(i)[0] for i in build(only, None).items}
    assert (found["11"], found["21"]) == (2019, None)


def test_head_band_is_no_part_of_the_table() -> None:
    """The helper of these tests: it leaves title and head band out."""
    assert len(HEAD) == 4
    assert of(read([["*備考", "ある話"]]), "project_name") == []


def test_a_column_of_units_gives_each_row_its_own() -> None:
    """Where a heading names the unit, the heading stands."""
    rows = [
        ["*項目", "*単位", "*R3年度決算"],
        ["*事業費", "千円", "120"],
        ["*人件費(円)", "千円", "350"],
    ]
    units = {i.block.text: i.path.unit for i in items(rows) if i.block.text.isdigit()}
    assert {text: unit.multiplier for text, unit in units.items() if unit is not None} == {"120": 1000, "350": 1}


def units(rows: Rows, caption: str = "") -> dict[str, tuple[str, int] | None]:
    """The unit of each figure, as code and multiplier, by what is printed."""
    found = {i.block.text: i.path.unit for i in items(rows, caption=caption) if i.block.text[0].isdigit()}
    return {text: None if unit is None else (unit.code, unit.multiplier) for text, unit in found.items()}


def test_a_unit_cell_over_several_rows_is_that_of_each() -> None:
    rows: Rows = [
        ["*項目", "*単位", "*R3年度決算"], ["*事業費", "千円", "120"], ["*人件費", "^", "350"], ["*補助金", "円", "40"],
    ]  # fmt: skip
    assert units(rows) == {"120": ("JPY", 1000), "350": ("JPY", 1000), "40": ("JPY", 1)}


def test_a_unit_cell_counts_for_what_stands_right_of_it() -> None:
    rows: Rows = [["*項目", "*R3年度決算", "*単位", "*R4年度決算"], ["*事業費", "120", "円", "350"]]
    assert units(rows) == {"120": None, "350": ("JPY", 1)}


@pytest.mark.parametrize(
    ("printed", "multiplier"),
    [
        ("千円", 1000),
        ("円", 1),
        ("百 万 円", 1_000_000),
        ("(千円)", 1000),
    ],
)
def test_a_unit_behind_a_figure_in_a_cell_of_its_own(printed: str, multiplier: int) -> None:
    assert units([["*事業費", "9,800", printed]]) == {"9,800": ("JPY", multiplier)}


def test_every_figure_of_a_row_has_the_unit_behind_it() -> None:
    rows: Rows = [["*事業費", "9,800", "千円", "*人件費", "700", "円"]]
    assert units(rows) == {"9,800": ("JPY", 1000), "700": ("JPY", 1)}


@pytest.mark.parametrize(
    "rows",
    [
        # the heading says it, nearer to the words
        [["*事業費(円)", "9,800", "千円"]],
        # a cell between them
        [["*事業費", "9,800", "くらし", "千円"]],
        # headings above: a column of its own
        [["*項目", "*R3年度", "*みどり"], ["*事業費", "9,800", "千円"]],
    ],
)
def test_a_unit_that_is_not_behind_the_figure(rows: Rows) -> None:
    assert units(rows)["9,800"] != ("JPY", 1000)
