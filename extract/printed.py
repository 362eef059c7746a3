"""One page as it was read, for looking at: its cells, its headings and blocks, and the runs of text nobody claims."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from extract.blocks import MARK_CELL, SETTINGS, of_page
from extract.cells import read
from extract.grid import build
from extract.kinds import is_mark
from extract.readers import reader as reader_of
from schemas.block import Block, PageBlocks
from schemas.cell import Cell
from schemas.geometry import Box
from schemas.page import Bools, Chars, Page

# A character belongs to a box that its middle is in, give or take this many points.
REACH: Final = 0.5
# Characters on one line with at most this gap (in font sizes) between them are one run.
GAP: Final = 0.8


@dataclass(frozen=True, slots=True)
class Printed:
    """A page with its cells (text and all), and its blocks before the document is split into sheets."""

    page: Page
    cells: tuple[Cell, ...]
    blocks: PageBlocks


def printed(data: bytes, name: str, reader: str, number: int) -> Printed:
    """Page `number` (1-based, it must be there) of the PDF in `data`. Raises `Rejected`."""
    page = next(reader_of(reader)(data, name, range(number - 1, number)))
    cells, _ = read(page, build(page, SETTINGS))
    return Printed(page, tuple(cells), of_page(page))


def choice_marks(view: Printed) -> list[Cell]:
    """The cells that hold nothing but the mark of the option on their right."""
    options = {(b.table, b.row, b.column) for b in view.blocks.blocks if b.mark}
    return [c for c in view.cells if (c.table, c.row0, c.col1) in options and is_mark(c.text)]


def unchosen(view: Printed) -> list[Cell]:
    """The options that have an empty place for a mark on their left, and no block therefore."""
    known = {(b.table, b.row, b.column) for b in view.blocks.blocks}
    heads = {(label.table, label.row, label.column) for label in view.blocks.labels}
    places = {(c.table, c.row0, c.col1) for c in view.cells if not c.lines and c.box.width <= MARK_CELL * c.box.height}
    slots = ((c, (c.table, c.row0, c.col0)) for c in view.cells if c.lines)
    return [c for c, slot in slots if slot in places and slot not in known and slot not in heads]


def same_place(block: Block, other: Block) -> bool:
    """Whether two blocks are the same cell or run of text."""
    return block.cell == other.cell


def claimed(page: Page, boxes: Sequence[Box]) -> Bools:
    """For each character of the page: whether its middle is in one of the boxes."""
    x = (page.chars.box[:, 0] + page.chars.box[:, 2]) / 2
    y = (page.chars.box[:, 1] + page.chars.box[:, 3]) / 2
    found: Bools = np.zeros(len(page.chars), dtype=np.bool_)
    for x0, y0, x1, y1 in set(boxes):
        found |= (x >= x0 - REACH) & (x <= x1 + REACH) & (y >= y0 - REACH) & (y <= y1 + REACH)
    return found


def runs(chars: Chars, wanted: Bools) -> list[tuple[Box, str]]:
    """The wanted characters in runs of neighbours on one line, with what they say."""
    index = np.flatnonzero(wanted)
    middle = (chars.box[index, 1] + chars.box[index, 3]) / 2
    found: list[tuple[Box, str]] = []
    for i in index[np.lexsort((chars.box[index, 0], np.round(middle / 2)))].tolist():
        box, text = Box(*chars.box[i].tolist()), chars.text[i]
        last = found[-1] if found else None
        if last is not None and _follows(last[0], box, GAP * float(chars.size[i])):
            found[-1] = (last[0].union(box), last[1] + text)
        else:
            found.append((box, text))
    return found


def _follows(run: Box, box: Box, gap: float) -> bool:
    on_line = run.y0 <= box.center[1] <= run.y1
    return on_line and -gap <= box.x0 - run.x1 <= gap
