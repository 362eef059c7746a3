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

# A heading of more letters fills its column without being spread.
MOST_LETTERS: Final = 8

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
    start = 0
    while start < len(runs):
        whole, *others = runs[start : start + _letters(runs, start)]
        for other in others:
            whole = whole.union(other, " ")
        found.append(whole)
        start += 1 + len(others)
    return found


def _letters(runs: Sequence[Run], start: int) -> int:
    """How many runs from `start` on are the letters of one known heading; 1 where they are none."""
    if not _is_letter(runs[start]):
        return 1
    end = start + 1
    while end < min(len(runs), start + MOST_LETTERS) and _is_letter(runs[end]) and _is_near(runs[end - 1], runs[end]):
        end += 1
    while end > start + 1 and exact("".join(run.text for run in runs[start:end])).quality is not Quality.EXACT:
        end -= 1
    return end - start


def _is_letter(run: Run) -> bool:
    return _LETTER.fullmatch(run.text) is not None


def _is_near(left: Run, right: Run) -> bool:
    return 0 <= right.box.x0 - left.box.x1 <= SPREAD * max(left.size, right.size)


def union(boxes: Iterable[Box]) -> Box:
    """The box around boxes, of which there is one at least."""
    found = list(boxes)
    return Box(min(b.x0 for b in found), min(b.y0 for b in found), max(b.x1 for b in found), max(b.y1 for b in found))
