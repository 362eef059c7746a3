"""Ranges of numbers."""

from __future__ import annotations

import pytest

from normalize.bounds import NumberRange, read_bounds
from normalize.units import UNITS


@pytest.mark.parametrize(
    ("text", "low", "high", "unit", "low_included", "high_included"),
    [
        ("99.5%以上", 99.5, None, "%", True, None), ("280分以内", None, 280, "分", None, True), ("0件以下", None, 0, "件", None, True), ("100万円未満", None, 1_000_000, "円", None, False), ("50人超", 50, None, "人", False, None),
        ("≧95%", 95, None, "%", True, None), ("≥95%", 95, None, "%", True, None), (">100", 100, None, None, False, None), ("<=5件", None, 5, "件", None, True), ("95%≦", 95, None, "%", True, None), ("x≧95%", 95, None, "%", True, None), ("95%≦x", 95, None, "%", True, None),
        ("10~20件", 10, 20, "件", True, True), ("10件から20件", 10, 20, "件", True, True), ("1,000円~2,000円", 1000, 2000, "円", True, True), ("5千円~1万円", 5000, 10_000, "円", True, True), ("2~3億円", 200_000_000, 300_000_000, "円", True, True),
        ("10%以上20%未満", 10, 20, "%", True, False), ("90%以上100%以下", 90, 100, "%", True, True), ("1万円超5万円以下", 10_000, 50_000, "円", False, True), ("3-5人", 3, 5, "人", True, True), ("△5%~5%", -5, 5, "%", True, True), ("±5%", -5, 5, "%", True, True),
        ("0<x≦5", 0, 5, None, False, True), ("最大10件", None, 10, "件", None, True), ("少なくとも3回", 3, None, "回", True, None), ("10回まで", None, 10, "回", None, True), ("100件~", 100, None, "件", True, None), ("~100件", None, 100, "件", None, True),
        ("週3回以上", 3, None, "回", True, None), ("0.5~1.0", 0.5, 1.0, None, True, True), ("2~3回/年", 2, 3, "回/年", True, True), ("65歳以上", 65, None, "歳", True, None), ("5%を超える", 5, None, "%", False, None), ("100件以上、200件未満", 100, 200, "件", True, False),
    ],
)  # fmt: skip
def test_ranges(
    text: str,
    low: float | None,
    high: float | None,
    unit: str | None,
    low_included: bool | None,
    high_included: bool | None,
) -> None:
    found = read_bounds(text)
    assert found is not None
    assert (found.low, found.high, found.printed, found.low_included, found.high_included) == (
        low,
        high,
        unit,
        low_included,
        high_included,
    )
    assert found.flags == ()


def test_approximate_and_reversed() -> None:
    about = read_bounds("約2~3億円")
    assert about is not None
    assert about.approx
    assert read_bounds("30~40%程度") == NumberRange(30, 40, "%", "%", True, True, approx=True)
    assert read_bounds("20~10件") == NumberRange(20, 10, "件", "件", True, True, flags=("reversed",))


def test_the_context_gives_the_unit() -> None:
    assert read_bounds("1,000以上", UNITS["千円"]) == NumberRange(1_000_000, None, "JPY", "円", True, None)
    assert read_bounds("1,000~2,000", UNITS["千円"]) == NumberRange(1_000_000, 2_000_000, "JPY", "円", True, True)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "10件",
        "前年度以上",
        "090-1234-5678",
        "9:00~17:00",
        "2019-2021年度",
        "4月~3月",
        "1~3丁目",
        "10人~20件",
        "99.5%以上 99.9%",
        "±0",
        "10件→20件",
        "第3条以下",
        "10代~20代",
        "以上",
        "~",
        "≧",
        "12,34~56",
    ],
)
def test_no_ranges(text: str) -> None:
    assert read_bounds(text) is None
