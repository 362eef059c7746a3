"""Severity: an error only where the print contradicts itself and the reading is sure."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from audit.equations import same_equation
from audit.judge import judge
from audit.relation import Judged, Linear, Quotient, Relation, Same, Term
from audit.sheets import corpus_of
from schemas.fact import Fact
from schemas.finding import Finding, Rule, Severity, Status
from tests.audit.tables import fact


def one(relation: Relation, *facts: Fact) -> Finding:
    (found,) = judge([relation], corpus_of(facts), "ja")
    return found


def total(whole: Fact, *parts: Fact, **more: object) -> Finding:
    return one(Linear(Rule.LINE_ITEM_SUM, whole, tuple(map(Term, parts)), **more), whole, *parts)  # type: ignore[arg-type]


def test_a_sum_that_fails_is_an_error() -> None:
    found = total(fact(100), fact(40, 1), fact(50, 2))
    assert (found.status, found.severity, found.difference) == (Status.FAILS, Severity.ERROR, 10000)
    assert (found.printed, found.expected, found.low, found.high) == (100000, 90000, -1000, 1000)


@pytest.mark.parametrize("flag", ["label_fuzzy", "year_inferred", "unit_inferred", "ocr", "readers_disagree"])
def test_no_error_on_a_figure_read_with_doubt(flag: str) -> None:
    found = total(fact(100), fact(40, 1), fact(50, 2, flags=(flag,)))
    assert found.severity is Severity.WARNING
    assert "要確認" in found.message


def test_nor_on_one_of_low_confidence() -> None:
    assert total(fact(100), fact(40, 1), fact(50, 2, confidence=0.79)).severity is Severity.WARNING


def test_what_rounding_explains_is_a_notice() -> None:
    found = total(fact(91), fact(40, 1), fact(50, 2))
    assert (found.status, found.severity, found.classes) == (Status.ROUNDING, Severity.NOTICE, ())
    assert "端数" in found.message


def test_the_far_end_of_rounding_is_pointed_out() -> None:
    parts = [fact(40, n + 1) for n in range(8)]
    assert "まれ" in total(fact(316), *parts).message
    assert "まれ" not in total(fact(319), *parts).message


def test_a_document_that_rounds_otherwise_than_it_says_gets_a_warning() -> None:
    heading = ("事業費(千円未満四捨五入)", "計")
    parts = [fact(40, n + 1, label=heading) for n in range(3)]
    assert total(fact(122, label=heading), *parts).severity is Severity.WARNING
    assert total(fact(123, label=heading), *parts).severity is Severity.ERROR


def test_blanks_count_as_nought_beside_figures() -> None:
    assert total(fact(40), fact(40, 1), fact("", 2), fact(None, 3)).status is Status.HOLDS
    assert total(fact(0), fact("", 1), fact(None, 2)).status is Status.HOLDS


def test_what_is_not_printed_is_named() -> None:
    found = total(fact(None, label="総事業費"), fact(40, 1), fact(50, 2))
    assert (found.status, found.severity) == (Status.NOT_CHECKABLE, Severity.NOTICE)
    assert "総事業費" in found.missing[0] and "総事業費" in found.message
    assert total(fact(40), fact("", 1, label="委託料"), fact("", 2, label="需用費")).missing == ("委託料", "需用費")


def test_operands_that_the_form_names_are_named() -> None:
    assert total(fact(40), fact(40, 1), fact(0, 2), missing=("補正額",)).missing == ("補正額",)


def test_a_part_may_fall_short_but_not_exceed() -> None:
    assert total(fact(100), fact(40, 1), bound="at_most").status is Status.HOLDS
    found = total(fact(100), fact(140, 1), bound="at_most", severity=Severity.NOTICE)
    assert (found.status, found.severity, found.suspect) == (Status.FAILS, Severity.NOTICE, None)
    assert "上回る" in found.message and "あり得る" in found.message


def test_a_sum_that_the_form_never_keeps_is_no_error() -> None:
    relations = [
        Linear(Rule.COST_SUM, fact(100 + n, n, label="総計"), (Term(fact(40, n, 1)), Term(fact(30, n, 2))))
        for n in range(4)
    ]
    found = judge(relations, corpus_of([fact(1)]), "ja")
    assert {f.severity for f in found} == {Severity.WARNING}


def test_a_discovered_sum_that_others_refute_is_none() -> None:
    a, b, c, d = fact(10, 0), fact(20, 1), fact(30, 2), fact(50, 3)
    kept = Linear(Rule.FUNDING_SUM, c, (Term(a), Term(b)))
    more = Linear(Rule.COST_SUM, d, (Term(b), Term(c)))
    guess = Linear(Rule.DISCOVERED_SUM, d, (Term(a), Term(c)))
    corpus = corpus_of([a, b, c, d])
    assert [f.rule for f in judge([kept, more, guess], corpus, "ja")] == [Rule.FUNDING_SUM, Rule.COST_SUM]
    assert [f.rule for f in judge([kept, guess], corpus, "ja")] == [Rule.FUNDING_SUM, Rule.DISCOVERED_SUM]


def rate(result: float, above: int, below: int, decimals: int = 1) -> Finding:
    whole = fact(result, 2, unit="%", decimals=decimals)
    relation = Quotient(Rule.RATIO, whole, (Term(fact(above, 0)),), (Term(fact(below, 1)),), factor=Fraction(100))
    return one(relation, whole)


@pytest.mark.parametrize(
    ("result", "status"),
    [(66.7, Status.HOLDS), (66.6, Status.ROUNDING), (66.9, Status.FAILS), (76.7, Status.FAILS)],
)
def test_rates_are_held_against_their_operands(result: float, status: Status) -> None:
    assert rate(result, 20000, 30000).status is status


def test_a_rate_of_coarse_operands_has_room() -> None:
    assert rate(65.0, 2, 3).status is Status.ROUNDING
    assert rate(66.7, 2, 0).status is Status.NOT_CHECKABLE


def test_values_printed_twice() -> None:
    text = fact("情報政策課", concept="responsible_division", unit=None, decimals=None)
    other = replace(text, value="情報システム課", page=2)
    assert one(Same(Rule.NAME_VARIANT, text, other), text).status is Status.FAILS
    assert one(Same(Rule.NAME_VARIANT, text, text), text).status is Status.HOLDS
    found = one(Same(Rule.PRINTED_TWICE, fact(19038), fact(19083, 5), severity=Severity.ERROR), fact(1))
    assert (found.status, found.severity, found.difference) == (Status.FAILS, Severity.ERROR, -45000)


def test_the_same_figure_in_yen_and_in_thousands_is_the_same() -> None:
    found = one(Same(Rule.PRINTED_TWICE, fact(61237), fact(61236790, 5, decimals=0)), fact(1))
    assert found.status is Status.ROUNDING


def test_what_is_no_arithmetic_says_its_own_reason() -> None:
    whole = fact("1997(H10)", concept="start_year", unit=None, decimals=None)
    found = one(Judged(Rule.ERA_VS_GREGORIAN, whole, (whole,), False, 1998, ("西暦と合わない", "does not fit")), whole)
    assert (found.status, found.severity) == (Status.FAILS, Severity.WARNING)
    assert found.message.endswith("西暦と合わない") and len(found.cells) == 1


def test_an_equation_found_twice_is_known_by_its_cells() -> None:
    a, b, c, nought = fact(10, 0), fact(20, 1), fact(30, 2), fact(0, 3)
    plain = Linear(Rule.FUNDING_SUM, c, (Term(a), Term(b)))
    turned = Linear(Rule.DISCOVERED_SUM, a, (Term(c), Term(b, Fraction(-1)), Term(nought)))
    assert same_equation(plain) == same_equation(turned)
    assert same_equation(plain) != same_equation(Linear(Rule.COST_SUM, c, (Term(a),)))
