"""Whether what is seen of a hostile document is what its case says."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from schemas.fact import Value
from schemas.geometry import Box
from tests.hostile.case import Loaded, Seen


@dataclass(frozen=True, slots=True)
class Stored:
    """A fact as the database has it."""

    concept: str
    value: Value
    raw: str
    flags: frozenset[str]
    box: Box


def problems(seen: Seen, reason: str | None, facts: Sequence[Stored], notes: frozenset[str]) -> Iterator[str]:
    """What is not as `seen` has it: of a document rejected for `reason` (None: loaded) with these facts and notes."""
    if not isinstance(seen, Loaded):
        allowed = [one.value for one in (seen if isinstance(seen, tuple) else (seen,))]
        if reason not in allowed:
            yield f"expected {' or '.join(allowed)}, got {reason or 'loaded'}"
        return
    if reason is not None:
        yield f"expected to be loaded, got {reason}"
        return
    yield from _lacking(seen, facts)
    for fact in facts:
        printed = f"{fact.value} {fact.raw}"
        if any(text in printed for text in seen.never):
            yield f"{fact.concept} {fact.value!r} must not be there"
        if any(text in printed for text in seen.marked) and not fact.flags & seen.marks:
            yield f"{fact.concept} {fact.value!r} has none of the flags {sorted(seen.marks)}"
        if not all(math.isfinite(edge) and abs(edge) < 1e6 for edge in fact.box):
            yield f"{fact.concept} stands at {fact.box}"
        if isinstance(fact.value, float) and not math.isfinite(fact.value):
            yield f"{fact.concept} is {fact.value}"
    if seen.note is not None and seen.note not in notes:
        yield f"no note {seen.note}, only {sorted(notes)}"


def _lacking(seen: Loaded, facts: Sequence[Stored]) -> Iterator[str]:
    for concept, value, flags in seen.facts:
        same = [f for f in facts if f.concept == concept and f.value == value and type(f.value) is type(value)]
        if not same:
            had = [f.value for f in facts if f.concept == concept]
            yield f"no {concept} {value!r}, only {had}"
        elif not any(flags <= f.flags for f in same):
            yield f"{concept} {value!r} has flags {[sorted(f.flags) for f in same]}"
