"""Numerals, and the words that only look like them."""

from __future__ import annotations

import pytest

from normalize.kanji import KanjiNumber, read_composite, read_kanji


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("一億二千万", 120_000_000, None), ("千", 1000, None), ("百", 100, None), ("十", 10, None), ("一二三", 123, None), ("二十一", 21, None),
        ("⼆⼗⼀", 21, None), ("百二十", 120, None), ("二〇二一", 2021, None), ("二〇二一年", 2021, "年"), ("一〇〇", 100, None), ("二五〇万", 2_500_000, None),
        ("壱百弐拾参万円", 1_230_000, "円"), ("金壱百万円也", 1_000_000, "円"), ("拾万円", 100_000, "円"), ("廿一", 21, None), ("卅", 30, None),
        ("三千円", 3000, "円"), ("一千円", 1000, "円"), ("五人", 5, "人"), ("三百二十件", 320, "件"), ("十五日", 15, "日"), ("二十四時間", 24, "時間"),
        ("3億2,500万円", 325_000_000, "円"), ("1億3,000万5,000円", 130_005_000, "円"), ("2兆3,000億円", 2_300_000_000_000, "円"), ("1千2百万円", 12_000_000, "円"),
        ("1.5億", 150_000_000, None), ("12百万", 12_000_000, None), ("5千円", 5000, "円"), ("３万５千人", 35_000, "人"), ("約三百人", 300, "人"),
        ("千二百三十四万五千六百七十八", 12_345_678, None), ("一億二千三百四十五万六千七百八十九", 123_456_789, None), ("二百五", 205, None), ("零", 0, None), ("三 千 円", 3000, "円"),
    ],
)  # fmt: skip
def test_kanji_numbers(text: str, value: int, unit: str | None) -> None:
    assert read_kanji(text) == KanjiNumber(value, unit)


NONE = """
三重県 四日市 一部 十分 八王子 万一 千円 百万円 百千 十百 七五三 数百万 二、三人 十〇 第三 令和三年 千葉県 千代田区 九州 四国 二次評価 一般会計 一部委託 百貨店 八百屋
四半期 一体 一括 二重 三者 三郷市 八街市 二宮町 五所川原市 六本木 七尾市 九十九里町 十日町市 四万十町 二本松市 八戸 千歳 一戸 五十嵐 十和田市 一人親 一時 億 123 12,34万 〇〇 一万億 五六十 万円 億円 abc
"""


@pytest.mark.parametrize("text", NONE.split())
def test_words_are_no_numbers(text: str) -> None:
    assert read_kanji(text) is None


@pytest.mark.parametrize(
    ("text", "decimals"),
    [
        ("3億2,500万", -4),
        ("1.5億", -7),
        ("20億", -8),
        ("1,234", 0),
        ("1.50", 2),
        ("5千", -3),
        ("1億3,000万5,000", 0),
        ("一二三", 0),
    ],
)
def test_rounding_of_a_composite(text: str, decimals: int) -> None:
    composite = read_composite(text)
    assert composite is not None
    assert composite.decimals == decimals


@pytest.mark.parametrize("text", ["", "千万億", "1,234 5,678", "5一", "一5", "9" * 70, "千20千", "1億1億", "0,123万"])
def test_malformed_composites(text: str) -> None:
    assert read_composite(text) is None
