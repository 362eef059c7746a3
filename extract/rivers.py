"""Columns of a part of a table without vertical rules: where the white space between runs of text goes down.

A part has a row of headings on top, or consists of fields (a heading and its value, side by side). Under headings
every gap is a column of all rows, and an empty place is an empty cell. Among fields each row has its own gaps.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

import numpy as np

from extract.kinds import is_grade
from extract.runs import Row, Run, union
from schemas.geometry import Box
from schemas.page import Chars, Ints
from schemas.vocabulary import Quality, exact

# Runs of a row that follow each other within this many font sizes may be one value: 目標 120 ／ 実績 118.
LOOSE: Final = 4.0
# Runs whose left edges differ by less than this, in points, are set in one column.
ALIGNED: Final = 2.0
# A rule stands at least this far from the text beside it, in points.
EDGE: Final = 0.5
# A blank this wide (in font sizes) may stand between two columns: a full-width space.
SPACE: Final = 0.8

Line = tuple[float, float, float]


def columns_of(part: Sequence[Row], sides: tuple[float, float], chars: Chars, stops: Sequence[float]) -> list[Line]:
    """The vertical rules (x, top, bottom) of a part: its sides, and the gaps between its columns, row by row.

    `stops` are the x where horizontal rules end inside the table: a gap that holds one has its column's border there.
    """
    rows = _split(part, chars, stops)
    fields = not rows[0].is_head
    if fields:
        rows = [replace(row, runs=tuple(_joined_values(row, rows))) for row in rows]
    rivers = rivers_of([[run.box for run in row.runs] for row in rows], stops)
    found = [(x, rows[0].top, rows[-1].bottom) for x in sides]
    for i, row in enumerate(rows):
        free = [x for x in rivers if not any(run.box.x0 < x < run.box.x1 for run in row.runs)]
        if fields:
            # An empty place in a row without headings above it is no blank field.
            gaps = [(a.box.x1, b.box.x0) for a, b in pairwise(row.runs)]
            free = [max(inside) for a, b in gaps if (inside := [x for x in free if a <= x <= b])]
        elif row.is_head and len(rivers) >= len(row.runs):
            free = _spans(row, [r for j, r in enumerate(rows) if j != i], rivers, sides)
        found += [(x, row.top, row.bottom) for x in free]
    return found


def rivers_of(rows: Sequence[Sequence[Box]], stops: Sequence[float] = ()) -> list[float]:
    """The fewest x that stand in every gap between neighbouring boxes of a row (greedy, by right end)."""
    gaps = sorted((right.x0, left.x1) for row in rows for left, right in pairwise(row) if right.x0 > left.x1)
    found: list[float] = []
    for end, start in gaps:
        if not found or found[-1] <= start:
            inside = [x for x in stops if start <= x <= end]
            found.append(max(inside) if inside else end - min(1.0, (end - start) / 2))
    boxes = [box for row in rows for box in row]
    return [_least_crossed(x, gaps, boxes) for x in found]


def _least_crossed(river: float, gaps: Sequence[tuple[float, float]], boxes: Sequence[Box]) -> float:
    """The place of a river inside the gaps that it stands in where the fewest boxes lie across it."""
    low = max(start for end, start in gaps if start <= river <= end)
    high = min(end for end, start in gaps if start <= river <= end)

    def crossed(x: float) -> int:
        return sum(box.x0 < x < box.x1 for box in boxes)

    beside = [x for box in boxes for x in (box.x0 - EDGE, box.x1 + EDGE) if low < x < high]
    return min((river, *beside), key=crossed)


def _spans(row: Row, others: list[Row], rivers: list[float], sides: tuple[float, float]) -> list[float]:
    """The rivers that bound the headings of `row`, where they are fewer than the columns below.

    A heading set over several columns is centred over what stands in them: the runs of columns are chosen whose middles
    lie nearest to the headings' own. Columns left of the first heading are the corner.
    """
    edges = [sides[0], *rivers, sides[1]]
    inside = [run.box for other in others for run in other.runs]
    columns = [[b for b in inside if low <= b.x0 and b.x1 <= high] for low, high in pairwise(edges)]
    extents = [union(boxes) if boxes else None for boxes in columns]
    bare = [
        bool(boxes) and not _has_figures(others, low, high)
        for boxes, (low, high) in zip(columns, pairwise(edges), strict=True)
    ]
    best = _assign([run.box.center[0] for run in row.runs], extents, bare)
    return rivers if best is None else [edges[k] for k in best if 0 < k < len(edges) - 1]


def _has_figures(rows: list[Row], low: float, high: float) -> bool:
    """Whether anything but headings stands between `low` and `high`: a column of row headings needs none above it."""
    return any(not run.heads for row in rows for run in row.runs if low <= run.box.x0 and run.box.x1 <= high)


def _assign(middles: list[float], extents: list[Box | None], bare: list[bool]) -> list[int] | None:
    """The edges of the runs of columns that belong to the headings, so that the middles fit best; None where none fit.

    Every column from the first heading's on belongs to one heading, but for `bare` ones (dynamic programming).
    """
    count, heads = len(extents), len(middles)
    infinite = float("inf")
    # cost[k][j]: headings k.. over the columns j.. ; the last heading ends with the last column.
    cost = [[infinite] * (count + 1) for _ in range(heads + 1)]
    cost[heads][count] = 0.0
    after = [[0] * (count + 1) for _ in range(heads + 1)]
    for k in range(heads - 1, -1, -1):
        for j in range(count - 1, -1, -1):
            if bare[j] and cost[k][j + 1] < infinite:
                # Nothing stands above a column of row headings.
                cost[k][j], after[k][j] = cost[k][j + 1], -1
            for stop in range(j + 1, count + 1):
                boxes = [box for box in extents[j:stop] if box is not None]
                if not boxes or cost[k + 1][stop] == infinite:
                    continue
                off = abs((min(b.x0 for b in boxes) + max(b.x1 for b in boxes)) / 2 - middles[k]) + cost[k + 1][stop]
                if off < cost[k][j]:
                    cost[k][j], after[k][j] = off, stop
    start = min(range(count), key=lambda j: cost[0][j])
    if cost[0][start] == infinite:
        return None
    found, j = set(), start
    for k in range(heads):
        while after[k][j] < 0:
            j += 1
        found |= {j, after[k][j]}
        j = after[k][j]
    return sorted(found)


def _split(part: Sequence[Row], chars: Chars, stops: Sequence[float]) -> list[Row]:
    """Cut runs at blanks that stand where the other rows of the part have a gap (label and value a blank apart)."""
    rivers = rivers_of([[run.box for run in row.runs] for row in part], stops)
    cut = [replace(row, runs=tuple(p for run in row.runs for p in _pieces(run, row, rivers, chars))) for row in part]
    return [replace(row, runs=tuple(p for run in row.runs for p in _keyed(run, row, chars))) for row in cut]


def _keyed(run: Run, row: Row, chars: Chars) -> list[Run]:
    """A run that begins with a known heading and a blank (意図　食事の支度が…): the heading, and its value."""
    key, _, value = run.text.partition(" ")
    if not value or exact(key).quality is not Quality.EXACT or (run.heads and not is_grade(value)):
        return [run]
    own = _chars_of(run, row, chars)
    order = own[np.argsort(chars.box[own, 0])]
    gaps = chars.box[order[1:], 0] - chars.box[order[:-1], 2]
    wide = np.flatnonzero(gaps >= SPACE * run.size)
    if not len(wide):
        return [run]
    return _pieces(run, row, [float(chars.box[order[wide[0] + 1], 0] - gaps[wide[0]] / 2)], chars)


def _chars_of(run: Run, row: Row, chars: Chars) -> Ints:
    x, y = (chars.box[:, 0] + chars.box[:, 2]) / 2, (chars.box[:, 1] + chars.box[:, 3]) / 2
    return np.flatnonzero((x > run.box.x0) & (x < run.box.x1) & (y > row.top) & (y < row.bottom))


def _pieces(run: Run, row: Row, rivers: Sequence[float], chars: Chars) -> list[Run]:
    """A run, cut at the rivers that cross it in a blank."""
    crossing = [x for x in rivers if run.box.x0 < x < run.box.x1]
    if not crossing or not run.text:
        return [run]
    x0, y0, x1, y1 = (chars.box[:, k] for k in range(4))
    middle = (x0 + x1) / 2
    own = _chars_of(run, row, chars)
    cuts = [run.box.x0, run.box.x1]
    for x in crossing:
        left, right = x1[own][middle[own] < x], x0[own][middle[own] >= x]
        if len(left) and len(right) and float(right.min() - left.max()) >= SPACE * run.size:
            cuts.append(x)
    if len(cuts) == 2:
        return [run]
    cuts.sort()
    found = []
    for low, high in pairwise(cuts):
        inside = own[(middle[own] > low) & (middle[own] < high)]
        if len(inside):
            box = Box(*(float(v) for v in (x0[inside].min(), y0[inside].min(), x1[inside].max(), y1[inside].max())))
            order = inside[np.lexsort((x0[inside], np.round(y0[inside])))]
            found.append(Run(box, "".join(chars.text[i] for i in order.tolist()), run.size))
    return found


def _joined_values(row: Row, part: Sequence[Row]) -> list[Run]:
    """The runs of a row of fields, those that belong to one value joined."""
    found: list[Run] = []
    for run in row.runs:
        last = found[-1] if found else None
        apart = (
            last is None
            or last.heads
            or run.heads
            or not last.text
            or run.box.x0 - last.box.x1 > LOOSE * run.size
            or _aligned(run, row, part)
        )
        if last is None or apart:
            found.append(run)
        else:
            found[-1] = last.union(run, " ")
    return found


def _aligned(run: Run, row: Row, part: Sequence[Row]) -> bool:
    """Whether another row has a run that begins at the same place."""
    return any(abs(r.box.x0 - run.box.x0) < ALIGNED for other in part if other is not row for r in other.runs)
