"""Two tables side by side in one frame: which cells of a row belong together."""

from __future__ import annotations

from typing import Final

from extract.columns import Columns
from extract.grid import Grid
from extract.kinds import Kind
from schemas.block import GROUPS_IN_FRAME
from schemas.cell import Cell
from schemas.folding import fold_label
from schemas.vocabulary import NOTHING, exact

_FIGURES: Final = frozenset({"indicator_target", "indicator_actual", "indicator_rate"})


class Groups(Columns):
    """The groups of the rows of a page."""

    def __init__(self, grid: Grid, cells: list[Cell], kinds: list[Kind]) -> None:
        """Begin with no row cut."""
        super().__init__(grid, cells, kinds)
        self._groups: dict[tuple[int, int], dict[int, int]] = {}

    def groups(self, i: int) -> dict[int, int]:
        """For each cell of the row of `i`, the number of the table that it belongs to inside the frame."""
        cell = self.cells[i]
        row = ((cell.row0 + cell.row1 - 1) // 2, cell.table)
        if row not in self._groups:
            self._groups[row] = self._group_row(self.row_of(i))
        return self._groups[row]

    def _group_row(self, order: list[int]) -> dict[int, int]:
        """Cut a row where, after figures under years, a column of names begins again."""
        leaf = {j: self._leaf(j) for j in order}
        groups: dict[int, int] = {}
        number, first_leaf, figures, valued, frame = 0, "", False, False, 0
        for position, j in enumerate(order):
            text, period = leaf[j]
            heads = self.kinds[j].heads
            if (own := self.frame_of(j)) != frame:
                # The numbers of one part are the same in all rows.
                frame, number, first_leaf, figures, valued = own, own * GROUPS_IN_FRAME, "", False, False
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
        total = known.has("role", "total") or (columns and self.cells[columns[-1]].text.rstrip().endswith("計"))
        rate = known.of("concept") in _FIGURES
        figure = (
            total
            or rate
            or self.kinds[j] is Kind.NUMBER
            or known.has("concept", "other")
            or known.of("phase") is not None
        )
        return not figure

    def _leaf(self, j: int) -> tuple[str, bool]:
        """The text of the innermost heading above `j`, and whether it (or one above it) names a year."""
        if self.kinds[j].heads:
            return "", False
        columns, _ = self.columns(j)
        if not columns:
            return "", False
        inner = fold_label(self.cells[columns[-1]].text)
        return inner, self.is_period(columns[-1]) or (len(columns) > 1 and any(map(self.is_period, columns)))
