"""Label or value: the kind of a cell by its text, its colour and its page."""

from __future__ import annotations

import pytest

from extract.kinds import (
    Kind,
    classify,
    is_mark,
    is_number,
    is_period,
    label_colors,
    names_a_year,
    says_more_than_a_year,
)
from schemas.cell import NO_FILL, Cell
from schemas.geometry import Box

SHADE = 0xDDE6F0


def cell(text: str, fill: int = NO_FILL) -> Cell:
    box = Box(0, 0, 100, 20)
    return Cell(box, 1, 1, 2, 2, 0, tuple(text.split("\n")) if text else (), box, fill, 8.0, False, False)


def kind(text: str) -> Kind:
    return classify([cell(text)])[0][0]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", Kind.EMPTY),
        ("***", Kind.NUMBER),
        ("1,350", Kind.NUMBER),
        ("△ 1,414", Kind.NUMBER),
        ("▲0.5", Kind.NUMBER),
        ("205, 257, 690円", Kind.NUMBER),
        ("(16,100)", Kind.NUMBER),
        ("99.5%", Kind.NUMBER),
        ("９８．５％", Kind.NUMBER),
        ("26,200(16,100)", Kind.NUMBER),
        ("16件(84%)", Kind.NUMBER),
        ("－", Kind.NUMBER),
        ("#DIV/0!", Kind.NUMBER),
        ("○", Kind.MARK),
        ("□", Kind.MARK),
        ("■", Kind.MARK),
        ("①", Kind.LABEL),
        ("事業名", Kind.LABEL),
        ("事　業　名", Kind.LABEL),
        ("事業費\n（千円）", Kind.LABEL),
        ("令和3年度", Kind.PERIOD),
        ("R5年度決算", Kind.PERIOD),
        ("目標値（8年度）", Kind.PERIOD),
        ("31・R元年度", Kind.PERIOD),
        ("情報化推進事業", Kind.TEXT),
        ("住民の利便を高める。", Kind.TEXT),
        ("12,34,56a", Kind.TEXT),
    ],
)
def test_by_text(text: str, expected: Kind) -> None:
    assert kind(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("R6年度", True),
        ("令和元年度", True),
        ("平成31年度(令和元年度)", True),
        ("平成３０年度", True),
        ("2020年度", True),
        ("30年度", True),
        ("R5年度実績", True),
        ("第1年次(23年度)", True),
        ("R7年度以降", True),
        ("3年度見込み", True),
        ("年度", False),
        ("開始年度", False),
        ("3年", False),
        ("平成20年4月に開始した制度の見直しを行い、継続している", False),
        ("令和4年度に作った計画", False),
        ("1,350", False),
        ("", False),
    ],
)
def test_periods(text: str, expected: bool) -> None:
    assert is_period(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("12", True), ("－", True), ("#N/A", True), ("完了", False), ("R3年度", False), ("", False)],
)
def test_numbers(text: str, expected: bool) -> None:
    assert is_number(text) is expected


@pytest.mark.parametrize(("text", "expected"), [("○", True), ("レ", True), ("■", True), ("□", False), ("○○", False)])
def test_marks(text: str, expected: bool) -> None:
    """Only a mark that is set."""
    assert is_mark(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"), [("開始年度", True), ("事業期間", True), ("事業名", False), ("R3年度", False)]
)
def test_headings_that_ask_for_a_year(text: str, expected: bool) -> None:
    assert names_a_year(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("R7年度以降の事業の方向性", True), ("R5年度実績", True), ("R3年度", False), ("事業名", False)],
)
def test_years_with_more(text: str, expected: bool) -> None:
    assert says_more_than_a_year(text) is expected


def shaded_form() -> list[Cell]:
    labels = ["事業名", "担当課", "目的", "対象", "手段"]
    return [part for text in labels for part in (cell(text, SHADE), cell("ある値"))]


def test_the_colour_of_labels() -> None:
    """A colour of mostly known headings; never white, never one of figures."""
    cells = [
        *shaded_form(),
        cell("見慣れない見出し", SHADE),
        cell("100", 0xFFEE00),
        cell("事業費", 0xFFEE00),
        cell("x", 0xFFFFFF),
    ]
    kinds = [kind(c.text) for c in cells]
    assert label_colors(cells, kinds) == {SHADE}


def test_an_unknown_text_in_the_colour_of_labels_is_one() -> None:
    kinds, colors = classify([*shaded_form(), cell("みらい度", SHADE), cell("みらい度")])
    assert kinds[-2:] == [Kind.LABEL, Kind.TEXT]
    assert colors == {SHADE}


def test_prose_in_the_colour_of_labels_is_none() -> None:
    kinds, _ = classify([*shaded_form(), cell("とても長い文" * 12, SHADE)])
    assert kinds[-1] is Kind.TEXT


def test_a_figure_in_the_colour_of_labels_is_none() -> None:
    kinds, _ = classify([*shaded_form(), cell("1,350", SHADE)])
    assert kinds[-1] is Kind.NUMBER


def test_a_short_known_word_without_the_colour_is_a_value() -> None:
    """都, 職員, 継続 beside shaded headings; on a sheet without colours they may be headings."""
    kinds, _ = classify([*shaded_form(), cell("都"), cell("職員"), cell("都", SHADE)])
    assert kinds[-3:] == [Kind.TEXT, Kind.TEXT, Kind.LABEL]
    assert classify([cell("事業名"), cell("都")])[0][1] is Kind.LABEL


def test_a_sheet_without_colours_tells_nothing_by_them() -> None:
    assert classify([cell("事業名"), cell("甲事業")])[1] == frozenset()


def test_a_colour_that_few_headings_have_decides_nothing() -> None:
    """One shaded heading among many plain ones."""
    cells = [cell("事業名", SHADE), *(cell(text) for text in ("担当課", "目的", "対象", "手段"))]
    kinds, colors = classify(cells)
    assert kinds == [Kind.LABEL] * 5
    assert colors == frozenset()


def test_nothing() -> None:
    assert classify([]) == ([], frozenset())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("新規・拡充・継続の別", Kind.LABEL),
        ("補助の有無", Kind.LABEL),
        ("見直しの要否", Kind.LABEL),
        ("の別", Kind.TEXT),
        ("町と市の区別", Kind.TEXT),
        ("補助の有無は、要綱による。", Kind.TEXT),
    ],
)
def test_what_asks_which_of_several(text: str, expected: Kind) -> None:
    assert kind(text) is expected


def test_an_option_among_shaded_headings_is_one() -> None:
    kinds, _ = classify([*shaded_form(), cell("皆減", SHADE), cell("皆減")])
    assert kinds[-2:] == [Kind.LABEL, Kind.NUMBER]


@pytest.mark.parametrize("text", ["終期設定", "終期の有無", "始期"])
def test_an_end_asks_for_a_year(text: str) -> None:
    assert names_a_year(text)


@pytest.mark.parametrize(("text", "expected"), [("総コスト Ａ＋Ｂ", Kind.LABEL), ("施設数（合計）", Kind.TEXT)])
def test_the_row_of_the_whole_cost_may_have_a_colour_of_its_own(text: str, expected: Kind) -> None:
    other = 0xFFE0E8
    tinted = [cell(name, other) for name in "甲乙丙丁戊己"]
    kinds, _ = classify([*shaded_form(), *tinted, cell(text, other), cell(text)])
    assert kinds[-2:] == [expected, Kind.TEXT]
