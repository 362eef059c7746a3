"""Parts of one frame that the stages of management head side by side: Plan | Do | Check | Action.

What stands under one stage has nothing to do with what stands beside it under another, though they share rules.
"""

from __future__ import annotations

from collections import defaultdict
from typing import Final

from extract.kinds import Kind
from extract.neighbours import Neighbours
from schemas.vocabulary import exact

# Stages side by side: two of them at least.
LEAST: Final = 2


class Frames:
    """The parts of the tables of a page, by their columns."""

    def __init__(self, page: Neighbours) -> None:
        """Find the first row of stages in each table."""
        rows: dict[tuple[int, int], list[int]] = defaultdict(list)
        for i, kind in enumerate(page.kinds):
            if kind is Kind.LABEL and exact(page.cells[i].text).has("role", "stage"):
                rows[page.cells[i].table, page.cells[i].row0].append(i)
        self._page = page
        self._parts: dict[int, tuple[int, tuple[int, ...]]] = {}
        for (table, _), heads in sorted(rows.items()):
            if len(heads) >= LEAST and table not in self._parts:
                first = page.cells[heads[0]]
                self._parts[table] = (first.row1, tuple(page.cells[j].col0 for j in heads))

    def of(self, i: int) -> int:
        """The number of the part that a cell stands in, from 0; 0 also where its table has no parts."""
        if not self._parts:
            return 0
        cell = self._page.cells[i]
        below, starts = self._parts.get(cell.table, (0, ()))
        return sum(start <= cell.col0 for start in starts) if cell.row0 >= below else 0
