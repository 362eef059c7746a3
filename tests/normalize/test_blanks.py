"""Blank, dash and zero."""

from __future__ import annotations

import pytest

from normalize.blanks import read_blank


@pytest.mark.parametrize(
    "text",
    [
        "0",
        "０",
        "0.0",
        "0%",
        "０千円",
        "0人",
        "△0",
        "1,234",
        "-5",
        "▲ 1,414",
        "完了",
        "実施",
        "○",
        "×実施",
        "有",
        "※",
        "0(－)",
        "－（1,234）",
        "該当なしの場合は空欄",
        "3～5",
        "■",
        "なし（令和3年度から実施）",
        "x人",
        "年2回",
        "項目",
        "業務",
    ],
)
def test_values(text: str) -> None:
    assert not read_blank(text).is_blank


@pytest.mark.parametrize(
    ("text", "reason", "state"),
    [
        ("", "empty", "blank"), ("　", "empty", "blank"), ("\u200b", "empty", "blank"), ("\n", "empty", "blank"),
        *((dash, "dash", "not_applicable") for dash in "-－―—–‐−ー─━ｰ"), ("---", "dash", "not_applicable"), ("－ －", "dash", "not_applicable"), ("-千円", "dash", "not_applicable"), ("― 円", "dash", "not_applicable"), ("－%", "dash", "not_applicable"),
        ("（－）", "dash", "not_applicable"), ("-(-)", "dash", "not_applicable"), ("－（新規）", "dash", "not_applicable"), ("一", "dash", "not_applicable"), ("/", "slash", "not_applicable"), ("／", "slash", "not_applicable"), ("＼", "slash", "not_applicable"), ("＼＼", "slash", "not_applicable"),
        ("***", "asterisk", "not_applicable"), ("＊", "asterisk", "not_applicable"), ("…", "unknown", "not_applicable"), ("‥", "unknown", "not_applicable"), ("・・・", "unknown", "not_applicable"), ("...", "unknown", "not_applicable"), ("不明", "unknown", "not_applicable"),
        ("なし", "none", "not_applicable"), ("特になし。", "none", "not_applicable"), ("設定なし", "none", "not_applicable"), ("終期なし", "none", "not_applicable"), ("該当なし", "not_applicable", "not_applicable"), ("該当　なし", "not_applicable", "not_applicable"), ("N/A", "not_applicable", "not_applicable"),
        ("なじまない", "not_applicable", "not_applicable"), ("数値化できない", "not_applicable", "not_applicable"), ("算定中", "pending", "not_applicable"), ("未定", "pending", "not_applicable"), ("x", "suppressed", "not_applicable"), ("Ｘ", "suppressed", "not_applicable"), ("×", "suppressed", "not_applicable"), ("非公表", "suppressed", "not_applicable"),
        ("皆増", "new", "not_applicable"), ("皆減", "vanished", "not_applicable"), ("同上", "ditto", "not_applicable"), ("〃", "ditto", "not_applicable"), ("#DIV/0!", "error", "not_applicable"), ("＃ＤＩＶ／０！", "error", "not_applicable"), ("#N/A", "error", "not_applicable"), ("'00-", "error", "not_applicable"), ("#####", "error", "not_applicable"),
        ("年　月から", "template", "blank"), ("平成　年度", "template", "blank"), ("年度まで", "template", "blank"), ("令和　年　月　日", "template", "blank"), ("（　）", "template", "blank"), ("（ ）年度", "template", "blank"), ("千円", "template", "blank"), ("(千円)", "template", "blank"), ("%", "template", "blank"), ("～", "template", "blank"),
    ],
)  # fmt: skip
def test_blanks(text: str, reason: str, state: str) -> None:
    found = read_blank(text)
    assert (found.is_blank, found.reason, found.state) == (True, reason, state)


@pytest.mark.parametrize("text", ["未定", "算定中", "x", "×", "皆増", "未実施", "実施中", "無", "千円", "一", "不明"])
def test_answers_of_a_text_cell(text: str) -> None:
    assert not read_blank(text, "text").is_blank


@pytest.mark.parametrize("text", ["なし", "特になし", "該当なし", "－", "***", "…", "#DIV/0!", "年度まで", ""])
def test_blanks_of_any_cell(text: str) -> None:
    assert read_blank(text, "text").is_blank


def test_long_texts_are_values() -> None:
    assert not read_blank("-" * 1000).is_blank
    assert not read_blank("年月" * 15 + "x").is_blank
