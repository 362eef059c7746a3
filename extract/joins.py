"""Cells that run on over a page break: the rest of a text that the next page prints at its top, without a heading.

FACTS.md, ruling 11: a text that runs on over a page break is one fact, on the page where it begins.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from schemas.block import Block, PageBlocks
from schemas.geometry import Box

# The column of a broken cell stands at the same place on both pages, within this many points.
SAME_EDGE: Final = 3.0
# A broken table ends in the lowest part of its page and goes on in the uppermost, as shares of the page's height.
FOOT: Final = 0.6
HEAD: Final = 0.3


def continued(pages: Sequence[PageBlocks]) -> list[PageBlocks]:
    """The pages with every broken cell whole on the page where it begins."""
    result = list(pages)
    for i in range(len(result) - 1, 0, -1):
        before, page = result[i - 1], result[i]
        if page.number != before.number + 1:
            continue
        tails = _tails(page)
        starts = [_start(before, page, tail) for tail in tails]
        if any(start is None for start in starts):
            # One cell of the row begins something new: so does the row.
            continue
        for tail, start in zip(tails, starts, strict=True):
            if start is None:
                continue
            whole = replace(
                start,
                lines=(*start.lines, *tail.lines),
                unseen=start.unseen or tail.unseen,
                crossed=start.crossed or tail.crossed,
            )
            before = replace(before, blocks=tuple(whole if b is start else b for b in before.blocks))
            page = replace(page, blocks=tuple(b for b in page.blocks if b is not tail))
        result[i - 1], result[i] = before, page
    return result


def _tails(page: PageBlocks) -> list[Block]:
    """Texts without a heading in the first row of the first table of a page, with nothing but furniture above."""
    # A table inside the broken cell goes on with it; its headings are not the row's.
    ruled = [b for b in page.blocks if b.ruled and not b.nested]
    if not ruled:
        return []
    table = min(ruled, key=lambda b: b.box.y0).table
    first = min(b.row for b in ruled if b.table == table)
    row = [b for b in ruled if b.table == table and b.row == first]
    headed = any(
        label.table == table and label.row <= first and not any(_within(label.box, b.cell) for b in row)
        for label in page.labels
    )
    if headed or any(b.rows or b.columns for b in row):
        return []
    return [b for b in row if b.lines and b.box.y0 < HEAD * page.height]


def _within(box: Box, cell: Box) -> bool:
    return box.x0 > cell.x0 and box.x1 < cell.x1 and box.y0 >= cell.y0 and box.y1 < cell.y1


def _start(before: PageBlocks, page: PageBlocks, tail: Block) -> Block | None:
    """The last cell of the page before that stands in the column of `tail`."""
    ruled = [b for b in before.blocks if b.ruled and b.lines]
    if not ruled or not _edge(page, tail):
        return None
    lowest = max(b.row for b in ruled if b.table == max(r.table for r in ruled))
    last = [b for b in ruled if b.row_end > lowest and b.table == max(r.table for r in ruled)]
    edge = _edge(page, tail)
    near = [b for b in last if abs(_edge(before, b) - edge) <= SAME_EDGE and b.box.y1 > FOOT * before.height]
    return near[0] if near else None


def _edge(page: PageBlocks, block: Block) -> float:
    """The left edge of a block's column, in points."""
    return page.xs[block.column - 1] if 0 < block.column <= len(page.xs) else 0.0
