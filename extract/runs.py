"""Runs of text and rows of runs: what a table without vertical rules is inferred from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

import regex

from extract.kinds import is_period
from schemas.geometry import Box
from schemas.vocabulary import Quality, exact

# A row is one of headings where this share of its runs is known; of fields and their values it is half at most.
HEADS_SHARE: Final = 0.7
# A heading of two letters is spread over the width of its column, which is rarely wider than this many of its letters.
SPREAD: Final = 8.0

_LETTER: Final = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}]")


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


def whole_headings(runs: Sequence[Run]) -> list[Run]:
    """The runs of one row, left to right; those that are letters of one known heading set apart (課　　題) are one."""
    found: list[Run] = []
    rest = list(runs)
    while rest:
        letters = 1
        while letters < len(rest) and _is_letter(rest[letters]) and _is_near(rest[letters - 1], rest[letters]):
            letters += 1
        letters = letters if _is_letter(rest[0]) else 1
        while letters > 1 and exact("".join(run.text for run in rest[:letters])).quality is not Quality.EXACT:
            letters -= 1
        first, *others = rest[:letters]
        for other in others:
            first = first.union(other, " ")
        found.append(first)
        rest = rest[letters:]
    return found


def _is_letter(run: Run) -> bool:
    return _LETTER.fullmatch(run.text) is not None


def _is_near(left: Run, right: Run) -> bool:
    return 0 <= right.box.x0 - left.box.x1 <= SPREAD * max(left.size, right.size)


def union(boxes: Iterable[Box]) -> Box:
    """The box around boxes, of which there is one at least."""
    found = list(boxes)
    return Box(min(b.x0 for b in found), min(b.y0 for b in found), max(b.x1 for b in found), max(b.y1 for b in found))
