"""Characters to cells: which cell each stands in, and the lines of text of every cell.

A character belongs to the cell that holds its middle, so a "word" that crosses a rule (`30,323 2,062`,
`調達・試験稼｜本稼働`) falls apart where the rule is.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from extract.grid import OUTSIDE, Grid
from schemas.cell import NO_FILL, NO_TABLE, Cell
from schemas.geometry import Box
from schemas.page import Bools, Chars, Fills, Floats, Ints, Page

# A new line begins where the middle of a character lies this far (in font sizes) below the one before it.
LINE_STEP: Final = 0.5
# A gap this wide (in font sizes) inside a line is a blank: a half-width space is 0.25 to 0.33 em, kerning under 0.1.
BLANK: Final = 0.2
# Outside all cells, a gap this wide parts two runs of text that have nothing to do with each other.
APART: Final = 1.5
# The digits of one figure stand this close (in font sizes); two figures side by side are parted by more.
TOUCHING: Final = 0.12
FIGURE: Final = frozenset("0123456789,.０１２３４５６７８９，．")
# A line drawn through a cell has a box that covers most of it.
SLASH_COVER: Final = 0.6


@dataclass(frozen=True, slots=True)
class Lines:
    """The lines of text of a page: `cell[i]` (or OUTSIDE), `text[i]`, `box[i]`, font `size[i]`, `bold[i]`, and whether some of it is `unseen[i]`, or a figure
    that runs over an edge (`crossed[i]`)."""

    cell: list[int]
    text: list[str]
    box: list[Box]
    size: list[float]
    bold: list[bool]
    unseen: list[bool]
    crossed: list[bool]


def read(page: Page, grid: Grid) -> tuple[list[Cell], list[Cell]]:
    """The cells of the grid, in reading order with their text, and the free segments of text in reading order."""
    lines = _lines(page.chars, _cell_of(page.chars, grid))
    return _fill_cells(page, grid, lines), _segments(lines)


def _cell_of(chars: Chars, grid: Grid) -> Ints:
    x = (chars.box[:, 0] + chars.box[:, 2]) / 2
    y = (chars.box[:, 1] + chars.box[:, 3]) / 2
    return grid.slot[np.searchsorted(grid.ys, y), np.searchsorted(grid.xs, x)]


def _lines(chars: Chars, cell: Ints) -> Lines:
    if len(chars) == 0:
        return Lines([], [], [], [], [], [], [])
    index = np.arange(len(chars))
    middle = (chars.box[index, 1] + chars.box[index, 3]) / 2
    index = index[np.lexsort((middle, cell[index]))]
    middle = (chars.box[index, 1] + chars.box[index, 3]) / 2
    owner, size = cell[index], chars.size[index]
    step = np.concatenate([[True], (np.diff(middle) > LINE_STEP * size[1:]) | (np.diff(owner) != 0)])
    line = np.cumsum(step)
    index = index[np.lexsort((chars.box[index, 0], line))]
    line, owner, size, box = np.sort(line), cell[index], chars.size[index], chars.box[index]
    gap = np.concatenate([[0.0], box[1:, 0] - box[:-1, 2]])
    new_line = np.concatenate([[True], np.diff(line) != 0])
    new_line |= (owner == OUTSIDE) & (gap > APART * size)
    blank = (gap > BLANK * size) & ~new_line
    starts = np.flatnonzero(new_line)
    low = np.minimum.reduceat(box[:, :2], starts, axis=0)
    high = np.maximum.reduceat(box[:, 2:], starts, axis=0)
    bold: Ints = np.minimum.reduceat(chars.bold[index].astype(np.int8), starts)
    return Lines(
        owner[starts].tolist(),
        _strings(chars.text, index.tolist(), new_line.tolist(), blank.tolist()),
        [Box(*b) for b in np.concatenate([low, high], axis=1).tolist()],
        np.maximum.reduceat(size, starts).tolist(),
        (bold > 0).tolist(),
        _any(chars.unseen, index, starts),
        _any(_crossing(chars, cell), index, starts),
    )


def _any(marked: Bools | None, index: Ints, starts: Ints) -> list[bool]:
    """Which lines have a character that is marked."""
    if marked is None:
        return [False] * len(starts)
    found: list[bool] = np.logical_or.reduceat(marked[index], starts).tolist()
    return found


def _crossing(chars: Chars, cell: Ints) -> Bools | None:
    """The digits before and behind the edge of a cell that a figure runs over; None where no figure does.

    A figure too long for its cell goes on in the next one, and there it would be read with what is printed in that.
    """
    box, size = chars.box, chars.size[1:]
    gap = box[1:, 0] - box[:-1, 2]
    on_line = np.abs(box[1:, 1] + box[1:, 3] - box[:-1, 1] - box[:-1, 3]) < LINE_STEP * size
    close = (cell[1:] != cell[:-1]) & on_line & (gap < TOUCHING * size) & (gap > -TOUCHING * size)
    pairs = [i for i in np.flatnonzero(close).tolist() if chars.text[i] in FIGURE and chars.text[i + 1] in FIGURE]
    if not pairs:
        return None
    marked = np.zeros(len(chars), dtype=np.bool_)
    marked[pairs] = True
    marked[[i + 1 for i in pairs]] = True
    return marked


def _strings(text: tuple[str, ...], index: list[int], new_line: list[bool], blank: list[bool]) -> list[str]:
    pieces: list[str] = []
    for i, fresh, spaced in zip(index, new_line, blank, strict=True):
        if fresh:
            pieces.append("\n")
        elif spaced:
            pieces.append(" ")
        pieces.append(text[i])
    return "".join(pieces).split("\n")[1:]


def _fill_cells(page: Page, grid: Grid, lines: Lines) -> list[Cell]:
    by_cell: dict[int, list[int]] = {}
    for i, owner in enumerate(lines.cell):
        if owner != OUTSIDE:
            by_cell.setdefault(owner, []).append(i)
    color = _colors(page.fills, grid)
    slashed = _slashed(page.shapes, grid)
    table = _tables(grid)
    cells = []
    for i, (span, box) in enumerate(zip(grid.span.tolist(), grid.box.tolist(), strict=True)):
        own = by_cell.get(i, [])
        cells.append(_cell(lines, own, Box(*box), (span[0], span[1], span[2], span[3]), table[i], color[i], slashed[i]))
    return cells


def _cell(
    lines: Lines, own: list[int], box: Box, span: tuple[int, int, int, int], table: int, color: int, slashed: bool
) -> Cell:
    if not own:
        return Cell(box, *span, table, (), box, color, 0.0, False, False, slashed)
    text = tuple([lines.text[i] for i in own])
    if len(own) == 1:
        line = own[0]
        return Cell(
            box,
            *span,
            table,
            text,
            lines.box[line],
            color,
            lines.size[line],
            lines.bold[line],
            False,
            False,
            lines.unseen[line],
            lines.crossed[line],
        )
    parts = [lines.box[i] for i in own]
    ink = Box(min(b.x0 for b in parts), min(b.y0 for b in parts), max(b.x1 for b in parts), max(b.y1 for b in parts))
    size = max(lines.size[i] for i in own)
    # One character a line, and more than one line: the text runs downwards.
    vertical = len(text) > 1 and all(len(line) == 1 for line in text)
    bold, unseen = all(lines.bold[i] for i in own), any(lines.unseen[i] for i in own)
    crossed = any(lines.crossed[i] for i in own)
    return Cell(box, *span, table, text, ink, color, size, bold, vertical, False, unseen, crossed)


def _colors(fills: Fills, grid: Grid) -> list[int]:
    """The colour painted last over the first slot of each cell. By area: Calc merges the fills of neighbours."""
    if len(grid.span) == 0:
        return []
    x = (grid.xs[1:] + grid.xs[:-1]) / 2
    y = (grid.ys[1:] + grid.ys[:-1]) / 2
    painted = np.full((len(y), len(x)), NO_FILL, dtype=np.int64)
    left, right = np.searchsorted(x, fills.box[:, 0]), np.searchsorted(x, fills.box[:, 2])
    top, bottom = np.searchsorted(y, fills.box[:, 1]), np.searchsorted(y, fills.box[:, 3])
    bounds = zip(left.tolist(), right.tolist(), top.tolist(), bottom.tolist(), fills.color.tolist(), strict=True)
    for x0, x1, y0, y1, color in bounds:
        painted[y0:y1, x0:x1] = color
    found: list[int] = painted[grid.span[:, 0] - 1, grid.span[:, 1] - 1].tolist()
    return found


def _slashed(shapes: Floats, grid: Grid) -> list[bool]:
    """Which cells have a shape drawn through them that covers most of their box and little else."""
    slashed = np.zeros(len(grid.box), dtype=np.bool_)
    if len(shapes) == 0 or len(grid.box) == 0:
        return slashed.tolist()
    x = np.searchsorted(grid.xs, (shapes[:, 0] + shapes[:, 2]) / 2)
    y = np.searchsorted(grid.ys, (shapes[:, 1] + shapes[:, 3]) / 2)
    cell = grid.slot[y, x]
    inside = cell != OUTSIDE
    box, shape = grid.box[cell[inside]], shapes[inside]
    covers = ((shape[:, 2:] - shape[:, :2]) >= SLASH_COVER * (box[:, 2:] - box[:, :2])).all(axis=1)
    slashed[cell[inside][covers]] = True
    found: list[bool] = slashed.tolist()
    return found


def _tables(grid: Grid) -> list[int]:
    """Number the groups of cells that touch: each is a table."""
    parent = list(range(len(grid.span)))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    across = np.stack([grid.slot[:, :-1].ravel(), grid.slot[:, 1:].ravel()], axis=1)
    down = np.stack([grid.slot[:-1].ravel(), grid.slot[1:].ravel()], axis=1)
    pairs = np.concatenate([across, down])
    pairs = np.unique(pairs[(pairs[:, 0] != pairs[:, 1]) & (pairs >= 0).all(axis=1)], axis=0)
    for a, b in pairs.tolist():
        parent[root(a)] = root(b)
    names: dict[int, int] = {}
    return [names.setdefault(root(i), len(names)) for i in range(len(parent))]


def _segments(lines: Lines) -> list[Cell]:
    """The runs of text outside all cells, top to bottom."""
    found = []
    for i, owner in enumerate(lines.cell):
        if owner == OUTSIDE:
            box, size, bold, text = lines.box[i], lines.size[i], lines.bold[i], (lines.text[i],)
            unseen = lines.unseen[i]
            found.append(Cell(box, -1, -1, -1, -1, NO_TABLE, text, box, NO_FILL, size, bold, False, False, unseen))
    return found
