"""Where the white space between runs of text goes down."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from extract.rivers import columns_of, rivers_of
from extract.runs import Row, Run
from schemas.geometry import Box
from schemas.page import Chars

NO_CHARS = Chars((), np.zeros((0, 4)), np.zeros(0), np.zeros(0, dtype=np.bool_), np.zeros(0, dtype=np.int64))
SIDES = (0.0, 400.0)
Placed = tuple[float, float, str]


def row(number: int, *runs: Placed) -> Row:
    """A row of texts (x0, x1, text), 20 pt below the one before it."""
    top = 20.0 * number
    return Row(tuple(Run(Box(x0, top + 5, x1, top + 14), text, 9.0) for x0, x1, text in runs), top, top + 20)


def cells(found: Sequence[tuple[float, float, float]], number: int) -> list[float]:
    """The x of the rules of a row, its sides left out."""
    return sorted(x for x, top, bottom in found if x not in SIDES and top <= 20 * number + 10 <= bottom)


def boxes(*spans: tuple[float, float]) -> list[Box]:
    return [Box(x0, 0, x1, 9) for x0, x1 in spans]


def test_one_river_serves_the_gaps_of_all_rows() -> None:
    (river,) = rivers_of([boxes((0, 40), (100, 140)), boxes((0, 80), (90, 140)), boxes((0, 60), (95, 120))])
    assert 80 <= river <= 90


def test_gaps_that_share_no_place_have_a_river_each() -> None:
    first, second = rivers_of([boxes((0, 40), (60, 140)), boxes((0, 100), (120, 140))])
    assert 40 <= first <= 60
    assert 100 <= second <= 120


def test_a_river_stands_where_a_rule_stops() -> None:
    """A horizontal rule ends at the border of a merged cell."""
    assert rivers_of([boxes((0, 40), (100, 140))], stops=(55.0,)) == [55.0]
    assert rivers_of([boxes((0, 40), (100, 140))], stops=(120.0,)) != [120.0]


def test_a_river_goes_round_what_lies_across_it() -> None:
    """A text as wide as the gap's right end leaves its left end free."""
    (river,) = rivers_of([boxes((0, 40), (100, 140)), boxes((60, 130))])
    assert 40 < river < 60


def test_no_gap_no_river() -> None:
    assert rivers_of([boxes((0, 40)), boxes((0, 80))]) == []


HEADED = [
    row(0, (0, 40, "区分"), (100, 140, "予算額"), (200, 240, "決算額")),
    row(1, (0, 60, "事業費"), (110, 130, "11"), (215, 230, "12")),
    row(2, (0, 60, "人件費"), (215, 230, "22")),
]


def test_under_headings_a_gap_goes_through_all_rows() -> None:
    """A place left empty is an empty cell."""
    found = columns_of(HEADED, SIDES, NO_CHARS, ())
    assert [len(cells(found, number)) for number in range(3)] == [2, 2, 2]


def test_among_fields_every_row_has_its_own_gaps() -> None:
    """Nothing heads a place that a row of fields leaves empty."""
    part = [
        row(0, (0, 40, "担当課"), (80, 130, "総務課"), (200, 240, "開始年度"), (280, 330, "不明")),
        row(1, (0, 40, "目的"), (80, 130, "利便の向上")),
    ]
    found = columns_of(part, SIDES, NO_CHARS, ())
    assert [len(cells(found, number)) for number in range(2)] == [3, 1]


def test_parts_of_a_value_stay_together() -> None:
    """Two texts close to each other behind a key are one value, as long as neither begins a column of other rows."""
    value = ((80.0, 110.0, "目に見える"), (125.0, 160.0, "効果あり"))
    alone = [row(0, (0, 40, "担当課"), (80, 130, "総務課")), row(1, (0, 40, "成果"), *value)]
    assert len(cells(columns_of(alone, SIDES, NO_CHARS, ()), 1)) == 1
    aligned = [row(0, (0, 40, "担当課"), (80, 115, "総務課"), (125, 160, "庶務")), row(1, (0, 40, "成果"), *value)]
    assert len(cells(columns_of(aligned, SIDES, NO_CHARS, ()), 1)) == 2


def test_a_heading_spans_the_columns_that_it_stands_over() -> None:
    """Each year over a budget and a settlement; nothing over the names of the rows."""
    part = [
        row(0, (120, 180, "R3年度"), (280, 340, "R4年度")),
        row(1, (100, 130, "予算額"), (170, 200, "決算額"), (260, 290, "予算額"), (330, 360, "決算額")),
        row(2, (0, 40, "事業費"), (105, 125, "11"), (175, 195, "12"), (265, 285, "13"), (335, 355, "14")),
    ]
    found = columns_of(part, SIDES, NO_CHARS, ())
    top = cells(found, 0)
    assert len(top) == 2
    assert 40 <= top[0] <= 105
    assert 195 <= top[1] <= 265
    assert len(cells(found, 2)) == 4


def test_a_narrow_heading_spans_them_as_well() -> None:
    """The gap between its columns passes beside its text."""
    part = [
        row(0, (140, 160, "R3"), (300, 320, "R4")),
        row(1, (100, 130, "予算額"), (170, 200, "決算額"), (260, 290, "予算額"), (330, 360, "決算額")),
        row(2, (0, 40, "事業費"), (105, 125, "11"), (175, 195, "12"), (265, 285, "13"), (335, 355, "14")),
    ]
    assert len(cells(columns_of(part, SIDES, NO_CHARS, ()), 0)) == 2


def test_names_of_rows_in_the_middle_have_no_heading() -> None:
    """Two tables side by side, years over the figures only."""
    part = [
        row(0, (120, 180, "R3年度"), (320, 380, "R4年度")),
        row(1, (0, 40, "事業費"), (130, 150, "11"), (220, 260, "人件費"), (330, 350, "12")),
    ]
    assert len(cells(columns_of(part, SIDES, NO_CHARS, ()), 0)) == 3


def chars_of(*texts: tuple[float, float, str]) -> Chars:
    """Characters 9 pt wide from (x, y) on; a blank takes its place and no character."""
    placed = [(x + 9 * k, y, c) for x, y, text in texts for k, c in enumerate(text) if c != "　"]
    box = np.array([[x, y, x + 9, y + 9] for x, y, _ in placed])
    n = len(placed)
    return Chars(
        tuple(c for _, _, c in placed), box, np.full(n, 9.0), np.zeros(n, dtype=np.bool_), np.zeros(n, dtype=np.int64)
    )


@pytest.mark.parametrize(("text", "cut"), [("目的　待ち時間を短く", True), ("窓口　待ち時間を短く", False)])
def test_a_known_heading_a_blank_before_its_value_is_cut_off(text: str, cut: bool) -> None:
    part = [
        row(0, (0, 27, "担当課"), (90, 117, "総務課")),
        row(1, (0, 9.0 * len(text), text.replace("　", " "))),
    ]
    chars = chars_of((0, 5, "担当課"), (90, 5, "総務課"), (0, 25, text))
    found = cells(columns_of(part, SIDES, chars, ()), 1)
    assert len(found) == cut
    assert all(18 <= x <= 27 for x in found)
