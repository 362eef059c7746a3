"""Where facts stand on the page: facts carry no table number, so rows and columns are told by their boxes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from schemas.fact import Fact
from schemas.geometry import Box

# Figures of a column end (or stand centred) at one place, so the narrower lies nearly whole above the wider. A half
# leaves room for centred dashes over right-aligned figures.
OVERLAP: Final = 0.5


CellKey = tuple[str, int, Box, str]


def cell(fact: Fact) -> CellKey:
    """What one printed figure is known by: two facts read from one figure have the same."""
    return fact.document, fact.page, fact.bbox, fact.raw


def overlap(a0: float, a1: float, b0: float, b1: float) -> float:
    """How much of the shorter of two spans lies in the other, 0 to 1."""
    shorter = min(a1 - a0, b1 - b0)
    shared = min(a1, b1) - max(a0, b0)
    if shorter <= 0:
        return 1.0 if shared >= 0 else 0.0
    return max(0.0, shared / shorter)


def same_column(a: Fact, b: Fact) -> bool:
    """Whether two facts stand one above the other on a page."""
    return a.page == b.page and overlap(a.bbox.x0, a.bbox.x1, b.bbox.x0, b.bbox.x1) >= OVERLAP


def same_row(a: Fact, b: Fact) -> bool:
    """Whether two facts stand side by side on a page."""
    return a.page == b.page and overlap(a.bbox.y0, a.bbox.y1, b.bbox.y0, b.bbox.y1) >= OVERLAP


def same_cell(a: Fact, b: Fact) -> bool:
    """Whether two facts were read from one box."""
    return a.page == b.page and a.bbox == b.bbox


def distance(a: Fact, b: Fact) -> float:
    """Points between the middles of two boxes; pages count as far apart."""
    (ax, ay), (bx, by) = a.bbox.center, b.bbox.center
    # A page is never taller than this; facts of the next page are farther than any of this one.
    page = 5000.0
    return abs(ax - bx) + abs(ay - by) + page * abs(a.page - b.page)


def nearest(fact: Fact, others: Iterable[Fact]) -> Fact | None:
    """The one of `others` that stands nearest; None of none."""
    return min(others, key=lambda other: distance(fact, other), default=None)


def neighbours(fact: Fact, others: Iterable[Fact]) -> tuple[Fact, ...]:
    """The figures next to `fact` on its left and right in its row."""
    beside = [o for o in others if o is not fact and same_row(fact, o) and not same_column(fact, o)]
    left = [o for o in beside if o.bbox.center[0] < fact.bbox.center[0]]
    right = [o for o in beside if o.bbox.center[0] > fact.bbox.center[0]]
    chosen = (max(left, key=lambda o: o.bbox.x1, default=None), min(right, key=lambda o: o.bbox.x0, default=None))
    return tuple(o for o in chosen if o is not None)
