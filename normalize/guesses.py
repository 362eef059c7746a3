"""What a heading that the vocabulary does not know may mean: for a person to choose from, never for reading."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Final

from normalize.names.similar import similarity
from schemas.cores import cores
from schemas.folding import fold_label
from schemas.vocabulary import concepts

GUESSED_FROM: Final = 40.0
"""A concept is worth looking at if one of its labels is so similar (of 100); a wrong guess costs a glance."""


@dataclass(frozen=True, slots=True)
class Guess:
    """A concept that a heading may mean, the vocabulary's label that is like it, and how like (0 to 100)."""

    concept: str
    label: str
    score: float


@cache
def _labels() -> tuple[tuple[str, str, str], ...]:
    """Concept, label as written and label folded, of every concept that a layout may give to a heading."""
    return tuple(
        (name, label, fold_label(label))
        for name, concept in concepts().items()
        if name != "other" and not concept.internal
        for label in concept.labels
    )


def guesses(text: str, limit: int = 3) -> tuple[Guess, ...]:
    """The concepts whose labels are most like a printed heading, the most similar first, each once."""
    shapes = cores(fold_label(text)) or (fold_label(text),)
    best: dict[str, Guess] = {}
    for concept, label, folded in _labels():
        score = max(similarity(shape, folded) for shape in shapes)
        if score >= GUESSED_FROM and (concept not in best or score > best[concept].score):
            best[concept] = Guess(concept, label, score)
    return tuple(sorted(best.values(), key=lambda guess: -guess.score)[:limit])
