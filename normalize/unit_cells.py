"""Units in cells of their own: a column of units, and a unit behind its figure (9,800 | 千円)."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

import regex

from normalize.text import normal
from normalize.units import Unit, known, known_alone

if TYPE_CHECKING:
    from normalize.context import Item


def with_unit_cells(items: list[Item]) -> list[Item]:
    """The items, those right of a cell of a 単位 column with the unit that it holds."""
    named: dict[tuple[int, int, int], list[tuple[int, Unit]]] = defaultdict(list)
    for item in items:
        head = item.path.columns[-1] if item.path.columns else None
        if head is None or head.stub or head.meaning.of("concept") != "indicator_unit":
            continue
        unit = known(normal(item.block.text).strip("()"))
        if unit is not None:
            block = item.block
            for row in range(block.row, block.row_end):
                named[block.page, block.table, row].append((block.column, unit))
    own = _units_behind(items)
    if not named and not own:
        return items
    return [
        _in_unit(item, own.get(item.order), named.get((item.block.page, item.block.table, item.block.row), []))
        for item in items
    ]


def _in_unit(item: Item, own: Unit | None, named: list[tuple[int, Unit]]) -> Item:
    left = [pair for pair in named if pair[0] < item.block.column]
    unit = own if own is not None else max(left, key=lambda pair: pair[0])[1] if left else None
    if unit is None or item.path.near_unit is not None:
        return item
    return replace(item, path=replace(item.path, unit_cell=unit))


def _units_behind(items: list[Item]) -> dict[int, Unit]:
    """The units that stand behind their figures in cells of their own, by the order of the figure."""
    found: dict[int, Unit] = {}
    for figure, behind in pairwise(items):
        unit = known_alone(normal(behind.block.text).strip("()[] ")) if is_unit_behind(behind, figure) else None
        if unit is not None and figure.path.unit is None:
            found[figure.order] = unit
    return found


def is_unit_behind(item: Item, figure: Item) -> bool:
    """Whether `item` is the unit of the figure on its left, in a cell of its own: 9,800 | 千円."""
    one, other = item.block, figure.block
    if (one.page, one.table, one.row) != (other.page, other.table, other.row):
        return False
    alone = not item.path.columns and not figure.path.columns and one.rows == other.rows and bool(one.rows)
    return alone and one.column == other.column_end and _FIGURE.fullmatch(normal(other.text)) is not None


_FIGURE = regex.compile(r"[△▲\-−+]?\s*[0-9][0-9,.]*")
