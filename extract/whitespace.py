"""Tables without rules: rows and columns inferred from the white space between runs of text.

Forms set without rules, or with horizontal ones only, have no cells to walk over. Their rows are lines of text (wrapped
lines stand closer than rows do), their columns the gaps between runs. The inferred rules are drawn into the page, and
reading goes on as if they had been printed; what stands in such cells says so.
"""

from __future__ import annotations

from bisect import bisect
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

import numpy as np

from extract.edges import GridSettings, joined
from extract.kinds import is_number, is_period
from schemas.cell import Cell
from schemas.geometry import Box
from schemas.page import Page, Rules
from schemas.vocabulary import Quality, exact

# Lines of one wrapped cell follow each other within this many font sizes, rows of a table do not.
WRAP: Final = 1.45
# Runs whose middles differ by less than this (in font sizes) stand on one line.
ON_LINE: Final = 0.75
# A gap between rows wider than this many font sizes ends a table.
TABLE_GAP: Final = 3.6
# A rule this long, as a share of the page's width, parts rows.
LONG_RULE: Final = 0.4
# A region is a table with at least this many rows of two runs or more, and as many known labels, or a few figures.
LEAST_ROWS: Final = 2
LEAST_LABELS: Final = 2
LEAST_FIGURES: Final = 4


@dataclass(frozen=True, slots=True)
class _Row:
    """One row: its runs of text (each the union of its wrapped lines) and its extent, in points."""

    runs: tuple[Box, ...]
    texts: tuple[str, ...]
    top: float
    bottom: float
    size: float


def infer(page: Page, segments: list[Cell]) -> tuple[Page, tuple[Box, ...]]:
    """`page` with the rules of its unruled tables drawn in, and the boxes of these tables; itself where it has none."""
    rows = _in_bands(_rows(segments), _long_rules(page))
    regions = [region for region in _regions(rows) if _is_table(region)]
    if not regions:
        return page, ()
    horizontal, vertical = _append(page.horizontal, page.vertical, regions)
    return replace(page, horizontal=horizontal, vertical=vertical), tuple(_box(region) for region in regions)


def _rows(segments: list[Cell]) -> list[_Row]:
    """Lines of runs, top to bottom, wrapped lines joined to the row that they belong to."""
    lines: list[list[Cell]] = []
    for segment in sorted(segments, key=lambda s: s.box.center[1]):
        near = lines and segment.box.center[1] - lines[-1][0].box.center[1] < ON_LINE * segment.size
        if near:
            lines[-1].append(segment)
        else:
            lines.append([segment])
    rows: list[_Row] = []
    for line in lines:
        row = _row(line)
        if rows and _wraps(rows[-1], row):
            rows[-1] = _merge(rows[-1], row)
        else:
            rows.append(row)
    return rows


def _long_rules(page: Page) -> list[float]:
    """Where rules run across most of the page's text: they part the rows of a table without vertical rules."""
    rules = joined(page.horizontal, GridSettings())
    return sorted(rules.at[rules.high - rules.low >= LONG_RULE * page.width].tolist())


def _in_bands(rows: list[_Row], rules: list[float]) -> list[_Row]:
    """Rows between the same two rules are one row: a heading set on two lines, a cell of wrapped text."""
    found: list[_Row] = []
    for row in rows:
        band = bisect(rules, (row.top + row.bottom) / 2)
        inside = 0 < band < len(rules)
        if (
            inside
            and found
            and bisect(rules, (found[-1].top + found[-1].bottom) / 2) == band
            and len(found[-1].runs) > 1
        ):
            found[-1] = _merge(found[-1], row)
        else:
            found.append(row)
    return found


def _row(line: list[Cell]) -> _Row:
    ordered = sorted(line, key=lambda s: s.box.x0)
    boxes = tuple(s.box for s in ordered)
    return _Row(
        boxes,
        tuple(s.text for s in ordered),
        min(b.y0 for b in boxes),
        max(b.y1 for b in boxes),
        max(s.size for s in ordered),
    )


def _wraps(row: _Row, line: _Row) -> bool:
    """Whether a line goes on with cells of the row above: close below it, fewer runs, each below one of its runs."""
    pitch = line.bottom - row.bottom
    if pitch > WRAP * line.size or len(row.runs) < 2 or len(line.runs) > len(row.runs):
        return False
    return all(any(abs(run.x0 - over.x0) < line.size or _inside(run, over) for over in row.runs) for run in line.runs)


def _inside(run: Box, over: Box) -> bool:
    return run.x0 >= over.x0 - 1 and run.x1 <= over.x1 + 1


def _merge(row: _Row, line: _Row) -> _Row:
    runs, texts = list(row.runs), list(row.texts)
    for run, text in zip(line.runs, line.texts, strict=True):
        nearest = min(range(len(runs)), key=lambda i: abs(runs[i].x0 - run.x0))
        runs[nearest] = runs[nearest].union(run)
        texts[nearest] += text
    return _Row(tuple(runs), tuple(texts), row.top, max(row.bottom, line.bottom), row.size)


def _regions(rows: list[_Row]) -> list[list[_Row]]:
    """Rows in tables: a line of one run (a heading, prose) or a wide gap ends one."""
    regions: list[list[_Row]] = []
    open_region = False
    for row in rows:
        if len(row.runs) < 2:
            open_region = False
            continue
        if open_region and row.top - regions[-1][-1].bottom <= TABLE_GAP * row.size:
            regions[-1].append(row)
        else:
            regions.append([row])
        open_region = True
    return regions


def _is_table(rows: list[_Row]) -> bool:
    if len(rows) < LEAST_ROWS:
        return False
    texts = [text for row in rows for text in row.texts]
    labels = sum(exact(text).quality >= Quality.CORE or is_period(text) for text in texts)
    figures = sum(is_number(text) for text in texts)
    return labels >= LEAST_LABELS or (figures >= LEAST_FIGURES and labels > 0)


def _box(rows: list[_Row]) -> Box:
    boxes = [run for row in rows for run in row.runs]
    return Box(min(b.x0 for b in boxes), rows[0].top, max(b.x1 for b in boxes), rows[-1].bottom)


def _rivers(rows: list[_Row]) -> list[float]:
    """The fewest x that stand in every gap between neighbouring runs of a row (greedy, by right end)."""
    gaps = sorted((right.x0, left.x1) for row in rows for left, right in pairwise(row.runs) if right.x0 > left.x1)
    found: list[float] = []
    for end, start in gaps:
        if not found or found[-1] <= start:
            found.append(end - min(1.0, (end - start) / 2))
    return found


def _append(horizontal: Rules, vertical: Rules, regions: list[list[_Row]]) -> tuple[Rules, Rules]:
    """The page's rules with those of the regions: around and between rows, and along the rivers that no run crosses."""
    across: list[tuple[float, float, float]] = []
    down: list[tuple[float, float, float]] = []
    for rows in regions:
        box = _box(rows)
        left, right = box.x0 - 2, box.x1 + 2
        cuts = [box.y0 - 1, *((a.bottom + b.top) / 2 for a, b in pairwise(rows)), box.y1 + 1]
        across += [(y, left, right) for y in cuts]
        rivers = _rivers(rows)
        for row, top, bottom in zip(rows, cuts, cuts[1:], strict=False):
            free = [x for x in rivers if not any(run.x0 < x < run.x1 for run in row.runs)]
            down += [(x, top, bottom) for x in (left, *free, right)]
    return _extended(horizontal, across), _extended(vertical, down)


def _extended(rules: Rules, more: list[tuple[float, float, float]]) -> Rules:
    added = np.array(more, dtype=np.float64).reshape(-1, 3)
    return Rules(
        np.concatenate([rules.at, added[:, 0]]),
        np.concatenate([rules.low, added[:, 1]]),
        np.concatenate([rules.high, added[:, 2]]),
    )
