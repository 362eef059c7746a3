"""Labels as keys: radicals, widths, dashes, brackets and variants folded."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.folding import RADICALS, VARIANTS, fold_label


@pytest.mark.parametrize(
    ("printed", "key"),
    [
        ("事　業　名：", "事業名"),
        ("事 業 名", "事業名"),
        ("予算額（千円）", "予算額(千円)"),
        ("⼾籍・⻄⺠", "戸籍・西民"),
        ("決算額※", "決算額"),
        ("備考＊：", "備考"),
        ("№", "No"),
        ("①事業費", "1事業費"),
        ("髙橋﨑", "高橋崎"),
        ("デ−タ", "データ"),
        ("デ－タベ―ス", "データベース"),
        ("R3〜R5", "R3~R5"),
        ("R3～R5", "R3~R5"),
        ("款－項－目", "款-項-目"),
        ("【決算】〔再掲〕", "[決算](再掲)"),
        ("ｼｽﾃﾑ名", "システム名"),
        ("鎌ヶ谷", "鎌ケ谷"),
        ("事業\n名", "事業名"),
        ("\u200b事業名\ufeff", "事業名"),
        ("", ""),
        ("※", ""),
        ("FAQ システム", "FAQシステム"),
    ],
)
def test_folds(printed: str, key: str) -> None:
    assert fold_label(printed) == key


def test_every_radical_with_an_equivalent_is_known() -> None:
    missing = [
        chr(code)
        for code in range(0x2E80, 0x2FE0)
        if unicodedata.name(chr(code), "") and code not in RADICALS and code != 0x2E80  # CJK RADICAL REPEAT has none
    ]
    assert missing == []


def test_kangxi_is_nfkc_but_where_japanese_fonts_differ() -> None:
    differing = {
        chr(code): RADICALS[code]
        for code in range(0x2F00, 0x2FD6)
        if unicodedata.normalize("NFKC", chr(code)) != RADICALS[code]
    }
    assert differing == {"⼾": "戸", "⿊": "黒"}


PAIRS = "⻑長 ⺠民 ⻄西 ⻘青 ⻝食 ⺟母 ⻁虎 ⻲亀 ⻯竜 ⻭歯 ⻫斉 ⻨麦 ⻩黄 ⻤鬼 ⻣骨 ⻆角 ⺝月 ⺜日"


@pytest.mark.parametrize("pair", PAIRS.split())
def test_supplement_has_the_japanese_shape(pair: str) -> None:
    assert RADICALS[ord(pair[0])] == pair[1]


def test_no_table_maps_to_what_it_maps_away() -> None:
    assert not {ord(char) for char in "".join(RADICALS.values())} & set(RADICALS)
    assert not {ord(char) for char in "".join(VARIANTS.values())} & set(VARIANTS)


@given(st.text(st.one_of(st.characters(), st.sampled_from("\ud800\udfffー-−～〜（【 　※：⼾⻄ﾊﾞ")), max_size=200))
def test_folding_twice_changes_nothing(text: str) -> None:
    once = fold_label(text)
    assert fold_label(once) == once
