"""What rounding can make of a sum: bounds that real rounding never leaves, and does reach."""

from __future__ import annotations

import math
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.relation import Term
from audit.rounding import EXACT, Interval, Mode, allowance, error, grain, tail
from schemas.fact import Fact
from tests.audit.tables import fact

YEN = st.integers(min_value=0, max_value=10**9)


def terms(values: list[int], coefficients: list[int] | None = None, decimals: int = -3) -> list[Term]:
    signs = coefficients or [1] * len(values)
    return [
        Term(fact(v, row=i + 1, decimals=decimals), Fraction(c))
        for i, (v, c) in enumerate(zip(values, signs, strict=True))
    ]


def printed(yen: int, mode: Mode, decimals: int = -3) -> int:
    """A true figure in the printed unit, rounded away from nought at the half or cut towards nought."""
    unit = 10**-decimals
    sign = -1 if yen < 0 else 1
    return sign * ((abs(yen) + (unit // 2 if mode is Mode.HALF_UP else 0)) // unit)


@given(st.lists(YEN, min_size=1, max_size=9), st.sampled_from([Mode.HALF_UP, Mode.TRUNCATED]))
def test_truly_rounded_sums_lie_within_the_bounds(yen: list[int], mode: Mode) -> None:
    whole = fact(printed(sum(yen), mode))
    parts = terms([printed(y, mode) for y in yen])
    difference = Fraction(whole.value) - sum(Fraction(p.fact.value) for p in parts)
    assert difference in allowance(whole, parts, mode)
    assert difference in allowance(whole, parts, Mode.UNKNOWN)


@given(
    st.lists(st.tuples(YEN, st.sampled_from([1, -1]), st.sampled_from([0, -3, -6])), min_size=1, max_size=7),
    st.sampled_from([Mode.HALF_UP, Mode.TRUNCATED]),
    st.sampled_from([0, -3]),
)
def test_so_do_sums_with_signs_and_mixed_units(yen: list[tuple[int, int, int]], mode: Mode, own: int) -> None:
    total = sum(y * c for y, c, _ in yen)
    whole = fact(printed(total, mode, own), decimals=own)
    parts = [Term(fact(printed(y, mode, d), decimals=d), Fraction(c)) for y, c, d in yen]
    difference = Fraction(whole.value) - sum(p.coefficient * Fraction(p.fact.value) for p in parts)
    # Nought printed in a coarse unit may stand for a loss as well: the sign of a truncated nought is lost.
    if not (mode is Mode.TRUNCATED and whole.value == 0 and total < 0):
        assert difference in allowance(whole, parts, mode)


@pytest.mark.parametrize("n", range(1, 9))
def test_the_bounds_are_those_of_the_design(n: int) -> None:
    whole, parts = fact(1000), terms([100] * n)
    half = math.floor(n / 2) * 1000
    assert allowance(whole, parts, Mode.HALF_UP).multiples(Fraction(1000)) == (-half, half)
    assert allowance(whole, parts, Mode.TRUNCATED).multiples(Fraction(1000)) == (0, (n - 1) * 1000)
    assert allowance(whole, parts, Mode.UNKNOWN).multiples(Fraction(1000)) == (-half, max(half, (n - 1) * 1000))


def test_figures_in_yen_are_not_rounded() -> None:
    assert allowance(fact(10, decimals=0), terms([4, 5], decimals=0), Mode.UNKNOWN) == EXACT


def test_a_total_in_yen_of_parts_in_thousands_may_be_off_by_their_halves() -> None:
    allowed = allowance(fact(2000, decimals=0), terms([1, 1]), Mode.HALF_UP)
    assert (allowed.low, allowed.high) == (-1000, 1000)
    assert Fraction(-1000) in allowed and Fraction(1000) not in allowed


def test_blanks_round_nothing() -> None:
    assert error(fact(None), Mode.UNKNOWN) == EXACT


def test_shares_and_work_years_are_rounded_counts_are_not() -> None:
    assert error(fact(0.35, decimals=2, unit="person"), Mode.HALF_UP).high == Fraction(1, 200)
    assert error(fact(35, decimals=0, unit="件"), Mode.HALF_UP) == EXACT


@given(st.fractions(-9, 9), st.fractions(0, 9), st.booleans(), st.booleans(), st.fractions(-9, 9))
def test_an_interval_scaled_holds_what_it_held(
    low: Fraction, width: Fraction, low_closed: bool, high_closed: bool, factor: Fraction
) -> None:
    interval = Interval(low, low + width, low_closed, high_closed)
    middle = low + width / 2
    if middle in interval and factor != 0:
        assert middle * factor in interval.times(factor)
        assert (middle in interval.shifted(factor)) == (middle - factor in interval)


def test_intervals_that_touch_meet_only_with_closed_ends() -> None:
    open_end = Interval(Fraction(0), Fraction(1), True, False)
    assert not open_end.meets(Interval(Fraction(1), Fraction(2)))
    assert Interval(Fraction(0), Fraction(1)).meets(Interval(Fraction(1), Fraction(2)))


def test_differences_are_counted_in_the_finest_printed_place() -> None:
    assert grain([fact(1), fact(1, decimals=0), fact(1, decimals=-6)]) == 1
    assert grain([fact(0.5, decimals=1, unit="person")]) == Fraction(1, 10)


def tails(n: int, difference: int, mode: Mode = Mode.HALF_UP) -> float:
    return tail(fact(1000), terms([100] * n), Fraction(difference * 1000), mode)


def test_the_far_end_of_rounding_is_improbable() -> None:
    assert tails(2, 1) == pytest.approx(0.25)
    assert tails(6, 3) < 0.001
    assert tails(5, 0) == 1.0
    assert tails(4, 3, Mode.TRUNCATED) < 0.1 < tails(4, 2, Mode.TRUNCATED)


def test_parts_of_nought_give_no_rounding() -> None:
    whole: Fact = fact(1000)
    parts = terms([1000, 0, 0, 0, 0])
    assert tail(whole, parts, Fraction(2000), Mode.HALF_UP) < 0.001
