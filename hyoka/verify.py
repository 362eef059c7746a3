"""`--verify`: two readers that know nothing of each other read a document; where they disagree, the facts say so."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from normalize.confidence import verified
from schemas.document import DocumentResult, PageNote

if TYPE_CHECKING:
    from schemas.fact import Fact

DISAGREE: Final = "readers_disagree"
"""Flag of a fact that the other reader has not got, or not so; and kind of the note of a page where it has more."""


def compared(result: DocumentResult, other: DocumentResult) -> DocumentResult:
    """The result, with a flag on each fact that `other` has not got, and a note for each page where it has more.

    The confidence of a fact that both have is raised, that of the others lowered.
    """
    unmatched = Counter(_meaning(fact) for fact in other.facts)
    facts = []
    for fact in result.facts:
        meaning = _meaning(fact)
        if unmatched[meaning]:
            unmatched[meaning] -= 1
            facts.append(replace(fact, confidence=verified(fact, True)))
        else:
            facts.append(replace(fact, flags=(*fact.flags, DISAGREE), confidence=verified(fact, False)))
    return replace(result, facts=tuple(facts), notes=(*result.notes, *_notes(other, unmatched)))


def _meaning(fact: Fact) -> tuple[object, ...]:
    """What two readers must agree on: everything but the box and their own name."""
    dimensions = tuple(sorted((name, str(value)) for name, value in fact.dimensions.items()))
    years = (fact.fiscal_year, fact.fiscal_year_end)
    value = (type(fact.value).__name__, fact.value, fact.unit, fact.decimals, fact.state)
    return (fact.sheet, fact.page, fact.concept, fact.label, *years, dimensions, *value)


def _notes(other: DocumentResult, unmatched: Counter[tuple[object, ...]]) -> list[PageNote]:
    """One note a page with values that only the other reader found."""
    pages: Counter[int] = Counter()
    for fact in other.facts:
        if unmatched[_meaning(fact)]:
            unmatched[_meaning(fact)] -= 1
            pages[fact.page] += 1
    return [PageNote(page, DISAGREE, f"{other.reader} reads {n} values otherwise") for page, n in sorted(pages.items())]
