"""Single misprints for a whole document: which facts change, and to what. The choice is seeded and fixed."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import pairwise
from typing import Final

from benchmarks.misprints import SINGLE, Kind
from benchmarks.printed import Printed, printed, reprinted
from schemas.fact import Fact
from schemas.geometry import Box

# Two figures side by side belong to one row where they share half of their height.
SAME_ROW: Final = 0.5
# A figure of one digit moved by a column says nothing: it stands everywhere.
SHIFTABLE: Final = 2
# What stands in tables of figures; a telephone number is none.
TABULAR: Final = frozenset(
    {
        "amount",
        "line_item",
        "staff_fte",
        "overtime_hours",
        "indicator_target",
        "indicator_actual",
        "indicator_rate",
        "other",
    }
)
# A year as a heading prints it, in either calendar, with the number of the year in a plan (第4年次).
_YEAR: Final = re.compile(r"(?:第\d+年次)?\(?(?:明治|大正|昭和|平成|令和|[MTSHR])?(?:\d+|元)年度?\)?|[MTSHR]\d+")
Place = tuple[int, Box, str]


@dataclass(frozen=True, slots=True)
class Document:
    """A document as read; `sums` are the relations that its unmutated audit found: (whole, parts with coefficients)."""

    name: str
    facts: tuple[Fact, ...]
    sums: tuple[Sum, ...]


@dataclass(frozen=True, slots=True)
class Sum:
    """A linear relation between printed figures, from the unmutated audit; `whole` = Σ coefficient × part."""

    whole: Place
    parts: tuple[tuple[Place, Fraction], ...]


@dataclass(frozen=True, slots=True)
class Planting:
    """One misprint: the facts that change (old, new). Facts that were read from one figure change together."""

    kind: Kind
    changes: tuple[tuple[Fact, Fact], ...]

    @property
    def places(self) -> frozenset[Place]:
        """The misprinted cells, by what they print now."""
        return frozenset(place(new) for _, new in self.changes)

    @property
    def fact(self) -> Fact:
        """The first misprinted fact, as it should be."""
        return self.changes[0][0]

    def apply(self, facts: Sequence[Fact]) -> tuple[Fact, ...]:
        """`facts` with the misprint."""
        changed = {id(old): new for old, new in self.changes}
        return tuple(changed.get(id(fact), fact) for fact in facts)


def place(fact: Fact) -> Place:
    """The cell that a fact was read from, within its document."""
    return fact.page, fact.bbox, fact.raw


def figures(document: Document) -> dict[Place, tuple[Fact, ...]]:
    """The figures of a document's tables with all facts read from each; its lists are a kind of their own."""
    found: dict[Place, tuple[Fact, ...]] = {}
    for fact in document.facts:
        if fact.concept in TABULAR and (figure := printed(fact)) is not None and figure.number != 0:
            found[place(fact)] = (*found.get(place(fact), ()), fact)
    return found


def plant(kind: Kind, document: Document, rng: random.Random) -> Iterator[Planting]:
    """Misprints of a kind of figures in one document, one for each cell (row, sum) that can have one."""
    cells = figures(document)
    if kind in SINGLE:
        for facts in cells.values():
            figure = printed(facts[0])
            made = [] if figure is None else list(SINGLE[kind](figure))
            if made:
                yield _reprint(kind, facts, rng.choice(made))
    elif kind in (Kind.OMITTED, Kind.TWICE):
        yield from _miscounted(kind, document.sums, cells, rng)
    elif kind is Kind.NEIGHBOUR:
        for row in rows(cells):
            yield from _taken(row)
    elif kind is Kind.SHIFT:
        for row in rows(cells):
            yield from _shifted(row)


def _reprint(kind: Kind, facts: Sequence[Fact], figure: Printed) -> Planting:
    return Planting(kind, tuple((fact, reprinted(fact, figure)) for fact in facts))


def _miscounted(
    kind: Kind, sums: Sequence[Sum], cells: dict[Place, tuple[Fact, ...]], rng: random.Random
) -> Iterator[Planting]:
    """A total in which one of its parts is left out or added once more; it stays of the sign it had."""
    for relation in sums:
        whole = cells.get(relation.whole)
        parts = [(cells[at][0], c) for at, c in relation.parts if at in cells]
        # Things are miscounted where they are added up, not where one is taken from another.
        if whole is None or len(parts) < 2 or any(c < 0 for _, c in relation.parts):
            continue
        part, coefficient = rng.choice(parts)
        own, addend = printed(whole[0]), printed(part)
        if own is None or addend is None or (whole[0].unit, whole[0].decimals) != (part.unit, part.decimals):
            continue
        change = coefficient * addend.number * (-1 if kind is Kind.OMITTED else 1)
        made = _figure(own.number + change, own.places)
        if made is not None and made.negative == own.negative:
            yield _reprint(kind, whole, made)


def _figure(number: Fraction, places: int) -> Printed | None:
    scaled = abs(number) * 10**places
    if scaled.denominator != 1 or scaled == 0:
        return None
    return Printed(str(int(scaled)).zfill(places + 1), places, number < 0)


def rows(cells: dict[Place, tuple[Fact, ...]]) -> Iterator[list[tuple[Fact, ...]]]:
    """Figures of one table row, left to right: one concept, one innermost label, one height, one unit."""
    found: dict[object, list[tuple[Fact, ...]]] = {}
    for facts in cells.values():
        fact = facts[0]
        key = (fact.sheet, fact.page, fact.concept, round(fact.bbox.center[1]), fact.unit, fact.decimals)
        found.setdefault(key, []).append(facts)
    for row in found.values():
        if len(row) > 1:
            yield sorted(row, key=lambda facts: facts[0].bbox.x0)


def _taken(row: list[tuple[Fact, ...]]) -> Iterator[Planting]:
    """A cell that prints the figure to its left, and the first the one to its right."""
    for i, facts in enumerate(row):
        figure = printed(row[i - 1 if i else 1][0])
        own = printed(facts[0])
        if figure is not None and own is not None and len(figure.digits) >= SHIFTABLE and figure != own:
            yield _reprint(Kind.NEIGHBOUR, facts, figure)


def _shifted(row: list[tuple[Fact, ...]]) -> Iterator[Planting]:
    """A row whose figures all stand one column further right; the first column keeps its own as well."""
    changes: list[tuple[Fact, Fact]] = []
    for before, facts in pairwise(row):
        figure = printed(before[0])
        if figure is None or len(figure.digits) < SHIFTABLE:
            return
        if figure != printed(facts[0]):
            changes += _reprint(Kind.SHIFT, facts, figure).changes
    if len({place(old) for old, _ in changes}) > 1:
        yield Planting(Kind.SHIFT, tuple(changes))


def relabelled(fact: Fact, left: Fact) -> Fact:
    """`fact` under the heading of `left`, the figure before it in its row: its year, and its words where only these differ.

    Without a flag: the reader sets none where other headings stand below the repeated one.
    """
    label = left.label if left.label[:-1] == fact.label[:-1] else fact.label
    if left.label and label and _YEAR.sub("", left.label[-1]) == _YEAR.sub("", label[-1]):
        label = (*label[:-1], left.label[-1])
    return replace(fact, fiscal_year=left.fiscal_year, label=label)
