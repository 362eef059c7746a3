"""How far a printed total may be from the sum of its printed parts when every figure is rounded: interval arithmetic.

A printed figure stands for a true one nearby: half-up within half a step, truncated up to a step above. With
D = printed total − Σ coefficient × printed part, D is Σ coefficient × error of the part − error of the total. For n
parts in one unit u this gives ⌊n/2⌋·u either way for half-up and 0 … (n−1)·u for truncation (DESIGN.md, "Auditing").
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Final

from audit.numbers import ZERO, is_rounded, number, step
from audit.relation import Term
from schemas.exact import Fraction
from schemas.fact import Fact


class Mode(StrEnum):
    """How a document rounds its figures."""

    HALF_UP = "half_up"
    TRUNCATED = "truncated"
    CEILING = "ceiling"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Interval:
    """All numbers from `low` to `high`; each end belongs to it where it is closed."""

    low: Fraction
    high: Fraction
    low_closed: bool = True
    high_closed: bool = True

    def __add__(self, other: Interval) -> Interval:
        return Interval(
            self.low + other.low,
            self.high + other.high,
            self.low_closed and other.low_closed,
            self.high_closed and other.high_closed,
        )

    def times(self, factor: Fraction) -> Interval:
        """Every number of it times `factor`."""
        if factor == 1:
            return self
        if factor == 0:
            return EXACT
        if factor < 0:
            return Interval(self.high * factor, self.low * factor, self.high_closed, self.low_closed)
        return Interval(self.low * factor, self.high * factor, self.low_closed, self.high_closed)

    def shifted(self, by: Fraction) -> Interval:
        """Every number of it plus `by`."""
        return Interval(self.low + by, self.high + by, self.low_closed, self.high_closed)

    def hull(self, other: Interval) -> Interval:
        """The smallest interval that holds both."""
        low, low_closed = min((self.low, not self.low_closed), (other.low, not other.low_closed))
        high, high_closed = max((self.high, self.high_closed), (other.high, other.high_closed))
        return Interval(low, high, not low_closed, high_closed)

    def __contains__(self, value: Fraction) -> bool:
        above = value >= self.low if self.low_closed else value > self.low
        below = value <= self.high if self.high_closed else value < self.high
        return above and below

    def meets(self, other: Interval) -> bool:
        """Whether some number lies in both."""
        low, high = max(self.low, other.low), min(self.high, other.high)
        return low < high or (low == high and low in self and low in other)

    def multiples(self, grain: Fraction) -> tuple[Fraction, Fraction]:
        """The least and the greatest multiple of `grain` in it; (0, 0) where there is none."""
        low, high = math.ceil(self.low / grain) * grain, math.floor(self.high / grain) * grain
        low = low if low in self else low + grain
        high = high if high in self else high - grain
        return (low, high) if low <= high else (ZERO, ZERO)


EXACT: Final = Interval(ZERO, ZERO)


def error(fact: Fact, mode: Mode) -> Interval:
    """What the true figure may be more than the printed one."""
    value = number(fact)
    if value is None or not is_rounded(fact):
        return EXACT
    return _error(step(fact), (value > 0) - (value < 0), mode)


@lru_cache(maxsize=256)
def _error(unit: Fraction, sign: int, mode: Mode) -> Interval:
    if mode is Mode.HALF_UP:
        return Interval(-unit / 2, unit / 2, sign > 0, sign < 0)
    if mode is Mode.UNKNOWN:
        return _error(unit, sign, Mode.HALF_UP).hull(_error(unit, sign, Mode.TRUNCATED))
    above = (mode is Mode.TRUNCATED) == (sign >= 0)
    return Interval(ZERO, unit, True, False) if above else Interval(-unit, ZERO, False, True)


def allowance(whole: Fact, parts: Iterable[Term], mode: Mode) -> Interval:
    """The differences (printed whole − Σ coefficient × printed part) that rounding in `mode` can give.

    A document rounds in one way: where it is not known which, what either of half-up and truncation gives.
    """
    terms = tuple(parts)
    if mode is Mode.UNKNOWN:
        return allowance(whole, terms, Mode.HALF_UP).hull(allowance(whole, terms, Mode.TRUNCATED))
    total = error(whole, mode).times(Fraction(-1))
    for term in terms:
        if (own := error(term.fact, mode)) is not EXACT:
            total += own.times(term.coefficient)
    return total


def grain(facts: Iterable[Fact]) -> Fraction:
    """The greatest step that all printed figures are multiples of: what their differences are counted in."""
    result = ZERO
    for fact in facts:
        result = _gcd(result, step(fact))
    return result or Fraction(1)


def _gcd(a: Fraction, b: Fraction) -> Fraction:
    return Fraction(math.gcd(a.numerator * b.denominator, b.numerator * a.denominator), a.denominator * b.denominator)


def tail(whole: Fact, parts: Sequence[Term], difference: Fraction, mode: Mode) -> float:
    """How probable a rounding difference of at least this size is, 0 to 1, the rounded off being evenly spread.

    Parts of nought are left out: they are nought in full as good as always. Truncation shifts the middle.
    """
    steps = [step(t.fact) * t.coefficient for t in parts if is_rounded(t.fact) and number(t.fact) != 0]
    own = step(whole) if is_rounded(whole) else ZERO
    if not steps and not own:
        return 1.0 if difference == 0 else 0.0
    if mode is Mode.UNKNOWN:
        return max(tail(whole, parts, difference, known) for known in (Mode.HALF_UP, Mode.TRUNCATED))
    if mode is Mode.TRUNCATED:
        difference -= (sum(steps, ZERO) - own) / 2
    if own and all(abs(s) == own for s in steps):
        # The total is the rounded sum: the difference is at least k where the errors sum to k − ½.
        return min(1.0, 2 * _irwin_hall(len(steps), Fraction(len(steps), 2) + abs(difference) / own - Fraction(1, 2)))
    deviation = math.sqrt(sum(float(s) ** 2 for s in (*steps, own)) / 12)
    return math.erfc(max(0.0, float(abs(difference)) - float(own) / 2) / deviation / math.sqrt(2))


def _irwin_hall(n: int, x: Fraction) -> float:
    """The probability that n numbers, evenly spread over 0 to 1, sum to x or more."""
    if x <= 0:
        return 1.0
    if x >= n:
        return 0.0
    y = n - x
    total = sum(((-1) ** k * math.comb(n, k) * (y - k) ** n for k in range(math.floor(y) + 1)), ZERO)
    return float(total / math.factorial(n))
