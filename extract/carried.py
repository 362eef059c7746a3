"""Sections of tables that go on overleaf: the heading over the first part holds for the rest."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from schemas.block import Block, PageBlocks, Sheet

# Of the edges of columns, so many are shared by two parts of one table; edges within this many points are the same.
SAME_COLUMNS: Final = 0.7
SAME_EDGE: Final = 2.0


def carry_sections(sheet: Sheet) -> Sheet:
    """The sheet, with the section of a table that ends a page on the part of it that begins the next."""
    if len(sheet.pages) < 2 or sheet.ordinal == 0:
        return sheet
    pages = [sheet.pages[0]]
    for page in sheet.pages[1:]:
        pages.append(_continued(pages[-1], page))
    return replace(sheet, pages=tuple(pages))


def _continued(before: PageBlocks, page: PageBlocks) -> PageBlocks:
    last, first = _table(before, lowest=True), _table(page, lowest=False)
    if not last or not first or page.number != before.number + 1:
        return page
    top = min(block.cell.y0 for block in first)
    headed = any(block.section for block in first) or any(text.box.y1 <= top for text in page.free)
    section = max(last, key=lambda block: block.row).section
    if headed or not section or not _same_columns(last, first):
        return page
    table = first[0].table
    return replace(
        page, blocks=tuple(replace(b, section=section) if b.ruled and b.table == table else b for b in page.blocks)
    )


def _table(page: PageBlocks, *, lowest: bool) -> list[Block]:
    """The blocks of the table at the foot of a page, or at its head."""
    ruled = [block for block in page.blocks if block.ruled and not block.nested]
    if not ruled:
        return []
    found = max(ruled, key=lambda b: b.cell.y1) if lowest else min(ruled, key=lambda b: b.cell.y0)
    return [block for block in ruled if block.table == found.table]


def _same_columns(last: list[Block], first: list[Block]) -> bool:
    """Whether two tables end at the same place on the right and have mostly the same columns of values."""
    above, below = _edges(last), _edges(first)
    shared = sum(any(abs(edge - other) <= SAME_EDGE for other in above) for edge in below)
    return abs(max(above) - max(below)) <= SAME_EDGE and shared >= SAME_COLUMNS * len(below)


def _edges(blocks: list[Block]) -> set[float]:
    return {round(x, 1) for block in blocks for x in (block.cell.x0, block.cell.x1)}
