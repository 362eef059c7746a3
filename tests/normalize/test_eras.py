"""Eras and dates: writings, bounds to the day, impossible ones."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from normalize.eras import ERAS, EraDate, as_date, fiscal_year_of, read_era


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("令和元年", 2019), ("令和1年", 2019), ("令和三年", 2021), ("令和参年", 2021), ("令和ニ年", 2020), ("Ｒ３", 2021), ("R.3", 2021), ("R元", 2019), ("令元", 2019), ("令和58", 2076), ("昭和58", 1983), ("昭58", 1983),
        ("S58", 1983), ("s58", 1983), ("M45", 1912), ("T5", 1916), ("㍻30年", 2018), ("㋿元年", 2019), ("㍼６４年", 1989), ("平成三十年", 2018), ("平成二十五年", 2013), ("明治元年", 1868), ("2021年", 2021), ("西暦2021年", 2021),
        ("二〇二一年", 2021), ("平成 22 年 (2010)", 2010), ("平成30(2018)年", 2018), ("昭和 58（1983）年", 1983), ("2019年（令和元年）", 2019), ("令和 3 年", 2021), ("⼆〇⼆⼀年", 2021), ("昭和64年", 1989),
    ],
)  # fmt: skip
def test_years(text: str, year: int) -> None:
    found = read_era(text)
    assert found is not None
    assert (found.year, found.month, found.flags) == (year, None, ())


@pytest.mark.parametrize(
    ("text", "year", "month"),
    [
        ("R5.10", 2023, 10),
        ("令和２年⼗⽉", 2020, 10),
        ("H30.4", 2018, 4),
        ("平成31年4月", 2019, 4),
        ("昭58.4", 1983, 4),
        ("2019/4", 2019, 4),
        ("2019年4月", 2019, 4),
        ("令和5年10月上旬", 2023, 10),
        ("令和元年５月", 2019, 5),
        ("平成17年 1月", 2005, 1),
        ("昭和58年(1983年)4月", 1983, 4),
    ],
)
def test_months(text: str, year: int, month: int) -> None:
    assert read_era(text) == EraDate(year, month)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("R3.4.1", "2021-04-01"), ("Ｒ３．４．１", "2021-04-01"), ("R03.04.01", "2021-04-01"), ("R030401", "2021-04-01"), ("R3/4/1", "2021-04-01"), ("R3-4-1", "2021-04-01"), ("令和3年4月1日", "2021-04-01"), ("令和三年四月一日", "2021-04-01"),
        ("令和１年５月１日", "2019-05-01"), ("昭和64年1月7日", "1989-01-07"), ("平成元年1月8日", "1989-01-08"), ("平成31年4月30日", "2019-04-30"), ("令和元年5月1日", "2019-05-01"), ("昭和元年12月25日", "1926-12-25"), ("大正元年7月30日", "1912-07-30"),
        ("大正15年12月24日", "1926-12-24"), ("明治45年7月29日", "1912-07-29"), ("明治6年1月1日", "1873-01-01"), ("2019年4月1日", "2019-04-01"), ("2019/4/1", "2019-04-01"), ("2019-04-01", "2019-04-01"), ("2019.4.1", "2019-04-01"),
        ("令和2年2月29日", "2020-02-29"), ("令和3年4月1日(木)", "2021-04-01"), ("令和 3 年 4 月 1 日", "2021-04-01"), ("平成二十五年三月三十一日", "2013-03-31"), ("令和3年9月1日施行", "2021-09-01"), ("H.30.4.1", "2018-04-01"), ("2019年(令和元年)5月1日", "2019-05-01"),
    ],
)  # fmt: skip
def test_days(text: str, day: str) -> None:
    found = read_era(text)
    assert found is not None
    assert as_date(found) == date.fromisoformat(day)
    assert found.flags == ()


@pytest.mark.parametrize(
    ("text", "flag"),
    [
        ("平成32年", "after_era_end"), ("平成31年5月1日", "after_era_end"), ("平成31年5月", "after_era_end"), ("昭和64年1月8日", "after_era_end"), ("昭和64年2月", "after_era_end"), ("昭和65年", "after_era_end"), ("昭和100年", "after_era_end"), ("H53", "after_era_end"),
        ("大正15年12月25日", "after_era_end"), ("明治45年7月30日", "after_era_end"), ("大正16年", "after_era_end"), ("令和元年4月30日", "before_era_start"), ("平成元年1月7日", "before_era_start"), ("昭和元年12月24日", "before_era_start"),
        ("大正元年7月29日", "before_era_start"), ("令和元年4月", "before_era_start"), ("1997(H10)", "era_mismatch"), ("平成30(2019)年", "era_mismatch"), ("令和3年4月1日(金)", "weekday_mismatch"), ("令和3年度", "fiscal_year"), ("明治5年12月3日", "lunisolar"), ("令和3年頃", "approx"),
    ],
)  # fmt: skip
def test_flags(text: str, flag: str) -> None:
    found = read_era(text)
    assert found is not None
    assert flag in found.flags


NONE = """
令和0年 昭和65年2月30日 平成31年4月31日 令和3年2月29日 令和3年13月 R5.13 R5.4.31 令和00年 R0 H100 R134 R3A H2O A-R3 R 令和 平成 元年 30年 平成年月日 令和○年 昭和町 明治大学 明治3丁目 大正区 平成町1-2 昭和30年代 平成30年間
3 2021 1,234 R3,4 第3回 拡大3年 不平3年 3か年 M&A ISO27001 慶応4年 皇紀2679年 ㍻ 20XX年 令和3年4月1日2日
"""


@pytest.mark.parametrize("text", [*NONE.split(), "", " ", "R3 4", "令和" * 70, "\ud800"])
def test_no_dates(text: str) -> None:
    assert read_era(text) is None


def test_every_year_of_every_era_reads_back() -> None:
    for era in ERAS:
        last = min(era.ends.year, 2099)
        for year in range(era.begins.year, last + 1):
            number = year - era.offset
            for printed in (
                f"{era.name}{number}年",
                f"{era.letter}{number}",
                f"{era.name}{'元' if number == 1 else number}年",
                f"{era.letter}{number:02}",
            ):
                found = read_era(printed)
                assert found is not None, printed
                assert (found.year, found.flags) == (year, ()), printed


@pytest.mark.parametrize("era", ERAS, ids=lambda era: era.name)
def test_bounds_to_the_day(era) -> None:  # type: ignore[no-untyped-def]
    def flags(day: date) -> tuple[str, ...]:
        found = read_era(f"{era.name}{day.year - era.offset}年{day.month}月{day.day}日")
        return ("none",) if found is None else found.flags

    if era.name == "明治":
        return
    assert flags(era.begins) == ()
    assert flags(era.begins - timedelta(days=1)) == ("before_era_start",)
    if era.ends != date.max:
        assert flags(era.ends) == ()
        assert flags(era.ends + timedelta(days=1)) == ("after_era_end",)


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("2019年3月31日", 2018),
        ("2019年4月1日", 2019),
        ("R5.3", 2022),
        ("令和元年5月1日", 2019),
        ("平成31年4月", 2019),
        ("令和3年", None),
    ],
)
def test_fiscal_year_of_a_date(text: str, year: int | None) -> None:
    found = read_era(text)
    assert found is not None
    assert fiscal_year_of(found) == year
