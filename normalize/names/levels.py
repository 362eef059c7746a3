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

SUBSECTION: Final = 4
ANYWHERE: Final = 0
"""The depth of an office (室) or a facility: any."""
UNKNOWN: Final = -1

_DEPTHS: Final = {
    "bureau": 1,
    "division": 2,
    "section": 3,
    "subsection": SUBSECTION,
    "office": ANYWHERE,
    "facility": ANYWHERE,
    "house": ANYWHERE,
}
_SEPARATED: Final = re.compile(r"([\s・/|>→]+)")
_SHORTEST: Final = 2
# 図書館 and 事務局 may be whole names, 課 and 担当 may not.
_SHORTEST_ALONE: Final = 3


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a name, as printed, with the word that it ends in ("" if none is known)."""

    name: str
    suffix: str
    depth: int

    @property
    def is_place(self) -> bool:
        """Whether it is a facility; those are named after places."""
        return self.suffix in _places()


@cache
def _suffixes() -> dict[str, int]:
    return {
        word: _DEPTHS[level] for level, words in load("names")["levels"].items() if level != "whole" for word in words
    }


@cache
def _inner() -> frozenset[str]:
    """The words after which a further level may follow without a blank; houses (図書館, 学校) have none."""
    return frozenset(_suffixes()) - frozenset(load("names")["levels"]["house"])


@cache
def _ends() -> re.Pattern[str]:
    """A level's end, or a word in which such a character ends nothing (group `whole`)."""
    return re.compile(f"(?P<whole>{one_of(load('names')['levels']['whole'])})|(?P<suffix>{one_of(_inner())})")


@cache
def _last() -> re.Pattern[str]:
    return re.compile(f"(?:{one_of(_suffixes())})$")


@cache
def _places() -> frozenset[str]:
    levels = load("names")["levels"]
    return frozenset(levels["facility"]) | frozenset(levels["house"])


def level_of(name: str) -> Level:
    """The name as one level."""
    match = _last().search(name)
    if match is None or (match.start() == 0 and len(match[0]) < _SHORTEST_ALONE):
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
    ends = [match.end() for match in _ends().finditer(part) if match["suffix"] is not None]
    return [end for end in ends if end < len(part)]


def _below(inner: Level, outer: Level) -> bool:
    """Whether a level may stand below another: it is long enough to be one, and not of an outer or the same kind."""
    if len(inner.name) < _SHORTEST or len(inner.name) <= len(inner.suffix) < _SHORTEST_ALONE:
        return False
    first = split_head(inner.name)
    return UNKNOWN in (inner.depth, first) or ANYWHERE in (outer.depth, first) or first > outer.depth


def split_head(name: str) -> int:
    """The depth of the first level that a text names."""
    for match in _ends().finditer(name):
        if match["suffix"] is not None and match.start() > 0:
            return _suffixes()[match["suffix"]]
    return UNKNOWN


def _parts(text: str) -> list[str]:
    """The text cut at blanks and ・ wherever a level ends before them."""
    parts: list[str] = []
    joint = ""
    for piece in _SEPARATED.split(text):
        if _SEPARATED.fullmatch(piece) is not None:
            joint = "・" if "・" in piece else ""
        elif parts and level_of(parts[-1]).suffix == "":
            parts[-1] = f"{parts[-1]}{joint}{piece}"
        elif piece != "":
            parts.append(piece)
    return parts or [text]
