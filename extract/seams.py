"""Rules drawn cell by cell: where the pieces of a horizontal rule meet, columns meet.

Browsers draw the borders of each cell of a table; a table with horizontal borders only has no vertical rules, and yet says
where its columns are. A border stands in a row where the rules above and below it are both pieced there.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

import numpy as np

from extract.runs import Row
from schemas.page import Chars, Rules

# Pieces of a rule end within this many points of the rule's height and of each other.
NEAR: Final = 1.0
# Shorter pieces, in points, are the dashes of a line and no borders of cells.
SHORTEST: Final = 9.0
# Text goes on over a seam where its characters are nearer to each other than this, in font sizes: one cell, not two.
APART: Final = 0.6

Line = tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class Pieced:
    """A rule in its pieces: the x where they meet or end inside the table, and what they cover (low, high)."""

    seams: tuple[float, ...]
    covered: tuple[tuple[float, float], ...]

    def has(self, x: float) -> bool:
        """Whether pieces meet or end at `x`."""
        return any(abs(x - seam) <= NEAR for seam in self.seams)

    def lets(self, x: float) -> bool:
        """Whether a border may go through at `x`: a seam is there, or no rule; a rule in one piece says nothing."""
        return not self.seams or self.has(x) or not any(low + NEAR < x < high - NEAR for low, high in self.covered)

    def is_open(self, x: float) -> bool:
        """Whether there is no rule at `x`: a cell goes through."""
        return not self.has(x) and not any(low < x < high for low, high in self.covered)


def seams_of(rules: Rules, ys: Sequence[float], left: float, right: float, snap: float) -> dict[float, Pieced]:
    """The rules at `ys` between two sides, in their pieces; those of a dashed or whole rule do not meet."""
    order = np.argsort(rules.at, kind="stable")
    at = rules.at[order]
    found: dict[float, Pieced] = {}
    for y in ys:
        start, end = np.searchsorted(at, (y - snap, y + snap))
        low, high = rules.low[order[start:end]], rules.high[order[start:end]]
        covered = tuple(zip(low.tolist(), high.tolist(), strict=True))
        ends = np.unique(np.round(np.concatenate([low, high]), 1))
        inner = ends[(ends > left + NEAR) & (ends < right - NEAR)]
        pieces = {(round(a), round(b)) for a, b in covered}
        if not len(inner) or len(pieces) < 2 or float(np.median(high - low)) < SHORTEST:
            found[y] = Pieced((), ((left, right),) if covered else ())
            continue
        found[y] = Pieced(tuple(inner[np.concatenate([[True], np.diff(inner) > NEAR])].tolist()), covered)
    return found


def seamed(
    part: Sequence[Row], rules: dict[float, Pieced], sides: tuple[float, float], chars: Chars
) -> list[Line] | None:
    """The vertical rules (x, top, bottom) of a part of a table by the seams of its rules; None where they do not tell."""
    found = [(x, part[0].top, part[-1].bottom) for x in sides]
    ys = sorted(rules)
    before: list[float] = []
    for row in part:
        over = rules[max((y for y in ys if y <= row.top + NEAR), default=ys[0])]
        under = rules[min((y for y in ys if y >= row.bottom - NEAR), default=ys[-1])]
        # Below a cell that spans rows there is no rule, and its sides go on.
        through = [x for x in before if over.is_open(x)]
        borders = sorted({*over.seams, *(x for x in under.seams if not over.has(x)), *through})
        before = [x for x in borders if over.lets(x) and under.lets(x)]
        if not before:
            return None
        drawn = [x for x in before if not _goes_on(x, row, chars)]
        found += [(x, row.top, row.bottom) for x in (drawn if part[0].is_head else _between(drawn, row))]
    return found


def _between(borders: list[float], row: Row) -> list[float]:
    """The border in each gap between two texts of a row of fields: a cell over several columns has no blank beside it.

    One run of text may be two cells that nearly touch.
    """
    gaps = [(a.box.x1, b.box.x0) for a, b in pairwise(row.runs)]
    across = [x for x in borders if any(run.box.x0 < x < run.box.x1 for run in row.runs)]
    return across + [max(inside) for low, high in gaps if (inside := [x for x in borders if low <= x <= high])]


def _goes_on(x: float, row: Row, chars: Chars) -> bool:
    """Whether a text of the row goes on over a seam."""
    for run in row.runs:
        if not run.box.x0 < x < run.box.x1:
            continue
        middle_x, middle_y = (chars.box[:, 0] + chars.box[:, 2]) / 2, (chars.box[:, 1] + chars.box[:, 3]) / 2
        own = (middle_x > run.box.x0) & (middle_x < run.box.x1) & (middle_y > row.top) & (middle_y < row.bottom)
        left, right = chars.box[own & (middle_x < x), 2], chars.box[own & (middle_x >= x), 0]
        if len(left) and len(right) and float(right.min() - left.max()) < APART * run.size:
            return True
    return False
