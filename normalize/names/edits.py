"""One character read wrong: when it is accepted without a person (DESIGN.md, "Normalising").

Either the two characters are taken for each other by readers (`confusable` in data/names.toml), or it is any character
in a name of seven or more. Neither where what is printed may be a name of its own: where the characters are such as
part units (第1/第2, 上/下), where the unit is a facility (富士見台保育園, 富士見丘保育園) or the word that ends it, or where
what is printed reads as a known word (資源活用推進課 beside 資産活用推進課), or where the unreadable character parts words that
units are named by (環境?策推進課: 政策 or 施策).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from normalize.names.keys import bigrams, key
from normalize.names.levels import UNKNOWN, level_of
from normalize.vocabulary import load

LONG_ENOUGH: Final = 7
"""From this length on, any one character may be substituted (DESIGN.md)."""
_LETTERS_FROM: Final = 4
"""In shorter names a Latin letter is too much of the name to be taken for another."""
_WILD: Final = "\0"


@dataclass(frozen=True, slots=True)
class Edit:
    """The one character in which two names of equal length differ."""

    position: int
    printed: str
    listed: str

    def __str__(self) -> str:
        """As it is written in a reason: printed/listed."""
        return f"{self.printed}/{self.listed}"


def one_edit(printed: str, listed: str) -> Edit | None:
    """The one differing character of two names, or None where they differ in none, in more, or in length."""
    if len(printed) != len(listed):
        return None
    differing = [i for i, (a, b) in enumerate(zip(printed, listed, strict=True)) if a != b]
    return Edit(differing[0], printed[differing[0]], listed[differing[0]]) if len(differing) == 1 else None


def wildcards(name: str) -> Iterator[str]:
    """The name with each of its characters left open: two names share one if they differ in one character."""
    return (f"{name[:i]}{_WILD}{name[i + 1 :]}" for i in range(len(name)))


@cache
def _pairs(table: str) -> frozenset[frozenset[str]]:
    return frozenset(frozenset(key(character) for character in pair) for pair in load("names")[table])


@cache
def _contrast() -> frozenset[str]:
    return frozenset(load("names")["contrast"])


@cache
def known_words() -> frozenset[str]:
    """Two-character words that names of units and systems are made of."""
    return frozenset(load("names")["words"].split())


@cache
def _contested() -> frozenset[tuple[str, int]]:
    """The words of which another one differs in one character only, with that character's place."""
    groups = [line.split() for line in load("names")["siblings"]]
    pairs = [(one, other) for group in groups for one in group for other in group if one != other]
    return frozenset((one, place) for one, other in pairs for place in (0, 1) if one[1 - place] == other[1 - place])


def are_twins(edit: Edit) -> bool:
    """Whether the two characters are drawn alike (ニ and 二)."""
    return frozenset((edit.printed, edit.listed)) in _pairs("twins")


def reason_for(edit: Edit, printed: str, words: Collection[str], *, unit: bool) -> str | None:
    """Why the level `printed` is accepted for the one it differs from by `edit`; None where a person must look.

    `words` are further two-character words that are known; `unit` says that it is a unit's name and not a system's.
    """
    if are_twins(edit):
        return f"confusable {edit}"
    if _reads_as_word(edit, printed, words):
        return None
    if frozenset((edit.printed, edit.listed)) in _pairs("confusable"):
        short = edit.printed.isascii() and edit.listed.isascii() and len(printed) < _LETTERS_FROM
        return None if short else f"confusable {edit}"
    if len(printed) < LONG_ENOUGH or {edit.printed, edit.listed} & _contrast() or _is_contested(edit, printed):
        return None
    if unit and not _inside_unit(edit, printed):
        return None
    return f"substituted {edit}"


def _reads_as_word(edit: Edit, printed: str, words: Collection[str]) -> bool:
    """Whether the character that differs makes a known word with a neighbour."""
    around = printed[max(0, edit.position - 1) : edit.position + 2]
    return any(pair in known_words() or pair in words for pair in bigrams(around))


def _is_contested(edit: Edit, printed: str) -> bool:
    """Whether the character that differs stands in a word that has a sibling."""
    place = edit.position
    listed = f"{printed[:place]}{edit.listed}{printed[place + 1 :]}"
    return (listed[place : place + 2], 0) in _contested() or (listed[max(0, place - 1) : place + 1], 1) in _contested()


def _inside_unit(edit: Edit, printed: str) -> bool:
    """Whether the character stands in the name of a 局, 部, 課, 係, …, before the word that ends it."""
    level = level_of(printed)
    known = level.depth != UNKNOWN and not level.is_place
    return known and edit.position < len(printed) - len(level.suffix)
