"""What each page prints, for the account of what was read: the pieces of its text, each with its role."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Final

from extract.heads import Heads
from extract.kinds import is_mark
from extract.sections import is_page_number
from schemas.block import Block, PageBlocks, Sheet
from schemas.cell import Cell
from schemas.geometry import Box
from schemas.prints import PagePrint, Print, Prints, Role

# Page numbers stand in the outermost part of a page, at its top or its foot, as a share of its height.
MARGIN: Final = 0.08


def prints_of(
    heads: Heads,
    segments: Sequence[Cell],
    blocks: Sequence[Block],
    unset: Collection[int],
    circled: Collection[int],
) -> Prints:
    """The pieces of a page: its cells with text and its free runs.

    `unset` are the cells that give no block: choice marks, and the options beside a place without a mark;
    `circled` those with a circled option.
    """
    stubs = {(b.row, b.column, b.table) for b in blocks if b.stub}
    sections = {text for b in blocks for text in b.section} | {h.text for b in blocks for h in b.rows if h.row < 0}
    inside = _inside(blocks)
    found = []
    for i, (cell, kind) in enumerate(zip(heads.cells, heads.kinds, strict=True)):
        if not cell.lines:
            continue
        if kind.heads:
            role = Role.LABEL
        elif i in unset:
            role = Role.MARK if is_mark(cell.text) else Role.UNCHOSEN
        else:
            role = Role.STUB if (cell.row0, cell.col0, cell.table) in stubs else Role.CELL
            role = Role.CIRCLED if i in circled else role
        found.append(Print(cell.ink, cell.lines, role, inside.get(cell.ink, ())))
    for run in segments:
        if run.lines:
            role = Role.SECTION if run.text in sections else Role.FREE
            found.append(Print(run.ink, run.lines, role, inside.get(run.ink, ())))
    return Prints.of(found)


def _inside(blocks: Sequence[Block]) -> dict[Box, tuple[str, ...]]:
    """The headings that stand in the same piece of print as their values, by the box of the piece."""
    found: dict[Box, tuple[str, ...]] = {}
    for block in blocks:
        if block.rows and block.rows[-1].row < 0:
            found[block.box] = (*found.get(block.box, ()), block.rows[-1].text)
    return found


def page_prints(pages: Sequence[PageBlocks], sheets: Sequence[Sheet]) -> tuple[PagePrint, ...]:
    """The prints of every page; what the sheets have left out is furniture, or belongs to the page before."""
    kept: dict[int, set[Box]] = {page.number: set() for page in pages}
    for sheet in sheets:
        for page in sheet.pages:
            kept[page.number].update(b.box for b in page.free)
            kept[page.number].update(b.box for b in page.blocks)
    return tuple(_page_print(page, kept[page.number]) for page in pages)


def _page_print(page: PageBlocks, kept: Collection[Box]) -> PagePrint:
    pieces = tuple(_settled(page, kept))
    return PagePrint(page.number, Prints.of(pieces), any(piece.role is Role.CONTINUED for piece in pieces))


def _settled(page: PageBlocks, kept: Collection[Box]) -> Iterator[Print]:
    """The prints of a page, with the roles that only the whole document tells."""
    gone = {b.box for b in page.blocks if b.lines and b.box not in kept}
    for piece in page.prints:
        free = piece.role in (Role.FREE, Role.SECTION)
        if free and _in_margin(piece.box, page.height) and is_page_number(piece.text):
            yield piece._replace(role=Role.PAGE_NUMBER)
        elif free and piece.box not in kept:
            yield piece._replace(role=Role.RUNNING)
        elif piece.box in gone:
            yield piece._replace(role=Role.CONTINUED)
        else:
            yield piece


def _in_margin(box: Box, height: float) -> bool:
    y = box.center[1]
    return y < MARGIN * height or y > (1 - MARGIN) * height
