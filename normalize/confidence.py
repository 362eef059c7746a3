"""How likely a fact is right: the terms of its reading, weighed (`docs/confidence.md`).

A logistic model: the log-odds of being right are the sum of the weights of its topic and of its terms. The weights
(`data/confidence.toml`) are fitted on labelled sheets by `python -m benchmarks.confidence --fit`.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from normalize.doubts import BROKEN, DOUBTED, OVER_EDGE, RARE, UNSEEN
from normalize.features import FIGURES, RAISING, TERMS, TOPICS, YEN, Terms
from normalize.vocabulary import load
from schemas.document import CUT_OFF, UNPAINTED
from schemas.fact import Fact

LEAST: Final = 0.02
MOST: Final = 0.98
"""Nothing is said more surely than the labelled sheets can show: some thousand facts, a few forms."""
CEILINGS: Final = {
    "unit_absent": 0.85,
    "year_absent": 0.85,
    "words_for_figure": 0.85,
    "unreadable": 0.45,
    "indicator_order_doubtful": 0.8,
    **dict.fromkeys((UNPAINTED, CUT_OFF, BROKEN, RARE, UNSEEN, OVER_EDGE), DOUBTED),
}
"""Term → what a figure with it never exceeds: nobody can be sure of the unit or year of a figure that names none, and a
value that could not be read is none."""
NO_YEN: Final = 0.45
"""Ceiling of a yen figure without a unit: it may be a thousand times as much."""
OTHER: Final = 0.95
"""Of a value without a concept only the text and its place are said. No labelled sheet lists these; the characters of a
text layer are nearly always right."""
SECOND_READER: Final = ("readers_agree", "readers_disagree")
"""The terms that `--verify` adds."""


@dataclass(frozen=True, slots=True)
class Weights:
    """Log-odds: of each topic, of each term, and of what a second reader says."""

    topics: dict[str, float]
    terms: dict[str, float]
    readers: dict[str, float]


def parse(table: dict[str, dict[str, float]]) -> Weights:
    """The weights of a data file. Raises `ValueError` where a name is missing or unknown, or a sign is wrong."""
    wanted = {"topics": set(TOPICS), "terms": set(TERMS), "readers": set(SECOND_READER)}
    for section, names in wanted.items():
        if (found := set(table.get(section, {}))) != names:
            raise ValueError(f"confidence.toml: [{section}] differs from what the code knows in {found ^ names!r}")
    raising = {*RAISING, "readers_agree"}
    for name, weight in (*table["terms"].items(), *table["readers"].items()):
        if not math.isfinite(weight) or (weight < 0 if name in raising else weight > 0):
            raise ValueError(f"confidence.toml: {name} = {weight!r} must not {'lower' if name in raising else 'raise'}")
    return Weights(table["topics"], table["terms"], table["readers"])


@cache
def weights() -> Weights:
    """The weights that the package ships."""
    return parse(load("confidence"))


@lru_cache(maxsize=4096)
def confidence(topic: str | None, terms: Terms) -> float:
    """How likely a value of this topic, read like this, is right: 0 to 1. `topic` None is a value without a concept."""
    return OTHER if topic is None else weighed(weights(), topic, terms)


def weighed(known: Weights, topic: str, terms: Terms) -> float:
    """The same with other weights."""
    odds = log_odds(known, topic, terms)
    ceiling = min((CEILINGS[term] for term in terms if term in CEILINGS), default=MOST)
    if "unit_absent" in terms and topic in YEN:
        ceiling = min(ceiling, NO_YEN)
    return min(ceiling, max(LEAST, _share(odds)))


def log_odds(known: Weights, topic: str, terms: Terms) -> float:
    """The sum of the weights."""
    # Sorted: the sum of floats must not depend on the order of a set.
    return known.topics[topic] + sum(known.terms[term] for term in sorted(terms))


def verified(fact: Fact, agrees: bool) -> float:
    """A fact's confidence after a second reader has read the page: it has the same fact, or has not.

    Two readers that agree on the characters do not supply a unit or a year that is not printed: the ceilings hold.
    """
    before = min(MOST, max(LEAST, fact.confidence))
    odds = math.log(before / (1 - before)) + weights().readers[SECOND_READER[not agrees]]
    return min(MOST, _ceiling(fact), max(LEAST, _share(odds)))


def _ceiling(fact: Fact) -> float:
    """The ceiling of a fact that is finished; as `weighed` has it from the terms."""
    if fact.concept in YEN and isinstance(fact.value, (int, float)) and fact.unit != "JPY":
        return NO_YEN
    found = [MOST, *(CEILINGS[flag] for flag in fact.flags if flag in CEILINGS)]
    if fact.concept in FIGURES and isinstance(fact.value, str):
        found.append(CEILINGS["words_for_figure"])
    elif fact.concept in FIGURES and fact.state == "reported":
        found += [CEILINGS["unit_absent"]] if fact.unit is None else []
        found += [CEILINGS["year_absent"]] if fact.fiscal_year is None else []
    return min(found)


def _share(odds: float) -> float:
    return 1 / (1 + math.exp(-odds))
