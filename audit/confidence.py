"""Whether a relation may call what is printed wrong: only where the reading of all its figures is sure."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from schemas.fact import Fact
from schemas.finding import Severity

# A figure read with less confidence may have been read wrongly: no error is built on it. Confidence is too modest: of the
# facts between 0.8 and 0.9 more than 98 in 100 are right (docs/confidence.md), of those below 94.
SURE: Final = 0.8
# Flags that say so, whatever the confidence.
DOUBTFUL: Final = frozenset(
    {
        "label_fuzzy",
        "column_by_sum",
        "year_inferred",
        "year_duplicated",
        "unit_inferred",
        "unit_unknown",
        "readers_disagree",
        "ocr",
        "unreadable",
        "second_value",
        "character_replaced",
    }
)


def is_doubtful(facts: Iterable[Fact]) -> bool:
    """Whether any of the figures may have been read wrongly."""
    return any(fact.confidence < SURE or not DOUBTFUL.isdisjoint(fact.flags) for fact in facts)


def at_most(severity: Severity, highest: Severity) -> Severity:
    """The milder of two severities."""
    order = tuple(Severity)
    return max(severity, highest, key=order.index)
