"""Headings that name a fiscal year, and what is left of them."""

from __future__ import annotations

import pytest

from normalize.eras import ERAS
from normalize.years import Year, bare_candidates, read_year


@pytest.mark.parametrize(
    ("text", "fy"),
    [
        ("令和3年度", 2021), ("令和 3年度", 2021), ("令和 元年度", 2019), ("令和元年度", 2019), ("R3", 2021), ("R01年度", 2019), ("R3年度", 2021), ("Ｒ４年度", 2022), ("R.3年度", 2021), ("H28", 2016), ("Ｈ３０", 2018), ("平成28年度", 2016),
        ("平成28 年度", 2016), ("2017年度", 2017), ("２０２１年度", 2021), ("2020(R2)年度", 2020), ("昭和 58（1983）年度", 1983), ("平成18(2006)", 2006), ("平成24年度 (2012年度)", 2012), ("平成24年度\n(2012年度)", 2012), ("31・R元年度", 2019),
        ("R6 2024", 2024), ("R元年度", 2019), ("平成31(令和元)年度", 2019), ("平成31年度（令和元年度）", 2019), ("平成31年度・令和元年度", 2019), ("平成31・令和元年度", 2019), ("H31/R1", 2019), ("H31(R元)年度", 2019), ("元(平成31)年度", 2019),
        ("令和元(31)年度", 2019), ("令和元年度(平成31年度)", 2019), ("2021年度(令和3年度)", 2021), ("㍻30年度", 2018), ("平成三十年度", 2018), ("令和参年度", 2021), ("昭和63年度", 1988), ("S63年度", 1988), ("平成元年度", 1989), ("令３年度", 2021),
        ("FY2021", 2021), ("FY21", 2021), ("2021FY", 2021), ("'21年度", 2021), ("二〇二一年度", 2021), ("令和3会計年度", 2021), ("(R5年度)", 2023), ("（令和３年度）", 2021), ("平成 31 年 度", 2019), ("M45年度", 1912), ("大正15年度", 1926),
    ],
)  # fmt: skip
def test_fiscal_years(text: str, fy: int) -> None:
    assert read_year(text) == Year(fy)


@pytest.mark.parametrize(
    ("text", "fy", "rest", "flags"),
    [
        ("R6年度 見込", 2024, "見込", ("estimate",)), ("R5年度決算", 2023, "決算", ()), ("令和元年度 (決算)", 2019, "(決算)", ()), ("R6当初", 2024, "当初", ()), ("実績(R3)", 2021, "実績", ()), ("目標値(R8)", 2026, "目標値", ()),
        ("令和3年度(予算)", 2021, "(予算)", ()), ("R5年度\n実　績", 2023, "実績", ()), ("令和3年度末", 2021, "末", ()), ("平成13年度以前", 2001, "", ("or_earlier",)), ("令和8年度以降", 2026, "", ("or_later",)), ("R３年度の実績", 2021, "の実績", ()),
        ("平成32年度", 2020, "", ("after_era_end",)), ("昭和64年度", 1989, "", ("after_era_end",)), ("平成32(2020)", 2020, "", ("after_era_end",)), ("H53", 2041, "", ("after_era_end",)), ("平成32年03月", 2019, "", ("after_era_end", "from_date")),
        ("1997(H10)", 1997, "", ("era_mismatch",)), ("令和3(2020)年度", 2021, "", ("era_mismatch",)), ("令和3年", 2021, "", ("calendar_year",)), ("2017", 2017, "", ("unmarked",)), ("2019年3月31日", 2018, "", ("from_date",)), ("R5.3", 2022, "", ("from_date",)),
        ("平成31年4月", 2019, "", ("from_date",)), ("令和3年度~", 2021, "", ("open_end",)), ("～令和3年度", 2021, "", ("open_start",)), ("平成19・20年度", 2007, "20年度", ("several",)), ("事務事業分析シート（令和3年度）", 2021, "事務事業分析シート", ()),
    ],
)  # fmt: skip
def test_years_with_more(text: str, fy: int, rest: str, flags: tuple[str, ...]) -> None:
    found = read_year(text)
    assert found is not None
    assert (found.fy, found.rest, found.flags) == (fy, rest, flags)


@pytest.mark.parametrize(
    ("text", "number", "rest", "padded"),
    [
        ("28年度", 28, "", False), ("元年度", 1, "", False), ("20 年度", 20, "", False), ("６年度", 6, "", False), ("08 年度", 8, "", True), ("第１年次 (23年度)", 23, "第1年次", False), ("3年度見込み", 3, "見込み", False), ("目標値(8年度)", 8, "目標値", False),
        ("23年度以前", 23, "", False), ("三十年度", 30, "", False), ("決算額（3年度は見込み）", 3, "決算額(は見込み)", False),
    ],
)  # fmt: skip
def test_bare_years_wait_for_their_row(text: str, number: int, rest: str, padded: bool) -> None:
    found = read_year(text)
    assert found is not None
    assert (found.fy, found.number, found.rest, found.padded) == (None, number, rest, padded)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("平成29年度～令和3年度", 2017, 2021), ("令和5～9年度", 2023, 2027), ("H30～H34", 2018, 2022), ("令和8～4年度", 2026, 2022), ("R5-R9", 2023, 2027), ("令和5-9年度", 2023, 2027), ("平成29～令和3年度", 2017, 2021), ("2019～2021年度", 2019, 2021),
        ("2019-2021", 2019, 2021), ("令和5年度から令和9年度まで", 2023, 2027), ("平成29～3年度", 2017, 2021), ("令和元年～3年", 2019, 2021), ("平成30年度~34年度", 2018, 2022),
    ],
)  # fmt: skip
def test_ranges(text: str, first: int, last: int) -> None:
    found = read_year(text)
    assert found is not None
    assert (found.fy, found.end) == (first, last)


NONE = """
3年間 毎年度 前年度 年度 平成年度 令和○年度 令和〇年度 R●年度 20XX年度 第3年度 5年度目 3か年 各年度 1,234 2,017 20,210 100 12 R134 H2O S3バケット M1グランプリ R1号線 H2ロケット t3 m2 開始年度 永年~ Server2012 R2D2 令和0年度 開始から5年が 2024円 2019人
"""


@pytest.mark.parametrize("text", [*NONE.split(), "", "年", "\ud800年度", "年度" * 100])
def test_no_years(text: str) -> None:
    assert read_year(text) is None


def test_every_fiscal_year_of_every_era_reads_back() -> None:
    for era in ERAS:
        for year in range(era.begins.year, min(era.ends.year, 2099)):
            number = year - era.offset
            for printed in (
                f"{era.name}{number}年度",
                f"{era.letter}{number}年度",
                f"{era.letter}{number:02}年度",
                f"{era.name} {number} 年度",
                f"{era.name}{number}({year})年度",
            ):
                found = read_year(printed)
                assert found is not None, printed
                assert (found.fy, found.flags) == (year, ()), printed


def test_a_bare_number_has_all_its_readings() -> None:
    assert bare_candidates(30) == (1955, 2018, 2048, 2030)
    assert bare_candidates(64)[:-1] == ()
    assert bare_candidates(8)[-1] == 2008
