"""Bare years resolved from their row, and never guessed."""

from __future__ import annotations

import pytest

from normalize.rows import resolve_among, resolve_row


@pytest.mark.parametrize(
    ("headings", "sheet_year", "years"),
    [
        # rising over a change of era, anchored by nothing but itself
        (["29年度", "30年度", "元年度", "2年度", "3年度"], None, [2017, 2018, 2019, 2020, 2021]),
        (["62年度", "63年度", "元年度", "2年度"], None, [1987, 1988, 1989, 1990]),
        # newest first
        (["3年度", "2年度", "元年度", "30年度"], None, [2021, 2020, 2019, 2018]),
        (["R3年度", "2年度", "元年度", "30年度"], None, [2021, 2020, 2019, 2018]),
        # anchored
        (["平成28年度", "29年度", "30年度"], None, [2016, 2017, 2018]),
        (["28年度", "29年度", "平成30年度"], None, [2016, 2017, 2018]),
        (["項目", "平成30年度", "31・R元年度", "2年度", "差額"], None, [None, 2018, 2019, 2020, None]),
        (["令和05年度", "06年度", "07年度"], None, [2023, 2024, 2025]),
        (["R3年度", "R3年度", "R4年度", "8年度"], None, [2021, 2021, 2022, 2026]),
        (["第１年次 (23年度)", "第２年次 (24年度)", "平成25年度"], None, [2011, 2012, 2013]),
        (["30年度 決算", "30年度 予算", "元年度 予算"], None, [2018, 2018, 2019]),
        # the sheet's own year
        (["28年度", "29年度", "30年度"], 2018, [2016, 2017, 2018]),
        (["6年度", "7年度", "8年度"], 2024, [2024, 2025, 2026]),
        (["3年度見込み"], 2021, [2021]),
        (["目標値(8年度)"], 2022, [2026]),
        (["23年度以前"], 2011, [2011]),
        # two-digit Gregorian years
        (["08年度", "09年度", "10年度"], None, [2008, 2009, 2010]),
        (["08 年度", "09 年度", "10 年度"], 2009, [2008, 2009, 2010]),
        # lone numbers beside years
        (["H28", "29", "30", "R1", "2"], None, [2016, 2017, 2018, 2019, 2020]),
        (["単位", "H28", "H29", "5", "備考"], None, [None, 2016, 2017, None, None]),
        # nothing decides
        (["28年度", "29年度", "30年度"], None, [None, None, None]),
        (["元年度"], None, [None]),
        (["30年度", "差額"], None, [None, None]),
        (["1", "2", "3"], None, [None, None, None]),
        ([], None, []),
    ],
)
def test_rows(headings: list[str], sheet_year: int | None, years: list[int | None]) -> None:
    found = resolve_row(headings, sheet_year)
    assert [None if year is None else year.fy for year in found] == years


def test_what_was_inferred_says_so() -> None:
    first, second = resolve_row(["平成30年度", "元年度"])
    assert first is not None
    assert second is not None
    assert (first.flags, second.flags) == ((), ("year_inferred",))


def test_a_range_of_bare_years_is_resolved_whole() -> None:
    (found,) = resolve_row(["30~4年度"], 2020)
    assert found is not None
    assert (found.fy, found.end) == (2018, 2022)


def test_a_long_row_is_left_alone() -> None:
    assert all(year is not None and year.fy is None for year in resolve_row(["3年度"] * 100, 2021))


@pytest.mark.parametrize(
    ("text", "neighbours", "sheet_year", "fy"),
    [
        ("63年度", ["昭和62年度", "平成元年度"], None, 1988), ("30年度", ["29年度", "元年度"], None, 2018), ("元年度", ["30年度", "2年度"], None, 2019), ("31年度", ["平成30年度"], None, 2019), ("2年度", ["R3年度", "元年度"], None, 2020), ("29", ["H28年度", "H30年度"], None, 2017),
        ("元年", ["平成30年度", "令和2年度"], None, 2019), ("3年度", [], 2021, 2021), ("30年度", [], None, None), ("令和3年度", ["平成30年度"], None, 2021), ("29", [], None, None), ("5", ["H28年度", "H30年度"], None, None), ("事業費", ["H28年度"], None, None),
    ],
)  # fmt: skip
def test_among_neighbours(text: str, neighbours: list[str], sheet_year: int | None, fy: int | None) -> None:
    found = resolve_among(text, neighbours, sheet_year)
    assert (None if found is None else found.fy) == fy
