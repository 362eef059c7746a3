"""Options chosen by a drawn circle: the characters that a closed curve stands around, cell by cell."""

from __future__ import annotations

from typing import Final

import numpy as np

from extract.grid import OUTSIDE, Grid
from schemas.page import Page

# A circle around an option is at least this high, in points, and at most this many times its text.
LEAST: Final = 5.0
MOST: Final = 3.0
# An option that is circled has no more characters than this.
LONGEST: Final = 12


def chosen(page: Page, grid: Grid) -> dict[int, tuple[str, ...]]:
    """For each cell with circled text, the circled texts from left to right, top to bottom."""
    if len(page.shapes) == 0 or len(page.chars) == 0 or len(grid.box) == 0:
        return {}
    x = (page.chars.box[:, 0] + page.chars.box[:, 2]) / 2
    y = (page.chars.box[:, 1] + page.chars.box[:, 3]) / 2
    cell = grid.slot[np.searchsorted(grid.ys, y), np.searchsorted(grid.xs, x)]
    found: dict[int, dict[str, None]] = {}
    for x0, y0, x1, y1 in np.unique(page.shapes, axis=0).tolist():
        if y1 - y0 < LEAST or x1 - x0 < LEAST:
            continue
        inside = np.flatnonzero((x > x0) & (x < x1) & (y > y0) & (y < y1))
        if not 0 < len(inside) <= LONGEST or y1 - y0 > MOST * float(page.chars.size[inside].max()):
            continue
        owner = int(cell[inside[0]])
        if owner == OUTSIDE or (cell[inside] != owner).any() or len(inside) == int((cell == owner).sum()):
            continue
        order = inside[np.argsort(page.chars.box[inside, 0])]
        found.setdefault(owner, {})["".join(page.chars.text[i] for i in order.tolist())] = None
    return {owner: tuple(texts) for owner, texts in found.items()}
