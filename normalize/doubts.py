"""What makes the text of a value doubtful before anything is read into it: how it is set, and what characters it has.

A PDF tells what its glyphs mean in a table of its own (ToUnicode). Where that is wrong, some of what it says cannot be:
characters that no text has, private use, kanji that no Japanese form prints. Digits given for other digits cannot be told.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from typing import Final

import regex

from schemas.block import Block
from schemas.document import UNPAINTED
from schemas.fact import Fact

BROKEN: Final = "broken_text"
"""Flag of a value with characters that no text has: U+FFFD, NUL and other controls, private use, lone surrogates."""
RARE: Final = "rare_kanji"
"""Flag of a value with kanji outside of JIS (cp932): plausible, but mostly wrong (推逭 for 推進)."""
UNSEEN: Final = "hidden_characters"
"""Flag of a value whose text holds characters that are not to be seen and may change how the others are read or shown:
zero-width ones, direction overrides. They are not in the value."""
OVER_EDGE: Final = "over_edge"
"""Flag of a value of whose cell, or into whose cell, the digits of a figure run over the edge."""
DOUBTED: Final = 0.5
"""A value with one of these flags is never said to be surer than this."""

# Kanji of the list for general use (常用漢字, 2010) that cp932 has not got.
_GENERAL: Final = frozenset("𠮟塡剝頰")
_SUSPECT = regex.compile(
    r"[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Cn}\ufffd\u115f\u1160\u3164\uffa0--[\t\n\u00ad]]|\p{Han}", regex.VERSION1
)
# A variation selector (葛󠄀) only chooses between glyphs; it is no format character (Mn), and not looked for.


def doubted(fact: Fact, flag: str) -> Fact:
    """The fact with one more flag of doubt."""
    return replace(fact, flags=(*fact.flags, flag), confidence=min(fact.confidence, DOUBTED))


def doubts(block: Block, raw: str) -> Iterator[str]:
    """The flags of a value for how its text is set and what characters it has."""
    if block.unseen:
        yield UNPAINTED
    if block.crossed:
        yield OVER_EDGE
    if not raw.isascii() or not raw.isprintable():
        yield from _of_text(raw)


@lru_cache(maxsize=16384)
def _of_text(raw: str) -> tuple[str, ...]:
    """The flags of a text."""
    found = {_doubt(sign) for sign in set(raw)}
    return tuple(flag for flag in (BROKEN, UNSEEN, RARE) if flag in found)


@lru_cache(maxsize=16384)
def _doubt(sign: str) -> str | None:
    """The flag that a character brings, or None."""
    match = _SUSPECT.match(sign)
    if match is None:
        return None
    if regex.match(r"\p{Han}", sign):
        return None if sign in _GENERAL or _is_japanese(sign) else RARE
    return UNSEEN if regex.match(r"[\p{Cf}\u115f\u1160\u3164\uffa0]", sign) else BROKEN


def _is_japanese(sign: str) -> bool:
    """Whether a kanji is in cp932, or is a radical's look-alike that normalising mends."""
    if "\u2e80" <= sign <= "\u2fdf" or "\uf900" <= sign <= "\ufaff":
        return True
    try:
        sign.encode("cp932")
    except UnicodeEncodeError:
        return False
    return True
