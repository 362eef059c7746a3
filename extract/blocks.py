"""The blocks of one page: every value cell with its label path, and the free text around the tables."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

import numpy as np
import regex

from extract.cells import read
from extract.circles import chosen
from extract.edges import GridSettings
from extract.emphasis import emphasised
from extract.grid import Grid, build
from extract.heads import Heads
from extract.inline import labelled_parts
from extract.kinds import Kind, classify, is_mark, is_number
from extract.notes import notes_of
from extract.prints import prints_of
from extract.prose import prose_blocks
from extract.sections import Sections, free_label, is_legend, names_field
from extract.whitespace import infer
from schemas.block import Block, Heading, Label, PageBlocks
from schemas.cell import Cell
from schemas.folding import fold_label
from schemas.geometry import Box
from schemas.page import Page
from schemas.vocabulary import Quality, exact

# The mark beside an option, and where it stands.
Option = tuple[str, Box]
SETTINGS: Final = GridSettings()
# A cell for a choice mark is about as wide as it is high.
MARK_CELL: Final = 2.2
# （単位：千円） is the caption of a table, and no field.
_UNIT_CAPTION = regex.compile(r"^[(\[]?(?:金額の?)?単位[:/]?(?:百|千|億|百万)?(?:円|人)")
_CODE = regex.compile(r"[0-9A-Z]{1,4}(?:-[0-9A-Z]{1,4}){0,3}")
# A value stands on the line of its label within this many font sizes; farther off, two tables side by side have titles.
FARTHEST_VALUE: Final = 20.0
_INLINE = regex.compile(r"^([^:：]{1,24})[:：](.+)$", regex.DOTALL)


@dataclass(frozen=True, slots=True)
class Laid:
    """A page laid out: its grid, cells and free runs of text; `unruled` are the tables inferred from white space."""

    grid: Grid
    cells: list[Cell]
    segments: list[Cell]
    unruled: tuple[Box, ...]


def cells_of(page: Page) -> Laid:
    """The cells of `page`, those without rules among them, and what stands in none."""
    grid = build(page, SETTINGS)
    cells, segments = read(page, grid)
    drawn, unruled = infer(page, segments)
    if unruled:
        grid = build(drawn, SETTINGS)
        cells, segments = read(drawn, grid)
    return Laid(grid, cells, segments, unruled)


def of_page(page: Page) -> PageBlocks:
    """All blocks of `page`, tables first in reading order, and its free text."""
    laid = cells_of(page)
    grid, cells, segments, unruled = laid.grid, laid.cells, laid.segments, laid.unruled
    kinds, colors = classify(cells)
    heads = Heads(grid, cells, kinds, colors)
    sections = Sections(cells, segments, page.height)
    options = _options(heads)
    hosts = [cells[i].box for i in np.flatnonzero(~grid.solid).tolist()]
    whole = [b for i in range(len(cells)) for b in _blocks(page.number, i, heads, sections, options, hosts)]
    circled = chosen(page, grid)
    if circled:
        by_place = {(cells[i].row0, cells[i].col0): texts for i, texts in circled.items()}
        whole = [replace(b, chosen=by_place.get((b.row, b.column), ())) if b.ruled else b for b in whole]
    emphasis = emphasised(page, grid)
    for i, options_of in emphasis.items():
        place = (cells[i].row0, cells[i].col0)
        whole = [
            replace(b, emphasised=options_of.chosen, plain=options_of.others)
            if b.ruled and (b.row, b.column) == place
            else b
            for b in whole
        ]
    if unruled:
        whole = [replace(b, inferred=any(_inside(b.box, region) for region in unruled)) for b in whole]
    blocks = [part for block in whole for part in labelled_parts(block)]
    stubs = {(h.row, h.column, b.table) for b in blocks for h in b.rows if h.kind == "stub"}
    marked = tuple(replace(b, stub=True) if (b.row, b.column, b.table) in stubs else b for b in blocks)
    free = tuple(_free(page.number, s) for s in segments if s.lines)
    unset = {i for i, option in options.items() if option is None}
    labels = tuple(_label(heads, i) for i, kind in enumerate(heads.kinds) if kind.heads)
    inline = (*_inline_blocks(page.number, segments), *prose_blocks(page.number, segments, cells, page.height))
    return PageBlocks(
        page.number,
        page.width,
        page.height,
        marked + inline,
        free,
        labels,
        tuple(grid.xs.tolist()),
        len(page.chars),
        len(cells),
        prints_of(heads, segments, (*marked, *inline), unset, {*circled, *emphasis}),
        tuple(notes_of(page)),
    )


def _label(heads: Heads, i: int) -> Label:
    cell = heads.cells[i]
    head = heads.heading(i)
    return Label(head.text, head.kind, cell.table, cell.row0, cell.row1, cell.col0, cell.col1, cell.box)


def _options(heads: Heads) -> dict[int, Option | None]:
    """Texts beside a narrow cell for a choice mark: the mark that stands there, or nothing where it is not set."""
    marked_tables = {
        heads.cells[i].table for i, kind in enumerate(heads.kinds) if kind is Kind.MARK and _is_narrow(heads.cells[i])
    }
    options: dict[int, Option | None] = {}
    for i, kind in enumerate(heads.kinds):
        cell = heads.cells[i]
        if kind not in (Kind.MARK, Kind.EMPTY) or not _is_narrow(cell) or cell.table not in marked_tables:
            continue
        right = heads.right_of(i)
        if right is None or heads.kinds[right] is not Kind.TEXT or heads.columns(i)[0]:
            continue
        if heads.cells[right].row0 == cell.row0 and heads.cells[right].row1 == cell.row1:
            options[right] = (cell.text, cell.ink) if is_mark(cell.text) else None
            options[i] = None
    return options


def _is_narrow(cell: Cell) -> bool:
    return cell.box.width <= MARK_CELL * cell.box.height


def _blocks(
    page: int, i: int, heads: Heads, sections: Sections, options: dict[int, Option | None], hosts: list[Box]
) -> list[Block]:
    cell, kind = heads.cells[i], heads.kinds[i]
    if kind.heads:
        return []
    option = options.get(i)
    if i in options and option is None:
        return []
    rows = heads.rows(i)
    columns, last = heads.columns(i)
    if kind is Kind.EMPTY and not columns and (not rows or _is_corner(heads, i)):
        return []
    if not rows and not columns:
        rows = sections.beside(cell)
    block = Block(
        page=page,
        box=cell.ink if option is None else cell.ink.union(option[1]),
        cell=cell.box,
        lines=("".join(cell.lines),) if cell.vertical else cell.lines,
        section=sections.above(cell),
        rows=rows,
        columns=tuple(heads.heading(j) for j in columns),
        last_columns=tuple(heads.heading(j) for j in last),
        table=cell.table,
        row=cell.row0,
        row_end=cell.row1,
        column=cell.col0,
        column_end=cell.col1,
        group=heads.groups(i).get(i, 0),
        mark=option[0] if option is not None else "",
        slashed=cell.slashed,
        bold=cell.bold,
        size=cell.size,
        nested=any(_inside(cell.box, host) for host in hosts),
        unseen=cell.unseen,
        crossed=cell.crossed,
    )
    return [block]


def _is_corner(heads: Heads, i: int) -> bool:
    """Whether an empty cell is the corner over row headings: two headings or more follow in its row, and nothing else."""
    found, j = 0, heads.right_of(i)
    while j is not None and heads.kinds[j].heads:
        found, j = found + 1, heads.right_of(j)
    return found > 1 and j is None


def _inside(box: Box, host: Box) -> bool:
    """Whether a box lies inside another (a cell inside a cell with a hole, which holds a table of its own)."""
    return box.x0 >= host.x0 and box.x1 <= host.x1 and box.y0 >= host.y0 and box.y1 <= host.y1 and box != host


def _free(page: int, segment: Cell) -> Block:
    return Block(
        page,
        segment.ink,
        segment.box,
        segment.lines,
        (),
        (),
        (),
        size=segment.size,
        bold=segment.bold,
        ruled=False,
        unseen=segment.unseen,
    )


def _inline_blocks(page: int, segments: list[Cell]) -> list[Block]:
    """Label and value outside all rules: `所管課：総務課` in one run of text, or two runs on one line."""
    found = []
    for position, segment in enumerate(segments):
        match = _INLINE.match(segment.text)
        if is_legend(segment.text):
            continue
        if _UNIT_CAPTION.search(fold_label(segment.text)) or segment.text.lstrip().startswith(("※", "*", "＊", "注")):
            continue
        key, _, code = segment.text.partition(" ")
        if match is not None and exact(match[1]).quality >= Quality.CORE:
            found.append(_inline(page, segment, match[1], match[2].strip()))
        elif (_CODE.fullmatch(fold_label(code)) and _numbers(key)) or names_field(segment.text):
            found.append(_inline(page, segment, key, code.strip()))
        elif exact(segment.text).quality is Quality.EXACT and position + 1 < len(segments):
            value = segments[position + 1]
            on_line = abs(value.box.center[1] - segment.box.center[1]) < segment.size / 2
            near = value.box.x0 - segment.box.x1 <= FARTHEST_VALUE * segment.size
            if (
                on_line
                and near
                and not free_label(value)
                and (is_number(value.text) or len(fold_label(value.text)) > 1)
            ):
                found.append(_inline(page, value, segment.text, value.text))
    return found


def _numbers(text: str) -> bool:
    """Whether a heading asks for a number or code: 整理番号　41 in one run."""
    return exact(text).quality is Quality.EXACT and exact(text).of("concept") == "project_code"


def _inline(page: int, segment: Cell, label: str, value: str) -> Block:
    return Block(
        page,
        segment.ink,
        segment.box,
        (value,),
        (),
        (Heading(label, "label"),),
        (),
        size=segment.size,
        bold=segment.bold,
        ruled=False,
        unseen=segment.unseen,
    )
