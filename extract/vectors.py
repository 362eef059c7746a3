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
# The dots of a rule leave no more than this between them, in points (as `extract.edges` joins dashes), and have their
# middles on one line, but for the last digit of the producer's arithmetic.
DOT_GAP: Final = 3.0
DOT_PLACES: Final = 2
# Fewer in a row are no rule by themselves where more stand in a row across: two dotted rules beside each other.
LEAST_DOTS: Final = 4
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
    flat, upright = seen & (high <= THICKEST_RULE) & (wide >= high), seen & (wide <= THICKEST_RULE) & (high >= wide)
    small = np.flatnonzero(seen & (high <= THICKEST_RULE) & (wide <= THICKEST_RULE))
    flat[small], upright[small] = _dots(clipped[small], flat[small], upright[small])
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


def _dots(box: Floats, flat: Bools, upright: Bools) -> tuple[Bools, Bools]:
    """Which small boxes are pieces of horizontal rules, and which of vertical ones: a dotted rule is a row of them.

    A dot belongs to the rule that goes on beside it, at a crossing to both; of two rows beside each other, to its own.
    One that stands alone is what it looks like (`flat`, `upright`): a dash the rule that it runs along, a square either.
    """
    # Producers paint the border of either cell: the same dots twice.
    once, where = np.unique(np.round(box, DOT_PLACES), axis=0, return_inverse=True)
    across, down = (_run(once, axis)[where.ravel()] for axis in (1, 0))
    alone = (across < 2) & (down < 2)
    horizontal = (across >= 2) & ((across >= LEAST_DOTS) | (across >= down))
    vertical = (down >= 2) & ((down >= LEAST_DOTS) | (down > across))
    return horizontal | (alone & flat), vertical | (alone & upright)


def _run(box: Floats, axis: int) -> Ints:
    """How many boxes stand in a row with each one, itself included, without a gap (`axis` 1: side by side)."""
    along = 1 - axis
    place = np.round(box[:, axis] + box[:, axis + 2], DOT_PLACES)
    order = np.lexsort((box[:, along], place))
    ordered, place = box[order], place[order]
    fresh = np.ones(len(box), dtype=np.bool_)
    fresh[1:] = (np.diff(place) != 0) | (ordered[1:, along] - ordered[:-1, along + 2] > DOT_GAP)
    row = np.cumsum(fresh) - 1
    found = np.empty(len(box), dtype=np.int64)
    found[order] = np.bincount(row)[row]
    return found


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
