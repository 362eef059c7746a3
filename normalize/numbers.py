"""A number as printed: digits with or without grouping, with the sign that stands before it.

Groups of three are checked: `12,34,56` is no number. A space that slipped in beside a comma (`205, 257, 690`) is
overlooked. A sign is one also when it was torn off its number (`▲ 1,414`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

# △ and ▲ are the Japanese accounting minus; scans and fonts put ∆ (increment), ▵ or ▼ in their place.
TRIANGLES: Final = "△▲▵▴∆▼▽⊿◬"
MINUSES: Final = "-‐‑‒–—―−－ー─━ｰ﹣"
PLUSES: Final = "+＋"
# For the inside of a character class.
SIGNS: Final = rf"\-{MINUSES[1:]}{TRIANGLES}{PLUSES}"

# Longer figures are no figures: they would be slow to convert and no sheet prints them.
MOST_DIGITS: Final = 30

# A grouped or plain number; neither may run on into another group (12,34,56) or a second point (1.2.3).
NUMBER: Final = r"(?<![0-9.,．，])(?:[0-9]{1,3}(?: ?, ?[0-9]{3})+|[0-9]{1,30})(?:\.[0-9]{1,15})?(?![0-9]|[.,] ?[0-9])"
_GROUPED_BY_SPACE: Final = re.compile(r"[0-9]{1,3}(?: [0-9]{3})+(?:\.[0-9]+)?")
_NUMBER: Final = re.compile(NUMBER)
_SEPARATORS: Final = str.maketrans("", "", ", ")


@dataclass(frozen=True, slots=True)
class Number:
    """A number and its rounding as printed: `decimals` is the count of digits behind the point (`5,500.0` → 1)."""

    value: Decimal
    decimals: int


def decimals(printed: str) -> int:
    """Digits behind the decimal point of a number as printed: `5,500.0` → 1, `280` → 0."""
    point = printed.rfind(".")
    return 0 if point < 0 else len(printed) - point - 1


def digits(printed: str) -> Decimal:
    """The value of digits that match `NUMBER`, separators and all."""
    return Decimal(printed.translate(_SEPARATORS))


def well_grouped(printed: str) -> bool:
    """Whether the groups of a printed number can stand so: no group after a leading zero (`0,123`)."""
    return "," not in printed or printed[0] != "0"


def read_number(text: str) -> Number | None:
    """An unsigned number that is all of a plain text, or None. `1 234` (a space for the comma) is one as well."""
    if _NUMBER.fullmatch(text) is None and _GROUPED_BY_SPACE.fullmatch(text) is None:
        return None
    if len(text) > 2 * MOST_DIGITS or not well_grouped(text):
        return None
    return Number(digits(text), decimals(text))


def plainest(value: Decimal, places: int) -> int | float:
    """The value as Python has it: int where no digits behind the point were printed, else float."""
    if places <= 0 and value == value.to_integral_value():
        return int(value)
    return float(value)
