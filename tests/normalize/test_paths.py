"""Label paths, interpreted."""

from __future__ import annotations

import pytest

from normalize.paths import Head, Path, head_of, interpret, label_text, unit_in
from normalize.units import Unit
from normalize.years import Year
from schemas.block import Block, Heading
from schemas.geometry import Box
from schemas.vocabulary import Quality

BOX = Box(0, 0, 10, 10)


def path(rows: tuple[str, ...] = (), columns: tuple[str, ...] = (), section: tuple[str, ...] = ()) -> Path:
    return Path(
        tuple(head_of(text, "section", False) for text in section),
        tuple(head_of(text, "row", False) for text in rows),
        tuple(head_of(text, "column", False) for text in columns),
    )


@pytest.mark.parametrize(
    ("printed", "text"),
    [
        ("事　業　費　　Ａ", "事業費 A"),
        ("人\n件\n費", "人件費"),
        ("国庫\n支出金", "国庫支出金"),
        ("⼾籍の\n届出", "戸籍の届出"),
        ("ＩＣＴ", "ICT"),
        ("①稼働率", "①稼働率"),
        ("", ""),
    ],
)
def test_label_text(printed: str, text: str) -> None:
    """Wrapped lines joined, letter-spacing closed, normalised."""
    assert label_text(printed) == text


def code(unit: Unit | None) -> str | None:
    return None if unit is None else unit.code


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("事業費(千円)", "JPY"),
        ("(千円)", "JPY"),
        ("千円", "JPY"),
        ("単位:円", "JPY"),
        ("決算額/円", "JPY"),
        ("執行率(%)", "%"),
        ("開催回数(回)", "回"),
        ("事業費", None),
        ("事業費A", None),
        ("受益者負担率(a)", None),
        ("収支(g)", None),
        ("計画/実績", None),
        ("人件費", None),
    ],
)
def test_units_of_headings(text: str, expected: str | None) -> None:
    """In brackets, behind 単位 or a stroke; a formula letter and a word of the text are none."""
    assert code(unit_in(text)) == expected


def test_a_thousand_is_kept_with_its_unit() -> None:
    unit = unit_in("事業費(千円)")
    assert unit is not None
    assert (unit.code, unit.multiplier) == ("JPY", 1000)


@pytest.mark.parametrize(
    ("text", "year", "only_year", "printed"),
    [
        ("令和3年度", 2021, True, False),
        ("(R3年度)", 2021, True, False),
        ("R3年度決算", 2021, False, True),
        ("目標値(8年度)", None, False, True),
        ("事業費", None, False, True),
    ],
)
def test_years_of_headings(text: str, year: int | None, only_year: bool, printed: bool) -> None:
    """A heading that only names a year is no part of the label (ruling 13)."""
    head = head_of(text, "column", False)
    assert (head.year.fy if head.year is not None else None) == year
    assert (head.only_year, head.printed) == (only_year, printed)


def test_a_name_that_speaks_of_a_year_dates_nothing() -> None:
    assert head_of("令和2年度中に整備する", "row", True).year is None
    assert head_of("令和2年度", "row", True).year is not None


def test_a_heading_that_is_a_unit_is_no_part_of_the_label() -> None:
    head = head_of("(千円)", "row", False)
    assert (head.only_unit, head.printed, code(head.unit)) == (True, False, "JPY")
    assert not head_of("人件費", "row", False).only_unit


def test_what_a_heading_with_a_year_means() -> None:
    head = head_of("R3年度決算額", "column", False)
    assert head.meaning.of("phase") == "settlement"
    assert head.meaning.quality >= Quality.CORE
    assert head_of("令和3年度", "column", False).meaning.terms == ()


def test_labels() -> None:
    """Outermost first; what only names a year or a unit is left out, a name that stands twice is named once."""
    assert path(("事業費", "内訳", "一般財源"), ("R3年度", "予算額"), ("コストの推移",)).label == (
        "コストの推移", "事業費", "内訳", "一般財源", "予算額",
    )  # fmt: skip
    assert path(("事業費", "(千円)"), ("令和3年度",)).label == ("事業費",)
    assert path(("評価", "評価")).label == ("評価",)
    assert path().label == ()


def test_inner_headings_go_before_outer_ones() -> None:
    found = path(("事業費", "人件費"), ("予算額", "決算額"))
    assert found.term("cost") == "personnel"
    assert found.term("phase") == "settlement"
    assert found.term("source") is None
    assert [head.text for head in found.inner()] == ["人件費", "事業費", "決算額", "予算額"]


def test_the_year_of_a_value() -> None:
    """Its column's before its row's before its section's, the innermost first."""
    assert path(("R2年度",), ("R3年度", "決算額")).year == Year(2021)
    assert path(("R2年度",), ("決算額",)).year == Year(2020)
    assert path(("事業費",), (), ("R1年度の費用",)).year is not None
    assert path(("事業費",)).year is None


def test_the_unit_of_a_value() -> None:
    """Its row's before its column's before its section's; a unit in a cell of its own before all."""
    assert code(path(("開催回数(回)",), ("決算額(千円)",)).unit) == "回"
    assert code(path(("事業費",), ("決算額(千円)",)).unit) == "JPY"
    assert path(("事業費",)).unit is None
    block = Block(
        1,
        BOX,
        BOX,
        ("12",),
        (),
        (Heading("開催回数(回)", "label"), Heading("人", "label")),
        (Heading("R3年度", "period"),),
    )
    found = interpret(block, {})
    assert code(found.unit) == "person"
    assert found.label == ("開催回数(回)",)


def test_settled_years_go_before_read_ones() -> None:
    """A bare 30年度 is settled by the other headings of its row."""
    block = Block(
        3, BOX, BOX, ("12",), (), (Heading("事業費", "label", 4, 1),), (Heading("30年度", "period", 1, 2),), table=7
    )
    assert interpret(block, {}).year == Year(None, number=30)
    settled = Year(2018, flags=("year_inferred",))
    assert interpret(block, {(3, 7, 1, 2): settled}).year == settled
    assert interpret(block, {(2, 7, 1, 2): settled}).year != settled


def test_a_layout_s_concepts_go_before_the_vocabulary() -> None:
    block = Block(1, BOX, BOX, ("x",), (), (Heading("事 業 名", "label"),), ())
    assert interpret(block, {}).rows[0].meaning.of("concept") == "project_name"
    assert interpret(block, {}, {"事業名": "policy_position"}).rows[0].meaning.of("concept") == "policy_position"


def test_roles() -> None:
    assert path(("財源内訳", "一般財源")).has_role("funding")
    assert not path(("一般財源",)).has_role("funding")


def test_head_is_told_by_its_text_alone() -> None:
    """The same text gives the same heading, from a cache or not."""
    first: Head = head_of("事業費(千円)", "row", False)
    assert first == head_of("事業費(千円)", "row", False)
    assert first != head_of("事業費(千円)", "column", False)


@pytest.mark.parametrize(("text", "printed"), [("令和", False), ("平成", False), ("令和の歩み", True)])
def test_an_era_over_years_is_no_part_of_the_label(text: str, printed: bool) -> None:
    assert head_of(text, "column", False).printed is printed


@pytest.mark.parametrize("text", ["（金額の単位：千円）", "単位：千円", "（千円）"])
def test_a_heading_that_only_says_a_unit(text: str) -> None:
    assert head_of(text, "column", False).only_unit


def test_a_bar_of_the_table_ends_the_section_above_it() -> None:
    """1 事業の概要 stands above the table that begins with 2 事業費の推移."""
    assert path(("事業費",), ("2 事業費の推移",), ("1 事業の概要",)).label == ("事業費", "2 事業費の推移")
    assert path(("事業費",), ("(2) 推移",), ("1 事業の概要",)).label == ("1 事業の概要", "事業費", "(2) 推移")
