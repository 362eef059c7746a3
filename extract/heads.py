"""Label paths: for a value cell the headings to its left and above it, through merged cells.

The walk goes over the slots of the grid, so a merged heading governs every cell that it spans. It never crosses from
one table into another that shares its frame.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import regex

from extract.frames import Frames
from extract.grid import Grid
from extract.groups import Groups
from extract.kinds import Kind
from extract.optiongrids import option_grids
from extract.settle import settle
from schemas.block import Heading
from schemas.cell import Cell
from schemas.folding import fold_label
from schemas.vocabulary import exact

# A heading governs a cell to its right when it stands beside at least this share of its height.
BESIDE: Final = 0.5
# An empty cell up to this wide, in points, only indents the heading beside it.
INDENT: Final = 30.0

# Columns whose texts name the figures of their rows; a division or a result in the same row does not.
_NAMING: Final = frozenset(
    {"indicator_name", "project_name", "line_item", "means", "indicator_definition", "rating", "other", "staff_fte",
     "budget_account", "policy_position", "comment", "project_code", "sheet_number", "schedule"}
)  # fmt: skip
_NAMES: Final = frozenset({"indicator_name", "project_name", "line_item"})
_FIGURES: Final = frozenset({"indicator_target", "indicator_actual", "indicator_rate"})

_ERAS: Final = frozenset({"令和", "平成", "昭和", "大正", "西暦"})
# A code (IV-3) names nothing; a word does.
_WORD = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}]{2}")


class Heads(Groups):
    """The headings of one page's cells."""

    def __init__(self, grid: Grid, cells: list[Cell], kinds: list[Kind], colors: frozenset[int]) -> None:
        """Settle which known words are headings here, then be ready to walk. `colors` are those of labels."""
        super().__init__(grid, cells, kinds)
        self._headings: dict[int, Heading] = {}
        self._named: dict[tuple[int, int, int], bool] = {}
        settle(self, colors)
        self.corners = option_grids(self)
        for option in self.corners:
            self.kinds[option] = Kind.LABEL
        self.frames = Frames(self)
        self.forget()

    def rows(self, i: int) -> tuple[Heading, ...]:
        """The headings to the left of `i`, outermost first, with the text that names its row where there is one."""
        cell = self.cells[i]
        groups = self.groups(i)
        own = groups.get(i, 0)
        found: list[Heading] = []
        for j in self._leftward(i):
            kind, other = self.kinds[j], self.cells[j]
            if kind.heads:
                if not found and not _beside(other, cell):
                    continue
                found.append(self.heading(j))
            elif kind is Kind.EMPTY and found and self._is_indent(j):
                continue
            elif kind is Kind.EMPTY and found and (over := self._hangs_from(j)) is not None:
                found.append(self.heading(over))
                break
            elif (found and found[-1].kind != "stub") or groups.get(j, own) != own:
                if found and all(head.kind == "period" for head in found):
                    found += self._of_series(j)
                break
            elif self.names_row(j, i):
                found.append(Heading(other.text, "stub", other.row0, other.col0))
            elif found:
                break
        frame = self._frame(i) if own else None
        if frame is not None:
            found.append(self.heading(frame))
        return tuple(reversed(found))

    def _of_series(self, j: int) -> list[Heading]:
        """The headings of a row that dates each of its values on their left: label | 4年度 | 10 | 5年度 | 12; `j` is the 10."""
        found: list[Heading] = []
        dated = False
        for k in self._leftward(j):
            if self.is_period(k):
                dated = True
            elif self.kinds[k].heads and dated:
                found.append(self.heading(k))
            elif found or not dated:
                break
            else:
                dated = False
        return found

    def _frame(self, i: int) -> int | None:
        """The heading on the left edge that names the whole frame, column headings included."""
        edge = next(iter(self.row_of(i)), None)
        columns, _ = self.columns(i)
        if edge is None or self.frame_of(edge) != self.frame_of(i) or not columns or not self.kinds[edge].heads:
            return None
        return edge if self.cells[edge].row0 <= self.cells[columns[0]].row0 else None

    def heading(self, j: int) -> Heading:
        """Cell `j` as a heading."""
        found = self._headings.get(j)
        if found is None:
            cell = self.cells[j]
            found = Heading(cell.text, "period" if self.is_period(j) else "label", cell.row0, cell.col0)
            self._headings[j] = found
        return found

    def _leftward(self, i: int) -> Iterator[int]:
        cell = self.cells[i]
        row, column, seen = (cell.row0 + cell.row1 - 1) // 2, cell.col0 - 1, i
        frame = self.frame_of(i)
        while (j := self.at(row, column)) is not None and self.frame_of(j) == frame:
            if j != seen:
                yield j
                seen = j
            column = self.cells[j].col0 - 1

    def _is_indent(self, j: int) -> bool:
        """Whether empty cell `j` only indents the heading on its right (うち …): narrow, with a heading on its left."""
        left = self.left_of(j)
        cell = self.cells[j]
        return left is not None and self.kinds[left].heads and cell.box.width <= INDENT

    def _hangs_from(self, j: int) -> int | None:
        """The heading that an empty cell at the edge goes on with: 財源内訳 printed once, blank beside its other rows."""
        if self.left_of(j) is not None:
            return None
        above = self.above(j)
        while above is not None and self.kinds[above] is Kind.EMPTY:
            above = self.above(above)
        if above is None or not self.kinds[above].heads or self.cells[above].col1 != self.cells[j].col1:
            return None
        meaning = exact(self.cells[above].text)
        return above if any(meaning.has("role", role) for role in ("funding", "breakdown")) else None

    def names_row(self, j: int, i: int) -> bool:
        """Whether text cell `j` names the row of figure `i`: it is text, in a row with figures, and not a unit."""
        if self.kinds[j] is not Kind.TEXT or self.kinds[i] not in (Kind.NUMBER, Kind.EMPTY):
            return False
        if self.cells[j].text.strip() in _ERAS:
            # 令和 | 5 | 年度 is one year in three cells.
            return False
        columns, _ = self.columns(i)
        if not columns and self.kinds[i] is Kind.NUMBER and self.left_of(i) == j and _WORD.search(self.cells[j].text):
            # No heading above, a text right beside: it says what the figure is, whatever label stands further off.
            return True
        if not columns or (self.kinds[i] is Kind.EMPTY and not self._asks_figures(columns)):
            return False
        text = fold_label(self.cells[j].text)
        own, _ = self.columns(j)
        concept = exact(self.cells[own[-1]].text).of("concept") if own else None
        if concept is None and self._is_named(i):
            # 主な取組 between the name of the row and its figures tells what was done.
            return False
        return bool(text) and (concept is None or concept in _NAMING)

    def _is_named(self, i: int) -> bool:
        """Whether a text in the row of `i`, in its part of the frame, stands in a column of names."""
        cell, groups = self.cells[i], self.groups(i)
        own = groups.get(i, 0)
        row = ((cell.row0 + cell.row1 - 1) // 2, cell.table, own)
        if row not in self._named:
            texts = [j for j in self.row_of(i) if self.kinds[j] is Kind.TEXT and groups.get(j, own) == own]
            heads = [columns[-1] for j in texts if (columns := self.columns(j)[0])]
            self._named[row] = any(exact(self.cells[head].text).of("concept") in _NAMES for head in heads)
        return self._named[row]

    def _asks_figures(self, columns: tuple[int, ...]) -> bool:
        """Whether column headings name a year, a budget phase or an indicator's figure: a blank there is a blank figure."""
        if any(map(self.is_period, columns)):
            return True
        meaning = exact(self.cells[columns[-1]].text)
        return meaning.of("phase") is not None or meaning.of("concept") in _FIGURES


def _beside(head: Cell, cell: Cell) -> bool:
    overlap = min(head.box.y1, cell.box.y1) - max(head.box.y0, cell.box.y0)
    return overlap >= BESIDE * min(cell.box.height, head.box.height)
