"""How a document rounds."""

from __future__ import annotations

from fractions import Fraction

import pytest

from audit.checks import Check, check
from audit.modes import inferred, stated
from audit.relation import Linear, Term
from audit.rounding import Mode
from schemas.finding import Rule
from tests.audit.tables import fact


@pytest.mark.parametrize(
    ("heading", "mode"),
    [
        ("(4)事業費等(千円単位。千円未満は四捨五入)", Mode.HALF_UP),
        ("※千円未満切り捨て", Mode.TRUNCATED),
        ("表示単位未満を切捨てのため合計が一致しない", Mode.TRUNCATED),
        ("端数は切上げ", Mode.CEILING),
        ("小数点以下第2位を四捨五入", Mode.UNKNOWN),
        ("事業費(千円)", Mode.UNKNOWN),
    ],
)
def test_headings_and_notes_say_it(heading: str, mode: Mode) -> None:
    assert stated([fact(1, label=(heading, "事業費"))]) is mode
    assert stated([fact(heading, concept="comment")]) is mode


def test_two_modes_said_are_none_known() -> None:
    facts = [fact("千円未満四捨五入", concept="comment"), fact("千円未満切捨て", concept="comment")]
    assert stated(facts) is Mode.UNKNOWN


def differing(difference: int) -> Check:
    parts = tuple(Term(fact(100, row=i)) for i in range(6))
    found = check(Linear(Rule.FUNDING_SUM, fact(600 + difference), parts), Mode.UNKNOWN)
    assert found is not None
    return found


def test_differences_both_ways_are_half_up() -> None:
    assert inferred([differing(d) for d in (1, -1, 0, -1, 2)]) is Mode.HALF_UP


def test_differences_one_way_only_are_truncation() -> None:
    assert inferred([differing(d) for d in (1, 2, 1, 1, 0, 3)]) is Mode.TRUNCATED


def test_few_differences_say_nothing() -> None:
    assert inferred([differing(d) for d in (1, 2, 0, 0)]) is Mode.UNKNOWN
    assert inferred([differing(-1)]) is Mode.UNKNOWN


def test_differences_of_differences_say_nothing() -> None:
    parts = (Term(fact(900)), Term(fact(100), Fraction(-1)))
    checks = [check(Linear(Rule.DIFFERENCE, fact(801), parts), Mode.UNKNOWN) for _ in range(9)]
    assert inferred([c for c in checks if c is not None]) is Mode.UNKNOWN
