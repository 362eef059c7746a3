"""What an audit is given of a document: the facts without names and phone numbers of persons."""

from __future__ import annotations

from collections.abc import Iterable

from load.personal import personal_concepts
from schemas.fact import Fact


def public(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """The facts without names and phone numbers of persons, which no relation speaks of."""
    personal = personal_concepts()
    return tuple(fact for fact in facts if fact.concept not in personal)
