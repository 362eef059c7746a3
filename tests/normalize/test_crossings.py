"""One mark between two questions."""

from __future__ import annotations

import pytest

from schemas.fact import Fact
from tests.extract.paper import Rows
from tests.normalize.sheets import of, read

GRID: Rows = [
    ["*", "<", "*コスト", "<", "<"],
    ["^", "<", "*削減", "*維持", "*増加"],
    ["*成\n果", "*拡充", "", "○", ""],
    ["^", "*維持", "", "", ""],
    ["^", "*縮小", "", "", ""],
]


def directions(rows: Rows, caption: str = "5 今後の方向性") -> list[tuple[str, object, str]]:
    found: list[Fact] = of(read(rows, [30, 60, 60, 60, 60], caption=caption), "future_direction")
    return [(f.label[-1], f.value, f.raw) for f in found]


def test_both_questions_are_answered() -> None:
    assert directions(GRID) == [("成果", "拡充", "○"), ("コスト", "維持", "○")]


@pytest.mark.parametrize(("row", "column", "expected"), [(3, 2, ("維持", "削減")), (4, 4, ("縮小", "増加"))])
def test_wherever_the_mark_stands(row: int, column: int, expected: tuple[str, str]) -> None:
    rows = [list(texts) for texts in GRID]
    rows[2][3], rows[row][column] = "", "●"
    assert tuple(value for _, value, _ in directions(rows)) == expected


def test_without_a_heading_that_says_so() -> None:
    assert [value for _, value, _ in directions(GRID, "")] == ["拡充", "維持"]


def test_an_option_that_is_a_rate_elsewhere() -> None:
    rows = [list(texts) for texts in GRID]
    rows[1][2] = "*皆減"
    assert [value for _, value, _ in directions(rows)] == ["拡充", "維持"]


def test_two_marks_are_none_of_these() -> None:
    rows = [list(texts) for texts in GRID]
    rows[3][2] = "○"
    assert "コスト" not in [label for label, _, _ in directions(rows)]


def test_grades_in_rows_are_none() -> None:
    """Each row has a mark of its own."""
    rows: Rows = [
        ["*評価", "<", "*判定", "<", "<"],
        ["^", "<", "*高い", "*普通", "*低い"],
        ["*視点", "*必要性", "", "○", ""],
        ["^", "*有効性", "○", "", ""],
    ]
    assert not of(read(rows, [30, 60, 60, 60, 60]), "future_direction")
