"""The figures of a page as a grid: which stand in one row, which in one column. Facts carry no table number."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from audit.numbers import number, step
from audit.numerals import is_percent, numeric
from audit.places import OVERLAP, overlap
from audit.sheets import SheetFacts
from schemas.fact import Fact

Line = Mapping[int, Fact]
"""One row (or column) of a grid: its cells by the number of the column (or row)."""

# What can be added up; rates and indicators of one column have nothing to do with each other.
_ADDED: Final = frozenset({"amount", "line_item", "staff_fte", "overtime_hours", "listing_amount", "listing_count"})


@dataclass(frozen=True, slots=True)
class Grid:
    """The rows of a page from the top and its columns from the left, each cell once."""

    rows: tuple[Line, ...]
    columns: tuple[Line, ...]


def grids(sheet: SheetFacts) -> tuple[Grid, ...]:
    """One grid for each page and unit of the sheet: figures in yen never add up with hours."""
    pages: dict[tuple[int, str | None], dict[object, Fact]] = defaultdict(dict)
    for fact in _figures(sheet.facts):
        kept = pages[fact.page, fact.unit]
        key = (fact.bbox, fact.raw)
        if key not in kept or fact.concept == "amount":
            kept[key] = fact
    return tuple(_grid(tuple(kept.values())) for kept in pages.values())


def _figures(facts: Sequence[Fact]) -> Iterable[Fact]:
    money: dict[int, Fact] = {}
    for fact in facts:
        if fact.unit == "JPY" and number(fact) is not None:
            money.setdefault(fact.page, fact)
    for fact in facts:
        if fact.concept == "other" and not is_percent(fact):
            # A figure without a unit is one of the page's money, or adds up with nothing.
            figure = numeric(fact, money.get(fact.page))
        else:
            figure = fact if fact.concept in _ADDED else None
        if figure is not None and number(figure) is not None and figure.unit != "%":
            yield figure


def _grid(facts: Sequence[Fact]) -> Grid:
    row = _clusters(facts, lambda f: (f.bbox.y0, f.bbox.y1))
    column = _clusters(facts, lambda f: (f.bbox.x0, f.bbox.x1))
    rows: dict[int, dict[int, Fact]] = defaultdict(dict)
    columns: dict[int, dict[int, Fact]] = defaultdict(dict)
    for fact, y, x in zip(facts, row, column, strict=True):
        rows[y].setdefault(x, fact)
        columns[x].setdefault(y, fact)
    return Grid(tuple(rows[y] for y in sorted(rows)), tuple(columns[x] for x in sorted(columns)))


def _clusters(facts: Sequence[Fact], span: Callable[[Fact], tuple[float, float]]) -> list[int]:
    """For each fact the number of its row or column. The widest figures of a column say where it is."""
    widest = sorted(range(len(facts)), key=lambda i: span(facts[i])[0] - span(facts[i])[1])
    references: list[tuple[float, float]] = []
    found = [0] * len(facts)
    for i in widest:
        own = span(facts[i])
        fitting = [n for n, other in enumerate(references) if overlap(*own, *other) > OVERLAP]
        if not fitting:
            references.append(own)
        found[i] = fitting[0] if fitting else len(references) - 1
    order = {n: rank for rank, n in enumerate(sorted(range(len(references)), key=lambda n: references[n]))}
    return [order[n] for n in found]


def units(fact: Fact) -> int:
    """The figure in units of its last printed place: 19,083千円 is 19083."""
    value = number(fact)
    return 0 if value is None else round(value / step(fact))
