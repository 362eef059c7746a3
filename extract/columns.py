"""Column headings: for a value cell the headings above it, through merged cells and over other values."""

from __future__ import annotations

from typing import Final

from extract.frames import Frames
from extract.grid import Grid
from extract.kinds import Kind
from extract.neighbours import Neighbours
from schemas.cell import Cell
from schemas.vocabulary import exact

# Columns of two tables that touch are the same where their rules miss each other by less than this, in points, and by
# less than this share of the cell's width.
SLIVER: Final = 8.0
SLIVER_SHARE: Final = 0.2
# So many headings behind an empty cell are a row of headings, and the cell is its corner.
SEVERAL: Final = 3


# A cell of a column may be parted in two below: half as wide, give or take the rule between.
HALVED: Final = 2.2


class Columns(Neighbours):
    """The headings above the cells of a page."""

    def __init__(self, grid: Grid, cells: list[Cell], kinds: list[Kind]) -> None:
        """Begin with no heading looked up."""
        super().__init__(grid, cells, kinds)
        self._xs: list[float] = grid.xs.tolist()
        self._columns: dict[int, tuple[tuple[int, ...], tuple[int, ...]]] = {}
        self._parted: dict[tuple[int, int, int], bool] = {}
        # The options of grids of marks, each with the heading that asks for one of them.
        self.corners: dict[int, int | None] = {}
        self.frames: Frames | None = None

    def frame_of(self, i: int) -> int:
        """The part of its table that a cell stands in; 0 where nothing parts it."""
        return 0 if self.frames is None else self.frames.of(i)

    def _beside(self, j: int, other: int | None) -> int | None:
        """The neighbour of a cell, where both stand in the same part of their table."""
        return other if other is None or self.frame_of(other) == self.frame_of(j) else None

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
        low, high = self._proper(self.cells[i])
        first = self._storey(i, self._asked(self.climb(i, low)))
        if low == high:
            return first, ()
        last = self._storey(i, self._asked(self.climb(i, high)))
        return (first, ()) if last == first else self._spanned(i, first, last)

    def _storey(self, i: int, heads: tuple[int, ...]) -> tuple[int, ...]:
        """Of two headings over one another that mean two things (指標名, 定義), the one of the cell's own row.

        The entries of such a column have two rows, too, as a cell beside them tells that spans both.
        """
        if len(heads) < 2:
            return heads
        upper, lower = self.cells[heads[-2]], self.cells[heads[-1]]
        if (upper.col0, upper.col1, upper.row1) != (lower.col0, lower.col1, lower.row0):
            return heads
        meant = [exact(cell.text).of("concept") for cell in (upper, lower)]
        if None in meant or meant[0] == meant[1]:
            return heads
        cell = self.cells[i]
        over = next(
            (self.cells[j] for j in (self.left_of(i), self.right_of(i)) if j is not None and self._spans(j, i)), None
        )
        if over is None:
            return heads
        return heads[:-1] if cell.row0 == over.row0 else (*heads[:-2], heads[-1])

    def _spans(self, j: int, i: int) -> bool:
        """Whether cell `j` spans the row of `i` and one more."""
        other, cell = self.cells[j], self.cells[i]
        return (
            other.row0 <= cell.row0
            and cell.row1 <= other.row1
            and other.row1 - other.row0 == 2 * (cell.row1 - cell.row0)
        )

    def _asked(self, heads: tuple[int, ...]) -> tuple[int, ...]:
        """Column headings, that of an option with the corner of its grid over it."""
        corner = self.corners.get(heads[-1]) if heads else None
        return heads if corner is None else (corner, *heads)

    def _proper(self, cell: Cell) -> tuple[int, int]:
        """The first and last slot columns of a cell, without slivers: rules of stacked tables that miss each other."""
        low, high = cell.col0, cell.col1 - 1
        least = min(SLIVER, SLIVER_SHARE * cell.box.width)
        while low < high and self._xs[low] - self._xs[low - 1] < least:
            low += 1
        while low < high and self._xs[high] - self._xs[high - 1] < least:
            high -= 1
        return low, high

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
                    if not found and self._interrupts(j, cell):
                        continue
                    break
                found.append(j)
            elif found:
                break
            elif self.kinds[j] is Kind.EMPTY and covers(above, cell):
                # A blank row parts nothing.
                continue
            elif not (same := self._same_column(above, cell)) and self._goes_on_above(j, cell, column):
                # A row of a text alone (説明) between rows of figures.
                continue
            elif not same or self._parts(j, i):
                return () if bar is None else (bar,)
        if not found and bar is not None:
            return (bar,)
        return tuple(reversed(found))

    def _same_column(self, above: Cell, cell: Cell) -> bool:
        """Whether values above one another belong to one column: one stands within the other's width, but for slivers."""
        if covers(cell, above):
            return True
        upper, lower = self._proper(above), self._proper(cell)
        if lower[0] <= upper[0] and upper[1] <= lower[1]:
            return True
        return upper[0] <= lower[0] and lower[1] <= upper[1] and above.box.width <= HALVED * cell.box.width

    def _goes_on_above(self, j: int, cell: Cell, column: int) -> bool:
        """Whether a wide text with a key on its left interrupts a column that goes on above it in the same width."""
        left, over = self.left_of(j), self.at(self.cells[j].row0 - 1, column)
        if self.kinds[j] is not Kind.TEXT or left is None or not self.kinds[left].heads or over is None:
            return False
        other = self.cells[over]
        return not self.kinds[over].heads and (other.col0, other.col1) == (cell.col0, cell.col1)

    def _interrupts(self, j: int, cell: Cell) -> bool:
        """Whether a key with a text on its right (指標の説明) interrupts a column of values in its own width."""
        right, over = self.right_of(j), self.above(j)
        if right is None or over is None or self.kinds[right] is not Kind.TEXT or self.kinds[over].heads:
            return False
        key, other = self.cells[j], self.cells[over]
        return (key.col0, key.col1) == (other.col0, other.col1) == (cell.col0, cell.col1) and bool(other.lines)

    def _parts(self, j: int, i: int) -> bool:
        """Whether a table of figures ends above `i`: `j` is a figure of it, and `i` stands in a row of another kind.

        A text with a heading on its left is no figure; and no row of the table has a heading in a column of figures.
        """
        left = self.left_of(i)
        if self.kinds[j] is Kind.TEXT:
            return self._is_keyed_otherwise(j, i)
        if self.kinds[j] is not Kind.NUMBER:
            return False
        if self.kinds[i] is Kind.TEXT and left is not None and self.kinds[left].heads:
            # A dash stands among grades, too.
            return any(c.isdigit() for c in self.cells[j].text)
        cell = self.cells[i]
        frame = self.frame_of(i)
        row = ((cell.row0 + cell.row1 - 1) // 2, cell.table, frame)
        if row not in self._parted:
            among = [k for k in self.row_of(i) if self.frame_of(k) == frame]
            self._parted[row] = any(self.kinds[k] is Kind.LABEL and self._under_figure(k) for k in among[1:])
        return self._parted[row]

    def _is_keyed_otherwise(self, j: int, i: int) -> bool:
        """Whether text `i` has a key of its own row on its left where text `j` above it has a value: another table."""
        left, over = self.left_of(i), self.left_of(j)
        if self.kinds[i] is not Kind.TEXT or left is None or over is None or self.kinds[left] is not Kind.LABEL:
            return False
        key, cell = self.cells[left], self.cells[i]
        before = self.left_of(left)
        # A heading that begins its row stands in the column of the row headings, as it does above.
        follows = before is not None and not self.kinds[before].heads
        same = (key.row0, key.row1) == (cell.row0, cell.row1)
        above = self.above(left)
        if above is not None and not self.kinds[above].heads:
            other = self.cells[above]
            # A known word among the entries of a column, set like them, is one of them.
            follows = follows and (other.col0, other.col1, other.fill) != (key.col0, key.col1, key.fill)
        return same and follows and self.kinds[over] in (Kind.TEXT, Kind.NUMBER, Kind.MARK)

    def _under_figure(self, k: int) -> bool:
        cell = self.cells[k]
        row, column = cell.row0 - 1, (cell.col0 + cell.col1) // 2
        while (above := self.at(row, column)) is not None and self.kinds[above] is Kind.EMPTY:
            row = self.cells[above].row0 - 1
        return above is not None and self.kinds[above] is Kind.NUMBER

    def _may_head(self, j: int, cell: Cell, found: list[int]) -> bool:
        if not found and not covers(self.cells[j], cell) and not self.is_period(j):
            return False
        return self._heads_a_column(j)

    def _is_bar(self, j: int, cell: Cell) -> bool:
        """Whether cell `j` stands alone in its row, across the table and clearly wider than `cell`, or as its only text."""
        other = self.cells[j]
        if self.kinds[j] is Kind.LABEL and self.above(j) is not None and self._alone(j):
            return True
        wide = other.col1 - other.col0 >= 2 * (cell.col1 - cell.col0) and covers(other, cell)
        return wide and self.left_of(j) is None and self.right_of(j) is None

    def _alone(self, j: int) -> bool:
        """Whether `j` begins its row and nothing else is printed there: it names the group of rows below it."""
        row = self.row_of(j)
        return len(row) > 1 and row[0] == j and all(self.kinds[k] is Kind.EMPTY for k in row[1:])

    def _heads_a_column(self, j: int) -> bool:
        """A heading with a value on its right is the key of its own row, not the head of a column."""
        if self.is_period(j):
            return True
        right = self._beside(j, self.right_of(j))
        if right is None:
            # A lone heading at the end of a row of values says something of that row (活動結果指標).
            left = self._beside(j, self.left_of(j))
            return left is None or self.kinds[left].heads or self.kinds[left] is Kind.EMPTY
        if self.kinds[right].heads:
            return True
        # An empty cell beside a heading is a corner, or a value that is blank: the row's other cells tell.
        return self.kinds[right] is Kind.EMPTY and (self._all_heads_to_the_left(j) or self._years_follow(right))

    def _years_follow(self, j: int) -> bool:
        """Whether right of empty cell `j` there are nothing but headings, years among them or several: `j` is a corner."""
        dated, heads, right = False, 0, self.right_of(j)
        while right is not None and (self.kinds[right].heads or self.kinds[right] is Kind.EMPTY):
            dated = dated or self.is_period(right)
            heads += self.kinds[right].heads
            right = self.right_of(right)
        return right is None and (dated or heads >= SEVERAL)

    def _all_heads_to_the_left(self, j: int) -> bool:
        left = self.left_of(j)
        return left is not None and self.kinds[left].heads and self.above(j) is None


def covers(head: Cell, cell: Cell) -> bool:
    """Whether `head` spans all slot columns of `cell`."""
    return head.col0 <= cell.col0 and head.col1 >= cell.col1
