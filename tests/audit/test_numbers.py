"""Printed figures as exact numbers."""

from __future__ import annotations

from fractions import Fraction

import pytest

from audit.numbers import digits, is_rounded, number, step
from tests.audit.tables import fact


@pytest.mark.parametrize(
    ("value", "decimals", "unit", "expected"),
    [(19083, -3, "JPY", 19083000), (0.1, 1, "person", Fraction(1, 10)), (200.2, 1, "%", Fraction(1001, 5))],
)
def test_a_float_is_the_decimal_that_was_printed(
    value: float, decimals: int, unit: str, expected: Fraction | int
) -> None:
    assert number(fact(value, decimals=decimals, unit=unit)) == expected


@pytest.mark.parametrize("value", [None, "", "完了", True, float("nan"), float("inf")])
def test_what_is_no_number_is_none(value: object) -> None:
    assert number(fact(value, decimals=None)) is None


def test_yen_in_full_are_not_rounded_thousands_are() -> None:
    assert not is_rounded(fact(19083000, decimals=0))
    assert is_rounded(fact(19083))
    assert not is_rounded(fact(None))


def test_the_printed_digits_leave_point_and_sign_out() -> None:
    assert digits(fact(-19083)) == "19083"
    assert digits(fact(99.5, decimals=1, unit="%")) == "995"
    assert digits(fact(None)) == ""


def test_one_in_the_last_place() -> None:
    assert (step(fact(1)), step(fact(0.5, decimals=1))) == (1000, Fraction(1, 10))
