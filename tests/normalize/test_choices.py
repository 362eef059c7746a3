"""Marked options, and what only looks like a mark."""

from __future__ import annotations

import pytest

from normalize.choices import read_check, read_choices


@pytest.mark.parametrize(
    ("text", "selected", "unselected"),
    [
        # boxes and ticks
        ("■実施 □未実施", ["実施"], ["未実施"]), ("☐有 ☑無", ["無"], ["有"]), ("☑法定受託事務 ☑自治事務", ["法定受託事務", "自治事務"], []), ("⬛継続 ⬜終了", ["継続"], ["終了"]), ("☒有 ☐無", ["有"], ["無"]), ("☑\ufe0f有 ☐無", ["有"], ["無"]),
        ("■直営 □委託 □その他（　　）", ["直営"], ["委託", "その他"]), ("■その他（補助）　□直営", ["その他(補助)"], ["直営"]), ("□ 拡充 ■ 現状維持 □ 縮小 □ 廃止", ["現状維持"], ["拡充", "縮小", "廃止"]), ("☑ A\n☐ B\n☑ C", ["A", "C"], ["B"]),
        ("実施方法：■直営 □委託", ["直営"], ["委託"]), ("■市民 ■団体 □企業 □その他", ["市民", "団体"], ["企業", "その他"]), ("\uf0fe有 \uf0a8無", ["有"], ["無"]), ("☑はい・☐いいえ", ["はい"], ["いいえ"]), ("■実施", ["実施"], []), ("□有 □無", [], ["有", "無"]), ("□該当", [], ["該当"]),
        ("✓実施", ["実施"], []), ("☑", None, None), ("■新規□継続", ["新規"], ["継続"]), ("☑：該当", ["該当"], []),
        # rings
        ("●実施 ○未実施", ["実施"], ["未実施"]), ("◎実施 ○未実施", ["実施"], ["未実施"]), ("⦿有 ○無", ["有"], ["無"]), ("○有 ・ 無", ["有"], ["無"]), ("有 ・ ○無", ["無"], ["有"]), ("有○ 無", ["有"], ["無"]), ("実施 ○・未実施", ["実施"], ["未実施"]), ("○国 ○県 市", ["国", "県"], ["市"]),
        ("○有 ×無", ["有"], ["無"]), ("〇新規　継続", ["新規"], ["継続"]), ("○直営・委託", ["直営"], ["委託"]),
        # brackets
        ("(✓)該当 ( )非該当", ["該当"], ["非該当"]), ("（○）有　（　）無", ["有"], ["無"]), ("[x] 実施 [ ] 未実施", ["実施"], ["未実施"]), ("［レ］有　［　］無", ["有"], ["無"]), ("〔○〕有　〔　〕無", ["有"], ["無"]), ("(有)・無", ["有"], ["無"]), ("有・(無)", ["無"], ["有"]), ("＜有＞・無", ["有"], ["無"]),
        ("該当（○）非該当（　）", ["該当"], ["非該当"]), ("有（○）・無（　）", ["有"], ["無"]), ("有・無(○)", ["無"], ["有"]), ("有・無", [], ["有", "無"]),
        # circled
        ("㊒・無", ["有"], ["無"]), ("1 ② 3 4 5", ["2"], ["1", "3", "4", "5"]), ("有\u20dd・無", ["有"], ["無"]), ("Ⓐ B C", ["A"], ["B", "C"]),
        # letters
        ("レ有 無", ["有"], ["無"]), ("レ 実施 □ 未実施", ["実施"], ["未実施"]), ("口実施 ☑未実施", ["未実施"], ["実施"]), ("v 有 無", ["有"], ["無"]),
        # labels before their marks
        ("直営 □　委託 ■", ["委託"], ["直営"]), ("有□無■", ["無"], ["有"]), ("実施 ■ 未実施 □ (令和3年度)", ["実施"], ["未実施"]),
    ],
)  # fmt: skip
def test_choices(text: str, selected: list[str] | None, unselected: list[str] | None) -> None:
    found = read_choices(text)
    if selected is None or unselected is None:
        assert found is None
        return
    assert found is not None
    assert (list(found.selected), list(found.unselected)) == (selected, unselected)
    assert len(found.selected_raw) == len(found.selected)


@pytest.mark.parametrize(
    "text",
    ["○○市立図書館", "レベルアップ研修", "○庁内LANの運用", "口座振替", "ロボット導入", "■事業の概要", "□目的", "●重点施策の推進", "レセプト点検", "レ点", "①稼働率", "新規・継続", "○月○日", "○×", "■○○事業 □△△事業", "✓ 市民の安全を守るために活動する\n✓ 安心",
     "◯直営 ◯委託", "1．有 2．無", "■ □ □", "有　○　無", "VII", "vSphere", "X線", "有無", "㊒", "", "■", "3 2 1", "○" * 50, "※○をつける", "事業名", "□□□", "令和○年度"],
)  # fmt: skip
def test_no_choices(text: str) -> None:
    assert read_choices(text) is None


@pytest.mark.parametrize(
    ("text", "selected", "unselected"),
    [
        ("○継続 廃止 縮小 改善継続", ["継続"], ["廃止", "縮小", "改善継続"]),
        # the unknown one may be the chosen one
        ("○改善継続　拡充　現状維持　縮小　廃止", ["改善継続"], ["拡充", "現状維持", "縮小", "廃止"]),
        # three of five
        ("継続 ○廃止 縮小 改善継続 一部変更型", ["廃止"], ["継続", "縮小", "改善継続", "一部変更型"]),
    ],
)
def test_a_short_unknown_option_among_known_ones(text: str, selected: list[str], unselected: list[str]) -> None:
    found = read_choices(text)
    assert found is not None
    assert (list(found.selected), list(found.unselected)) == (selected, unselected)


@pytest.mark.parametrize(
    "text",
    [
        # too few known ones, too many unknown ones, a long one
        "○継続 廃止 改善継続",
        "○継続 廃止 縮小 みどり組 あお組 きいろ組",
        "○継続 廃止 縮小 ほかの何かに変えて行く",
    ],
)
def test_other_words_among_options_are_no_choice(text: str) -> None:
    assert read_choices(text) is None


def test_told_where_labels_stand() -> None:
    before = read_choices("□直営 ■委託 □", "before")
    assert before is not None
    assert before.selected == ("直営",)


def test_raw_is_mark_and_option_as_printed() -> None:
    found = read_choices("■ＩＣＴ推進　□その他")
    assert found is not None
    assert (found.selected, found.selected_raw) == (("ICT推進",), ("■ＩＣＴ推進",))


@pytest.mark.parametrize(
    ("text", "checked"),
    [("☑", True), ("■", True), ("●", True), ("○", True), ("〇", True), ("✓", True), ("レ", True), ("(○)", True), ("（✓）", True), ("□", False), ("☐", False), ("×", False), ("( )", False), ("（　）", False), ("△", None), ("1", None), ("", None), ("有", None), ("○○", None), ("☑有", None)],
)  # fmt: skip
def test_a_mark_alone(text: str, checked: bool | None) -> None:
    assert read_check(text) is checked


@pytest.mark.parametrize(
    ("text", "selected"),
    [
        ("１ 拡充する　②　今のまま続ける　３ 縮小する　４ 廃止する", ["今のまま続ける"]),
        ("① 拡充する ２ 今のまま続ける ３ 縮小する", ["拡充する"]),
        # none circled, all circled, a gap, and too few to be a list
        ("１ 拡充する ２ 今のまま続ける ３ 縮小する", None),
        ("① 拡充する ② 今のまま続ける ③ 縮小する", None),
        ("１ 拡充する ③ 今のまま続ける ４ 縮小する", None),
        ("１ 拡充する ② 縮小する", None),
    ],
)
def test_the_number_of_an_option_is_circled(text: str, selected: list[str] | None) -> None:
    found = read_choices(text)
    assert (None if found is None else list(found.selected)) == selected
