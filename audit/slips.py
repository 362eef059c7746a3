"""Whether one printed figure is another one misprinted, and how easily chance would make it look so.

A relation that is known only by its closing is not found where a misprint opens it. What speaks for it then is that a
plain misprint of one cell would explain the rest; how loudly depends on the figure: of two digits nearly every number
can be made by a wrong digit, of six hardly any.
"""

from __future__ import annotations

from math import comb
from typing import Final

# Slips of the unit (円, 千円, 万円, 百万円) and of one place, up and down.
_SLIPS: Final = (10, 100, 1_000, 10_000, 1_000_000)
# Figures of fewer digits are made from one another by any misprint.
LEAST_DIGITS: Final = 3


def surprise(printed: int, meant: int) -> float | None:
    """The share of all figures of that length that a misprint as simple, or simpler, would make of `meant`.

    None where no single misprint makes `printed` of it. From the simplest: the sign lost, the unit, two digits swapped, one
    digit wrong, one too many or too few.
    """
    if printed == meant or printed == 0 or meant == 0:
        return None
    left, right = str(abs(printed)), str(abs(meant))
    length = max(len(left), len(right))
    if min(len(left), len(right)) < LEAST_DIGITS:
        return None
    ways = _ways(left, right, printed == -meant, length)
    if ways is None or ((printed > 0) != (meant > 0) and printed != -meant):
        return None
    return min(1.0, ways / 10.0**length)


def _ways(left: str, right: str, negated: bool, length: int) -> int | None:
    """How many figures the misprints up to the one that makes `left` of `right` can make; None where none does."""
    ways = 1
    if negated:
        return ways
    ways += 2 * len(_SLIPS)
    if any(int(left) * slip == int(right) or int(right) * slip == int(left) for slip in _SLIPS):
        return ways
    ways += comb(length, 2)
    wrong = [n for n, (a, b) in enumerate(zip(left, right, strict=False)) if a != b]
    if len(left) == len(right):
        if len(wrong) == 2 and left[wrong[0]] == right[wrong[1]] and left[wrong[1]] == right[wrong[0]]:
            return ways
        return ways + 9 * length if len(wrong) == 1 else None
    ways += 9 * length + length + 10 * (length + 1)
    short, long = sorted((left, right), key=len)
    return ways if len(long) - len(short) == 1 and _is_without_one(short, long) else None


def _is_without_one(short: str, long: str) -> bool:
    """Whether the longer figure is the shorter one with a digit more."""
    at = next((n for n, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    return short[at:] == long[at + 1 :]
