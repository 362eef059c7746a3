"""The cells of a page by their neighbours: what touches a cell on each side, over the slots of the grid."""

from __future__ import annotations

from typing import Final

from extract.grid import OUTSIDE, Grid
from extract.kinds import Kind
from schemas.cell import Cell

# An empty cell narrower than this, in points, has no room for a character: it is no cell, and what it parts touches.
STRIP: Final = 6.0


class Neighbours:
    """Cells, addressed by their index in the grid, with their kinds. A neighbour is looked up in the middle row or column."""

    def __init__(self, grid: Grid, cells: list[Cell], kinds: list[Kind]) -> None:
        """Keep the slots of the grid as lists: single look-ups are faster than in an array."""
        self.slot: list[list[int]] = grid.slot.tolist()
        self._rows: dict[int, list[int]] = {}
        self.cells = cells
        self.kinds = list(kinds)
        # The space between a table and the frame around it, or between the two lines of a double rule.
        self._strips = {i for i, kind in enumerate(kinds) if kind is Kind.EMPTY and cells[i].box.width < STRIP}

    def is_period(self, i: int) -> bool:
        """Whether a cell is a heading that names a fiscal year."""
        return self.kinds[i] is Kind.PERIOD

    def row_of(self, i: int) -> list[int]:
        """All cells of the middle row of `i`, left to right, in its table: others may stand side by side with it."""
        cell = self.cells[i]
        return [j for j in self.in_row((cell.row0 + cell.row1 - 1) // 2) if self.cells[j].table == cell.table]

    def in_row(self, row: int) -> list[int]:
        """All cells of a row of slots, left to right."""
        if row not in self._rows:
            self._rows[row] = [j for j in dict.fromkeys(self.slot[row]) if j != OUTSIDE]
        return self._rows[row]

    def at(self, row: int, column: int) -> int | None:
        if 0 <= row < len(self.slot) and 0 <= column < len(self.slot[0]):
            found = self.slot[row][column]
            return None if found == OUTSIDE else found
        return None

    def left_of(self, i: int) -> int | None:
        """The cell that touches `i` on the left, in its middle row."""
        row, found = self._middle(i), i
        while (left := self.at(row, self.cells[found].col0 - 1)) in self._strips and left is not None:
            found = left
        return left

    def right_of(self, i: int) -> int | None:
        """The cell that touches `i` on the right, in its middle row."""
        row, found = self._middle(i), i
        while (right := self.at(row, self.cells[found].col1)) in self._strips and right is not None:
            found = right
        return right

    def _middle(self, i: int) -> int:
        return (self.cells[i].row0 + self.cells[i].row1) // 2

    def above(self, i: int) -> int | None:
        """The cell that touches `i` from above, in its middle column."""
        cell = self.cells[i]
        return self.at(cell.row0 - 1, (cell.col0 + cell.col1) // 2)

    def below(self, i: int) -> int | None:
        """The cell that touches `i` from below, in its middle column."""
        cell = self.cells[i]
        return self.at(cell.row1, (cell.col0 + cell.col1) // 2)

    def under(self, i: int) -> list[int]:
        """The cells that touch `i` from below, left to right; empty where any part of it stands over nothing."""
        cell = self.cells[i]
        if cell.row1 >= len(self.slot):
            return []
        found = list(dict.fromkeys(self.slot[cell.row1][cell.col0 : cell.col1]))
        return [] if OUTSIDE in found else found
