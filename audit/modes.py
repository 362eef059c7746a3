"""How a document rounds: what it says itself, else what the signs of its differences show."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from audit.checks import Check
from audit.numbers import is_rounded, step
from audit.rounding import Mode
from audit.words import words
from schemas.fact import Fact
from schemas.finding import Status

# Differences all above nought come out of half-up rounding once in 2^5 documents; fewer say nothing.
SIGNS_TELLING: Final = 5
# One difference below nought may be a misprint.
NEGATIVES_TELLING: Final = 2


def stated(facts: Iterable[Fact]) -> Mode:
    """The mode that a heading or a note names; unknown where none does, or two differ."""
    known = {mode for text in _texts(facts) if (mode := _named(text)) is not None}
    return known.pop() if len(known) == 1 else Mode.UNKNOWN


def _texts(facts: Iterable[Fact]) -> set[str]:
    found: set[str] = set()
    for fact in facts:
        found.update(fact.label)
        if isinstance(fact.value, str):
            found.add(fact.value)
    return found


def _named(text: str) -> Mode | None:
    vocabulary = words()
    if not any(word in text for word in vocabulary.rounding_about):
        return None
    for mode, names in (
        (Mode.HALF_UP, vocabulary.half_up),
        (Mode.TRUNCATED, vocabulary.truncated),
        (Mode.CEILING, vocabulary.ceiling),
    ):
        if any(name in text for name in names):
            return mode
    return None


def inferred(checks: Sequence[Check]) -> Mode:
    """The mode that the differences within the rounding show: half-up goes both ways, truncation upwards only."""
    differences = [c.difference for c in checks if c.status is Status.ROUNDING and _tells(c)]
    negative = sum(d < 0 for d in differences)
    if negative >= NEGATIVES_TELLING:
        return Mode.HALF_UP
    if negative == 0 and len(differences) >= SIGNS_TELLING:
        return Mode.TRUNCATED
    return Mode.UNKNOWN


def _tells(check: Check) -> bool:
    """Whether the sum is of equally rounded parts that are all added: then its sign says how it was rounded."""
    steps = {step(fact) for fact in check.facts if is_rounded(fact)}
    added = all(term.coefficient > 0 for term in check.relation.parts)
    return len(steps) == 1 and is_rounded(check.relation.whole) and added and check.relation.bound == "equal"
