"""What a failing sum most probably is: which misprint of which cell makes it balance again (DESIGN.md, "Auditing")."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from audit.checks import Check
from audit.numbers import ZERO, digits, number, step
from audit.places import CellKey, cell, neighbours, same_column, same_row
from audit.rounding import Interval
from schemas.exact import Fraction
from schemas.fact import Fact
from schemas.finding import Class

ORDER: Final = tuple(Class)
# Slips that happen between 円, 千円, 万円, 百万円 and by one place.
SLIPS: Final = (3, -3, 1, -1, 2, -2, 4, -4, 6, -6)
# A slip by a unit loses what the coarser unit does not print; one by a place or two does not.
LOSSY: Final = frozenset({-3, -6})
# … and of so few of the coarser unit the rest says nothing.
LEAST: Final = 5
# A figure of fewer digits stands beside its equal by chance too often to speak of a shifted column.
DIGITS_TELLING: Final = 2
# Changes of a single digit explain many differences: a figure copied from its neighbour explains them as well.
COMMON: Final = frozenset({Class.DIGIT, Class.DIGIT_DROPPED})
# Of so many figures of a row, two neighbours and no others must be equal before one is taken for a copy.
ROW_TELLING: Final = 3


@dataclass(frozen=True, slots=True)
class Explanation:
    """One cell, misprinted in one way, explains the difference: it should say `value`. `other` is the cell involved
    beside it: the addend left out, the neighbour whose figure stands here."""

    kind: Class
    fact: Fact
    value: Fraction | None
    other: Fact | None = None


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What stands around the cells: the figures of each page, and the sums whose whole is a cell."""

    figures: Mapping[tuple[str, int], Sequence[Fact]]
    sums: Mapping[CellKey, Sequence[Check]]


def explanations(check: Check, cells: Sequence[Fact], around: Surroundings) -> tuple[Explanation, ...]:
    """For each cell that may be wrong the first class that balances the sum; in the order of the classes.

    What balances it to nought counts before what balances it within the rounding only. Never empty.
    """
    for exact in (True, False):
        found = [e for fact in cells for e in _of_cell(check, fact, _needed(check, fact, exact), around)]
        if found:
            if {e.kind for e in found} <= COMMON:
                found += _copies(check, cells, around)
            return tuple(sorted(found, key=lambda e: ORDER.index(e.kind)))
    return _copies(check, cells, around) or (Explanation(Class.UNEXPLAINED, check.relation.whole, None),)


def excess(check: Check, cells: Sequence[Fact], around: Surroundings) -> tuple[Explanation, ...]:
    """What explains parts that exceed a whole which they may fall short of: only what makes them equal, and not what
    makes many figures equal. The whole may leave a part out although its other sums hold: they may leave it out too."""
    whole = check.relation.whole
    omitted = _miscounted(check, whole, _needed(check, whole, True))
    if omitted is not None and omitted.kind is Class.ADDEND_OMITTED:
        return (omitted,)
    for exact, telling in ((True, frozenset(Class) - COMMON), (False, frozenset({Class.UNIT_SLIP}))):
        found = [e for fact in cells for e in _of_cell(check, fact, _needed(check, fact, exact), around)]
        if told := sorted((e for e in found if e.kind in telling), key=lambda e: ORDER.index(e.kind)):
            return tuple(told)
    return (Explanation(Class.UNEXPLAINED, whole, None),)


def _needed(check: Check, fact: Fact, exact: bool) -> Interval:
    if not exact:
        return check.needed(fact)
    change = -check.difference / check.coefficient(fact)
    return Interval(change, change)


def _of_cell(check: Check, fact: Fact, needed: Interval, around: Surroundings) -> tuple[Explanation, ...]:
    """The first class by which the cell alone explains the difference.

    A digit too many or too few at the end is a slip by a place as well: both are told.
    """
    value = number(fact)
    if value is None:
        return ()
    if (shifted := _shifted(check, fact, value, needed, around)) is not None:
        return (shifted,)
    for kind, candidate in _misprints(fact, value, value - check.difference / check.coefficient(fact)):
        if kind is Class.TRANSPOSITION and (addend := _miscounted(check, fact, needed)) is not None:
            return (addend,)
        if candidate - value not in needed:
            continue
        if kind in (Class.UNIT_SLIP, Class.DIGIT_DROPPED) and _is_by_place(fact, value, candidate):
            return tuple(Explanation(k, fact, candidate) for k in (Class.UNIT_SLIP, Class.DIGIT_DROPPED))
        return (Explanation(kind, fact, candidate),)
    addend = _miscounted(check, fact, needed)
    return () if addend is None else (addend,)


def _misprints(fact: Fact, value: Fraction, meant: Fraction) -> Iterator[tuple[Class, Fraction]]:
    """What may have been meant instead of the printed figure, in the order of the classes.

    `meant` is what balances the sum to nought: a figure printed in a coarser unit has lost the rest of it.
    """
    if value == 0:
        return
    for power in SLIPS:
        slipped = value * Fraction(10) ** power / step(fact)
        if slipped.denominator == 1 or (power in LOSSY and abs(slipped) >= LEAST):
            yield Class.UNIT_SLIP, round(slipped) * step(fact)
        if power > 0 and abs(value) in _coarsened(abs(meant) / Fraction(10) ** power, step(fact)):
            yield Class.UNIT_SLIP, meant
    yield Class.SIGN_MISSING, -value
    text = digits(fact)
    sign = 1 if value > 0 else -1
    for kind, changed in _changed(text):
        # A nought in front is not printed: that would be a digit fewer.
        if changed != text and not (changed.startswith("0") and len(changed) > 1):
            yield kind, sign * int(changed) * step(fact)


def _coarsened(value: Fraction, unit: Fraction) -> tuple[Fraction, Fraction]:
    """A figure cut, and rounded half-up, to multiples of the unit."""
    return int(value / unit) * unit, int(value / unit + Fraction(1, 2)) * unit


def _is_by_place(fact: Fact, value: Fraction, meant: Fraction) -> bool:
    """Whether two figures differ in their last digit being printed or not."""
    less, more = sorted((abs(value), abs(meant)))
    return less > 0 and 0 <= more - less * 10 < 10 * step(fact)


def _changed(text: str) -> Iterator[tuple[Class, str]]:
    """Every swap of two digits, change of one, and digit more or less."""
    for i, j in combinations(range(len(text)), 2):
        if text[i] != text[j]:
            yield Class.TRANSPOSITION, text[:i] + text[j] + text[i + 1 : j] + text[i] + text[j + 1 :]
    for i in range(len(text)):
        for digit in "0123456789":
            yield Class.DIGIT, text[:i] + digit + text[i + 1 :]
    for i in range(len(text)):
        if len(text) > 1:
            yield Class.DIGIT_DROPPED, text[:i] + text[i + 1 :]
    for i in range(len(text) + 1):
        for digit in "0123456789":
            yield Class.DIGIT_DROPPED, text[:i] + digit + text[i:]


def _miscounted(check: Check, fact: Fact, needed: Interval) -> Explanation | None:
    """Whether the whole leaves out one of its parts, or counts one twice."""
    if fact is not check.relation.whole:
        return None
    for term in check.relation.parts:
        value = number(term.fact) or ZERO
        if value == 0 or len(check.relation.parts) == 1:
            continue
        if term.coefficient * value in needed:
            return Explanation(Class.ADDEND_OMITTED, fact, check.total, term.fact)
        if -term.coefficient * value in needed:
            return Explanation(Class.COUNTED_TWICE, fact, check.total, term.fact)
    return None


def _shifted(check: Check, fact: Fact, value: Fraction, needed: Interval, around: Surroundings) -> Explanation | None:
    """Whether the figures of the neighbouring column stand here.

    A whole that is its neighbour's, or the sum of the neighbour's parts; a part that is its neighbour's and should be
    what its other neighbour says.
    """
    if len(digits(fact)) < DIGITS_TELLING or value == 0:
        return None
    own = {cell(f) for f in check.facts}
    beside = [o for o in _beside(fact, around) if cell(o) not in own]
    for other in beside:
        if fact is check.relation.whole:
            sums = (c.total for c in around.sums.get(cell(other), ()) if c.relation.rule is check.relation.rule)
            if number(other) == value or value in sums:
                return Explanation(Class.COLUMN_SHIFT, fact, check.total, other)
        elif number(other) == value:
            for meant in beside:
                if meant is not other and ((number(meant) or ZERO) - value) in needed:
                    return Explanation(Class.COLUMN_SHIFT, fact, number(meant), other)
    return None


def _beside(fact: Fact, around: Surroundings) -> tuple[Fact, ...]:
    return neighbours(fact, around.figures.get((fact.document, fact.page), ()))


def _copies(check: Check, cells: Sequence[Fact], around: Surroundings) -> tuple[Explanation, ...]:
    """The cells whose figure is that of their neighbour, in rows and columns whose figures mostly differ."""
    found = []
    for fact in cells:
        other = _original(fact, around)
        if other is not None and not _is_usual(fact, other, check, around):
            found.append(Explanation(Class.COLUMN_SHIFT, fact, None, other))
    return tuple(found)


def _is_usual(fact: Fact, other: Fact, check: Check, around: Surroundings) -> bool:
    """Whether most rows have equal figures in the same two columns: then equal figures say nothing."""
    balance = 0
    for row in check.facts:
        if not number(row) or cell(row) == cell(fact) or not same_column(row, fact):
            continue
        beside = next((o for o in _beside(row, around) if same_column(o, other)), None)
        balance += 0 if beside is None else (1 if number(beside) == number(row) else -1)
    return balance > 0


def _original(fact: Fact, around: Surroundings) -> Fact | None:
    if len(digits(fact)) < DIGITS_TELLING or number(fact) == 0:
        return None
    figures = around.figures.get((fact.document, fact.page), ())
    row = {cell(f): f for f in figures if same_row(fact, f) and f.concept == fact.concept and f.unit == fact.unit}
    equal = [f for f in row.values() if number(f) == number(fact)]
    if len(row) < ROW_TELLING or len(equal) != 2:
        return None
    return next((o for o in _beside(fact, around) if number(o) == number(fact) and cell(o) in row), None)
