"""Headings that are in a vocabulary but for one character: a variant, a misprint, a character that OCR took for another.

Labels are indexed by what is left of them without any one of their characters, so that a look-up costs as many probes
as the heading has characters (the deletion neighbourhoods of Mor and Fraenkel, 1982).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

# One character more or less in a shorter heading makes another word of it (目標, 目的).
SHORTEST: Final = 5
# A longer heading is a sentence, and no variant of a label.
LONGEST: Final = 16


class Nearly:
    """Labels, to be asked for those that differ from a heading by one character."""

    def __init__(self, labels: Iterable[str]) -> None:
        """Index the labels that are long enough."""
        self._by_rest: dict[str, set[str]] = {}
        for label in labels:
            if SHORTEST <= len(label) <= LONGEST:
                for rest in (label, *_rests(label)):
                    self._by_rest.setdefault(rest, set()).add(label)

    def like(self, heading: str) -> frozenset[str]:
        """The labels that are `heading` with one character replaced, added or left out."""
        if not SHORTEST <= len(heading) <= LONGEST:
            return frozenset()
        near: set[str] = set()
        for rest in (heading, *_rests(heading)):
            near |= self._by_rest.get(rest, set())
        return frozenset(label for label in near if label != heading and _is_near(label, heading))


def _rests(text: str) -> Iterator[str]:
    return (text[:i] + text[i + 1 :] for i in range(len(text)))


def _is_near(one: str, other: str) -> bool:
    """Whether two texts are one edit apart; two that share a rest may be a swap, which is two."""
    if len(one) == len(other):
        return sum(a != b for a, b in zip(one, other, strict=True)) == 1
    return abs(len(one) - len(other)) == 1
