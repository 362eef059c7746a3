"""The years of a project."""

from __future__ import annotations

import pytest

from normalize.context import Item
from normalize.paths import Path
from normalize.periods import read_period, read_years
from schemas.block import Block
from schemas.geometry import Box

BOX = Box(0, 0, 1, 1)
Read = tuple[str, object, str, tuple[str, ...]]


def item(*lines: str) -> Item:
    return Item(Block(1, BOX, BOX, lines, (), (), ()), Path((), (), ()), 0)


def period(*lines: str) -> list[Read]:
    return [(d.concept, d.value, d.state, d.flags) for d in read_period(item(*lines))]


def years(text: str, concept: str = "start_year") -> list[Read]:
    return [(d.concept, d.value, d.state, d.flags) for d in read_years(item(text), concept)]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("平成20年度～令和5年度", 2008, 2023),
        ("平成20年度〜令和5年度", 2008, 2023),
        ("H20から R5まで", 2008, 2023),
        ("R3 ～ R7", 2021, 2025),
        ("2008年度～2023年度", 2008, 2023),
        ("昭和60年度 － 平成2年度", 1985, 1990),
    ],
)
def test_both_years(text: str, first: int, last: int) -> None:
    assert period(text) == [("start_year", first, "reported", ()), ("end_year", last, "reported", ())]


def test_a_bare_end_is_of_the_era_of_the_beginning() -> None:
    assert period("令和3年度～9年度")[1] == ("end_year", 2027, "reported", ("year_inferred",))
    assert period("平成29年度～31年度")[1] == ("end_year", 2019, "reported", ("year_inferred",))


def test_lines_are_joined() -> None:
    assert [found[1] for found in period("平成20年度～", "令和5年度")] == [2008, 2023]


@pytest.mark.parametrize("text", ["毎年度", "毎 年 度", "終期なし", "単年度繰返", "なし", "－"])
def test_no_year_at_all(text: str) -> None:
    """One start_year, not applicable (ruling 16)."""
    assert period(text) == [("start_year", None, "not_applicable", ())]


@pytest.mark.parametrize("text", ["", "平成　年度", "　年度", "令和　年　月"])
def test_a_template_that_nobody_filled_in(text: str) -> None:
    assert period(text)[0] == ("start_year", None, "blank", ())
    assert all(state == "blank" for _, _, state, _ in period(text))


def test_an_open_end() -> None:
    assert period("平成20年度～") == [("start_year", 2008, "reported", ())]
    found = period("平成20年度～終期なし")
    assert found == [("start_year", 2008, "reported", ()), ("end_year", None, "not_applicable", ())]


@pytest.mark.parametrize(
    ("text", "year", "flags"),
    [
        ("平成20年度", 2008, ()),
        ("昭和64年度", 1989, ()),
        ("平成32年度", 2020, ("era_overflow",)),
        ("平成13年度以前", 2001, ("or_earlier",)),
        ("令和5年度以降", 2023, ("or_later",)),
        ("2008(H20)年度", 2008, ()),
        ("1997(H10)年度", 1997, ("era_mismatch",)),
    ],
)
def test_one_year(text: str, year: int, flags: tuple[str, ...]) -> None:
    (found,) = years(text)
    if text == "昭和64年度":
        assert found[1] in (1988, 1989)
    else:
        assert found == ("start_year", year, "reported", flags)


def test_a_year_with_spaces_inside() -> None:
    assert years("令和 5 年度", "end_year") == [("end_year", 2023, "reported", ())]


def test_two_years_in_the_field_of_one() -> None:
    """The field of the beginning may hold both."""
    assert [(c, v) for c, v, _, _ in years("平成20年度～令和5年度")] == [("start_year", 2008), ("end_year", 2023)]


def test_what_is_no_year_is_flagged() -> None:
    (found,) = years("市制の施行より")
    assert found == ("start_year", "市制の施行より", "reported", ("unreadable",))


def test_a_bare_year_is_not_guessed() -> None:
    (found,) = years("30年度")
    assert found[1] == "30年度"
    assert found[3] == ("unreadable",)


def test_the_raw_of_each_year() -> None:
    """Its own characters, without から and まで."""
    drafts = read_period(item("平成20年度から令和5年度まで"))
    assert [draft.raw for draft in drafts] == ["平成20年度", "令和5年度"]
