"""Tables with horizontal rules only: the vertical ones inferred from the white space between runs of text.

The rules cut such a table into bands; a band is a row, or several where only the frame is ruled. Bands that share their
columns are a part of the table; a double rule, an empty band or a new row of headings begins another part. Columns are
inferred part by part, because the next part of the form has columns of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

import numpy as np
import regex

from extract.edges import GridSettings, joined
from extract.kinds import is_number
from extract.rivers import ALIGNED, columns_of
from extract.runs import Row, Run, whole_headings
from extract.seams import seamed, seams_of
from extract.uprights import uprights
from schemas.cell import Cell
from schemas.geometry import Box
from schemas.page import Page, Rules

# A rule shorter than this share of the page's width parts no rows; underlined words and check boxes are shorter.
LONG_RULE: Final = 0.25
# Rules belong to one frame where they share this much of the shorter one.
SAME_FRAME: Final = 0.8
# Two rules this close (in points) and no closer are a double rule, and not the two edges of one.
DOUBLE: Final = (1.2, 4.0)
# A band higher than this share of the page is the gap between two frames.
TALLEST_BAND: Final = 0.25
# A vertical rule parts a band that it runs along for this share of the band's height.
THROUGH: Final = 0.6
# Lines of one wrapped cell follow each other within this many font sizes, rows of a table do not.
WRAP: Final = 1.45
# A frame is a table with this many rows of two runs or more, and as many known headings.
LEAST_ROWS: Final = 2
LEAST_LABELS: Final = 2

# A heading of a section is set this much larger than the usual text of its frame, or numbered, and is no longer than this.
LARGER: Final = 1.08
# Notes are set this much smaller than the usual text, or smaller yet.
SMALLER: Final = 0.9
LONGEST_CAPTION: Final = 30

_NUMBERED = regex.compile(r"\s*(?:[0-9０-９]{1,2}|[Ⅰ-Ⅻ①-⑳■◆●○])[\s　.．、)）]?\S")
_UNIT = regex.compile(r"[(（\[]?\s*(?:[※*]|金額の?)?(?:単位\s*[:：/]?)?\s*(?:百万|千)?円\s*[)）\]]?")


@dataclass(frozen=True, slots=True)
class Frame:
    """Horizontal rules of one width, top to bottom: `ys` in points, `left` and `right` their ends.

    `stops` are the x where rules end inside it: they stop at a merged cell.
    """

    ys: tuple[float, ...]
    left: float
    right: float
    stops: tuple[float, ...]


def infer_columns(page: Page, segments: Sequence[Cell]) -> tuple[Rules, Rules, tuple[Box, ...]]:
    """The vertical rules that the tables of `page` lack, the horizontal ones inside their bands, and their boxes.

    `segments` are the free runs of text of the page.
    """
    across: list[tuple[float, float, float]] = []
    down: list[tuple[float, float, float]] = []
    boxes: list[Box] = []
    for frame in _frames(page):
        parts = _parts(frame, segments, page)
        if not _is_table(parts):
            continue
        boxes.append(Box(frame.left, parts[0][0].top, frame.right, parts[-1][-1].bottom))
        sides = (frame.left, frame.right)
        seams = seams_of(page.horizontal, frame.ys, *sides, GridSettings().snap)
        for part in parts:
            drawn = seamed(part, seams, sides, page.chars)
            down += columns_of(part, sides, page.chars, frame.stops) if drawn is None else drawn
            across += [(row.bottom, frame.left, frame.right) for row in part if not row.drawn]
    return _rules(across), _rules(down), tuple(boxes)


def _rules(found: list[tuple[float, float, float]]) -> Rules:
    values = np.array(found, dtype=np.float64).reshape(-1, 3)
    return Rules(values[:, 0], values[:, 1], values[:, 2])


def _frames(page: Page) -> list[Frame]:
    """The frames of the page that have no vertical rules inside."""
    rules = joined(page.horizontal, GridSettings())
    long = np.flatnonzero(rules.high - rules.low >= LONG_RULE * page.width)
    order = long[np.argsort(rules.at[long], kind="stable")]
    open_frames: list[list[tuple[float, float, float]]] = []
    for y, low, high in zip(
        rules.at[order].tolist(), rules.low[order].tolist(), rules.high[order].tolist(), strict=True
    ):
        for frame in reversed(open_frames):
            last_y, last_low, last_high = frame[-1]
            shared = min(high, last_high) - max(low, last_low)
            if (
                shared >= SAME_FRAME * min(high - low, last_high - last_low)
                and y - last_y <= TALLEST_BAND * page.height
            ):
                frame.append((y, low, high))
                break
        else:
            open_frames.append([(y, low, high)])
    frames = [_frame(rules) for rules in open_frames if len(rules) > LEAST_ROWS]
    return [part for frame in frames for part in _unruled(frame, page.vertical)]


def _frame(rules: list[tuple[float, float, float]]) -> Frame:
    left, right = min(low for _, low, _ in rules), max(high for _, _, high in rules)
    ends = {x for _, low, high in rules for x in (low, high)}
    stops = sorted(x for x in ends if left + ALIGNED < x < right - ALIGNED)
    return Frame(tuple(dict.fromkeys(y for y, _, _ in rules)), left, right, tuple(stops))


def _unruled(frame: Frame, vertical: Rules) -> list[Frame]:
    """The parts of a frame in which no vertical rule parts the bands; a ruled table above may have the same width."""
    inside = (vertical.at > frame.left + ALIGNED) & (vertical.at < frame.right - ALIGNED)
    low, high = vertical.low[inside], vertical.high[inside]
    found: list[list[float]] = [[]]
    for top, bottom in pairwise(frame.ys):
        if np.any(np.minimum(high, bottom) - np.maximum(low, top) >= THROUGH * (bottom - top)):
            found.append([])
        else:
            found[-1] += [bottom] if found[-1] else [top, bottom]
    return [replace(frame, ys=tuple(ys)) for ys in found if len(ys) > LEAST_ROWS]


def _parts(frame: Frame, segments: Sequence[Cell], page: Page) -> list[list[Row]]:
    """The rows of a frame, cut where a new part of the form begins."""
    inside = [
        s
        for s in segments
        if frame.left - ALIGNED <= s.box.center[0] <= frame.right + ALIGNED
        and frame.ys[0] <= s.box.center[1] <= frame.ys[-1]
    ]
    upright, plain = uprights(inside, page.chars, joined(page.horizontal, GridSettings()))
    doubled = _double(page, frame)
    parts: list[list[Row]] = []
    fresh = True
    bands = [
        _rows_of([s for s in plain if top < s.box.center[1] <= bottom], top, bottom, upright)
        for top, bottom in pairwise(frame.ys)
    ]
    usual = _usual_size(bands)
    for rows, after in zip(bands, [*bands[1:], []], strict=True):
        if not rows or rows[-1].bottom - rows[0].top > TALLEST_BAND * page.height or _is_caption(rows, after, usual):
            fresh = True
            continue
        for row in rows:
            if fresh or (row.is_head and not parts[-1][-1].is_head) or row.top in doubled:
                parts.append([])
            parts[-1].append(row)
            fresh = False
    return parts


def _usual_size(bands: list[list[Row]]) -> float:
    sizes = sorted(run.size for rows in bands for row in rows for run in row.runs if run.text)
    return sizes[len(sizes) // 2] if sizes else 0.0


def _is_caption(rows: list[Row], after: list[Row], usual: float) -> bool:
    """Whether a band only says what the table below it is about, or in which unit: 3 指標の推移, （単位：千円）."""
    # Small print (Ａ：高い　Ｂ：低い) stands between a table and the next one's heading.
    everything = [run for row in rows for run in row.runs]
    runs = [run for run in everything if run.size > SMALLER * usual or not run.text] or everything
    if len(runs) != 1 or not runs[0].text:
        return False
    run = runs[0]
    if _UNIT.fullmatch(run.text):
        return True
    numbered = _NUMBERED.match(run.text) is not None and "。" not in run.text and len(run.text) <= LONGEST_CAPTION
    heading = numbered or run.size >= LARGER * usual
    return heading and (run.size >= LARGER * usual or (bool(after) and after[0].is_head))


def _double(page: Page, frame: Frame) -> frozenset[float]:
    """The rules of a frame that are drawn twice, in one piece or cell by cell."""
    rules = page.horizontal
    order = np.argsort(rules.at)
    at, length = rules.at[order], (rules.high - rules.low)[order]
    found = []
    for y in frame.ys:
        low, high = np.searchsorted(at, (y - DOUBLE[1], y + DOUBLE[1]))
        # The pieces on both sides of the widest gap; each side is as long as a rule.
        near, pieces = at[low:high], length[low:high]
        if len(near) < 2:
            continue
        parted = int(np.argmax(np.diff(near))) + 1
        sides = (float(pieces[:parted].sum()), float(pieces[parted:].sum()))
        if min(sides) >= LONG_RULE * page.width and float(near[parted] - near[parted - 1]) >= DOUBLE[0]:
            found.append(y)
    return frozenset(found)


def _rows_of(segments: list[Cell], top: float, bottom: float, upright: list[Box]) -> list[Row]:
    """The rows of one band: one, or several where figures stand on several of its lines."""
    tall = [Run(box, "", 0.0) for box in upright if box.y0 < bottom and box.y1 > top]
    if not segments:
        return []
    lines = _lines(segments)
    if sum(any(is_number(s.text) for s in line) for line in lines) < LEAST_ROWS:
        return [Row(tuple(_runs(segments, tall)), top, bottom)]
    rows = []
    ends = [(max(s.box.y1 for s in a) + min(s.box.y0 for s in b)) / 2 for a, b in pairwise(lines)]
    for line, start, end in zip(lines, [top, *ends], [*ends, bottom], strict=True):
        rows.append(Row(tuple(_runs(line, tall)), start, end, end == bottom))
    return rows


def _lines(segments: Iterable[Cell]) -> list[list[Cell]]:
    """Segments whose middles stand at one height, top to bottom; lines of wrapped text stay with their row."""
    lines: list[list[Cell]] = []
    for s in sorted(segments, key=lambda s: s.box.center[1]):
        if lines and s.box.center[1] - lines[-1][-1].box.center[1] < WRAP * s.size * 0.5:
            lines[-1].append(s)
        else:
            lines.append([s])
    return lines


def _runs(segments: Iterable[Cell], tall: list[Run]) -> list[Run]:
    """Segments over one another are one run."""
    found: list[Run] = list(tall)
    for s in sorted(segments, key=lambda s: (s.box.x0, s.box.y0)):
        over = next((i for i, r in enumerate(found) if r.text and r.box.x1 > s.box.x0 and r.box.x0 < s.box.x1), None)
        if over is None:
            found.append(Run(s.box, s.text, s.size))
        else:
            run = found[over]
            found[over] = run.union(Run(s.box, s.text, s.size), "\n")
    return whole_headings(sorted(found, key=lambda r: r.box.x0))


def _is_table(parts: list[list[Row]]) -> bool:
    rows = [row for part in parts for row in part]
    labels = sum(run.heads for row in rows for run in row.runs)
    return sum(len(row.runs) > 1 for row in rows) >= LEAST_ROWS and labels >= LEAST_LABELS
