"""Similar names, for a person to choose from: normalised Indel similarity of one level with one level.

The only place that names rapidfuzz. `WRatio`, `partial_ratio` and `token_set_ratio` are not used: they give 情報政策課 and
情報システム課 a likeness that two departments must not have (DESIGN.md). No similarity is ever enough for `auto`.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from rapidfuzz import process
from rapidfuzz.distance import Indel

REVIEW_FROM: Final = 70.0
"""Below this, two names have nothing to do with each other (DESIGN.md)."""


def similarity(one: str, other: str) -> float:
    """0 to 100."""
    return round(100 * Indel.normalized_similarity(one, other), 1)


def similar(text: str, names: Iterable[str], limit: int | None = None) -> list[tuple[str, float]]:
    """The names that a person should see for a text, with their similarity, the most similar first."""
    found = process.extract(
        text, list(names), scorer=Indel.normalized_similarity, score_cutoff=REVIEW_FROM / 100, limit=limit
    )
    return [(name, round(100 * score, 1)) for name, score, _ in found]
