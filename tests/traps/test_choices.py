"""Selections: by a mark, by a ring drawn around an option, by bold or by size; several kinds on one sheet."""

from __future__ import annotations

from itertools import pairwise

import pytest

from tests.traps.typeset import RULED, Form, Look, choices, expect, read, values, width_of

QUESTIONS = [
    ("事業区分", ("法定受託事務", "自治事務"), "project_type"),
    ("実施方法", ("直営", "委託", "補助"), "delivery_method"),
    ("新規・継続", ("新規", "継続"), "project_status"),
    ("今後の方向性", ("拡充", "現状維持", "縮小", "廃止"), "future_direction"),
    ("国の基準との関係", ("上乗せあり", "同程度", "該当しない"), "checkbox 国の基準との関係"),
]

UNKNOWN_OPTIONS = pytest.mark.xfail(
    strict=True,
    reason="normalize/choices.read_choices: one ring before words that are no known options is a bullet to it",
)

UNKNOWN_QUESTION = pytest.mark.xfail(
    strict=True,
    reason="normalize/texts._chooses_by_weight: a word in bold answers no question whose options nobody knows",
)


def _options(sheet: Form, x: float, y: float, options: tuple[str, ...], gap: float = 16.0) -> list[tuple[float, float]]:
    """Set options beside one another; where each begins and ends."""
    spans = []
    for option in options:
        sheet.text(x, y, option, 9)
        spans.append((x, x + width_of(option, 9)))
        x = spans[-1][1] + gap
    return spans


@pytest.mark.parametrize("look", RULED)
@pytest.mark.parametrize(("question", "options", "concept"), QUESTIONS)
@pytest.mark.parametrize(("on", "off"), [("■", "□"), ("●", "○"), ("○", ""), ("〇", "・"), ("◎", "○")])
def test_a_mark_before_the_option(
    request: pytest.FixtureRequest, look: Look, question: str, options: tuple[str, ...], concept: str, on: str, off: str
) -> None:
    if concept.startswith("checkbox") and off not in ("□", "○"):
        request.applymarker(UNKNOWN_OPTIONS)
    printed = "　".join(f"{on if number == 1 else off}{option}" for number, option in enumerate(options))
    sheet = Form().begin(look=look).grid(40, 120, (110, 380), [[f"*{question}", printed]], look=look)
    assert choices(sheet) == [f"{concept} {options[1]}"]


@pytest.mark.parametrize("look", RULED)
@pytest.mark.parametrize(("question", "options", "concept"), QUESTIONS)
@pytest.mark.parametrize("chosen", [0, 1])
def test_a_ring_drawn_around_an_option(
    look: Look, question: str, options: tuple[str, ...], concept: str, chosen: int
) -> None:
    """The text says nothing of it: an ellipse does."""
    sheet = Form().begin(look=look).grid(40, 120, (110, 380), [[f"*{question}", ""]], look=look)
    x0, x1 = _options(sheet, 158, 125, options)[chosen]
    sheet.ring(x0 - 4, 122, x1 + 4, 138)
    assert choices(sheet) == [f"{concept} {options[chosen]}"]


@pytest.mark.parametrize("chosen", [0, 1])
@pytest.mark.parametrize("options", [("有", "無"), ("可", "否"), ("要", "不要")])
def test_a_ring_around_one_character(options: tuple[str, str], chosen: int) -> None:
    sheet = Form().begin().grid(40, 120, (160, 160), [["*類似事業の統合の可否", ""]])
    spans = _options(sheet, 230, 125, (options[0], "・", options[1]), 6)
    x0, x1 = spans[2 * chosen]
    sheet.ring(x0 - 3, 123, x1 + 3, 136)
    assert choices(sheet) == [f"checkbox 類似事業の統合の可否 {options[chosen]}"]


@pytest.mark.parametrize(("question", "options", "concept"), QUESTIONS)
@pytest.mark.parametrize("how", ["bold", "stroked", "twice", "size"])
@pytest.mark.parametrize("chosen", [0, 1])
def test_a_choice_in_bold_or_large(
    request: pytest.FixtureRequest, question: str, options: tuple[str, ...], concept: str, how: str, chosen: int
) -> None:
    """The chosen option is bolder or larger than those beside it, and nothing else says so."""
    if concept.startswith("checkbox"):
        request.applymarker(UNKNOWN_QUESTION)
    sheet = Form().begin().grid(40, 120, (110, 380), [[f"*{question}", ""]], 24)
    x = 158.0
    for number, option in enumerate(options):
        size = 12.0 if how == "size" and number == chosen else 9.0
        if number == chosen and how == "bold":
            sheet.bold(x, 126, option, size)
        elif number == chosen and how == "stroked":
            sheet.stroked(x, 126, option, size)
        elif number == chosen and how == "twice":
            sheet.twice(x, 126, option, size)
        else:
            sheet.text(x, 126 + (9 - size) * 0.88, option, size)
        x += width_of(option, size) + 16
    assert choices(sheet) == [f"{concept} {options[chosen]}"]


@pytest.mark.parametrize("how", ["bold", "size"])
def test_a_bold_heading_is_no_choice(how: str) -> None:
    """A text that begins in bold, and a list that is bold altogether, choose nothing."""
    sheet = Form().begin().grid(40, 120, (110, 380), [["*事業内容", ""], ["*実施方法", ""]], 24)
    if how == "bold":
        sheet.bold(155, 126, "窓口業務", 9)
    else:
        sheet.text(155, 123, "窓口業務", 12)
    sheet.text(215, 126, "証明書の交付を行う。", 9)
    for at, option in enumerate(("直営", "委託")):
        sheet.bold(155 + 40 * at, 150, option, 9)
    assert not [line for line in choices(sheet) if "窓口業務" in line or line == "delivery_method 直営"]
    assert values(sheet, "means") == ["窓口業務 証明書の交付を行う。"] or values(sheet, "means") == [
        "窓口業務証明書の交付を行う。"
    ]


@pytest.mark.parametrize("look", RULED)
@pytest.mark.parametrize(("mark", "yes"), [("○", "可"), ("1", "可"), ("●", "可")])
def test_many_kinds_of_marks_on_one_sheet(look: Look, mark: str, yes: str) -> None:
    """■, ●, a mark in a cell of its own and 可/否 as a word answer four questions of one sheet."""
    rows = [
        ["*実施方法", "■直営　□委託", "<", "<", "<", "<"],
        ["*新規・継続", "○新規　●継続", "<", "<", "<", "<"],
        ["*今後の方向性", "*拡充", "*現状維持", "*改善", "*縮小", "*廃止"],
        ["^", "", mark, "", "", ""],
        ["*民間委託の可否", yes, "<", "<", "<", "<"],
    ]
    sheet = Form().begin(look=look).grid(40, 120, (110, 80, 80, 80, 80, 80), rows, look=look)
    found = choices(sheet)
    assert [line for line in found if "可否" not in line] == expect(
        "delivery_method 直営", "project_status 継続", "future_direction 現状維持"
    )
    answer = [f for f in read(sheet) if f.label and f.label[-1] == "民間委託の可否"]
    assert [f.value for f in answer] == [yes]


@pytest.mark.parametrize("look", RULED)
@pytest.mark.parametrize("mark", ["○", "〇", "●", "レ", "■", "1"])
@pytest.mark.parametrize("chosen", [1, 2, 4])
def test_a_mark_in_a_row_of_options(look: Look, mark: str, chosen: int) -> None:
    """Options as headings of columns, and one mark below one of them, a row for every criterion."""
    options = ["*十分", "*概ね十分", "*やや不足", "*不足"]
    rows = [
        ["*評価項目", *options],
        ["*必要性", *(mark if at == chosen else "" for at in range(1, 5))],
        ["*有効性", *(mark if at == 3 else "" for at in range(1, 5))],
    ]
    sheet = Form().begin(look=look).grid(40, 120, (100, 70, 70, 70, 70), rows, look=look)
    assert choices(sheet) == expect(f"rating 必要性 {options[chosen - 1][1:]}", "rating 有効性 やや不足")


@pytest.mark.parametrize("look", RULED)
@pytest.mark.parametrize("mark", ["○", "■", "●"])
def test_a_mark_in_a_cell_before_each_option(look: Look, mark: str) -> None:
    """Options below one another, each with a cell for its mark on its left."""
    options = ("現状のまま継続", "見直しの上で継続", "休止", "廃止")
    rows = [["*今後の方向性" if not at else "^", mark if at == 1 else "", option] for at, option in enumerate(options)]
    sheet = Form().begin(look=look).grid(40, 120, (110, 24, 200), rows, look=look)
    assert choices(sheet) == ["future_direction 見直しの上で継続"]


@pytest.mark.parametrize("look", RULED)
@pytest.mark.parametrize("marks", ["□", "○", ""])
def test_nothing_chosen(look: Look, marks: str) -> None:
    """A question of which no option is marked has no answer, least of all its first option."""
    printed = "　".join(f"{marks}{option}" for option in ("拡充", "継続", "縮小", "廃止"))
    sheet = Form().begin(look=look).grid(40, 120, (110, 380), [["*今後の方向性", printed]], look=look)
    assert not [line for line in choices(sheet) if line.split()[-1] in ("拡充", "継続", "縮小", "廃止")]


def test_rings_of_two_questions_stay_apart() -> None:
    sheet = Form().begin().grid(40, 120, (80, 170, 80, 170), [["*実施方法", "", "*新規・継続", ""]])
    left = _options(sheet, 126, 125, ("直営", "委託", "補助"))
    right = _options(sheet, 376, 125, ("新規", "継続"))
    assert all(a[1] < b[0] for a, b in pairwise([*left, *right]))
    sheet.ring(left[2][0] - 4, 122, left[2][1] + 4, 138).ring(right[0][0] - 4, 122, right[0][1] + 4, 138)
    assert choices(sheet) == expect("delivery_method 補助", "project_status 新規")
