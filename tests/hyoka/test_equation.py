"""The equation of a finding on one line."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest

from hyoka.equation import equation, terms
from schemas.finding import Rule, Status
from schemas.geometry import Box
from tests.load.examples import make_cell, make_finding


@pytest.mark.parametrize(
    ("status", "sign"), [("holds", "="), ("rounding", "≈"), ("fails", "≠"), ("not_checkable", "?")]
)
def test_a_sum(status: str, sign: str) -> None:
    assert equation(make_finding(status=Status(status))) == f"19,038 {sign} 6,670 + 12,343 + 70"


def test_what_is_taken_away_and_multiplied() -> None:
    whole, a, b = make_finding(parts=["1,000", "200"]).cells
    cells = (replace(a, coefficient=Fraction(-1)), whole, replace(b, coefficient=Fraction(-1, 2), box=Box(1, 2, 3, 4)))
    assert equation(make_finding(cells=cells)) == "19,038 ≠ − 1,000 − 1/2 × 200"


def test_a_part_is_no_more_than_its_whole() -> None:
    """The amount included (内数) has no upper bound of its difference."""
    assert equation(make_finding(parts=["20,000"], low=0, high=None)) == "19,038 < 20,000"
    assert equation(make_finding(parts=["200"], low=0, high=None, status=Status.HOLDS)) == "19,038 ≥ 200"


def rate(raw: str, printed: float, expected: Any, *values: int) -> str:
    """The equation of a rate, whose cells have no coefficients."""
    whole = make_cell(raw, None)
    cells = [make_cell(str(v), None, value=v, box=Box(v, 2, v + 1, 3)) for v in values]
    finding = make_finding(raw=raw, printed=printed, expected=expected, cells=(whole, *cells), rule=Rule.RATIO)
    return equation(finding)


def test_rates_as_their_cells_give_them() -> None:
    """Only what really comes to the expected value is written; else the cells stand side by side."""
    assert rate("91%", 91.0, 80.0, 400, 500) == "91% ≠ 400 ÷ 500"
    assert rate("9", 9.0, 2.0, 1000, 500) == "9 ≠ 1000 ÷ 500"
    assert rate("+25%", 25.0, -20.0, 400, 500, 500) == "+25% ≠ (400 − 500) ÷ 500"
    assert rate("7", 7.0, 3.0, 400, 500) == "7 | 400 | 500"
    assert rate("7", 7.0, 3.0, 400, 500, 600) == "7 | 400 | 500 | 600"
    assert rate("7", 7.0, None, 400, 0) == "7 | 400 | 0"


def test_names_side_by_side() -> None:
    """What is no arithmetic; line breaks close, an empty cell is a box. Two that should be one are held together."""
    cells = (make_cell("情報\n政策課", None), make_cell("", None, page=2))
    finding = make_finding(raw="情報\n政策課", cells=cells, expected="情報課")
    assert equation(finding) == "情報 政策課 | □"
    assert equation(replace(finding, rule=Rule.NAME_VARIANT)) == "情報 政策課 ≠ □"


def test_terms_are_numbered_after_the_checked_figure() -> None:
    """Wherever that stands among the cells; of two figures in one box it is the one that is printed so."""
    whole, *parts = make_finding().cells
    same = make_cell("(16,100)", box=whole.box)
    found = terms(make_finding(cells=(*parts, same, whole), suspect=parts[1]))
    assert [(t.number, t.cell.raw) for t in found] == [
        (0, "19,038"),
        (1, "6,670"),
        (2, "12,343"),
        (3, "70"),
        (4, "(16,100)"),
    ]
    assert [t.number for t in found if t.suspect] == [2]
    assert [t.number for t in found if t.checked] == [0]
