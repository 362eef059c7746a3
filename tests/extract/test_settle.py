"""Which known words are headings where they stand."""

from __future__ import annotations

import pytest

from tests.extract.paper import Paper, Rows, block, blocks_of, heads


def path(rows: Rows, text: str, widths: list[float] | None = None) -> tuple[list[str], list[str]]:
    return heads(blocks_of(Paper().table(30, 80, widths or [70] * len(rows[0]), rows)), text)


def texts(rows: Rows) -> list[str]:
    return [b.text for b in blocks_of(Paper().table(30, 80, [70] * len(rows[0]), rows)).blocks]


def test_unknown_texts_over_figures_are_their_headings() -> None:
    rows: Rows = [["", "みどり組", "あおぞら組"], ["事業費", "11", "12"], ["人件費", "21", "22"]]
    assert path(rows, "22") == (["人件費"], ["あおぞら組"])


def test_a_long_text_over_figures_is_none() -> None:
    rows: Rows = [
        ["", "これは表の上に書かれた説明の文であって、見出しではない", "もう一つの説明の文もまた見出しではありません"],
        ["事業費", "11", "12"],
        ["人件費", "21", "22"],
    ]
    assert path(rows, "22", [60, 160, 160]) == (["人件費"], [])


def test_a_text_over_headings_is_their_heading() -> None:
    rows: Rows = [
        ["区分", "みらい計画", "<", "備考"],
        ["^", "予算額", "決算額", "^"],
        ["事業費", "11", "12", "甲"],
        ["人件費", "21", "22", "乙"],
    ]
    assert path(rows, "11") == (["事業費"], ["みらい計画", "予算額"])
    assert path(rows, "22") == (["人件費"], ["みらい計画", "決算額"])


def test_two_texts_side_by_side_over_headings_are_their_headings() -> None:
    rows: Rows = [
        ["区分", "みらい計画", "<", "くらし計画", "<"],
        ["^", "予算額", "決算額", "予算額", "決算額"],
        ["事業費", "11", "12", "13", "14"],
        ["人件費", "21", "22", "23", "24"],
    ]
    assert path(rows, "11") == (["事業費"], ["みらい計画", "予算額"])
    assert path(rows, "24") == (["人件費"], ["くらし計画", "決算額"])


def test_a_year_over_a_word_is_a_heading() -> None:
    rows: Rows = [
        ["区分", "みらい計画", "<", "R4年度"],
        ["^", "予算額", "決算額", "予算額"],
        ["事業費", "11", "12", "13"],
        ["人件費", "21", "22", "23"],
    ]
    assert path(rows, "23") == (["人件費"], ["R4年度", "予算額"])


def test_a_known_word_beside_its_key_is_a_value() -> None:
    rows: Rows = [["*今後の方向性", "継続"], ["*実施主体", "その他"], ["*総合評価", "達成度"]]
    assert path(rows, "継続")[0] == ["今後の方向性"]
    assert path(rows, "その他")[0] == ["実施主体"]
    assert path(rows, "達成度")[0] == ["総合評価"]


def test_a_row_of_keys_and_known_words_is_not_lost() -> None:
    """Nothing stands under it, so it is no row of headings."""
    rows: Rows = [["*実施主体", "市", "*財源区分", "国"], ["*方向性", "その他", "*対象", "都"]]
    assert set(texts(rows)) >= {"市", "国", "その他", "都"}
    assert path(rows, "その他")[0] == ["方向性"]


def test_known_words_below_the_heading_of_their_column_are_entries() -> None:
    """職員数 without the colour of labels, below 主な事項."""
    rows: Rows = [
        ["*主な事項", "*予算額", "*決算額"],
        ["報償費の合計", "11", "12"],
        ["人件費", "21", "22"],
        ["備品購入費", "31", "32"],
    ]
    page = blocks_of(Paper().table(30, 80, [90, 60, 60], rows))
    assert "人件費" in [b.text for b in page.blocks]
    assert heads(page, "21") == (["人件費"], ["予算額"])


def test_small_numbers_on_the_left_edge_number_their_rows() -> None:
    rows: Rows = [["1", "*必要性", "Ａ"], ["2", "*有効性", "Ｂ"]]
    assert path(rows, "Ｂ", [20, 80, 60])[0] == ["2", "有効性"]
    assert texts(rows) == ["Ａ", "Ｂ"]


def test_numbers_between_figures_are_figures() -> None:
    rows: Rows = [["*区分", "*R3年度", "*R4年度"], ["*事業費", "1", "2"]]
    assert texts(rows) == ["1", "2"]


def test_a_year_beside_its_key_is_a_value() -> None:
    rows: Rows = [["*開始年度", "平成20年度", "*終了年度", "令和5年度"]]
    assert path(rows, "平成20年度")[0] == ["開始年度"]
    assert path(rows, "令和5年度")[0] == ["終了年度"]


def test_years_in_rows_are_headings() -> None:
    rows: Rows = [["*年度", "*事業費", "*人件費"], ["R3年度", "11", "12"], ["R4年度", "21", "22"]]
    assert path(rows, "21") == (["R4年度"], ["事業費"])
    assert path(rows, "12") == (["R3年度"], ["人件費"])


def test_a_lone_year_is_a_value() -> None:
    rows: Rows = [["令和5年度", "ある話"], ["別の話", "さらに別の話"]]
    assert "令和5年度" in texts(rows)


@pytest.mark.parametrize(
    ("unknown", "expected"),
    [
        ("みどり組", ["みどり組"]),
        # a key with its value, a sentence, and what is too long for a heading
        ("みどり組：甲", []),
        ("みどり組。", []),
        ("みどりの組とそのほかの組について述べた言葉", []),
    ],
)
def test_a_text_in_a_row_of_headings_over_values_is_a_heading(unknown: str, expected: list[str]) -> None:
    rows: Rows = [["区分", "実績", unknown], ["甲の話", "乙の話", "丙の話"]]
    assert path(rows, "丙の話", [60, 60, 190])[1] == expected


def test_a_text_beside_keys_over_keys_is_a_value() -> None:
    """Fields of one row stand over other fields."""
    rows: Rows = [["*担当課", "*対象", "みどり組"], ["*目的", "*手段", "*備考"]]
    assert "みどり組" in texts(rows)


def test_an_unknown_text_in_a_column_of_keys_is_a_key() -> None:
    """Keys above or below it, and its value on its right; also where some of them follow each other."""
    unknown: Rows = [["みどりの話", "甲の話"], ["くらしの話", "乙の話"], ["にわの話", "丙の話"]]
    rows: Rows = [["担当課", "総務課"], *unknown, ["対象", "市民"]]
    assert [path(rows, value)[0] for _, value in unknown] == [[key] for key, _ in unknown]


@pytest.mark.parametrize(
    ("rows", "text"),
    [
        ([["担当課", "総務課"], ["みどりの話。", "甲の話"], ["対象", "市民"]], "みどりの話。"),
        # an entry of a column with a heading of its own
        ([["担当課", "備考"], ["みどりの話", "甲の話"], ["対象", "市民"]], "みどりの話"),
        # nothing known above or below it
        ([["くらしの話", "乙の話"], ["みどりの話", "甲の話"]], "みどりの話"),
    ],
)
def test_other_texts_on_the_left_are_no_keys(rows: Rows, text: str) -> None:
    assert text in texts(rows)


def test_an_unknown_text_set_upright_beside_several_rows_heads_them() -> None:
    rows: Rows = [["み\nど\nり", "甲の話", "乙の話"], ["^", "丙の話", "丁の話"]]
    page = blocks_of(Paper().table(30, 80, [20, 80, 80], rows, 24))
    assert heads(page, "丁の話")[0] == ["みどり"]


def test_an_unknown_text_set_upright_beside_one_row_is_a_value() -> None:
    rows: Rows = [["み\nど\nり", "甲の話", "乙の話"]]
    page = blocks_of(Paper().table(30, 80, [20, 80, 80], rows, 40))
    assert heads(page, "乙の話")[0] == []
    assert block(page, "みどり").lines
