"""Boxes."""

from __future__ import annotations

from schemas.geometry import Box


def test_extent_and_middle() -> None:
    box = Box(10, 20, 40, 30)
    assert (box.width, box.height, box.center) == (30, 10, (25, 25))


def test_union() -> None:
    """The smallest box that holds both, whatever their order."""
    first, second = Box(0, 0, 10, 10), Box(5, -5, 7, 20)
    assert first.union(second) == second.union(first) == Box(0, -5, 10, 20)
    assert first.union(first) == first
