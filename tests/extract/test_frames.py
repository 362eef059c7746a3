"""Parts of one frame under stages of management side by side."""

from __future__ import annotations

from tests.extract.paper import Paper, Rows, block, blocks_of, heads

ROWS: Rows = [
    ["*Ｐｌａｎ（計画）", "<", "*Ｄｏ（実施）", "<", "<", "*Ａｃｔｉｏｎ（改善）"],
    ["*対象", "市民の全て", "*区分", "*R3年度決算", "*R4年度決算", "*課題"],
    ["*目的", "利便の向上", "*事業費", "11", "12", "場所がまだ足りない。"],
    ["*手段", "端末の更新", "*一般財源", "13", "14", "*今後の取組"],
    ["*効果", "速くなる", "*市債", "15", "16", "場所を広げる。"],
]
WIDTHS = [40, 80, 60, 60, 60, 120]


def test_headings_of_one_part_govern_nothing_in_another() -> None:
    page = blocks_of(Paper().table(30, 80, WIDTHS, ROWS))
    assert heads(page, "12") == (["事業費"], ["Ｄｏ（実施）", "R4年度決算"])
    assert heads(page, "16") == (["市債"], ["Ｄｏ（実施）", "R4年度決算"])
    rows, columns = heads(page, "場所を広げる。")
    assert (rows, columns[-1]) == ([], "今後の取組")
    assert heads(page, "利便の向上")[0] == ["目的"]


def test_parts_are_numbered() -> None:
    page = blocks_of(Paper().table(30, 80, WIDTHS, ROWS))
    frames = [block(page, text).frame for text in ("市民の全て", "11", "12", "場所を広げる。")]
    assert frames == [1, 2, 2, 3]


def test_one_stage_parts_nothing() -> None:
    rows: Rows = [["*Ｐｌａｎ（計画）", "<"], ["*対象", "市民の全て"], ["*目的", "利便の向上"]]
    page = blocks_of(Paper().table(30, 80, [60, 120], rows))
    assert block(page, "市民の全て").frame == 0


def test_entries_of_two_storeys_are_under_the_heading_of_their_own() -> None:
    """指標名 over 定義・算出式, and so in each entry."""
    rows: Rows = [
        ["*区分", "*指標名", "*単位", "*R4年度", "*R5年度"],
        ["^", "*定義・算出式", "^", "^", "^"],
        ["*活動指標", "開催回数", "回", "11", "12"],
        ["^", "年に開いた回数", "^", "13", "14"],
    ]
    page = blocks_of(Paper().table(30, 80, [60, 120, 40, 60, 60], rows))
    assert heads(page, "開催回数")[1] == ["指標名"]
    assert heads(page, "年に開いた回数")[1] == ["定義・算出式"]
