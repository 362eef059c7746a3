"""From rules to cells: walls by difference arrays, cells by label propagation over the slots between them.

The sorted positions of vertical and horizontal rules cut the page into slots; a ring of slots outside them stands for
the rest of the page. Slots with no wall between them are one cell.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from extract.edges import GridSettings, joined, positions
from extract.sides import with_open_sides
from schemas.page import Bools, Floats, Ints, Page, Rules

OUTSIDE = -1


@dataclass(frozen=True, slots=True)
class Grid:
    """The cells of a page. `xs` (m,) and `ys` (k,) are rule positions in points, ascending.

    `slot` is (k + 1, m + 1): the cell at each slot, `OUTSIDE` (-1) where there is none; slot (r, c) lies right of
    `xs[c - 1]` and below `ys[r - 1]`. `span` is (n, 4): for each cell its slots `row0, col0, row1, col1`, ends excluded.
    `solid` says that a cell fills its span. `box` is (n, 4) in points.
    """

    xs: Floats
    ys: Floats
    slot: Ints
    span: Ints
    solid: Bools
    box: Floats


def build(page: Page, settings: GridSettings) -> Grid:
    """The grid of `page`; it has no cells where the page has no rules that close one."""
    horizontal, vertical = joined(page.horizontal, settings), joined(page.vertical, settings)
    if len(vertical.at) == 0 or len(horizontal.at) == 0:
        return _empty()
    vertical = with_open_sides(horizontal, vertical, settings)
    # Where rules end there is a place for a border, drawn or not: tables open at the sides end with their rules.
    xs, column = _places(vertical.at, horizontal, settings.snap)
    ys, row = positions(horizontal.at, settings.snap)
    if len(xs) < 2 or len(ys) < 2:
        return _empty()
    left = _walls(vertical, column, ys, len(xs), settings.join)
    top = _walls(horizontal, row, xs, len(ys), settings.join)
    left, top = _close_sides(left, top)
    return _cells(xs, ys, _components(left, top), settings)


def _places(at: Floats, across: Rules, snap: float) -> tuple[Floats, Ints]:
    """The positions of the rules `at` and of the ends of the rules `across` them; and the position of each rule."""
    ends = np.concatenate([across.low, across.high])
    known = np.sort(at)
    left = known[np.clip(np.searchsorted(known, ends) - 1, 0, len(known) - 1)]
    right = known[np.clip(np.searchsorted(known, ends), 0, len(known) - 1)]
    free = ends[np.minimum(np.abs(ends - left), np.abs(ends - right)) > snap]
    centres, index = positions(np.concatenate([at, free]), snap)
    return centres, index[: len(at)]


def _empty() -> Grid:
    nothing = np.empty(0, dtype=np.float64)
    none = np.empty((0, 4), dtype=np.int64)
    slot = np.full((1, 1), OUTSIDE, dtype=np.int64)
    return Grid(nothing, nothing, slot, none, np.empty(0, dtype=np.bool_), np.empty((0, 4), dtype=np.float64))


def _walls(rules: Rules, index: Ints, across: Floats, count: int, tolerance: float) -> Bools:
    """Walls (count, len(across) + 1): whether rule position i is drawn along the whole of slot j of `across`."""
    difference: Ints = np.zeros((count, len(across) + 2), dtype=np.int64)
    first = np.searchsorted(across, rules.low - tolerance, side="left")
    last = np.searchsorted(across, rules.high + tolerance, side="right") - 1
    drawn: Bools = np.greater(last, first)
    np.add.at(difference, (index[drawn], first[drawn] + 1), 1)
    np.add.at(difference, (index[drawn], last[drawn] + 1), -1)
    depth: Ints = np.cumsum(difference, axis=1)
    return depth[:, :-1] > 0


def _close_sides(left: Bools, top: Bools) -> tuple[Bools, Bools]:
    """Close rows whose inner rules are drawn but whose left and right border is not (tables open at the sides).

    `left` is (m, k + 1): wall on the left of slot column c = i + 1 in each row; `top` is (k, m + 1).
    """
    height, width = left.shape[1], top.shape[1]
    inner: Bools = np.any(left, axis=0)
    for row in range(1, height - 1):
        if not inner[row]:
            continue
        covered = top[row - 1] & top[row]
        # Runs of slot columns that a rule covers above and below; their ends are the borders.
        padded = np.concatenate([[False], covered, [False]])
        change = np.flatnonzero(np.diff(padded.astype(np.int8)))
        for start, stop in zip(change[::2].tolist(), change[1::2].tolist(), strict=True):
            if start >= 1 and stop <= width - 1 and left[start : stop - 1, row].any():
                left[start - 1, row] = True
                left[stop - 1, row] = True
    return left, top


def _components(left: Bools, top: Bools) -> Ints:
    """Number the connected slots: an array (k + 1, m + 1) of component ids, equal where no wall stands between."""
    rows, columns = top.shape[0] + 1, left.shape[0] + 1
    ids = np.arange(rows * columns, dtype=np.int64).reshape(rows, columns)
    beside = np.flatnonzero(~left.T.ravel())
    below = np.flatnonzero(~top.ravel())
    right_of = ids[:, 1:].ravel()[beside]
    left_of = ids[:, :-1].ravel()[beside]
    under, over = ids[1:].ravel()[below], ids[:-1].ravel()[below]
    first, second = np.concatenate([left_of, over]), np.concatenate([right_of, under])
    parent = np.arange(rows * columns, dtype=np.int64)
    while True:
        a, b = parent[first], parent[second]
        apart = a != b
        if not apart.any():
            return parent.reshape(rows, columns)
        first, second, a, b = first[apart], second[apart], a[apart], b[apart]
        np.minimum.at(parent, np.maximum(a, b), np.minimum(a, b))
        while True:
            grand = parent[parent]
            if np.array_equal(grand, parent):
                break
            parent = grand


def _cells(xs: Floats, ys: Floats, component: Ints, settings: GridSettings) -> Grid:
    """Give every closed component a cell number in reading order, its span and its box."""
    outside = np.unique(np.concatenate([component[0], component[-1], component[:, 0], component[:, -1]]))
    names, flat = np.unique(component.ravel(), return_inverse=True)
    rows, columns = component.shape
    row = np.repeat(np.arange(rows), columns)
    column = np.tile(np.arange(columns), rows)
    count = len(names)
    row0, col0 = np.full(count, rows), np.full(count, columns)
    row1, col1 = np.zeros(count, dtype=np.int64), np.zeros(count, dtype=np.int64)
    np.minimum.at(row0, flat, row)
    np.minimum.at(col0, flat, column)
    np.maximum.at(row1, flat, row + 1)
    np.maximum.at(col1, flat, column + 1)
    closed = ~np.isin(names, outside)
    x0, y0 = xs[np.clip(col0 - 1, 0, None)], ys[np.clip(row0 - 1, 0, None)]
    x1, y1 = xs[np.clip(col1 - 1, 0, len(xs) - 1)], ys[np.clip(row1 - 1, 0, len(ys) - 1)]
    roomy = (x1 - x0 >= settings.sliver) & (y1 - y0 >= settings.sliver)
    kept = np.flatnonzero(closed & roomy)
    order = kept[np.lexsort((col0[kept], row0[kept]))]
    number = np.full(count, OUTSIDE, dtype=np.int64)
    number[order] = np.arange(len(order))
    area = np.bincount(flat, minlength=count)
    span = np.stack([row0, col0, row1, col1], axis=1)[order]
    solid = area[order] == (span[:, 2] - span[:, 0]) * (span[:, 3] - span[:, 1])
    box = np.stack([x0, y0, x1, y1], axis=1)[order]
    return Grid(xs, ys, number[flat].reshape(rows, columns), span, solid, box)
