"""The levels of a unit's printed name: 局, 部, 課, 係, 担当, and facilities, which stand at any depth.

Used where no roster decides (`normalize.names.roster` knows the units' own names). Vocabulary: `data/names.toml`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from normalize.text import plain
from normalize.vocabulary import load, one_of

BUREAU: Final = 1
SUBSECTION: Final = 4
FACILITY: Final = 0
"""The depth of a facility: anywhere."""
UNKNOWN: Final = -1

_DEPTHS: Final = {"bureau": 1, "division": 2, "section": 3, "subsection": 4, "facility": FACILITY}
_SEPARATED: Final = re.compile(r"[\s・/|>→]+")
_SHORTEST: Final = 2


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a name, as printed, with the word that it ends in ("" if none is known)."""

    name: str
    suffix: str
    depth: int


@cache
def _suffixes() -> dict[str, int]:
    return {word: _DEPTHS[level] for level, words in load("names")["levels"].items() if level != "whole" for word in words}


@cache
def _ends() -> re.Pattern[str]:
    """A level's end, or a word in which such a character ends nothing (group `whole`)."""
    return re.compile(f"(?P<whole>{one_of(load('names')['levels']['whole'])})|(?P<suffix>{one_of(_suffixes())})")


@cache
def _last() -> re.Pattern[str]:
    return re.compile(f"(?:{one_of(_suffixes())})$")


def level_of(name: str) -> Level:
    """The name as one level."""
    match = _last().search(name)
    if match is None or match.start() == 0:
        return Level(name, "", UNKNOWN)
    return Level(name, match[0], _suffixes()[match[0]])


@lru_cache(maxsize=16384)
def split_levels(text: str) -> tuple[Level, ...]:
    """The levels of a printed name, outermost first: 政策イノベーション部情報政策課 → 政策イノベーション部, 情報政策課.

    A cut is made only where what follows is a level of its own, further in; blanks and ・ cut where both sides are
    levels (市民協働部・くらし支援課, but 子ども・子育て課).
    """
    levels: list[Level] = []
    for part in _parts(plain(text)):
        start = 0
        for end in _cuts(part):
            here, rest = level_of(part[start:end]), level_of(part[end:])
            if len(here.name) >= _SHORTEST and _below(rest, here):
                levels.append(here)
                start = end
        levels.append(level_of(part[start:]))
    return tuple(levels)


def _cuts(part: str) -> list[int]:
    """Where a level may end inside a text."""
    found = []
    for match in _ends().finditer(part):
        whole = match["whole"]
        if match["suffix"] is not None or (whole is not None and whole.endswith("事務局")):
            found.append(match.end())
    return [end for end in found if end < len(part)]


def _below(inner: Level, outer: Level) -> bool:
    """Whether a level may stand below another: it is long enough to be one, and not of an outer or the same kind."""
    if len(inner.name) < _SHORTEST or len(inner.name) <= len(inner.suffix):
        return False
    first = split_head(inner.name)
    return UNKNOWN in (inner.depth, first) or FACILITY in (outer.depth, first) or first > outer.depth


def split_head(name: str) -> int:
    """The depth of the first level that a text names."""
    for match in _ends().finditer(name):
        if match["suffix"] is not None and match.start() > 0:
            return _suffixes()[match["suffix"]]
    return UNKNOWN


def _parts(text: str) -> list[str]:
    """The text cut at blanks and ・ wherever both sides are levels."""
    parts: list[str] = []
    for piece in _SEPARATED.split(text):
        if parts and (level_of(parts[-1]).suffix == "" or level_of(piece).suffix == ""):
            joint = "・" if f"{parts[-1]}・{piece}" in text else ""
            parts[-1] = f"{parts[-1]}{joint}{piece}"
        elif piece != "":
            parts.append(piece)
    return parts or [text]
