"""Column headings: for a value cell the headings above it, through merged cells and over other values."""

from __future__ import annotations

from extract.grid import Grid
from extract.kinds import Kind
from extract.neighbours import Neighbours
from schemas.cell import Cell


class Columns(Neighbours):
    """The headings above the cells of a page."""

    def __init__(self, grid: Grid, cells: list[Cell], kinds: list[Kind]) -> None:
        """Begin with no heading looked up."""
        super().__init__(grid, cells, kinds)
        self._columns: dict[int, tuple[tuple[int, ...], tuple[int, ...]]] = {}
        self._parted: dict[int, bool] = {}

    def forget(self) -> None:
        """Forget what was looked up: the kinds of cells have changed."""
        self._columns.clear()
        self._parted.clear()

    def columns(self, i: int) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """The headings above `i`, outermost first; and those above its last column where it spans several."""
        if i not in self._columns:
            self._columns[i] = self._find_columns(i)
        return self._columns[i]

    def _find_columns(self, i: int) -> tuple[tuple[int, ...], tuple[int, ...]]:
        cell = self.cells[i]
        first = self.climb(i, cell.col0)
        if cell.col1 - cell.col0 == 1:
            return first, ()
        last = self.climb(i, cell.col1 - 1)
        return (first, ()) if last == first else self._spanned(i, first, last)

    def _spanned(
        self, i: int, first: tuple[int, ...], last: tuple[int, ...]
    ) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """A cell under several headings: years from the first to the last, or only what they share."""
        if first and last and self.is_period(first[-1]) and self.is_period(last[-1]):
            return first, last
        return tuple(j for j in first if j in last), ()

    def is_period(self, i: int) -> bool:
        return self.kinds[i] is Kind.PERIOD

    def climb(self, i: int, column: int) -> tuple[int, ...]:
        """Walk up a slot column from cell `i` over values of the same column, and gather the headings on top.

        A bar across the whole table (a group of rows, a section of the form) is stepped over; it heads the cell only
        where no other heading does.
        """
        cell = self.cells[i]
        found: list[int] = []
        bar: int | None = None
        row = cell.row0 - 1
        while (j := self.at(row, column)) is not None:
            above = self.cells[j]
            row = above.row0 - 1
            if not found and self._is_bar(j, cell):
                bar = j if bar is None and self.kinds[j].heads else bar
            elif (
                self.kinds[j].heads
                and not found
                and self.kinds[i] is Kind.NUMBER
                and not self.is_period(j)
                and covers(cell, above)
                and cell.col1 - cell.col0 > above.col1 - above.col0
            ):
                # A value merged over several headings is under what they share.
                continue
            elif self.kinds[j].heads:
                if not self._may_head(j, cell, found):
                    break
                found.append(j)
            elif found:
                break
            elif not _same_column(above, cell) or self._parts(j, i):
                return () if bar is None else (bar,)
        if not found and bar is not None:
            return (bar,)
        return tuple(reversed(found))

    def _parts(self, j: int, i: int) -> bool:
        """Whether a table of figures ends above `i`: `j` is a figure of it, and `i` stands in a row of another kind.

        A text with a heading on its left is no figure; and no row of the table has a heading in a column of figures.
        """
        if self.kinds[j] is not Kind.NUMBER:
            return False
        left = self.left_of(i)
        if self.kinds[i] is Kind.TEXT and left is not None and self.kinds[left].heads:
            return True
        cell = self.cells[i]
        row = (cell.row0 + cell.row1 - 1) // 2
        if row not in self._parted:
            self._parted[row] = any(self.kinds[k] is Kind.LABEL and self._under_figure(k) for k in self.in_row(row)[1:])
        return self._parted[row]

    def _under_figure(self, k: int) -> bool:
        above = self.above(k)
        while above is not None and self.kinds[above] is Kind.EMPTY:
            above = self.above(above)
        return above is not None and self.kinds[above] is Kind.NUMBER

    def _may_head(self, j: int, cell: Cell, found: list[int]) -> bool:
        if not found and not covers(self.cells[j], cell) and not self.is_period(j):
            return False
        return self._heads_a_column(j)

    def _is_bar(self, j: int, cell: Cell) -> bool:
        """Whether cell `j` stands alone in its row, across the table and clearly wider than `cell`."""
        other = self.cells[j]
        wide = other.col1 - other.col0 >= 2 * (cell.col1 - cell.col0) and covers(other, cell)
        return wide and self.left_of(j) is None and self.right_of(j) is None

    def _heads_a_column(self, j: int) -> bool:
        """A heading with a value on its right is the key of its own row, not the head of a column."""
        if self.is_period(j):
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


def covers(head: Cell, cell: Cell) -> bool:
    """Whether `head` spans all slot columns of `cell`."""
    return head.col0 <= cell.col0 and head.col1 >= cell.col1


def _same_column(above: Cell, cell: Cell) -> bool:
    """Values above one another belong to one column where one stands within the other's width."""
    narrow = above.col1 - above.col0 <= 2 * (cell.col1 - cell.col0)
    return covers(cell, above) or (covers(above, cell) and narrow)
