"""What marks say, and whose marks they are: bullets or choices, before or behind their words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from normalize.marks import EDGES, EMPTY, FILLED, HOLLOW, RINGS, TICKED, inner_of, is_bracketed


def states_of(marks: Sequence[str]) -> list[bool | None] | None:
    """What each mark says (None: a bullet or a ring that its words must decide), or None where all may be bullets."""
    glyphs = [inner_of(mark) for mark in marks]
    if all(is_bracketed(mark) for mark in marks):
        return [bool(glyph) for glyph in glyphs] if any(glyphs) or len(marks) > 1 else None
    pairs = [(glyph, mark) for glyph, mark in zip(glyphs, marks, strict=True) if not is_bracketed(mark)]
    kinds = {glyph for glyph, _ in pairs}
    certain = bool(kinds & (TICKED | EMPTY))
    solid = bool(kinds & FILLED)
    open_ = bool(kinds & (HOLLOW | EMPTY))
    states: list[bool | None] = []
    for glyph, mark in zip(glyphs, marks, strict=True):
        if is_bracketed(mark):
            states.append(None)
        elif glyph in TICKED or glyph in EMPTY:
            states.append(glyph in TICKED)
        elif glyph in FILLED:
            states.append(True if certain or open_ else None)
        elif glyph in RINGS:
            states.append(False if solid else None)
        else:
            states.append(False if certain or solid else None)
    return states


def segments(text: str, marks: Sequence[re.Match[str]], label_first: bool) -> list[str]:
    """The words that belong to each mark: those behind it, or before it where labels come first."""
    bounds = [0, *(mark.end() for mark in marks)] if label_first else [*(mark.start() for mark in marks), len(text)]
    if label_first:
        return [text[bounds[i] : mark.start()] for i, mark in enumerate(marks)]
    return [text[mark.end() : bounds[i + 1]] for i, mark in enumerate(marks)]


_TRAILING_NOTE: Final = re.compile(r"[(（\[［][^()（）\[\]［］]*[)）\]］]\s*$")
# A middle dot parts options more strongly than a blank: 実施 ○・未実施.
_STRONG: Final = re.compile(r"[\s　]*(?:[・･/／、,，|｜;；\n]|$)")
_STRONG_BEFORE: Final = re.compile(r"[・･/／、,，|｜;；\n][\s　]*$")
_WEAK: Final = re.compile(r"(?<![・･/／、,，|｜;；])[ 　](?![・･/／、,，|｜;；])$|^[ 　](?![・･/／、,，|｜;；])")
_GAP: Final = re.compile(r"[\s　・･/／、,，|｜;；:：]")


def label_first(text: str, marks: Sequence[re.Match[str]], position: str | None) -> bool:
    """Whether labels stand before their marks: told; or text begins with a word and ends with a mark; or marks touch them."""
    if position is not None:
        return position == "before"
    lead = text[: marks[0].start()].strip(EDGES)
    if not lead:
        return False
    end = text[marks[-1].end() :]
    if not end.strip(EDGES) or (len(marks) > 1 and _TRAILING_NOTE.fullmatch(end.strip()) is not None):
        return True
    if all(_STRONG.match(text, mark.end()) and not _STRONG_BEFORE.search(text[: mark.start()]) for mark in marks):
        return True
    touching = all(_GAP.match(text[mark.start() - 1]) is None for mark in marks)
    return touching and all(_GAP.match(text, mark.end()) is not None for mark in marks)


def is_astray(text: str, marks: Sequence[re.Match[str]]) -> bool:
    """Whether a mark stands between two options and as near to the one as to the other: 有　○　無."""
    for mark in marks:
        before, behind = text[: mark.start()], text[mark.end() :]
        if before.strip(EDGES) and behind.strip(EDGES) and _WEAK.search(before) and _WEAK.match(behind):
            return True
    return False


_TICKS_ONLY: Final = frozenset("✓✔➢🗸")


def is_list(marks: Sequence[re.Match[str]], words: Sequence[str]) -> bool:
    """Whether ticks are the bullets of a list: nothing unticked beside them, and whole sentences behind them."""
    if not all(inner_of(mark[0]) in _TICKS_ONLY for mark in marks):
        return False
    return any(len(word) > 12 or "。" in word for word in words)
