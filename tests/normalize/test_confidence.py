"""Confidence: a worse reading is never surer, and what is missing keeps a figure from being sure."""

from __future__ import annotations

import itertools
from dataclasses import replace
from typing import Any

import pytest

from normalize.confidence import LEAST, MOST, OTHER, confidence, parse, verified, weights
from normalize.features import RAISING, TERMS, TOPICS
from normalize.vocabulary import load
from schemas.fact import Fact
from tests.extract.paper import Rows
from tests.load.examples import amount, make_fact
from tests.normalize.sheets import read

PLAIN: frozenset[str] = frozenset()


def test_no_term_but_a_closed_sum_raises_a_confidence() -> None:
    """Fuzzy is at most exact, inferred at most printed, whatever else is said."""
    for topic, term, beside in itertools.product(TOPICS, TERMS, [PLAIN, *(frozenset({t}) for t in TERMS)]):
        before, after = confidence(topic, beside), confidence(topic, beside | {term})
        if term not in RAISING:
            assert after <= before, (topic, term, beside)
        elif not beside:
            assert after >= before, (topic, term)


def test_what_the_labelled_sheets_show_counts() -> None:
    """Not all weights are nothing."""
    assert confidence("amount", frozenset({"rivals_beside", "rivals"})) < confidence("amount", PLAIN) - 0.1
    assert confidence("identity", frozenset({"label_decorated"})) < confidence("identity", PLAIN)


def test_the_least_and_the_most() -> None:
    assert {confidence(topic, PLAIN) <= MOST for topic in TOPICS} == {True}
    assert confidence("title", frozenset(TERMS)) >= LEAST
    assert confidence(None, PLAIN) == OTHER


@pytest.mark.parametrize("topic", ["amount", "line_item"])
def test_money_of_unknown_unit_is_never_likely(topic: str) -> None:
    assert confidence(topic, frozenset({"unit_absent", "sum_closed"})) < 0.5


@pytest.mark.parametrize("term", ["unit_absent", "year_absent", "words_for_figure"])
def test_figures_without_year_or_unit_are_never_sure(term: str) -> None:
    assert confidence("figure", frozenset({term, "sum_closed"})) < 0.9


def test_facts_carry_it() -> None:
    table: Rows = [["*区分", "*R3年度決算"], ["*事業費（千円）", "11"]]
    (printed,) = read(table)
    (unknown,) = read([["*区分", "*R3年度決算"], ["*事業費", "11"]])
    assert printed.confidence == confidence("amount", PLAIN)
    assert unknown.confidence < 0.5 < printed.confidence


def test_a_second_reader() -> None:
    fact = replace(amount(5), confidence=0.8)
    assert verified(fact, False) < 0.8 <= verified(fact, True) <= MOST
    assert verified(replace(fact, confidence=0.0), False) >= LEAST
    assert verified(replace(fact, confidence=1.0), True) == MOST


@pytest.mark.parametrize(
    ("fact", "most"),
    [
        (replace(amount(5), unit=None), 0.5),
        (make_fact("amount", "五", flags=("unreadable",), fiscal_year=2021), 0.5),
        (make_fact("indicator_actual", 5, unit="人"), 0.9),
        (make_fact("indicator_actual", 5, fiscal_year=2021), 0.9),
        (make_fact("indicator_actual", "完了", fiscal_year=2021), 0.9),
    ],
)
def test_a_second_reader_supplies_neither_unit_nor_year(fact: Fact, most: float) -> None:
    assert verified(replace(fact, confidence=most - 0.01), True) < most


def changed(section: str, name: str, value: Any) -> dict[str, Any]:
    table = {key: dict(values) for key, values in load("confidence").items()}
    if value is None:
        del table[section][name]
    else:
        table[section][name] = value
    return table


def test_the_shipped_weights_are_valid() -> None:
    assert parse(load("confidence")) == weights()


@pytest.mark.parametrize(
    ("section", "name", "value"),
    [
        ("terms", "rivals", None),
        ("terms", "rivalry", -1.0),
        ("topics", "amount", None),
        ("terms", "rivals", 0.1),
        ("terms", "sum_closed", -0.1),
        ("readers", "readers_agree", -0.1),
        ("readers", "readers_disagree", 0.1),
        ("terms", "odd", float("nan")),
    ],
)
def test_weights_that_the_code_does_not_know_or_of_the_wrong_sign_are_refused(
    section: str, name: str, value: float | None
) -> None:
    with pytest.raises(ValueError, match=r"confidence\.toml"):
        parse(changed(section, name, value))
