"""Answers made of candidates: one certain hit, several to choose from, or nothing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from schemas.naming import NOTHING, Answer, Candidate

MOST: Final = 10
"""More than these no person reads."""


def auto(candidate: Candidate) -> Answer:
    """The one that it is."""
    return Answer("auto", candidate.id, (candidate,))


def review(candidates: Iterable[Candidate]) -> Answer:
    """Those that it may be, best first, each once; nothing where there are none."""
    best: dict[str, Candidate] = {}
    for one in candidates:
        if one.id not in best or one.score > best[one.id].score:
            best[one.id] = one
    ordered = sorted(best.values(), key=lambda one: (-one.score, one.reason, one.id))
    return Answer("review", None, tuple(ordered[:MOST])) if len(ordered) > 0 else NOTHING


def because(answer: Answer, reason: str) -> Answer:
    """The candidates of an answer for a person, because of `reason`; an automatic one is not automatic any more."""
    return review(replace(one, reason=f"{reason}: {one.reason}") for one in answer.candidates)
