"""Borders that a table open at its sides does not draw: where its horizontal rules end together, beside inner rules.

`extract.grid` closes single rows by itself; a cell merged over several rows, with no border on its outer side, has no
rule of its own below every row and needs this.
"""

from __future__ import annotations

import numpy as np

from extract.edges import GridSettings, positions
from schemas.page import Floats, Rules


def with_open_sides(horizontal: Rules, vertical: Rules, settings: GridSettings) -> Rules:
    """The vertical rules, and those that close the sides of open tables. Both are joined rules, in points."""
    if len(horizontal.at) < 2 or len(vertical.at) == 0:
        return vertical
    left = _borders(horizontal.low, -1.0, horizontal, vertical, settings)
    right = _borders(horizontal.high, 1.0, horizontal, vertical, settings)
    added = np.concatenate([left, right])
    if len(added) == 0:
        return vertical
    return Rules(
        np.concatenate([vertical.at, added[:, 0]]),
        np.concatenate([vertical.low, added[:, 1]]),
        np.concatenate([vertical.high, added[:, 2]]),
    )


def _borders(ends: Floats, outward: float, horizontal: Rules, vertical: Rules, settings: GridSettings) -> Floats:
    """Borders (n, 3: x, top, bottom) between rules that end at one x one below the other.

    A vertical rule inside says that what lies between is a row; one outside (`outward` is -1 to the left, 1 to the
    right) that the table goes on there, and the rules only part some of its columns.
    """
    centres, index = positions(ends, settings.snap)
    order = np.lexsort((horizontal.at, index))
    same = index[order[:-1]] == index[order[1:]]
    upper, lower = order[:-1][same], order[1:][same]
    top, bottom = horizontal.at[upper], horizontal.at[lower]
    x = centres[index[upper]]
    left = np.maximum(horizontal.low[upper], horizontal.low[lower])
    right = np.minimum(horizontal.high[upper], horizontal.high[lower])
    slack = settings.snap
    through = (vertical.low[None, :] <= top[:, None] + slack) & (vertical.high[None, :] >= bottom[:, None] - slack)
    outside = (vertical.at[None, :] - x[:, None]) * outward >= -slack
    inside = (vertical.at[None, :] > left[:, None] + slack) & (vertical.at[None, :] < right[:, None] - slack)
    wanted = (bottom - top >= settings.sliver) & (through & inside).any(axis=1) & ~(through & outside).any(axis=1)
    return np.stack([x[wanted], top[wanted], bottom[wanted]], axis=1)
