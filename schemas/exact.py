"""Exact fractions, by a library that reckons them in C: `fractions.Fraction` in all but its speed.

An audit adds and divides them by the hundred thousand. Type checkers are shown the standard library's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from fractions import Fraction
else:
    from quicktions import Fraction

__all__ = ["ONE", "Fraction"]

ONE: Final = Fraction(1)
