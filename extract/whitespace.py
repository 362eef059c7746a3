"""Tables without rules: rows and columns inferred from the white space between runs of text.

Forms set without rules have no cells to walk over. Their rows are lines of text (wrapped lines stand closer than rows
do), their columns the gaps between runs; tables with horizontal rules only are read by bands (`extract.bands`). The
inferred rules are drawn into the page, and reading goes on as if they had been printed; what stands in such cells says so.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import Final

import numpy as np
import regex

from extract.bands import infer_columns
from extract.kinds import is_number, is_period
from extract.rivers import columns_of
from extract.runs import Row, Run, union, whole_headings
from extract.sections import is_title
from schemas.cell import Cell
from schemas.geometry import Box
from schemas.page import Chars, Page, Rules
from schemas.vocabulary import Quality, exact

# Lines of one wrapped cell follow each other within this many font sizes, rows of a table do not.
WRAP: Final = 1.45
# Runs whose middles differ by less than this (in font sizes) stand on one line.
ON_LINE: Final = 0.75
# A gap between rows wider than this many font sizes ends a table.
TABLE_GAP: Final = 3.6
# Rows this many usual rows apart belong to different parts of a region.
PART_GAP: Final = 1.4
# A region is a table with at least this many rows of two runs or more, and as many known labels, or a few figures.
LEAST_ROWS: Final = 2
LEAST_LABELS: Final = 2
LEAST_FIGURES: Final = 4

_CAPTION: Final = regex.compile(r"\s*(?:[0-9０-９]{1,2}\s*[.．、]|[Ⅰ-Ⅻ①-⑳■◆●])\s*\p{Han}[^。:：]{0,20}$")


def infer(page: Page, segments: list[Cell]) -> tuple[Page, tuple[Box, ...]]:
    """`page` with the rules of its unruled tables drawn in, and the boxes of these tables; itself where it has none."""
    across, down, banded = infer_columns(page, segments)
    loose = [s for s in segments if not any(_within(s.box, frame) for frame in banded)]
    regions = [region for region in _regions(_rows(loose)) if _is_table(region)]
    if not regions and not banded:
        return page, ()
    horizontal, vertical = _append(_joined(page.horizontal, across), _joined(page.vertical, down), regions, page.chars)
    horizontal, vertical = _on_page(horizontal, page.height, page.width), _on_page(vertical, page.width, page.height)
    return replace(page, horizontal=horizontal, vertical=vertical), (*banded, *(_box(region) for region in regions))


def _on_page(rules: Rules, across: float, along: float) -> Rules:
    """Rules cut off at the edges of the page: inferred ones stand a little beside the text, which may touch the edge."""
    low, high = (np.clip(ends, 0.0, along) for ends in (rules.low, rules.high))
    return Rules(np.clip(rules.at, 0.0, across), low, high)


def _within(box: Box, frame: Box) -> bool:
    x, y = box.center
    return frame.x0 <= x <= frame.x1 and frame.y0 <= y <= frame.y1


def _joined(first: Rules, second: Rules) -> Rules:
    pairs_of = ((first.at, second.at), (first.low, second.low), (first.high, second.high))
    return Rules(*(np.concatenate(pair) for pair in pairs_of))


def _rows(segments: list[Cell]) -> list[Row]:
    """Lines of runs, top to bottom, wrapped lines joined to the row that they belong to."""
    lines: list[list[Cell]] = []
    for segment in sorted(segments, key=lambda s: s.box.center[1]):
        near = lines and segment.box.center[1] - lines[-1][0].box.center[1] < ON_LINE * segment.size
        if near:
            lines[-1].append(segment)
        else:
            lines.append([segment])
    rows: list[Row] = []
    for line in lines:
        row = _row(line)
        if rows and _wraps(rows[-1], row):
            rows[-1] = _merge(rows[-1], row)
        else:
            rows.append(row)
    return rows


def _row(line: list[Cell]) -> Row:
    runs = whole_headings([Run(s.box, s.text, s.size) for s in sorted(line, key=lambda s: s.box.x0)])
    return Row(tuple(runs), min(r.box.y0 for r in runs), max(r.box.y1 for r in runs), drawn=False)


def _size(row: Row) -> float:
    return max(run.size for run in row.runs)


def _wraps(row: Row, line: Row) -> bool:
    """Whether a line goes on with cells of the row above: close below it, fewer runs, each below one of its runs."""
    pitch, size = line.bottom - row.bottom, _size(line)
    if pitch > WRAP * size or len(row.runs) < 2 or len(line.runs) > len(row.runs):
        return False
    return all(
        any(abs(run.box.x0 - over.box.x0) < size or _inside(run.box, over.box) for over in row.runs)
        for run in line.runs
    )


def _inside(run: Box, over: Box) -> bool:
    return run.x0 >= over.x0 - 1 and run.x1 <= over.x1 + 1


def _merge(row: Row, line: Row) -> Row:
    runs = list(row.runs)
    for run in line.runs:
        nearest = min(range(len(runs)), key=lambda i: abs(runs[i].box.x0 - run.box.x0))
        runs[nearest] = runs[nearest].union(run, "")
    return Row(tuple(runs), row.top, max(row.bottom, line.bottom), drawn=False)


def _regions(rows: list[Row]) -> list[list[Row]]:
    """Rows in tables: a line of one run (a heading, prose), a title or a wide gap ends one."""
    regions: list[list[Row]] = []
    open_region = False
    for row in rows:
        if len(row.runs) < 2 or any(is_title(run.text) for run in row.runs):
            open_region = False
            continue
        if open_region and row.top - regions[-1][-1].bottom <= TABLE_GAP * _size(row):
            regions[-1].append(row)
        else:
            regions.append([row])
        open_region = True
    return [whole for region in regions if (whole := _without_captions(region))]


def _without_captions(rows: list[Row]) -> list[Row]:
    """The rows of a region without the last ones that head what stands below it, side by side (１．概要   ２．コスト)."""
    end = len(rows)
    while end and all(_CAPTION.match(run.text) is not None for run in rows[end - 1].runs):
        end -= 1
    return rows[:end]


def _is_table(rows: list[Row]) -> bool:
    if len(rows) < LEAST_ROWS:
        return False
    texts = [run.text for row in rows for run in row.runs]
    labels = sum(exact(text).quality >= Quality.CORE or is_period(text) for text in texts)
    figures = sum(is_number(text) for text in texts)
    return labels >= LEAST_LABELS or (figures >= LEAST_FIGURES and labels > 0)


def _box(rows: list[Row]) -> Box:
    return union(run.box for row in rows for run in row.runs)


def _append(horizontal: Rules, vertical: Rules, regions: list[list[Row]], chars: Chars) -> tuple[Rules, Rules]:
    """The page's rules with those of the regions: around and between rows, and along the gaps between columns."""
    across: list[tuple[float, float, float]] = []
    down: list[tuple[float, float, float]] = []
    for rows in regions:
        box = _box(rows)
        sides = (box.x0 - 2, box.x1 + 2)
        for part in _parts(rows):
            # Parts do not touch: what heads one says nothing of the next.
            cuts = [part[0].top - 1, *((a.bottom + b.top) / 2 for a, b in pairwise(part)), part[-1].bottom + 1]
            across += [(y, *sides) for y in cuts]
            bounds = zip(part, pairwise(cuts), strict=True)
            down += columns_of([replace(r, top=top, bottom=low) for r, (top, low) in bounds], sides, chars, ())
    return _extended(horizontal, across), _extended(vertical, down)


def _parts(rows: list[Row]) -> list[list[Row]]:
    """The rows of a region, cut where a row of headings begins another table."""
    parts: list[list[Row]] = []
    pitches = [(b.top + b.bottom - a.top - a.bottom) / 2 for a, b in pairwise(rows)]
    usual = sorted(pitches)[len(pitches) // 2]
    for row, pitch in zip(rows, [0.0, *pitches], strict=True):
        apart = pitch > PART_GAP * usual
        if not parts or apart or (row.is_head and not parts[-1][-1].is_head):
            parts.append([])
        parts[-1].append(row)
    return parts


def _extended(rules: Rules, more: list[tuple[float, float, float]]) -> Rules:
    added = np.array(more, dtype=np.float64).reshape(-1, 3)
    return Rules(
        np.concatenate([rules.at, added[:, 0]]),
        np.concatenate([rules.low, added[:, 1]]),
        np.concatenate([rules.high, added[:, 2]]),
    )
