"""The figures of facts as exact numbers, in the fact's own unit (money in yen), and how finely they are printed."""

from __future__ import annotations

import math
from functools import lru_cache
from typing import Final

from schemas.exact import Fraction
from schemas.fact import Fact

# Sums of money have no smaller part than the yen: a figure printed in yen is not rounded.
WHOLE_UNITS: Final = frozenset({"JPY"})
ZERO: Final = Fraction(0)


def number(fact: Fact) -> Fraction | None:
    """The printed number, exactly as printed (0.1 is a tenth); None for text, a blank and a dash."""
    value = fact.value
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    if isinstance(value, int):
        return Fraction(value)
    if not math.isfinite(value):
        return None
    exact = Fraction(str(value))
    if fact.decimals is None:
        return exact
    # A float is not the decimal that was printed: back to a multiple of the last printed place.
    return round(exact / step(fact)) * step(fact)


def is_empty(fact: Fact) -> bool:
    """Whether nothing but a blank or a dash is printed."""
    return fact.state != "reported"


def step(fact: Fact) -> Fraction:
    """What one in the last printed place stands for: 1000 for 千円, 1/10 for `99.5`."""
    return _step(fact.decimals or 0)


@lru_cache(maxsize=64)
def _step(decimals: int) -> Fraction:
    return Fraction(10) ** -decimals


def is_rounded(fact: Fact) -> bool:
    """Whether the figure may stand for another that lies less than a printed step away.

    Yen and counts are printed in full; 千円, shares and work years (0.35 persons) are rounded.
    """
    if is_empty(fact):
        return False
    if fact.decimals is None:
        return False
    return fact.decimals != 0 if fact.unit in WHOLE_UNITS else fact.decimals != 0 or fact.unit in ("%", "％")


def digits(fact: Fact) -> str:
    """The printed digits without point, sign and separators: `19,083` and `190.83` both `19083`; empty without number."""
    value = number(fact)
    if value is None:
        return ""
    scaled = abs(value) / step(fact)
    return str(int(scaled)) if scaled.denominator == 1 else ""
