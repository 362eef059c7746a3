"""The weights of the confidence model: fitted on observations, written to `normalize/data/confidence.toml`."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import Final

import numpy as np

from benchmarks.logistic import Array, fit
from benchmarks.observations import Observation
from normalize.confidence import SECOND_READER, Weights, log_odds
from normalize.features import RAISING, TERMS, TOPICS

TOPIC_RIDGE: Final = 0.5
TERM_RIDGE: Final = 10.0
"""How strongly a weight is held to 0, in observations: a term that is said ten times may not decide much."""
PRIOR: Final = 2.0
"""Topics are held to these log-odds (0.88) instead of 0: most facts are right whatever they are about."""
FORM_POWER: Final = 0.5
"""A form with four times the facts counts twice: neither each fact the same, nor each form."""
SHARE: Final[dict[str, float]] = {"samples": 0.2, "ikeda": 0.2}
"""How much a set counts beside the forms of invented municipalities: hyoka was built on these sheets fact by fact, and
that all their figures without a unit are right says little of another form."""
AT_MOST: Final = {
    "label_part": -0.1, "unit_inferred": -0.3, "unit_absent": -0.5, "year_inferred": -0.3, "year_absent": -0.5, "words_for_figure": -0.5,
}  # fmt: skip
"""Log-odds that the weight of a term never exceeds, and is held to: what was worked out is less sure than what is printed,
even where on the sheets at hand it was always worked out rightly."""
READER_RIDGE: Final = 5.0
READER_PRIOR: Final = {"readers_agree": 0.2, "readers_disagree": -2.0}
"""What a second reader says where nothing is seen of it: little when it agrees, much when it does not."""
_HEADER: Final = """\
# How much each feature of a reading says for or against its being right, in log-odds (docs/confidence.md).
# Written by `python -m benchmarks.confidence --fit`; do not edit.
"""


def weigh(observations: Sequence[Observation]) -> Weights:
    """The weights that the observations make most likely; those of second readers are their priors."""
    names = [*TOPICS, *TERMS]
    at = {name: j for j, name in enumerate(names)}
    cells: dict[tuple[str, frozenset[str]], list[float]] = defaultdict(lambda: [0.0, 0.0])
    share = _shares(observations)
    for seen in observations:
        cell = cells[seen.topic, seen.terms]
        cell[0] += share[seen.set, seen.form]
        cell[1] += share[seen.set, seen.form] * seen.right
    columns = np.zeros((len(cells), len(names)))
    for i, (topic, terms) in enumerate(cells):
        columns[i, [at[topic], *(at[term] for term in terms)]] = 1
    weight: Array = np.array([cell[0] for cell in cells.values()])
    right: Array = np.array([cell[1] for cell in cells.values()]) / weight
    ridge: Array = np.array([TOPIC_RIDGE if name in TOPICS else TERM_RIDGE for name in names])
    least: Array = np.array([0.0 if name in RAISING else -np.inf for name in names])
    most: Array = np.array([np.inf if name in {*TOPICS, *RAISING} else AT_MOST.get(name, 0.0) for name in names])
    prior: Array = np.array([PRIOR if name in TOPICS else AT_MOST.get(name, 0.0) for name in names])
    found = fit(columns, right, weight, ridge, (least, most), prior)
    return Weights(
        {name: round(float(found[at[name]]), 3) for name in TOPICS},
        {name: round(float(found[at[name]]), 3) + 0.0 for name in TERMS},
        dict(READER_PRIOR),
    )


def weigh_readers(observations: Sequence[Observation], weights: Weights) -> Weights:
    """The same weights, with those of a second reader as observed where one was asked."""
    asked = [seen for seen in observations if seen.agrees is not None]
    # The last column is how much better these sheets are read than the weights say: it is no merit of the second reader.
    columns = np.array([[seen.agrees, not seen.agrees, True] for seen in asked], dtype=np.float64).reshape(-1, 3)
    prior: Array = np.array([*(READER_PRIOR[name] for name in SECOND_READER), 0.0])
    ridge: Array = np.array([READER_RIDGE, READER_RIDGE, 0.0])
    offset = np.array([log_odds(weights, seen.topic, seen.terms) for seen in asked])
    right = np.array([seen.right for seen in asked], dtype=np.float64)
    # A reader that agrees never lowers, one that does not never raises.
    bounds: tuple[Array, Array] = np.array([0, -np.inf, -np.inf]), np.array([np.inf, 0, np.inf])
    found = fit(columns, right, np.ones(len(asked)), ridge, bounds, prior, offset)
    readers = {name: round(float(value), 3) for name, value in zip(SECOND_READER, found[:2], strict=True)}
    return Weights(weights.topics, weights.terms, readers)


def written(weights: Weights) -> str:
    """The data file."""
    sections = {"topics": weights.topics, "terms": weights.terms, "readers": weights.readers}
    lines = [_HEADER]
    for section, values in sections.items():
        lines += [f"[{section}]", *(f"{name} = {value}" for name, value in values.items()), ""]
    return "\n".join(lines)


def _shares(observations: Sequence[Observation]) -> dict[tuple[str, str], float]:
    """How much one observation of each form counts, so that all together count as many as there are facts."""
    facts = Counter((seen.set, seen.form) for seen in observations)
    rounds = len({seen.round for seen in observations}) or 1
    wanted = {form: SHARE.get(form[0], 1.0) * n**FORM_POWER for form, n in facts.items()}
    scale = sum(facts.values()) / sum(wanted.values()) / rounds
    return {form: scale * wanted[form] / n for form, n in facts.items()}
