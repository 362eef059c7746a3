"""Misprints of one figure: what each kind makes of it, and what it never makes."""

from __future__ import annotations

from itertools import pairwise

import pytest

from benchmarks.misprints import SINGLE, Kind, added, dropped, miskeyed, slipped, swapped, unsigned
from benchmarks.printed import Printed


def digits(kind: Kind, text: str, places: int = 0) -> list[str]:
    return [p.digits for p in SINGLE[kind](Printed(text, places))]


def test_a_swap_is_of_neighbours_that_differ() -> None:
    assert digits(Kind.TRANSPOSITION, "1223") == ["2123", "1232"]


def test_nobody_prints_a_leading_zero() -> None:
    assert digits(Kind.TRANSPOSITION, "102") == ["120"]
    assert "02" not in digits(Kind.DIGIT, "12")
    assert digits(Kind.DROPPED, "105") == ["15", "10"]


def test_one_digit_is_every_other_digit_in_every_place() -> None:
    assert len(digits(Kind.DIGIT, "12")) == 8 + 9
    assert all(sum(a != b for a, b in zip(d, "57", strict=True)) == 1 for d in digits(Kind.DIGIT, "57"))


def test_dropping_one_of_two_equal_digits_is_one_misprint() -> None:
    assert digits(Kind.DROPPED, "1223") == ["223", "123", "122"]


def test_added_digits_stand_before_the_point() -> None:
    for figure in added(Printed("995", 1)):
        assert len(figure.digits) == 4
        assert figure.digits[-1] == "5"
        assert figure.places == 1


def test_only_a_minus_is_lost() -> None:
    assert list(unsigned(Printed("7"))) == []
    assert list(unsigned(Printed("7", negative=True))) == [Printed("7")]


@pytest.mark.parametrize(("text", "expected"), [("19038", ["19038000", "19", "190380"]), ("4", ["4000", "40"])])
def test_a_slip_of_the_unit_rounds(text: str, expected: list[str]) -> None:
    assert digits(Kind.UNIT, text) == expected
    assert digits(Kind.UNIT, text, places=1) == []


def test_no_misprint_leaves_the_figure_as_it_was() -> None:
    figure = Printed("1102233", 0, negative=True)
    for make in (swapped, miskeyed, dropped, added, slipped, unsigned):
        made = list(make(figure))
        assert figure not in made
        assert made
        assert all(a != b for a, b in pairwise(made))
