"""A rate, computed: what the printed operands make of it, and which printed results their rounding allows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from audit.numbers import ZERO, number, step
from audit.relation import Quotient, Term
from audit.rounding import Interval, Mode, error
from schemas.exact import Fraction
from schemas.finding import Status


@dataclass(frozen=True, slots=True)
class Rate:
    """`expected` is what the printed operands give, in the printed decimals of the result; `low` to `high` what may be
    printed for it."""

    relation: Quotient
    printed: Fraction
    expected: Fraction
    low: Fraction
    high: Fraction
    status: Status


def rate(relation: Quotient, mode: Mode) -> Rate | None:
    """The relation computed; None where an operand is missing or the denominator is or may be nought."""
    result = number(relation.result)
    if relation.missing or result is None or not relation.numerator or not relation.denominator:
        return None
    above, below = _sum(relation.numerator), _sum(relation.denominator)
    if above is None or below is None or below == 0:
        return None
    upper, lower = _range(relation.numerator, above, mode), _range(relation.denominator, below, mode)
    if lower.low <= 0 <= lower.high:
        return None
    corners = [relation.factor * n / d for n in (upper.low, upper.high) for d in (lower.low, lower.high)]
    return _judged(relation, result, relation.factor * above / below, min(corners), max(corners))


def _judged(relation: Quotient, result: Fraction, exact: Fraction, low: Fraction, high: Fraction) -> Rate:
    """A result printed with d decimals may be rounded half-up, or cut."""
    unit = step(relation.result)
    half_up, cut = _half_up(exact, unit), _cut(exact, unit)
    lowest, highest = min(_cut(low, unit), _half_up(low, unit)), max(_half_up(high, unit), _cut(high, unit))
    if result == half_up:
        status = Status.HOLDS
    elif result == cut or lowest <= result <= highest:
        status = Status.ROUNDING
    else:
        status = Status.FAILS
    return Rate(relation, result, half_up, lowest, highest, status)


def _sum(terms: Iterable[Term]) -> Fraction | None:
    total = ZERO
    for term in terms:
        value = number(term.fact)
        if value is None:
            return None
        total += term.coefficient * value
    return total


def _range(terms: Iterable[Term], value: Fraction, mode: Mode) -> Interval:
    found = Interval(value, value)
    for term in terms:
        found += error(term.fact, mode).times(term.coefficient)
    return found


def _half_up(value: Fraction, unit: Fraction) -> Fraction:
    scaled = abs(value) / unit
    return (1 if value >= 0 else -1) * Fraction(int(scaled + Fraction(1, 2))) * unit


def _cut(value: Fraction, unit: Fraction) -> Fraction:
    return (1 if value >= 0 else -1) * Fraction(int(abs(value) / unit)) * unit
