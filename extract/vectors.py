"""From the vector graphics of a page to its ruling lines and fills, the same for every reader.

Producers draw a rule as a stroked line, as a thin filled rectangle, as the border of a stroked rectangle, or paint the
cells on a dark ground that shows between them.
"""

from __future__ import annotations

from typing import Final

import numpy as np

from schemas.page import Bools, Fills, Floats, Ints, Rules

# The thickest rule met on real forms is a 2.25 pt frame; the thinnest cell text is set in 4 pt.
THICKEST_RULE: Final = 3.0
WHITE: Final = 0xFFFFFF
# A rectangle is the ground of a table whose cells are painted on it where at least this many fills lie on it and
# cover at least this share of it: the ground shows as the rules between them.
LEAST_CELLS: Final = 2
GROUND_COVER: Final = 0.8
# Grounds are looked for among the largest fills only: a page of thousands of fills is a picture.
MOST_GROUNDS: Final = 40


def split(
    box: Floats, color: Ints, stroked: Bools, straight: Bools, width: float, height: float
) -> tuple[Rules, Rules, Fills, Floats]:
    """Sort `box` (n, 4) of painted paths into horizontal rules, vertical rules, fills and other shapes.

    `stroked` tells strokes from fills; `straight` tells rectangles and lines from curves and glyph-like shapes. Paths
    off the page (`width` x `height` points) and fills of curved shapes are left out.
    """
    clipped = np.clip(box, 0.0, np.array([width, height, width, height]))
    wide, high = clipped[:, 2] - clipped[:, 0], clipped[:, 3] - clipped[:, 1]
    seen = np.isfinite(box).all(axis=1) & (wide >= 0) & (high >= 0) & ((wide > 0) | (high > 0))
    # A dash belongs to the rule that it runs along, a dot to either.
    flat, upright = seen & (high <= THICKEST_RULE) & (wide >= high), seen & (wide <= THICKEST_RULE) & (high >= wide)
    # A white line is no rule: Excel and Calc paint white rectangles to wipe.
    visible = color != WHITE
    frame = seen & ~flat & ~upright & stroked & straight & visible
    fill = seen & ~flat & ~upright & ~stroked & straight
    frame[np.flatnonzero(fill)[_painted_cells(clipped[fill], color[fill])]] = True
    return (
        _rules(clipped[flat & visible], clipped[frame], axis=1),
        _rules(clipped[upright & visible], clipped[frame], axis=0),
        Fills(clipped[fill], color[fill]),
        clipped[seen & ~flat & ~upright & ~straight & visible],
    )


def _painted_cells(box: Floats, color: Ints) -> Ints:
    """Indices of the fills that are the cells of a table painted on a ground of another colour, below them."""
    area = (box[:, 2] - box[:, 0]) * (box[:, 3] - box[:, 1])
    cells: list[Ints] = []
    for ground in np.argsort(-area, kind="stable")[:MOST_GROUNDS].tolist() if len(box) > LEAST_CELLS else ():
        if color[ground] == WHITE:
            continue
        inside = (box[:, :2] >= box[ground, :2]).all(axis=1) & (box[:, 2:] <= box[ground, 2:]).all(axis=1)
        inside &= color != color[ground]
        inside[: ground + 1] = False
        if inside.sum() >= LEAST_CELLS and area[inside].sum() >= GROUND_COVER * area[ground]:
            cells.append(np.flatnonzero(inside))
    return np.unique(np.concatenate(cells)) if cells else np.empty(0, dtype=np.int64)


def _rules(thin: Floats, frame: Floats, axis: int) -> Rules:
    """Rules across `axis` (1: horizontal, at y; 0: vertical, at x) from thin boxes and from the sides of frames."""
    along = 1 - axis
    at = np.concatenate([(thin[:, axis] + thin[:, axis + 2]) / 2, frame[:, axis], frame[:, axis + 2]])
    low = np.concatenate([thin[:, along], frame[:, along], frame[:, along]])
    high = np.concatenate([thin[:, along + 2], frame[:, along + 2], frame[:, along + 2]])
    return Rules(at, low, high)
