"""Amounts: value, unit, rounding and flags; and what is none."""

from __future__ import annotations

import pytest

from normalize.amounts import read_amount, read_amounts


@pytest.mark.parametrize(
    ("text", "context", "value", "unit", "decimals"),
    [
        # units of the cell and of the context
        ("1,234", "千円", 1_234_000, "JPY", -3), ("１２３４５", "千円", 12_345_000, "JPY", -3), ("1,234", None, 1234, None, 0), ("1,234円", "千円", 1234, "JPY", 0),
        ("1,234千円", None, 1_234_000, "JPY", -3), ("837 千円", None, 837_000, "JPY", -3), ("1,234 千 円", None, 1_234_000, "JPY", -3), ("2,500百万円", None, 2_500_000_000, "JPY", -6),
        ("1,234（千円）", None, 1_234_000, "JPY", -3), ("(千円) 17,076", None, 17_076_000, "JPY", -3), ("1,234.5", "千円", 1_234_500, "JPY", -2), ("95.6", "%", 95.6, "%", 1),
        ("0.50人", "千円", 0.5, "person", 2), ("99.5%", "千円", 99.5, "%", 1), ("400.00", "時間", 400.0, "hour", 2), ("12.5ha", None, 12.5, "ha", 1), ("365日", None, 365, "日", 0),
        ("12㎡", None, 12, "㎡", 0), ("5項目", None, 5, "項目", 0), ("10.5億円", None, 1_050_000_000, "JPY", -7), ("1,234(単位:千円)", None, 1_234_000, "JPY", -3),
        # kanji scales
        ("3億2,500万円", None, 325_000_000, "JPY", -4), ("1億3,000万5,000円", None, 130_005_000, "JPY", 0), ("20億円", None, 2_000_000_000, "JPY", -8), ("5千円", None, 5000, "JPY", -3),
        ("一億二千万円", None, 120_000_000, "JPY", -7), ("3億", "千円", 300_000_000, "JPY", -8), ("3万5千人", None, 35_000, "person", -3), ("100千人", None, 100_000, "person", -3),
        # signs
        ("▲ 1,414", "千円", -1_414_000, "JPY", -3), ("△ 398,941", None, -398_941, None, 0), ("△61.5", None, -61.5, None, 1), ("-42", None, -42, None, 0), ("▲24千円", None, -24_000, "JPY", -3),
        ("−500円", None, -500, "JPY", 0), ("–500円", None, -500, "JPY", 0), ("－　1,234", "千円", -1_234_000, "JPY", -3), ("ー500", "千円", -500_000, "JPY", -3), ("‐500", None, -500, None, 0),
        ("マイナス 2,135", "千円", -2_135_000, "JPY", -3), ("▼5.2%", None, -5.2, "%", 1), ("△1 234", None, -1234, None, 0), ("+500", None, 500, None, 0), ("¥-500", None, -500, "JPY", 0),
        ("△¥500", None, -500, "JPY", 0), ("令和3年度 ▲1,234千円", None, -1_234_000, "JPY", -3), ("前年度比△5.2%", None, -5.2, "%", 1), ("前年度比 -62.9%", None, -62.9, "%", 1), ("5%減", None, -5, "%", 0),
        ("-0", None, 0, None, 0), ("△0", None, 0, None, 0), ("±0", None, 0, None, 0),
        # a dash that only parts label and value
        ("前年度比 - 62.9%", None, 62.9, "%", 1), ("前年度比 － 62.9％", None, 62.9, "%", 1),
        # stray blanks, widths
        ("205, 257, 690", "円", 205_257_690, "JPY", 0), ("205, 257, 690円", None, 205_257_690, "JPY", 0), ("1 234", "千円", 1_234_000, "JPY", -3), ("１，２３４．５", None, 1234.5, None, 1), ("９９．５％", None, 99.5, "%", 1),
        # what stands around
        ("令和3年度　1,234千円", None, 1_234_000, "JPY", -3), ("R5: 1,234千円", None, 1_234_000, "JPY", -3), ("H25 90,564千円", None, 90_564_000, "JPY", -3), ("R2年度 254人", None, 254, "person", 0),
        ("前年度比103.2％", None, 103.2, "%", 1), ("事業費 1,234千円", None, 1_234_000, "JPY", -3), ("基金繰入金　273千円", None, 273_000, "JPY", -3), ("参加者：120人", None, 120, "person", 0), ("計 749件。", None, 749, "件", 0),
        ("¥1,000-", None, 1000, "JPY", 0), ("￥１，０００", None, 1000, "JPY", 0), ("\\1,000", None, 1000, "JPY", 0), ("金1,000円也", None, 1000, "JPY", 0), ("税込1,100円", None, 1100, "JPY", 0), ("うち30人", None, 30, "person", 0),
        ("0", None, 0, None, 0), ("０千円", None, 0, "JPY", -3), ("0.00", None, 0.0, None, 2), ("05%", None, 5, "%", 0), ("1,234円/人", None, 1234, "円/人", 0), ("千円", None, None, "JPY", None),
        ("千五百円", None, 1500, "JPY", -2), ("百円", None, 100, "JPY", -2), ("12345678901234567890", None, 12345678901234567890, None, 0), ("3割", None, 3, "割", 0), ("1位", None, 1, "位", 0), ("1.5人工", None, 1.5, "人工", 1),
    ],
)  # fmt: skip
def test_values(text: str, context: str | None, value: float | None, unit: str | None, decimals: int | None) -> None:
    found = read_amount(text, context)
    assert found is not None
    assert (found.value, found.unit, found.decimals) == (value, unit, decimals)
    assert type(found.value) is type(value)


NONE = """
12,34,56 1,2345 1,23 12,345,67 0,123 1.234.567 1,234,567.8.9 #DIV/0! #N/A #REF! '00- 皆増 皆減 算定中 未定 - － … *** なし 令和3年度 3年度 2021年 R3 H28 2019/4/1 2019-04-01 R3.4.1 4月1日 12月 10:30
090-1234-5678 〒359-8501 内線2155 第3回 第1位 No.5 P.12 A4 3-1 1-2-3 48/91指標 10～20件 1,000円～2,000円 1,000円×3人 100-50 三重県 四日市 一部 十分 一般 千葉市 007 00 01 1e5 10² ① Ⅲ (1) （２） 1/2 3/4
平成32 平成32年 1号 2次評価 3丁目 5年度 SDGs17 COVID-19 Windows11 1234567890123456789012345678901234567890 .5 1, ,5 1.5.2 一二三県 100円50銭 ± △ 人 1,234▲
"""


@pytest.mark.parametrize("text", NONE.split())
def test_no_amounts(text: str) -> None:
    found = read_amount(text)
    assert found is None or found.value is None


@pytest.mark.parametrize(
    ("text", "approx", "flags"),
    [
        ("約9,500件", True, ()), ("概ね100人", True, ()), ("おおむね 100 人", True, ()), ("100件程度", True, ()), ("100人余り", True, ()), ("100名弱", True, ()), ("100名強", True, ()), ("ほぼ100%", True, ()), ("約1億円", True, ()), ("30人前後", True, ()),
        ("100人以上", False, ("at_least",)), ("280分以内", False, ("at_most",)), ("100万円未満", False, ("less_than",)), ("50人超", False, ("more_than",)), ("0件以下", False, ("at_most",)), ("約100人以上", True, ("at_least",)),
        ("(1,234円)", False, ("sub_amount",)), ("（△1,234円）", False, ("sub_amount",)), ("<1,234円>", False, ("sub_amount",)), ("1 234", False, ("stray_space",)),
        ("年2回", False, ("per_year",)), ("月額3,000円", False, ("per_month",)), ("1日2回", False, ("per_day",)), ("週3回以上", False, ("per_week", "at_least")), ("1人当たり5,000円", False, ("per_unit",)), ("@1,000円", False, ("per_unit",)),
        ("5%増", False, ("increase",)), ("1,234千円の減", False, ("decrease",)), ("1,234千円(税込)", False, ("noted",)), ("120人（うち女性30人）", False, ("second_value",)), ("1,234※", False, ("noted",)),
        ("2分の1", False, ("fraction",)), ("補助率1/2以内", False, ("fraction", "at_most")),
    ],
)  # fmt: skip
def test_approximations_and_flags(text: str, approx: bool, flags: tuple[str, ...]) -> None:
    found = read_amount(text)
    assert found is not None
    assert (found.approx, found.flags) == (approx, flags)


@pytest.mark.parametrize(
    ("text", "multiplier"),
    [("（単位：千円）", 1000), ("単位：円", 1), ("千円", 1000), ("(百万円)", 1_000_000), ("億円", 10**8), ("人", 1)],
)
def test_a_unit_alone_is_a_heading(text: str, multiplier: int) -> None:
    found = read_amount(text)
    assert found is not None
    assert (found.value, found.multiplier) == (None, multiplier)


def test_a_rate_is_told_from_a_date_by_its_label() -> None:
    rate = read_amount("1/2", None, "補助率")
    assert rate is not None
    assert rate.value == 0.5
    assert read_amount("1/2") is None
    assert read_amount("1/0", None, "補助率") is None
    third = read_amount("三分の一")
    assert third is not None
    assert third.value == pytest.approx(1 / 3)


def test_the_unit_of_the_context_is_said_to_be_inherited() -> None:
    inherited, own = read_amount("1,234", "千円"), read_amount("1,234千円", "円")
    assert inherited is not None
    assert own is not None
    assert (inherited.inherited, own.inherited) == (True, False)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("26,200(16,100)", [("26,200", 26_200_000), ("(16,100)", 16_100_000)]),
        ("26,200（△16,100）", [("26,200", 26_200_000), ("（△16,100）", -16_100_000)]),
        ("0.10人 840", [("0.10人", 0.1), ("840", 840_000)]),
        ("1,234\n(567)", [("1,234", 1_234_000), ("(567)", 567_000)]),
        ("100 200", [("100", 100_000), ("200", 200_000)]),
        ("1,234", [("1,234", 1_234_000)]),
        ("▲ 1,414", [("▲ 1,414", -1_414_000)]),
        ("完了", []),
        ("", []),
        ("1,234 完了", []),
        ("令和3年度", []),
    ],
)
def test_two_values_in_a_cell(text: str, parts: list[tuple[str, float]]) -> None:
    assert [(part, amount.value) for part, amount in read_amounts(text, "千円")] == parts
