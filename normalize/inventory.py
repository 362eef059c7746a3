"""The headings of a form as one of its sheets prints them: without what is filled in, and without years.

A name in a column of names is no heading of the form, even where the vocabulary knows it (使用料 among the lines of a
budget): above and below it, in the same column and under the same heading, stand values. Nor is a text that has no cell
to govern.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from normalize.headings import years_on
from normalize.paths import head_of
from schemas.block import Block, Heading, Label, PageBlocks, Sheet
from schemas.headings import NEWEST_FIRST, YEAR, FormHeading, heading_key

Slot = tuple[int, int, int]

# Years run forwards or backwards where there are two.
LEAST_YEARS: Final = 2


@dataclass(frozen=True, slots=True)
class Seen:
    """One heading on a sheet: its key, what it stands under, how it is printed, and the page.

    It is not `sure` where it may as well be a name that is filled in: it can be a heading that the form is known to have,
    but it is no new one.
    """

    text: str
    over: tuple[str, ...]
    printed: str
    page: int
    sure: bool = True

    @property
    def path(self) -> tuple[str, ...]:
        """The heading with what it stands under."""
        return (*self.over, self.text)


def headings_of(sheet: Sheet) -> tuple[Seen, ...]:
    """The headings of a sheet's form in reading order, each as often as it is printed."""
    return tuple(seen for seen in all_of(sheet) if seen.sure)


def all_of(sheet: Sheet) -> tuple[Seen, ...]:
    """The headings of a sheet's form, and what only may be some."""
    return tuple(seen for page in sheet.pages for seen in _Page(page).headings())


def texts_of(sheet: Sheet) -> frozenset[str]:
    """The keys of everything on a sheet that looks like a heading, also of what is filled in."""
    return frozenset(heading_key(label.text) for page in sheet.pages for label in page.labels)


def common(sheets: Sequence[Sequence[Seen]]) -> tuple[FormHeading, ...]:
    """The headings of a form from several of its sheets: how often each is there at least and at most."""
    counted: list[dict[tuple[str, ...], int]] = []
    order: dict[tuple[str, ...], FormHeading] = {}
    for sheet in sheets:
        times: dict[tuple[str, ...], int] = defaultdict(int)
        for seen in sheet:
            times[seen.path] += 1
            order.setdefault(seen.path, FormHeading(seen.text, seen.over))
        counted.append(times)
    return tuple(_spread(heading, [times.get(path, 0) for times in counted]) for path, heading in order.items())


def _spread(heading: FormHeading, times: list[int]) -> FormHeading:
    """The heading with how often the sheets have it; where that varies, no limit is drawn from them."""
    if min(times) == max(times) or max(times) == 1:
        return replace(heading, least=min(times), most=max(times))
    return replace(heading, least=min(1, *times), most=None)


def _extent(page: PageBlocks) -> tuple[dict[int, tuple[int, int]], frozenset[Slot]]:
    """The last column and row of each table (excluded), and all slots that headings take."""
    ends: dict[int, tuple[int, int]] = {}
    cells: tuple[Block | Label, ...] = (*page.blocks, *page.labels)
    for cell in cells:
        right, below = ends.get(cell.table, (0, 0))
        ends[cell.table] = (max(right, cell.column_end), max(below, cell.row_end))
    taken = {
        (x.table, row, column)
        for x in page.labels
        for row in range(x.row, x.row_end)
        for column in range(x.column, x.column_end)
    }
    return ends, frozenset(taken)


class _Page:
    """The headings of one page and how they stand to each other, by table, row and column."""

    def __init__(self, page: PageBlocks) -> None:
        """Find what stands under what."""
        self._page = page
        names = (_name(block) for block in page.blocks if block.stub)
        self._labels = {(x.table, x.row, x.column): x for x in (*names, *page.labels) if _is_heading(x)}
        self._heads_row = frozenset((b.table, h.row, h.column) for b in page.blocks for h in b.rows)
        self._ends, self._taken = _extent(page)
        self._parents = self._found_parents()
        self._corners()
        self._backwards = self._found_backwards()
        self._columns = self._found_columns()
        self._filled_in = {slot for slot in self._parents if self._is_filled_in(slot)}

    def headings(self) -> Iterator[Seen]:
        """The headings of the form and what may be some, in reading order."""
        for slot in sorted(self._labels):
            if slot not in self._parents:
                continue
            line = self._line(slot)
            sure = not any(one in self._filled_in or self._labels[one].kind == "stub" for one in line)
            *over, text = (self._key(one) for one in line)
            if all((text, *over)):
                yield Seen(text, tuple(over), self._labels[slot].text, self._page.number, sure)

    def _line(self, slot: Slot) -> tuple[Slot, ...]:
        """All that a heading stands under, outermost first, and the heading itself."""
        line: list[Slot] = []
        at: Slot | None = slot
        while at is not None and at not in line:
            line.append(at)
            at = self._parents.get(at)
        return tuple(reversed(line))

    def _key(self, slot: Slot) -> str:
        key = heading_key(self._labels[slot].text)
        return key.replace(YEAR, YEAR + NEWEST_FIRST, 1) if slot in self._backwards else key

    def _found_parents(self) -> dict[Slot, Slot | None]:
        """What each heading stands under: as the cells that it governs say, else as the slots say."""
        found: dict[Slot, tuple[int, Slot | None]] = {}
        for block in self._page.blocks:
            for headings in (block.rows, block.columns, block.last_columns):
                chain = self._of_form(block, headings)
                for depth, slot in enumerate(chain):
                    if depth >= found.get(slot, (0, None))[0]:
                        found[slot] = (depth, chain[depth - 1] if depth else None)
        parents = {slot: parent for slot, (_, parent) in found.items()}
        for slot, label in self._labels.items():
            if slot not in parents and self._has_cell(label):
                parents[slot] = self._around(label)
        return parents

    def _of_form(self, block: Block, headings: tuple[Heading, ...]) -> list[Slot]:
        """The headings of a chain up to the first that is a name; units do not count."""
        chain: list[Slot] = []
        for heading in headings:
            slot = (block.table, heading.row, heading.column)
            if slot in self._labels and slot not in chain:
                chain.append(slot)
            if heading.kind == "stub":
                break
        return chain

    def _has_cell(self, label: Label) -> bool:
        """Whether the slot to the right of a heading, or that below it, is there and is no heading."""
        right, below = self._ends[label.table]
        free_right = label.column_end < right and not self._covered(label.table, label.row, label.column_end)
        return free_right or (label.row_end < below and not self._covered(label.table, label.row_end, label.column))

    def _covered(self, table: int, row: int, column: int) -> bool:
        return (table, row, column) in self._taken

    def _around(self, label: Label) -> Slot | None:
        """The heading right above a heading that spans more columns, or right before it that spans more rows."""
        headings = {slot: other for slot, other in self._labels.items() if other.kind != "stub"}
        for slot, other in headings.items():
            wide = other.column <= label.column and label.column_end <= other.column_end
            if other.table == label.table and other.row_end == label.row and wide and _width(other) > _width(label):
                return slot
        for slot, other in headings.items():
            high = other.row <= label.row and label.row_end <= other.row_end
            if (
                other.table == label.table
                and other.column_end == label.column
                and high
                and _height(other) > _height(label)
            ):
                return slot
        return None

    def _corners(self) -> None:
        """Years over columns that stand under no other heading belong to the corner of their table."""
        heads_column = {(b.table, h.row, h.column) for b in self._page.blocks for h in (*b.columns, *b.last_columns)}
        for slot, parent in list(self._parents.items()):
            label = self._labels[slot]
            if parent is not None or slot not in heads_column or YEAR not in heading_key(label.text):
                continue
            before = [
                s
                for s, x in self._labels.items()
                if x.table == label.table
                and x.row <= label.row < x.row_end
                and x.column_end <= label.column
                and s not in heads_column
            ]
            self._parents[slot] = max(before, key=lambda s: s[2], default=None)

    def _found_backwards(self) -> frozenset[Slot]:
        """The year headings of rows whose years run from the newest to the oldest."""
        if sum(YEAR in heading_key(label.text) for label in self._labels.values()) < LEAST_YEARS:
            return frozenset()
        years = years_on(self._page, None)
        rows: dict[tuple[int, int, Slot | None], list[tuple[Slot, int]]] = defaultdict(list)
        for slot in sorted(self._labels):
            year = years.get((self._page.number, *slot))
            if slot in self._parents and year is not None and year.fy is not None:
                rows[slot[0], slot[1], self._parents[slot]].append((slot, year.fy))
        found: set[Slot] = set()
        for row in rows.values():
            steps = [after - before for (_, before), (_, after) in pairwise(row)]
            if steps and max(steps) <= 0 and min(steps) < 0:
                found.update(slot for slot, _ in row)
        return frozenset(found)

    def _is_filled_in(self, slot: Slot) -> bool:
        """Whether a heading of a row is a name in a column of names: of those above and below it, most are values.

        Under the same outer heading, that is: what stands above 財源 is of another part of the table.
        """
        if slot not in self._heads_row or self._labels[slot].kind == "stub":
            return False
        label = self._labels[slot]
        outer = self._labels[self._parents.get(slot) or slot]
        low, high = (outer.row, outer.row_end) if outer is not label else (-math.inf, math.inf)
        cells = {c.row: c for c in self._columns[label.table, label.column, label.column_end] if low <= c.row < high}
        ends = {c.row_end: c for c in cells.values()}
        run: list[Block | Label] = [label]
        while (below := cells.get(run[-1].row_end)) is not None:
            run.append(below)
        while (above := ends.get(run[0].row)) is not None:
            run.insert(0, above)
        names = sum(isinstance(one, Block) or one.kind == "stub" for one in run)
        return 2 * names >= len(run)

    def _found_columns(self) -> dict[Slot, list[Block | Label]]:
        """By table and columns: the headings of rows and the values. The empty corner of a table is none of them."""
        found: dict[Slot, list[Block | Label]] = defaultdict(list)
        for slot, label in self._labels.items():
            if slot in self._heads_row:
                found[label.table, label.column, label.column_end].append(label)
        for block in self._page.blocks:
            if not block.stub and (block.lines or block.columns):
                found[block.table, block.column, block.column_end].append(block)
        return found


def _name(block: Block) -> Label:
    """A text that names its row, as a label: it may be a heading of the form in words that the vocabulary lacks."""
    return Label(block.text, "stub", block.table, block.row, block.row_end, block.column, block.column_end, block.cell)


def _is_heading(label: Label) -> bool:
    """Whether a label may be a heading of the form: no unit beside a heading, as (千円), 単位:人."""
    head = head_of(label.text, "row", False)
    bracketed = heading_key(label.text).startswith(("(", "[", "単位"))
    # 業務 is a heading, though things are counted in 業務.
    return not (head.only_unit and (bracketed or (head.unit is not None and head.unit.code == "JPY")))


def _width(label: Label) -> int:
    return label.column_end - label.column


def _height(label: Label) -> int:
    return label.row_end - label.row
