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


@pytest.mark.parametrize("unit", ["課", "事業", "施策"])
def test_a_known_word_in_a_column_of_units_is_a_unit(unit: str) -> None:
    """It counts what it is the name of."""
    rows: Rows = [
        ["*指標名", "*単位", "*R3年度", "*R4年度"],
        ["対応の数", f"*{unit}", "11", "12"],
        ["来た人の数", "*人", "21", "22"],
    ]
    assert path(rows, unit) == ([], ["単位"])
    assert path(rows, "11") == (["対応の数"], ["R3年度"])


def test_a_long_heading_below_a_column_of_units_is_none() -> None:
    rows: Rows = [
        ["*指標名", "*単位", "*R3年度"],
        ["対応の数", "回", "11"],
        ["*課題", "*今後の取組の方向", "*備考"],
        ["甲の話", "乙の話", "丙の話"],
    ]
    assert path(rows, "乙の話", [70, 90, 70])[1] == ["今後の取組の方向"]


def test_the_second_storey_of_a_heading_over_units_is_none() -> None:
    rows: Rows = [
        ["*指標名", "*単位", "*R3年度"],
        ["^", "*区分", "^"],
        ["相談の件数", "件", "11"],
        ["来た人の数", "人", "21"],
    ]
    assert "区分" not in texts(rows)


@pytest.mark.parametrize(
    ("rows", "text", "heading"),
    [
        ([["*成果指標", "*単位", "*R3年度"], ["来た人の数", "人", "21"]], "来た人の数", "成果指標"),
        ([["*区分", "*予算額", "*決算額"], ["*事業費", "22", "21"]], "22", "予算額"),
        ([["*課題", "*対象", "*備考"], ["甲の話", "市民の全て", "乙の話"]], "市民の全て", "対象"),
    ],
)
def test_headings_of_a_table_stacked_below_a_column_of_units(rows: Rows, text: str, heading: str) -> None:
    """活動指標 | 単位 | R3年度, and right below it the same for 成果指標, or costs, or texts."""
    upper: Rows = [["*活動指標", "*単位", "*R3年度"], ["相談の回数", "回", "11"]]
    assert path([*upper, *rows], text)[1] == [heading]


NUMBERED: Rows = [
    ["*指標", "<", "*単位", "*R3年度"],
    ["*活動１", "相談の件数", "件", "11"],
    ["*活動２", "訪問の件数", "件", "12"],
    ["*成果１", "空き家の割合", "%", "13"],
    ["*成果２", "", "%", "14"],
]


@pytest.mark.parametrize("shade", ["*", ""])
def test_numbered_types_below_a_heading_that_spans_them_and_the_names(shade: str) -> None:
    """活動１ heads its row, though it stands in a column of names; also where nothing is filled in beside it."""
    rows = [[text.replace("*", shade) for text in row] for row in NUMBERED]
    assert path(rows, "11")[0] == ["活動１", "相談の件数"]
    assert path(rows, "13")[0] == ["成果１", "空き家の割合"]
    assert path(rows, "14")[0] == ["成果２"]
    assert path(rows, "訪問の件数") == (["活動２"], ["指標"])


def test_a_numbered_type_under_a_heading_of_its_own() -> None:
    """Without the colour of headings, and beside an empty field."""
    rows: Rows = [
        ["*指標", "*名称", "*単位", "*R3年度"],
        ["活動１", "相談の件数", "件", "11"],
        ["成果２", "", "%", "14"],
    ]
    assert path(rows, "%") == (["成果２"], ["単位"])


@pytest.mark.parametrize("number", ["活動①", "成果(2)", "成果指標Ⅱ", "アウトプット3"])
def test_other_ways_to_number_a_type(number: str) -> None:
    rows: Rows = [["指標", "<", "R3年度"], [number, "相談の件数", "11"], ["成果9", "空き家の割合", "12"]]
    assert path(rows, "11")[0] == [number, "相談の件数"]


@pytest.mark.parametrize("text", ["みどり1", "活動10", "活動の1"])
def test_what_is_no_numbered_type(text: str) -> None:
    rows: Rows = [["指標名", "相談", "R3年度"], [text, "甲の話", "11"]]
    assert text in texts(rows)


CORNER: Rows = [
    ["*指標名", "*R3年度", "*R4年度"],
    ["相談の件数", "11", "12"],
    ["*みどりの費用", "*R3年度", "*R4年度"],
    ["*事業費", "21", "22"],
]


def test_the_corner_of_the_next_table_is_no_name() -> None:
    """Years on its right: it stands below a column of names, and heads a column of its own."""
    assert "みどりの費用" not in texts(CORNER)
    assert path(CORNER, "22") == (["事業費"], ["R4年度"])


@pytest.mark.parametrize("beside", [["*予算額", "*決算額"], ["*R3年度", "12"]])
def test_a_label_in_a_column_of_names_before_other_cells_is_a_name(beside: list[str]) -> None:
    """Headings without a year, and a year before a figure."""
    assert "みどりの費用" in texts([*CORNER[:2], ["*みどりの費用", *beside], *CORNER[3:]])


def test_a_label_among_names_before_figures_is_a_name() -> None:
    rows: Rows = [["*指標名", "*R3年度", "*R4年度"], ["*みどりの数", "11", "12"], ["*あおぞらの数", "21", "22"]]
    assert path(rows, "みどりの数") == ([], ["指標名"])


@pytest.mark.parametrize("reason", ["課題が残っているため", "市が行うことが適当なため"])
def test_a_reason_in_a_column_of_reasons_is_a_value(reason: str) -> None:
    rows: Rows = [["視点", "評価", "理由"], ["必要性", "A", reason], ["有効性", "B", "ある話"]]
    assert heads(blocks_of(Paper().table(30, 80, [70, 50, 170], rows)), reason) == (["必要性"], ["理由"])


def test_what_is_asked_stands_before_yes_or_no() -> None:
    """Three questions in a row, of which no vocabulary knows two, on a form without shading."""
    rows: Rows = [
        ["法令による義務", "有 ・ 無", "受益者負担", "有 ・ 無", "似た事業", "有 ・ 無"],
        ["備考", "特になし", "<", "<", "<", "<"],
    ]
    page = blocks_of(Paper().table(40, 80, (80, 60, 80, 60, 80, 60), rows))
    answers = [b for b in page.blocks if b.text.startswith("有")]
    assert [[head.text for head in b.rows] for b in answers] == [["法令による義務"], ["受益者負担"], ["似た事業"]]
