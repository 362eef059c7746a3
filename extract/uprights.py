"""Headings set upright, one letter a line, in tables without vertical rules: a narrow column beside the rows that they head."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
import regex

from extract.edges import positions
from extract.runs import Run, union, whole_headings
from schemas.cell import Cell
from schemas.geometry import Box
from schemas.page import Chars, Floats, Ints, Rules

# Letters of a stack have their middles this near to one line, in points.
ALIGNED: Final = 2.0
# Characters of a vertical heading stand above one another within this many font sizes.
STACKED: Final = 3.0
# A letter stands apart from the text behind it by a blank this wide, in font sizes.
APART: Final = 0.5
# Segments stand on one line where their middles are this near, in font sizes.
ON_LINE: Final = 0.5

_LETTER: Final = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}ー]")
_LETTER_BEFORE: Final = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}ー] \S")


@dataclass(frozen=True, slots=True)
class _Letter:
    """A letter that may be one of an upright heading: what stands behind it in its segment, if anything."""

    box: Box
    segment: Cell
    rest: Cell | None = None


@dataclass(frozen=True, slots=True)
class Middles:
    """The boxes (n, 4) of the characters of a page, the x of their middles, and these in the order of their y."""

    box: Floats
    x: Floats
    order: Ints
    y: Floats

    def within(self, box: Box) -> Ints:
        """The characters whose middles stand in a box, from left to right."""
        low, high = np.searchsorted(self.y, (box.y0, box.y1), side="right")
        own = self.order[low:high]
        own = own[(self.x[own] > box.x0) & (self.x[own] < box.x1)]
        found: Ints = own[np.argsort(self.x[own], kind="stable")]
        return found


def uprights(segments: Sequence[Cell], chars: Chars, rules: Rules) -> tuple[list[Box], list[Cell]]:
    """The boxes of the upright headings among `segments`, and the segments without their letters.

    A rule of `rules` (horizontal ones) that runs through between two letters parts two headings. Where a letter stands
    before a blank and more text (活　申請の件数), that text is a segment of its own.
    """
    spread = _spread(segments)
    x, y = (chars.box[:, 0] + chars.box[:, 2]) / 2, (chars.box[:, 1] + chars.box[:, 3]) / 2
    order = np.argsort(y, kind="stable")
    middles = Middles(chars.box, x, order, y[order])
    letters = [letter for s in segments if id(s) not in spread and (letter := _letter(s, middles)) is not None]
    stacks = [stack for stack in _stacks(letters, rules) if len(stack) > 1]
    taken = {id(letter.segment): letter.rest for stack in stacks for letter in stack}
    plain = [taken.get(id(s), s) for s in segments]
    return [union(letter.box for letter in stack) for stack in stacks], [s for s in plain if s is not None]


def _letter(segment: Cell, chars: Middles) -> _Letter | None:
    if _LETTER.fullmatch(segment.text):
        return _Letter(segment.box, segment)
    if not _LETTER_BEFORE.match(segment.text):
        return None
    box = segment.box
    own = chars.within(box)
    if len(own) < 2 or chars.box[own[1], 0] - chars.box[own[0], 2] < APART * segment.size:
        return None
    end, start = float(chars.box[own[0], 2]), float(chars.box[own[1], 0])
    rest = replace(segment, box=box._replace(x0=start), ink=segment.ink._replace(x0=start), lines=(segment.text[2:],))
    return _Letter(box._replace(x1=end), segment, rest)


def _spread(segments: Sequence[Cell]) -> frozenset[int]:
    """The letters (by the identity of their segments) of known headings that are spread over a line: 課　　題."""
    single = sorted((s for s in segments if _LETTER.fullmatch(s.text)), key=lambda s: s.box.center[1])
    lines: list[list[Cell]] = []
    for s in single:
        if lines and s.box.center[1] - lines[-1][-1].box.center[1] < ON_LINE * s.size:
            lines[-1].append(s)
        else:
            lines.append([s])
    found: set[int] = set()
    for line in lines:
        line.sort(key=lambda s: s.box.x0)
        runs = whole_headings([Run(s.box, s.text, s.size) for s in line])
        wide = [run.box for run in runs if len(run.text) > 1]
        found |= {id(s) for s in line if any(box.x0 <= s.box.x0 and s.box.x1 <= box.x1 for box in wide)}
    return frozenset(found)


def _stacks(letters: Sequence[_Letter], rules: Rules) -> Iterable[list[_Letter]]:
    """Letters that stand above one another, top to bottom."""
    if not letters:
        return []
    _, column = positions(np.array([letter.box.center[0] for letter in letters]), ALIGNED)
    order = sorted(range(len(letters)), key=lambda i: (column[i], letters[i].box.y0))
    found: list[list[_Letter]] = []
    for before, i in zip([None, *order], order, strict=False):
        same = before is not None and column[before] == column[i]
        if same and _follows(letters[before or 0], letters[i], rules):
            found[-1].append(letters[i])
        else:
            found.append([letters[i]])
    return found


def _follows(upper: _Letter, lower: _Letter, rules: Rules) -> bool:
    down = lower.box.y0 - upper.box.y0
    if not 0 < down < STACKED * lower.segment.size:
        return False
    (x, top), bottom = upper.box.center, lower.box.center[1]
    between = (rules.at > top) & (rules.at < bottom)
    if bool((between & (rules.low < x) & (rules.high > x)).any()):
        return False
    if upper.rest is None or lower.rest is None:
        return True
    # Lines of one label (事　業 over 番　号) have no rule between them; rows that a heading stands beside do.
    behind = min(upper.rest.box.center[0], lower.rest.box.center[0])
    return bool((between & (rules.low < behind) & (rules.high > behind)).any())
