"""Ruling lines, snapped and joined."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.edges import GridSettings, joined, positions
from schemas.page import Rules

SETTINGS = GridSettings()


def rules(*pieces: tuple[float, float, float]) -> Rules:
    at, low, high = (np.array([piece[i] for piece in pieces], dtype=np.float64) for i in range(3))
    return Rules(at, low, high)


def listed(found: Rules) -> list[tuple[float, float, float]]:
    return sorted(zip(found.at.tolist(), found.low.tolist(), found.high.tolist(), strict=True))


@pytest.mark.parametrize(
    ("values", "centres", "index"),
    [
        ([], [], []),
        ([5.0], [5.0], [0]),
        ([1.0, 2.0, 10.0], [1.5, 10.0], [0, 0, 1]),
        ([10.0, 1.0, 2.0], [1.5, 10.0], [1, 0, 0]),
        ([0.0, 2.0], [1.0], [0, 0]),
        ([0.0, 2.01], [0.0, 2.01], [0, 1]),
        ([0.0, 1.5, 3.0], [1.5], [0, 0, 0]),
    ],
)
def test_positions(values: list[float], centres: list[float], index: list[int]) -> None:
    """Neighbours within the tolerance are one position; the order of the input does not matter."""
    found, places = positions(np.array(values), 2.0)
    assert found.tolist() == pytest.approx(centres)
    assert places.tolist() == index


@given(st.lists(st.floats(0, 1000), min_size=1, max_size=40), st.floats(0.1, 5))
def test_positions_are_apart_and_hold_every_value(values: list[float], tolerance: float) -> None:
    found, places = positions(np.array(values), tolerance)
    assert (np.diff(found) > 0).all()
    assert set(places.tolist()) == set(range(len(found)))
    for cluster in range(len(found)):
        members = np.array(values)[places == cluster]
        assert members.min() <= found[cluster] + 1e-9
        assert members.max() >= found[cluster] - 1e-9
        rest = np.array(values)[places != cluster]
        assert all(abs(rest - value).min() > tolerance for value in members) if len(rest) else True


def test_nothing_to_join() -> None:
    assert len(joined(rules(), SETTINGS).at) == 0


def test_pieces_of_one_line_become_one() -> None:
    """Dashes up to 3 pt apart, in any order, and pieces that overlap."""
    found = joined(rules((100, 14, 20), (100, 0, 5), (100, 8, 13), (100, 18, 40)), SETTINGS)
    assert listed(found) == [(100, 0, 40)]


def test_pieces_further_apart_stay_apart() -> None:
    assert listed(joined(rules((100, 0, 10), (100, 13.5, 30)), SETTINGS)) == [(100, 0, 10), (100, 13.5, 30)]


def test_a_border_drawn_from_either_side_is_one() -> None:
    assert listed(joined(rules((100.0, 0, 10), (101.0, 10, 30)), SETTINGS)) == [(100.5, 0, 30)]


def test_a_short_piece_inside_a_long_one_does_not_shorten_it() -> None:
    assert listed(joined(rules((50, 0, 100), (50, 20, 30), (50, 90, 95)), SETTINGS)) == [(50, 0, 100)]


def test_strokes_of_glyphs_are_no_rules() -> None:
    """What stays shorter than 5 pt after joining is left out; the same strokes in a row are a dashed rule."""
    assert listed(joined(rules((50, 0, 4.9), (70, 0, 5)), SETTINGS)) == [(70, 0, 5)]
    assert listed(joined(rules((50, 0, 2), (50, 4, 6), (50, 8, 10)), SETTINGS)) == [(50, 0, 10)]


def test_lines_at_other_positions_do_not_meet() -> None:
    """The end of one line is not the beginning of the next below it."""
    found = joined(rules((10, 0, 100), (20, 101, 200), (30, 100, 102)), SETTINGS)
    assert listed(found) == [(10, 0, 100), (20, 101, 200)]


@given(
    st.lists(st.tuples(st.sampled_from([10, 50, 90]), st.integers(0, 300), st.integers(0, 60)), min_size=1, max_size=30)
)
def test_joining_twice_changes_nothing(pieces: list[tuple[int, int, int]]) -> None:
    once = joined(rules(*((at, low, low + length) for at, low, length in pieces)), SETTINGS)
    assert listed(joined(once, SETTINGS)) == listed(once)
