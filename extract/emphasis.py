"""Options chosen by their type: one of several in a cell is set bold, or larger than the others."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import Final

import numpy as np
import regex
from regex import Pattern

from extract.grid import OUTSIDE, Grid
from schemas.page import Bools, Ints, Page

# An option that is emphasised by its size is this much larger than the others.
LARGER: Final = 1.15
# Options are words: this many of them at least in a cell, each with no more characters than this.
LEAST: Final = 2
LONGEST: Final = 14
# Two options have a gap this wide (in font sizes) between them, where no mark parts them.
APART: Final = 0.8
# Characters lie on one line where their middles differ by less than this, in font sizes.
ON_LINE: Final = 0.5

# A sentence is no option.
_PROSE: Final = frozenset("。．")
_STROKES = regex.compile(r"[／/｜|→]")
_ANY = regex.compile(r"[／/・、,，｜|→]")


@dataclass(frozen=True, slots=True)
class Emphasis:
    """The options of a cell in reading order: those that stand out, and the others."""

    chosen: tuple[str, ...]
    others: tuple[str, ...]


def emphasised(page: Page, grid: Grid) -> dict[int, Emphasis]:
    """The cells with several options of which some are set bold or large."""
    if len(page.chars) == 0 or len(grid.box) == 0:
        return {}
    x = (page.chars.box[:, 0] + page.chars.box[:, 2]) / 2
    y = (page.chars.box[:, 1] + page.chars.box[:, 3]) / 2
    cell = grid.slot[np.searchsorted(grid.ys, y), np.searchsorted(grid.xs, x)]
    found: dict[int, Emphasis] = {}
    for owner in _mixed(page, cell, len(grid.box)):
        own = np.flatnonzero(cell == owner)
        # 改善・見直し is one option where blanks or strokes part the options, and two where nothing else does.
        chosen = _chosen(page, _options(page, own, _STROKES)) or _chosen(page, _options(page, own, _ANY))
        if chosen is not None:
            found[owner] = chosen
    return found


def _mixed(page: Page, cell: Ints, count: int) -> list[int]:
    """The cells with characters of more than one weight or size."""
    inside = cell != OUTSIDE
    owner, bold, size = cell[inside], page.chars.bold[inside], page.chars.size[inside]
    total = np.bincount(owner, minlength=count)
    heavy = np.bincount(owner, weights=bold, minlength=count)
    largest, smallest = np.zeros(count), np.full(count, np.inf)
    np.maximum.at(largest, owner, size)
    np.minimum.at(smallest, owner, size)
    mixed: Bools = ((heavy > 0) & (heavy < total)) | ((total > 0) & (largest > LARGER * smallest))
    found: list[int] = np.flatnonzero(mixed).tolist()
    return found


def _options(page: Page, own: Ints, parting: Pattern[str]) -> list[list[int]]:
    """The characters of a cell in reading order, cut into options; empty where it holds prose."""
    box, size = page.chars.box, page.chars.size
    lines = np.round((box[own, 1] + box[own, 3]) / 2 / (ON_LINE * float(size[own].max())))
    order = own[np.lexsort((box[own, 0], lines))].tolist()
    options: list[list[int]] = [[]]
    for before, i in pairwise([None, *order]):
        assert i is not None
        if before is not None:
            gap = float(box[i, 0] - box[before, 2])
            if gap > APART * float(size[i]) or gap < -float(size[i]):
                options.append([])
        if parting.fullmatch(page.chars.text[i]):
            options.append([])
        else:
            options[-1].append(i)
    kept = [option for option in options if option]
    prose = any(page.chars.text[i] in _PROSE for i in order)
    return kept if len(kept) >= LEAST and not prose and all(len(option) <= LONGEST for option in kept) else []


def _chosen(page: Page, options: list[list[int]]) -> Emphasis | None:
    """The options that are bold (or large) as a whole, where the others are not at all."""
    if not options:
        return None
    texts = ["".join(page.chars.text[i] for i in option) for option in options]
    largest = max(float(page.chars.size[option].max()) for option in options)
    for strong in (page.chars.bold, page.chars.size > largest / LARGER):
        parts = [strong[option] for option in options]
        clean = all(part.all() or not part.any() for part in parts)
        picked = tuple(text for text, part in zip(texts, parts, strict=True) if part.all())
        if clean and 0 < len(picked) < len(options):
            return Emphasis(picked, tuple(text for text, part in zip(texts, parts, strict=True) if not part.all()))
    return None
