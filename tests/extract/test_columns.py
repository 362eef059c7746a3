"""Column headings: above a cell, through merged cells, over values and bars."""

from __future__ import annotations

import pytest

from tests.extract.paper import Paper, Rows, block, blocks_of, heads


def columns(rows: Rows, text: str, widths: list[float] | None = None) -> list[str]:
    return heads(blocks_of(Paper().table(30, 80, widths or [60] * len(rows[0]), rows)), text)[1]


def test_a_year_over_merged_columns_governs_them_all() -> None:
    rows: Rows = [
        ["*区分", "*R3年度", "<", "<", "*R4年度", "<"],
        ["^", "*予算額", "*決算額", "*執行率", "*予算額", "*決算額"],
        ["*事業費", "11", "12", "13", "14", "15"],
    ]
    assert columns(rows, "11") == ["R3年度", "予算額"]
    assert columns(rows, "12") == ["R3年度", "決算額"]
    assert columns(rows, "13") == ["R3年度", "執行率"]
    assert columns(rows, "14") == ["R4年度", "予算額"]
    assert columns(rows, "15") == ["R4年度", "決算額"]


def test_three_storeys() -> None:
    rows: Rows = [
        ["*区分", "*コストの推移", "<", "<", "<"],
        ["^", "*R3年度", "<", "*R4年度", "<"],
        ["^", "*予算額", "*決算額", "*予算額", "*決算額"],
        ["*事業費", "11", "12", "13", "14"],
        ["*人件費", "21", "22", "23", "24"],
    ]
    assert columns(rows, "14") == ["コストの推移", "R4年度", "決算額"]
    assert columns(rows, "21") == ["コストの推移", "R3年度", "予算額"]


def test_stacked_tables_keep_their_own_years() -> None:
    """Two tables of years at the same x in one frame."""
    rows: Rows = [
        ["*区分", "*R1年度", "*R2年度"],
        ["*事業費", "11", "12"],
        ["*人件費", "13", "14"],
        ["*区分", "*R3年度", "*R4年度"],
        ["*事業費", "21", "22"],
        ["*人件費", "23", "24"],
    ]
    assert columns(rows, "13") == ["R1年度"]
    assert columns(rows, "14") == ["R2年度"]
    assert columns(rows, "21") == ["R3年度"]
    assert columns(rows, "24") == ["R4年度"]


def test_bars_across_the_table_are_stepped_over() -> None:
    rows: Rows = [
        ["*区分", "*R3年度", "*R4年度"],
        ["*歳出", "<", "<"],
        ["*事業費", "11", "12"],
        ["*歳入", "<", "<"],
        ["*一般財源", "13", "14"],
    ]
    assert columns(rows, "12") == ["R4年度"]
    assert columns(rows, "13") == ["R3年度"]


def test_a_bar_heads_where_nothing_else_does() -> None:
    rows: Rows = [["*今後の方向性", "<", "<"], ["現状のまま続ける", "費用を減らす", "その先"]]
    assert columns(rows, "現状のまま続ける", [120, 120, 120]) == ["今後の方向性"]


def test_a_value_under_several_years_has_the_first_and_the_last() -> None:
    rows: Rows = [["*区分", "*R3年度", "*R4年度", "*R5年度"], ["*事業費", "33", "<", "<"], ["*人件費", "1", "44", "<"]]
    page = blocks_of(Paper().table(30, 80, [60] * 4, rows))
    assert [h.text for h in block(page, "33").columns] == ["R3年度"]
    assert [h.text for h in block(page, "33").last_columns] == ["R5年度"]
    assert [h.text for h in block(page, "44").columns] == ["R4年度"]
    assert [h.text for h in block(page, "44").last_columns] == ["R5年度"]
    assert block(page, "1").last_columns == ()


def test_a_value_under_two_words_has_what_they_share() -> None:
    """The year above them where there is one, and neither word."""
    rows: Rows = [["*区分", "*予算額", "*決算額"], ["*事業費", "11", "12"], ["*人件費", "33", "<"]]
    assert columns(rows, "33") == []
    assert columns(rows, "12") == ["決算額"]
    dated: Rows = [["*区分", "*R3年度", "<"], ["^", *rows[0][1:]], *rows[1:]]
    assert columns(dated, "33") == ["R3年度"]
    assert columns(dated, "12") == ["R3年度", "決算額"]


def test_the_key_of_a_row_above_heads_nothing() -> None:
    """目的 is the key of its own row, not the head of the column below it."""
    rows: Rows = [["*目的", "利便を高める"], ["*対象", "市民の全て"], ["甲という話がある。", "乙という話"]]
    assert columns(rows, "甲という話がある。", [100, 200]) == []
    assert columns(rows, "市民の全て", [100, 200]) == []


def test_headings_over_texts() -> None:
    rows: Rows = [["*指標名", "*単位", "*目標値"], ["開催回数", "回", "12"], ["来場者数", "人", "340"]]
    assert columns(rows, "来場者数") == ["指標名"]
    assert columns(rows, "人") == ["単位"]
    assert columns(rows, "340") == ["目標値"]


TOP: Rows = [["*区分", "*R3年度", "*R4年度"], ["*事業費", "11", "12"]]
FOOT: Rows = [["*補助金", "31", "32"], ["*人件費", "21", "22"]]


def stacked(*widths: float) -> Paper:
    """A table of years, and another without headings that touches it, its columns `widths` wide (80, 60, 60 above)."""
    return Paper().table(40, 100, (80, 60, 60), TOP).table(40, 140, widths, FOOT)


@pytest.mark.parametrize("widths", [(80, 60, 60), (75, 65, 60)])
def test_rules_of_stacked_tables_may_miss_each_other(widths: tuple[float, ...]) -> None:
    page = blocks_of(stacked(*widths))
    assert heads(page, "31") == (["補助金"], ["R3年度"])
    assert heads(page, "22") == (["人件費"], ["R4年度"])


@pytest.mark.parametrize("widths", [(85, 60, 55), (75, 60, 65)])
def test_rules_of_stacked_tables_may_all_stand_a_little_aside(widths: tuple[float, ...]) -> None:
    assert heads(blocks_of(stacked(*widths)), "31")[1] == ["R3年度"]


def test_columns_that_stand_elsewhere_are_others() -> None:
    """20 pt are no play of rules."""
    assert heads(blocks_of(stacked(60, 80, 60)), "31") == (["補助金"], [])


def test_a_row_of_a_text_alone_does_not_end_the_columns() -> None:
    """説明 and its text between rows of figures."""
    rows: Rows = [
        ["*区分", "*R3年度", "*R4年度", "*R5年度"],
        ["*事業費", "11", "12", "13"],
        ["*説明", "甲の話である。", "<", "<"],
        ["*人件費", "21", "22", "23"],
    ]
    assert [columns(rows, text) for text in ("21", "22", "23")] == [["R3年度"], ["R4年度"], ["R5年度"]]
    assert columns(rows, "甲の話である。") == []


def test_a_wide_text_over_other_columns_ends_them() -> None:
    rows: Rows = [
        ["*区分", "*R3年度", "*R4年度", "*R5年度"],
        ["*事業費", "11", "12", "<"],
        ["*説明", "甲の話である。", "<", "<"],
        ["*人件費", "21", "22", "23"],
    ]
    assert columns(rows, "23") == []


@pytest.mark.parametrize("rest", ["", "<"])
def test_the_name_of_a_group_of_rows_is_stepped_over(rest: str) -> None:
    """Whether its row is merged or left empty, the heading of the column stays that of the names below."""
    rows: Rows = [["*指標名", "*R3年度"], ["*【成果指標】", rest], ["来場者数", "11"]]
    assert columns(rows, "来場者数") == ["指標名"]
    assert columns(rows, "11") == ["R3年度"]


def test_a_text_with_a_key_in_its_row_is_of_no_column_above() -> None:
    """Fields below a table of years: what stands beside 手段 is none of the year above."""
    rows: Rows = [
        ["*区分", "*R3年度", "*R4年度", "*R5年度"],
        ["*取組", "始めた話", "続けた話", "終えた話"],
        ["*対象", "市民の全て", "*手段", "端末の更新"],
    ]
    assert columns(rows, "終えた話") == ["R5年度"]
    assert columns(rows, "端末の更新") == []


@pytest.mark.parametrize(
    ("rows", "heading"),
    [
        # a key that begins its row is a row heading, as the text above it is
        ([["区分", "R3年度", "R4年度"], ["みどりの欄", "甲の話", "乙の話"], ["課題", "丙の話", "丁の話"]], "R3年度"),
        # a column of keys
        ([["分野", "視点", "理由"], ["くらし", "必要性", "甲の話"], ["まち", "有効性", "丙の話"]], "理由"),
        # an entry over several rows is no key of one
        (
            [
                ["分野", "取組", "結果"],
                ["くらし", "みどりの話", "甲の話"],
                ["まち", "課題", "丙の話"],
                ["^", "^", "戊の話"],
            ],
            "結果",
        ),
    ],
)
def test_other_known_words_on_the_left_part_nothing(rows: Rows, heading: str) -> None:
    assert columns(rows, "丙の話") == [heading]


def test_a_known_word_among_the_entries_of_a_list_parts_nothing() -> None:
    rows: Rows = [
        ["実施時期", "実施内容", "結果", "備考"],
        ["4月", "説明の会", "甲の話", "乙の話"],
        ["6月", "評価", "丙の話", "丁の話"],
    ]
    assert columns(rows, "丙の話") == ["結果"]


def test_a_frame_around_the_table_hides_no_heading() -> None:
    """Word nests tables in frames: the last heading of a row is not the key of the strip beside it."""
    rows: Rows = [
        ["*2 事業費の推移", "<", "<", "<"],
        ["*区分", "*令和4年度", "*令和5年度", ""],
        ["^", "*決算額", "*当初予算額", "^"],
        ["*事業費", "11", "12", "^"],
    ]
    assert columns(rows, "12", [80, 60, 60, 5]) == ["2事業費の推移", "令和5年度", "当初予算額"]


def test_a_key_between_names_does_not_end_their_column() -> None:
    rows: Rows = [
        ["*区分", "*指標名", "*単位", "*R4年度"],
        ["*活動指標", "講習の受講者", "人", "11"],
        ["^", "*指標の説明", "会場で行う講習の修了者の数", "<"],
        ["*成果指標", "新しい就業者", "人", "21"],
    ]
    assert columns(rows, "新しい就業者") == ["指標名"]


def test_a_dash_among_grades_ends_no_table() -> None:
    rows: Rows = [["*評価者", "*必要性", "*有効性"], ["*一次評価", "-", "-"], ["*二次評価", "Ａ", "Ｂ"]]
    assert columns(rows, "Ａ") == ["必要性"]
