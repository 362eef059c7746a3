"""Ranges of fiscal years and of days."""

from __future__ import annotations

from datetime import date

import pytest

from normalize.bounds import NumberRange
from normalize.ranges import DateRange, YearRange, read_range


@pytest.mark.parametrize(
    ("text", "first", "last", "flags"),
    [
        ("平成29年度～令和3年度", 2017, 2021, ()), ("平成29年度から令和3年度まで", 2017, 2021, ()), ("令和5～9年度", 2023, 2027, ()), ("H30～H34", 2018, 2022, ("after_era_end",)), ("平成30年度～34年度", 2018, 2022, ("after_era_end",)),
        ("令和8～4年度", 2026, 2022, ("reversed",)), ("2019-2021", 2019, 2021, ()), ("第2期(令和3～7年度)", 2021, 2025, ()), ("令和3年度～令和7年度（5年間）", 2021, 2025, ()), ("令和5年度から3年間", 2023, 2025, ()), ("令和3年度から5か年", 2021, 2025, ()),
        ("平成29年度～", 2017, None, ("open_end",)), ("昭和58年度～", 1983, None, ("open_end",)), ("～令和3年度", None, 2021, ("open_start",)), ("令和5年度まで", None, 2023, ("open_start",)), ("平成13年度以前", None, 2001, ("open_start",)),
        ("令和5年度以降", 2023, None, ("open_end",)), ("令和元年度～終期なし", 2019, None, ("open_end", "no_end")), ("令和2年度～未定", 2020, None, ("open_end", "undecided")), ("令和3年度 ～ 　年度", 2021, None, ("open_end",)), ("令和3年度のみ", 2021, 2021, ()),
        ("毎年度", None, None, ("every_year",)), ("終期なし", None, None, ("no_end",)), ("設定無し", None, None, ("no_end",)), ("永年～", None, None, ("no_end",)), ("未定", None, None, ("undecided",)), ("令和5年～令和9年", 2023, 2027, ("calendar_year",)),
    ],
)  # fmt: skip
def test_fiscal_years(text: str, first: int | None, last: int | None, flags: tuple[str, ...]) -> None:
    assert read_range(text) == YearRange(first, last, flags)


@pytest.mark.parametrize(
    ("text", "first", "last", "flags"),
    [
        ("平成30年4月1日～平成31年3月31日", "2018-04-01", "2019-03-31", ()), ("令和5年4月1日から令和6年3月31日まで", "2023-04-01", "2024-03-31", ()), ("R5.4.1～R6.3.31", "2023-04-01", "2024-03-31", ()), ("令和5.4.1〜6.3.31", "2023-04-01", "2024-03-31", ()),
        ("平成30年4月1日～31年3月31日", "2018-04-01", "2019-03-31", ()), ("令和5年4月～9月", "2023-04-01", "2023-09-30", ()), ("R5.4～R6.3", "2023-04-01", "2024-03-31", ()), ("令和5年4月1日（土）～令和6年3月31日（日）", "2023-04-01", "2024-03-31", ()),
        ("2023-04-01~2024-03-31", "2023-04-01", "2024-03-31", ()), ("2023/4/1-2024/3/31", "2023-04-01", "2024-03-31", ()), ("平成28年10月から", "2016-10-01", None, ("open_end",)), ("昭和58年4月～継続中", "1983-04-01", None, ("open_end",)),
        ("令和6年3月31日まで", None, "2024-03-31", ("open_start",)), ("R6.4.1～R5.3.31", "2024-04-01", "2023-03-31", ("reversed",)), ("令和3年4月1日以降", "2021-04-01", None, ("open_end",)), ("令和3年3月31日以前", None, "2021-03-31", ("open_start",)), ("令和5年4月から3年間", "2023-04-01", "2026-03-31", ()), ("令和6年2月29日から1年間", "2024-02-29", "2025-02-28", ()), ("令和6年2月～令和6年2月", "2024-02-01", "2024-02-29", ()), ("平成31年4月～平成31年9月", "2019-04-01", "2019-09-30", ("after_era_end",)),
    ],
)  # fmt: skip
def test_days(text: str, first: str | None, last: str | None, flags: tuple[str, ...]) -> None:
    expected = DateRange(
        None if first is None else date.fromisoformat(first), None if last is None else date.fromisoformat(last), flags
    )
    assert read_range(text) == expected


def test_bare_years_come_from_the_context() -> None:
    assert read_range("30～4年度") is None
    assert read_range("30～4年度", sheet_year=2020) == YearRange(2018, 2022)
    assert read_range("3～5年度", neighbours=("令和2年度", "令和6年度")) == YearRange(2021, 2023)


def test_numbers_are_handed_on() -> None:
    assert read_range("0件以下") == NumberRange(None, 0, "件", "件", None, True)


NONE = """
令和3年度 令和3年4月1日 10件 090-1234-5678 9:00～17:00 1～3丁目 3月～5月 5か年 3年間 平成年度～平成年度 ～ 第1～3四半期 第3回 完了 1,234 R134 2019 A～C
"""


@pytest.mark.parametrize(
    "text",
    [
        *NONE.split(),
        "",
        "2018年 4月より導入したシステムであり、利用職員が増えた",
        "アクションプラン 2019-2021 は、基本方針の具体的な行動計画として",
        "\ud800～",
        "～" * 80,
    ],
)
def test_no_ranges(text: str) -> None:
    assert read_range(text) is None
