"""Units from cells, headings and captions."""

from __future__ import annotations

import pytest

from normalize.units import UNITS, Unit, known, known_alone, read_unit, read_units

THOUSAND = Unit("JPY", 1000, "円")


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("(単位：千円)", THOUSAND), ("（単位：千円）", THOUSAND), ("千円", THOUSAND), ("（千円）", THOUSAND), ("事業費(千円)", THOUSAND), ("予算額 千円", THOUSAND),
        ("事業費等(千円単位。千円未満は四捨五入)", THOUSAND), ("単位 千円", THOUSAND), ("【単位:千円】", THOUSAND), ("( 千 円 )", THOUSAND), ("[千円]", THOUSAND),
        ("決算/円", Unit("JPY", 1, "円")), ("単位：円", Unit("JPY", 1, "円")), ("(単位:百万円)", Unit("JPY", 1_000_000, "円")), ("億円", Unit("JPY", 10**8, "円")),
        ("正職員従事割合(人)", Unit("person", 1, "人")), ("時間外勤務(時間)", Unit("hour", 1, "時間")), ("達成率（％）", Unit("%", 1, "%")), ("達成率(パーセント)", Unit("%", 1, "%")),
        ("ログイン件数 (件)", Unit("件", 1, "件")), ("面積(㎡)", Unit("㎡", 1, "㎡")), ("kW", Unit("kW", 1, "kW")), ("人工", Unit("人工", 1, "人工")), ("(千人)", Unit("person", 1000, "人")),
        ("単位：基", Unit("基", 1, "基")), ("単位:地点", Unit("地点", 1, "地点")), ("円/人", Unit("円/人", 1, "円/人")), ("千円/人", Unit("円/人", 1000, "円/人")),
        ("回", Unit("回", 1, "回")), ("部", Unit("部", 1, "部")), ("改善項目数(項目)", Unit("項目", 1, "項目")),
    ],
)  # fmt: skip
def test_units(text: str, unit: Unit) -> None:
    assert read_unit(text) == unit


@pytest.mark.parametrize(
    "text",
    ["(a)", "行政コスト(a)", "会計年度任用職員有無 (-)", "単位", "単位コスト", "指標の単位", "担当(部)", "4月1日(日)", "項目", "事業", "システム", "事業費", "(目標)", "", "(単位：－)", "1,234千円", "x" * 300],
)  # fmt: skip
def test_no_unit(text: str) -> None:
    assert read_unit(text) is None


def test_a_caption_may_name_several() -> None:
    assert [unit.code for unit in read_units("（単位：千円、％、人）")] == ["JPY", "%", "person"]
    assert read_unit("（単位：千円、％）") == THOUSAND


def test_a_word_is_a_unit_behind_a_number_only() -> None:
    assert known("項目") is not None
    assert known_alone("項目") is None
    assert known_alone("件") is not None


def test_exponents_are_those_of_the_multiplier() -> None:
    assert [UNITS[unit].exponent for unit in ("円", "千円", "百万円", "億円", "人", "千人")] == [0, 3, 6, 8, 0, 3]
    assert all(10**unit.exponent == unit.multiplier for unit in UNITS.values())
