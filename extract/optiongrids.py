"""Grids of options: a row of options over rows of marks, as 今後の方向性 | 拡充 | 継続 | 縮小 over | | ○ | |.

The options head their columns though no vocabulary knows them. The heading on their left asks the question that each mark
answers: it is the corner of the grid, or spans the options and the one row of marks below them.
"""

from __future__ import annotations

from typing import Final

from extract.kinds import Kind
from extract.neighbours import Neighbours
from schemas.folding import fold_label

# Options are words, not sentences; a grid has two of them at least.
LONGEST: Final = 12
LEAST: Final = 2


def option_grids(page: Neighbours) -> dict[int, int | None]:
    """The options of all grids on a page, each with the corner of its grid; None where the question is in its row."""
    corners: dict[int, int | None] = {}
    for i, kind in enumerate(page.kinds):
        if kind is Kind.LABEL and (options := _options(page, i)):
            beside = page.cells[i].row1 > page.cells[options[0]].row1
            corners |= dict.fromkeys(options, None if beside else i)
    return corners


def _options(page: Neighbours, head: int) -> list[int]:
    """The options on the right of a heading; empty where it asks for none."""
    cell = page.cells[head]
    options: list[int] = []
    j = page.at(cell.row0, cell.col1)
    while j is not None and page.kinds[j] is Kind.TEXT and page.cells[j].row0 == cell.row0:
        first = page.cells[options[0]] if options else page.cells[j]
        if len(fold_label(page.cells[j].text)) > LONGEST or page.cells[j].row1 != first.row1:
            return []
        options.append(j)
        j = page.at(cell.row0, page.cells[j].col1)
    if len(options) < LEAST or j is not None:
        return []
    under = [_column(page, i) for i in options]
    if not all(under) or not any(page.kinds[k] is Kind.MARK for column in under for k in column):
        return []
    if cell.row1 == page.cells[options[0]].row1:
        named = page.below(head)
        return options if named is not None and page.kinds[named].heads else []
    last = {page.cells[column[0]].row1 for column in under}
    return options if last == {cell.row1} else []


def _column(page: Neighbours, i: int) -> list[int]:
    """The empty cells and marks right below a cell, in its width."""
    found: list[int] = []
    below = page.below(i)
    while below is not None and page.kinds[below] in (Kind.EMPTY, Kind.MARK):
        if (page.cells[below].col0, page.cells[below].col1) != (page.cells[i].col0, page.cells[i].col1):
            break
        found.append(below)
        below = page.below(below)
    return found
