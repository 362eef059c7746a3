"""Runs of text and rows of runs: what a table without vertical rules is inferred from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from extract.kinds import is_period
from schemas.geometry import Box
from schemas.vocabulary import Quality, exact

# A row is one of headings where this share of its runs is known; of fields and their values it is half at most.
HEADS_SHARE: Final = 0.7


@dataclass(frozen=True, slots=True)
class Run:
    """Text that stands together in a row: its box in points, its words, and its font size."""

    box: Box
    text: str
    size: float

    @property
    def heads(self) -> bool:
        """Whether the text is a known heading or a year."""
        return exact(self.text).quality >= Quality.CORE or is_period(self.text)

    def union(self, other: Run, joint: str) -> Run:
        """Both runs as one, their words joined by `joint`."""
        return Run(self.box.union(other.box), f"{self.text}{joint}{other.text}", max(self.size, other.size))


@dataclass(frozen=True, slots=True)
class Row:
    """The runs of one row, left to right, and its extent in points. `drawn` says that a rule closes it below."""

    runs: tuple[Run, ...]
    top: float
    bottom: float
    drawn: bool = True

    @property
    def is_head(self) -> bool:
        """Whether the row has hardly anything but headings, and more than one. Fields alternate with their values."""
        return len(self.runs) > 1 and sum(run.heads for run in self.runs) >= HEADS_SHARE * len(self.runs)


def union(boxes: Iterable[Box]) -> Box:
    """The box around boxes, of which there is one at least."""
    found = list(boxes)
    return Box(min(b.x0 for b in found), min(b.y0 for b in found), max(b.x1 for b in found), max(b.y1 for b in found))
