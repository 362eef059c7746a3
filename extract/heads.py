"""Label paths: for a value cell the headings to its left and above it, through merged cells.

The walk goes over the slots of the grid, so a merged heading governs every cell that it spans. It never crosses from
one table into another that shares its frame.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import regex

from extract.grid import OUTSIDE, Grid
from extract.kinds import Kind, names_a_year, says_more_than_a_year
from schemas.block import Heading
from schemas.cell import Cell
from schemas.folding import fold_label
from schemas.vocabulary import NOTHING, exact

# A heading governs a cell to its right when it stands beside at least this share of its height.
BESIDE: Final = 0.5
# An unknown text over figures is their heading only where it is short.
LONGEST_HEAD: Final = 20
# An empty cell up to this wide, in points, only indents the heading beside it.
INDENT: Final = 30.0


_ORDINAL = regex.compile(r"[1-9][0-9]?")
_FIGURES: Final = frozenset({"indicator_target", "indicator_actual", "indicator_rate"})
_ORDINALS = regex.compile(r"[①-⑳❶-❿]")


class Heads:
    """The headings of one page's cells. Cells are addressed by their index in the grid."""

    def __init__(self, grid: Grid, cells: list[Cell], kinds: list[Kind], colors: frozenset[int]) -> None:
        """Settle which known words are headings here, then be ready to walk. `colors` are those of labels."""
        self._slot: list[list[int]] = grid.slot.tolist()
        self.cells = cells
        self.kinds = list(kinds)
        self._columns: dict[int, tuple[tuple[int, ...], tuple[int, ...]]] = {}
        self._groups: dict[int, dict[int, int]] = {}
        self._settle_ordinals()
        self._settle_periods()
        self._settle_column_heads()
        self._settle_spanning()
        self._settle_values(colors)
        self._settle_entries(colors)

    def _settle_column_heads(self) -> None:
        """Texts side by side over columns of figures are their headings, known or not."""
        found = [i for i, kind in enumerate(self.kinds) if kind is Kind.TEXT and self._tops_figures(i)]
        tops = set(found)
        for i in found:
            beside = [j for j in (self.left_of(i), self.right_of(i)) if j is not None]
            if any(j in tops or self.kinds[j] is Kind.PERIOD for j in beside):
                self.kinds[i] = Kind.LABEL

    def _tops_figures(self, i: int) -> bool:
        """Whether two figures or more stand right below `i`, and no value above it."""
        above, text = self.above(i), fold_label(self.cells[i].text)
        if len(text) > LONGEST_HEAD or ":" in text:
            return False
        if above is not None and not self.kinds[above].heads and self.kinds[above] is not Kind.TEXT:
            return False
        below, count = self.below(i), 0
        while below is not None and self.kinds[below] in (Kind.NUMBER, Kind.EMPTY) and self._covers(self.cells[i], self.cells[below]):
            count += self.kinds[below] is Kind.NUMBER
            below = self.below(below)
        return count > 1

    def _settle_spanning(self) -> None:
        """A text that spans two or more headings below it, and stands in a row of headings, is their heading."""
        for i, kind in enumerate(self.kinds):
            cell = self.cells[i]
            if kind is not Kind.TEXT or cell.col1 - cell.col0 < 2:
                continue
            under = self._under(i)
            if len(under) > 1 and all(self.kinds[j].heads for j in under) and self._beside_corner(i):
                self.kinds[i] = Kind.LABEL

    def _beside_corner(self, i: int) -> bool:
        """Whether nothing on the left of `i` claims it as a value: the edge, an empty corner, or a corner heading."""
        left = self.left_of(i)
        if left is None or self.kinds[left] is Kind.EMPTY:
            return True
        corner, cell = self.cells[left], self.cells[i]
        return self.kinds[left].heads and corner.row1 > cell.row1

    def _under(self, i: int) -> list[int]:
        """The cells that touch `i` from below, left to right; empty where any part of it stands over nothing."""
        cell = self.cells[i]
        if cell.row1 >= len(self._slot):
            return []
        found = list(dict.fromkeys(self._slot[cell.row1][cell.col0 : cell.col1]))
        return [] if OUTSIDE in found else found

    def _settle_values(self, colors: frozenset[int]) -> None:
        """A known word beside a heading that heads nothing itself is that heading's value (方向性 | その他)."""
        keyed = [
            i
            for i, kind in enumerate(self.kinds)
            if kind is Kind.LABEL and (left := self.left_of(i)) is not None and self.kinds[left] is Kind.LABEL
        ]
        for i in keyed:
            under = self._under(i)
            idle = not under or (len(under) == 1 and self.kinds[under[0]].heads) or (colors and self.cells[i].fill not in colors)
            if idle and self._row_ends(i) and not self._in_head_row(i):
                self.kinds[i] = Kind.TEXT

    def _settle_entries(self, colors: frozenset[int]) -> None:
        """A known word without the colour of labels, below the heading of a column of names, is an entry of it."""
        if not colors:
            return
        entries = []
        for i, kind in enumerate(self.kinds):
            if kind is Kind.LABEL and self.cells[i].fill not in colors and not _ORDINALS.fullmatch(self.cells[i].text):
                columns = self._climb(i, self.cells[i].col0)
                if columns and self.cells[columns[-1]].fill in colors and not self._is_corner(columns[-1]):
                    entries.append(i)
        for i in entries:
            self.kinds[i] = Kind.TEXT

    def _is_corner(self, j: int) -> bool:
        """区分, 項目: the heading of a column of headings."""
        return self._is_period(j) or exact(self.cells[j].text).has("role", "stub")

    def _row_ends(self, i: int) -> bool:
        """Whether only headings follow on the right of `i`."""
        right = self.right_of(i)
        while right is not None and self.kinds[right].heads:
            right = self.right_of(right)
        return right is None

    def _in_head_row(self, i: int) -> bool:
        """Whether the cell stands in a row of headings: nothing in it is a value."""
        cell = self.cells[i]
        row = list(dict.fromkeys(j for j in self._slot[(cell.row0 + cell.row1) // 2] if j != OUTSIDE))
        # The corner over the row headings may be empty.
        return len(row) > 2 and all(self.kinds[j].heads for j in row[1:]) and self.kinds[row[0]] is not Kind.TEXT

    def _settle_ordinals(self) -> None:
        """A small number on the left edge of a table, with a heading on its right, numbers the rows beside it."""
        for i, kind in enumerate(self.kinds):
            if kind is not Kind.NUMBER or not _ORDINAL.fullmatch(fold_label(self.cells[i].text)):
                continue
            left, right = self.left_of(i), self.right_of(i)
            edge = left is None or (
                self.kinds[left] is Kind.LABEL
                and self.cells[left].row1 - self.cells[left].row0 > self.cells[i].row1 - self.cells[i].row0
            )
            if edge and right is not None and self.kinds[right] is Kind.LABEL:
                self.kinds[i] = Kind.LABEL

    def _settle_periods(self) -> None:
        """A year beside 開始年度 is a value; years in a row, or above figures, are headings."""
        for i, kind in enumerate(self.kinds):
            if kind is not Kind.PERIOD:
                continue
            left = self.left_of(i)
            if left is not None and self.kinds[left] is Kind.LABEL and names_a_year(self.cells[left].text):
                self.kinds[i] = Kind.TEXT
            elif not self._is_period_head(i):
                self.kinds[i] = Kind.LABEL if says_more_than_a_year(self.cells[i].text) else Kind.TEXT

    def _is_period_head(self, i: int) -> bool:
        beside = [j for j in (self.left_of(i), self.right_of(i), self.above(i)) if j is not None]
        if any(self.kinds[j] in (Kind.PERIOD, Kind.LABEL) for j in beside):
            return True
        under = self.below(i)
        right = self.right_of(i)
        return any(j is not None and self.kinds[j] in (Kind.NUMBER, Kind.PERIOD) for j in (under, right))

    # Neighbours, by the slots at the middle row or column of a cell.

    def _at(self, row: int, column: int) -> int | None:
        if 0 <= row < len(self._slot) and 0 <= column < len(self._slot[0]):
            found = self._slot[row][column]
            return None if found == OUTSIDE else found
        return None

    def left_of(self, i: int) -> int | None:
        """The cell that touches `i` on the left, in its middle row."""
        cell = self.cells[i]
        return self._at((cell.row0 + cell.row1) // 2, cell.col0 - 1)

    def right_of(self, i: int) -> int | None:
        """The cell that touches `i` on the right, in its middle row."""
        cell = self.cells[i]
        return self._at((cell.row0 + cell.row1) // 2, cell.col1)

    def above(self, i: int) -> int | None:
        """The cell that touches `i` from above, in its middle column."""
        cell = self.cells[i]
        return self._at(cell.row0 - 1, (cell.col0 + cell.col1) // 2)

    def below(self, i: int) -> int | None:
        """The cell that touches `i` from below, in its middle column."""
        cell = self.cells[i]
        return self._at(cell.row1, (cell.col0 + cell.col1) // 2)

    # Column headings.

    def columns(self, i: int) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """The headings above `i`, outermost first; and those above its last column where it spans several."""
        if i not in self._columns:
            self._columns[i] = self._find_columns(i)
        return self._columns[i]

    def _find_columns(self, i: int) -> tuple[tuple[int, ...], tuple[int, ...]]:
        cell = self.cells[i]
        first = self._climb(i, cell.col0)
        if cell.col1 - cell.col0 == 1:
            return first, ()
        last = self._climb(i, cell.col1 - 1)
        return (first, ()) if last == first else self._spanned(i, first, last)

    def _spanned(self, i: int, first: tuple[int, ...], last: tuple[int, ...]) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """A cell under several headings: years from the first to the last, or only what they share."""
        if first and last and self._is_period(first[-1]) and self._is_period(last[-1]):
            return first, last
        return tuple(j for j in first if j in last), ()

    def _is_period(self, i: int) -> bool:
        return self.kinds[i] is Kind.PERIOD

    def _climb(self, i: int, column: int) -> tuple[int, ...]:
        """Walk up a slot column from cell `i` over values of the same column, and gather the headings on top.

        A bar across the whole table (a group of rows, a section of the form) is stepped over; it heads the cell only
        where no other heading does.
        """
        cell = self.cells[i]
        found: list[int] = []
        bar: int | None = None
        row = cell.row0 - 1
        while (j := self._at(row, column)) is not None:
            above = self.cells[j]
            row = above.row0 - 1
            if not found and self._is_bar(j, cell):
                bar = j if bar is None and self.kinds[j].heads else bar
            elif self.kinds[j].heads:
                if not self._may_head(j, cell, found):
                    break
                found.append(j)
            elif found:
                break
            elif not self._same_column(above, cell):
                return () if bar is None else (bar,)
        if not found and bar is not None:
            return (bar,)
        return tuple(reversed(found))

    def _may_head(self, j: int, cell: Cell, found: list[int]) -> bool:
        if not found and not self._covers(self.cells[j], cell) and not self._is_period(j):
            return False
        return self._heads_a_column(j)

    def _is_bar(self, j: int, cell: Cell) -> bool:
        """Whether cell `j` stands alone in its row, across the table and clearly wider than `cell`."""
        other = self.cells[j]
        wide = other.col1 - other.col0 >= 2 * (cell.col1 - cell.col0) and self._covers(other, cell)
        return wide and self.left_of(j) is None and self.right_of(j) is None

    def _covers(self, head: Cell, cell: Cell) -> bool:
        return head.col0 <= cell.col0 and head.col1 >= cell.col1

    def _same_column(self, above: Cell, cell: Cell) -> bool:
        """Values above one another belong to one column where one stands within the other's width."""
        within = above.col0 >= cell.col0 and above.col1 <= cell.col1
        return within or (above.col0 <= cell.col0 and above.col1 >= cell.col1 and above.col1 - above.col0 <= 2 * (cell.col1 - cell.col0))

    def _heads_a_column(self, j: int) -> bool:
        """A heading with a value on its right is the key of its own row, not the head of a column."""
        if self._is_period(j):
            return True
        right = self.right_of(j)
        if right is None:
            # A lone heading at the end of a row of values says something of that row (活動結果指標).
            left = self.left_of(j)
            return left is None or self.kinds[left].heads or self.kinds[left] is Kind.EMPTY
        if self.kinds[right].heads:
            return True
        # An empty cell beside a heading is a corner, or a value that is blank: the row's other cells tell.
        return self.kinds[right] is Kind.EMPTY and self._all_heads_to_the_left(j)

    def _all_heads_to_the_left(self, j: int) -> bool:
        left = self.left_of(j)
        return left is not None and self.kinds[left].heads and self.above(j) is None

    # Row headings.

    def rows(self, i: int) -> tuple[Heading, ...]:
        """The headings to the left of `i`, outermost first, with the text that names its row where there is one."""
        cell = self.cells[i]
        groups = self.groups(i)
        own = groups.get(i, 0)
        found: list[Heading] = []
        for j in self._leftward(i):
            kind, other = self.kinds[j], self.cells[j]
            if kind.heads:
                if not found and not self._beside(other, cell):
                    continue
                found.append(self.heading(j))
            elif kind is Kind.EMPTY and found and self._is_indent(j):
                continue
            elif (found and found[-1].kind != "stub") or groups.get(j, own) != own:
                break
            elif self.names_row(j, i):
                found.append(Heading(other.text, "stub", other.row0, other.col0))
            elif found:
                break
        frame = self._frame(i) if own else None
        if frame is not None:
            found.append(self.heading(frame))
        return tuple(reversed(found))

    def _frame(self, i: int) -> int | None:
        """The heading on the left edge that names the whole frame, column headings included."""
        cell = self.cells[i]
        row = (cell.row0 + cell.row1 - 1) // 2
        edge = next((j for j in self._slot[row] if j != OUTSIDE), None)
        columns, _ = self.columns(i)
        if edge is None or not columns or not self.kinds[edge].heads:
            return None
        return edge if self.cells[edge].row0 <= self.cells[columns[0]].row0 else None

    def heading(self, j: int) -> Heading:
        """Cell `j` as a heading."""
        cell = self.cells[j]
        return Heading(cell.text, "period" if self._is_period(j) else "label", cell.row0, cell.col0)

    def _leftward(self, i: int) -> Iterator[int]:
        cell = self.cells[i]
        row, column, seen = (cell.row0 + cell.row1 - 1) // 2, cell.col0 - 1, i
        while (j := self._at(row, column)) is not None:
            if j != seen:
                yield j
                seen = j
            column = self.cells[j].col0 - 1

    def _beside(self, head: Cell, cell: Cell) -> bool:
        overlap = min(head.box.y1, cell.box.y1) - max(head.box.y0, cell.box.y0)
        return overlap >= BESIDE * min(cell.box.height, head.box.height)

    def _is_indent(self, j: int) -> bool:
        """Whether empty cell `j` only indents the heading on its right (うち …): narrow, with a heading on its left."""
        left = self.left_of(j)
        cell = self.cells[j]
        return left is not None and self.kinds[left].heads and cell.box.width <= INDENT

    def names_row(self, j: int, i: int) -> bool:
        """Whether text cell `j` names the row of figure `i`: it is text, in a row with figures, and not a unit."""
        if self.kinds[j] is not Kind.TEXT or self.kinds[i] not in (Kind.NUMBER, Kind.EMPTY):
            return False
        columns, _ = self.columns(i)
        if not columns or (self.kinds[i] is Kind.EMPTY and not self._asks_figures(columns)):
            return False
        text = fold_label(self.cells[j].text)
        own, _ = self.columns(j)
        head = exact(self.cells[own[-1]].text) if own else NOTHING
        return bool(text) and head.of("concept") not in (*_FIGURES, "indicator_unit")

    def _asks_figures(self, columns: tuple[int, ...]) -> bool:
        """Whether column headings name a year, a budget phase or an indicator's figure: a blank there is a blank figure."""
        if any(map(self._is_period, columns)):
            return True
        meaning = exact(self.cells[columns[-1]].text)
        return meaning.of("phase") is not None or meaning.of("concept") in _FIGURES

    # Groups: two tables side by side in one frame.

    def groups(self, i: int) -> dict[int, int]:
        """For each cell of the row of `i`, the number of the table that it belongs to inside the frame."""
        cell = self.cells[i]
        row = (cell.row0 + cell.row1 - 1) // 2
        if row not in self._groups:
            self._groups[row] = self._group_row(row)
        return self._groups[row]

    def _group_row(self, row: int) -> dict[int, int]:
        """Cut the row where, after figures under years, a column of names begins again."""
        order = list(dict.fromkeys(j for j in self._slot[row] if j != OUTSIDE))
        leaf = {j: self._leaf(j) for j in order}
        groups: dict[int, int] = {}
        number, first_leaf, figures, valued = 0, "", False, False
        for position, j in enumerate(order):
            text, period = leaf[j]
            heads = self.kinds[j].heads
            starts = heads and valued
            if figures and text and not period and self._names_again(j):
                starts = text == first_leaf or any(later for _, later in (leaf[k] for k in order[position + 1 :]))
            if starts:
                number, figures, first_leaf, valued = number + 1, False, text, False
            if not first_leaf and text and not period:
                first_leaf = text
            figures = figures or period
            valued = valued or not heads
            groups[j] = number
        return groups

    def _names_again(self, j: int) -> bool:
        """Whether a cell after figures can name a row anew: it is no figure, nor a difference or ratio of them."""
        columns, _ = self.columns(j)
        known = exact(self.cells[columns[-1]].text) if columns else NOTHING
        figure = self.kinds[j] is Kind.NUMBER or known.has("concept", "other") or known.of("phase") is not None
        return not figure

    def _leaf(self, j: int) -> tuple[str, bool]:
        """The text of the innermost heading above `j`, and whether it (or one above it) names a year."""
        if self.kinds[j].heads:
            return "", False
        columns, _ = self.columns(j)
        if not columns:
            return "", False
        inner = fold_label(self.cells[columns[-1]].text)
        return inner, self._is_period(columns[-1]) or (len(columns) > 1 and any(map(self._is_period, columns)))
