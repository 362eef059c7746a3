"""What is drawn over the picture of a page: cells, labels, values, and what nothing claims."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from schemas.geometry import Box

MarkKind = Literal["cell", "label", "value", "other", "blank", "furniture", "unclaimed"]
Note = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """One box on the page and what is said about it. `box` is in points, `text` what the page prints there.

    `other` is a value whose heading maps to no concept, `blank` a field or figure that is printed empty; `furniture` is neither heading nor value (page numbers, unit
    captions, options that are not chosen). What is `unclaimed` of a cell that is otherwise read has the notes of the
    rest after its own. Each note is a list of names and texts: one for each fact of the box.
    """

    kind: MarkKind
    box: Box
    text: str = ""
    notes: tuple[Note, ...] = ()

    @property
    def partial(self) -> bool:
        """Whether it is the unclaimed part of a cell of which the rest is claimed, and lies on the mark of that."""
        return self.kind == "unclaimed" and len(self.notes) > 1


@dataclass(frozen=True, slots=True)
class Overlay:
    """The marks of page `number` (1-based) of a document of `pages` pages; `width` and `height` are in points.

    `chars` counts the characters that the page prints, `claimed` those that a label, a value or furniture has.
    """

    document: str
    number: int
    pages: int
    width: float
    height: float
    marks: tuple[Mark, ...]
    chars: int
    claimed: int

    def count(self, *kinds: MarkKind) -> int:
        """How many marks are of these kinds."""
        return sum(mark.kind in kinds for mark in self.marks)
