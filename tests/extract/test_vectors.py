"""Painted paths, sorted into rules, fills and shapes."""

from __future__ import annotations

import numpy as np
import pytest

from extract.vectors import split
from schemas.page import Fills, Floats, Rules

BLACK, WHITE, GREY = 0, 0xFFFFFF, 0xDDDDDD


def sort(
    box: tuple[float, float, float, float], color: int = BLACK, stroked: bool = True, straight: bool = True
) -> tuple[Rules, Rules, Fills, Floats]:
    return split(
        np.array([box], dtype=np.float64),
        np.array([color], dtype=np.int64),
        np.array([stroked]),
        np.array([straight]),
        500.0,
        800.0,
    )


def counts(found: tuple[Rules, Rules, Fills, Floats]) -> tuple[int, int, int, int]:
    return len(found[0].at), len(found[1].at), len(found[2].color), len(found[3])


@pytest.mark.parametrize(
    ("box", "options", "expected"),
    [
        ((10, 20, 110, 20), {}, (1, 0, 0, 0)),
        ((10, 20, 10, 220), {}, (0, 1, 0, 0)),
        ((10, 20, 110, 20.5), {"stroked": False}, (1, 0, 0, 0)),
        ((10, 20, 110, 23.0), {"stroked": False}, (1, 0, 0, 0)),
        ((10, 20, 110, 23.1), {"stroked": False}, (0, 0, 1, 0)),
        ((10, 20, 110, 60), {}, (2, 2, 0, 0)),
        ((10, 20, 110, 60), {"stroked": False, "color": GREY}, (0, 0, 1, 0)),
        ((10, 20, 110, 60), {"straight": False}, (0, 0, 0, 1)),
        ((10, 20, 110, 60), {"straight": False, "stroked": False}, (0, 0, 0, 1)),
        ((10, 20, 110, 20), {"color": WHITE}, (0, 0, 0, 0)),
        ((10, 20, 110, 60), {"color": WHITE}, (0, 0, 0, 0)),
        ((10, 20, 110, 60), {"color": WHITE, "stroked": False}, (0, 0, 1, 0)),
        ((10, 20, 10, 20), {}, (0, 0, 0, 0)),
        ((600, 20, 700, 20), {}, (0, 0, 0, 0)),
        ((np.nan, 20, 110, 20), {}, (0, 0, 0, 0)),
        ((np.inf, 20, np.inf, 60), {}, (0, 0, 0, 0)),
    ],
)
def test_sorted(box: tuple[float, float, float, float], options: dict[str, int], expected: tuple[int, ...]) -> None:
    """Lines, thin and thick rectangles, frames, slashes, white, points, and what lies off the page."""
    assert counts(sort(box, **options)) == expected  # type: ignore[arg-type]


def test_a_thin_rectangle_is_a_rule_in_its_middle() -> None:
    horizontal, _, _, _ = sort((10, 20, 110, 21), stroked=False)
    assert (horizontal.at[0], horizontal.low[0], horizontal.high[0]) == (20.5, 10, 110)


def test_a_frame_is_its_four_sides() -> None:
    horizontal, vertical, _, _ = sort((10, 20, 110, 60))
    assert sorted(horizontal.at.tolist()) == [20, 60]
    assert (horizontal.low.tolist(), horizontal.high.tolist()) == ([10, 10], [110, 110])
    assert sorted(vertical.at.tolist()) == [10, 110]
    assert (vertical.low.tolist(), vertical.high.tolist()) == ([20, 20], [60, 60])


def test_what_leaves_the_page_is_clipped() -> None:
    horizontal, _, _, _ = sort((-50, 20, 900, 20))
    assert (horizontal.low[0], horizontal.high[0]) == (0, 500)


def test_fills_keep_painting_order_and_colour() -> None:
    boxes = np.array([[0, 0, 50, 50], [10, 10, 40, 40]], dtype=np.float64)
    _, _, fills, _ = split(
        boxes, np.array([GREY, WHITE]), np.array([False, False]), np.array([True, True]), 500.0, 800.0
    )
    assert fills.color.tolist() == [GREY, WHITE]
    assert fills.box.tolist() == boxes.tolist()


@pytest.mark.parametrize(
    ("ground", "cells", "rules"),
    [
        ([10, 20, 110, 60], [[11, 21, 60, 59], [61, 21, 109, 59]], 4),
        # Too little of the ground is covered: two boxes on a shaded area.
        ([10, 20, 410, 60], [[11, 21, 60, 59], [61, 21, 109, 59]], 0),
        ([10, 20, 110, 60], [[11, 21, 109, 59]], 0),
    ],
)
def test_cells_painted_on_a_ground_have_edges(ground: list[float], cells: list[list[float]], rules: int) -> None:
    boxes = np.array([ground, *cells], dtype=np.float64)
    count = len(boxes)
    color = np.array([BLACK, *[WHITE] * len(cells)])
    found = split(boxes, color, np.zeros(count, dtype=np.bool_), np.ones(count, dtype=np.bool_), 500.0, 800.0)
    assert counts(found) == (rules, rules, count, 0)


DOT = 0.8


def dots(*places: tuple[float, float], size: float = DOT) -> tuple[list[float], list[float]]:
    """Square dots with their left tops at `places`: the y of horizontal rules and the x of vertical ones, dot by dot."""
    box = np.array([[x, y, x + size, y + size] for x, y in places])
    count = len(box)
    found = split(box, np.zeros(count, np.int64), np.zeros(count, np.bool_), np.ones(count, np.bool_), 500.0, 800.0)
    return sorted(found[0].at.tolist()), sorted(found[1].at.tolist())


ROW = [(10 + 2 * n, 20.0) for n in range(6)]
COLUMN = [(10.0, 20 + 2 * n) for n in range(6)]


def test_a_row_of_dots_is_a_horizontal_rule_only() -> None:
    assert dots(*ROW) == ([20.4] * 6, [])


def test_a_column_of_dots_is_a_vertical_rule_only() -> None:
    assert dots(*COLUMN) == ([], [10.4] * 6)


def test_the_dot_at_a_crossing_is_of_both() -> None:
    """The corner of a cell, painted once."""
    horizontal, vertical = dots(*ROW, *COLUMN[1:])
    assert (len(horizontal), len(vertical)) == (6, 6)


def test_a_lone_dot_may_be_of_either() -> None:
    assert dots((10, 20)) == ([20.4], [10.4])


@pytest.mark.parametrize(
    "again",
    [
        # the border that two cells share, painted by either
        ROW,
        # each cell has a border of its own (border-collapse: separate)
        [(x, y + DOT) for x, y in ROW],
    ],
)
def test_two_rows_of_dots_are_no_vertical_rules(again: list[tuple[float, float]]) -> None:
    assert dots(*ROW, *again)[1] == []


@pytest.mark.parametrize(
    ("gap", "across", "down"),
    [
        (3.0, 2, 0),
        # too far from each other to be one rule: two lone dots
        (3.5, 2, 2),
    ],
)
def test_dots_are_a_rule_where_they_stand_close(gap: float, across: int, down: int) -> None:
    horizontal, vertical = dots((10, 20), (10 + 1 + gap, 20), size=1.0)
    assert (len(horizontal), len(vertical)) == (across, down)


def test_dots_are_on_one_line_but_for_the_last_digit() -> None:
    assert dots(*[(x, y + 0.001 * (n % 2)) for n, (x, y) in enumerate(ROW)])[1] == []


def test_dots_beside_each_other_on_two_lines_are_no_rule() -> None:
    """Each may be of either."""
    horizontal, vertical = dots((10, 20), (12, 20.05))
    assert (len(horizontal), len(vertical)) == (2, 2)


def test_the_last_piece_of_a_dotted_rule_may_be_upright() -> None:
    """What is left of the length is narrower than a dot is high, and no rule downwards for all that."""
    box = np.array([[10 + 2 * n, 20, 10.8 + 2 * n, 20.8] for n in range(5)] + [[20, 20, 20.2, 20.8]])
    found = split(box, np.zeros(6, np.int64), np.zeros(6, np.bool_), np.ones(6, np.bool_), 500.0, 800.0)
    assert counts(found) == (6, 0, 0, 0)
    assert found[0].high.max() == pytest.approx(20.2)


@pytest.mark.parametrize(
    ("box", "expected"),
    [((10, 20, 12, 20.5), (1, 0, 0, 0)), ((10, 20, 10.5, 22), (0, 1, 0, 0))],
)
def test_a_lone_dash_is_of_the_rule_that_it_runs_along(
    box: tuple[float, float, float, float], expected: tuple[int, ...]
) -> None:
    assert counts(sort(box, stroked=False)) == expected


def test_no_paths_at_all() -> None:
    empty = np.empty((0, 4))
    none = np.empty(0, dtype=np.bool_)
    assert counts(split(empty, np.empty(0, dtype=np.int64), none, none, 500.0, 800.0)) == (0, 0, 0, 0)
