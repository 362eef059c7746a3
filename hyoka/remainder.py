"""What is left of a cell's text when the facts that were read from it have their quotes: headings, furniture, and more."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from normalize.choices import read_choices
from normalize.marks import GLYPH
from normalize.text import normal
from schemas.coverage import Furniture
from schemas.fact import Fact
from schemas.prints import Print, Role

# Stands where something was taken out, so that what is left on both sides does not run together.
_GAP: Final = "\ufffc"
# What a title line says beside the title or the year that facts quote: municipality, year, 実施分.
_TITLE: Final = frozenset({"sheet_title", "evaluation_year"})
# Words that a range or a number has around it, and that a value leaves out: 平成26年度から令和７年度まで, 第24号.
_AROUND: Final = re.compile("から|まで|より|年度|[第号年～〜~－―]|N[oO]|Ｎ[ｏＯ]|№")
_WORD: Final = re.compile(r"\w")
# An option is a few words (それ以外の継続事業); a longer text in a cell of choices is a remark that a fact should quote.
_LONGEST_OPTION: Final = 24
_OPTIONS: Final = re.compile("[・･/／、,，|｜]+")


@dataclass(slots=True)
class Remainder:
    """The characters of a piece of print by what claims them, blanks left out; together they are its text.

    `quoted` is in the `raw` of a fact (with the punctuation beside it), `headings` are inside the cell, `left` is what
    nobody claims.
    """

    quoted: str = ""
    headings: str = ""
    furniture: list[tuple[Furniture, str]] = field(default_factory=list)
    left: list[str] = field(default_factory=list)


def squeezed(text: str) -> str:
    """A text without blanks and line ends."""
    return "".join(text.split())


def remainder(piece: Print, facts: Sequence[Fact]) -> Remainder:
    """What the facts of a piece quote of it, and what is left."""
    text = piece.text
    raws = sorted({fact.raw for fact in facts}, key=len, reverse=True)
    if any(text in squeezed(raw) for raw in raws):
        # The value goes on elsewhere: in another cell, on the next page.
        return Remainder(quoted=text)
    found = Remainder()
    rest, found.quoted = _taken(text, _quotes(raws, text))
    rest, found.headings = _taken(rest, map(squeezed, piece.headings))
    if not found.quoted or not _WORD.search(rest):
        found.quoted += rest.replace(_GAP, "") if found.quoted else ""
        found.left = [] if found.quoted else [text]
        return found
    if any(fact.concept in _TITLE for fact in facts):
        found.furniture.append((Furniture.TITLE, rest.replace(_GAP, "")))
        return found
    rest, unchosen = _unchosen(piece, rest)
    if unchosen:
        found.furniture.append((Furniture.UNCHOSEN, unchosen))
    _settle(found, rest)
    return found


def _quotes(raws: Iterable[str], text: str) -> Iterable[str]:
    """What to look for: a raw as a whole, or, where its parts stand in several places, its parts."""
    for raw in raws:
        whole = squeezed(raw)
        yield from (whole,) if whole in text else raw.split()


def _taken(text: str, parts: Iterable[str]) -> tuple[str, str]:
    """A text with each of the parts taken out once; and what was taken."""
    taken = []
    for part in parts:
        if part and part in text:
            text = text.replace(part, _GAP, 1)
            taken.append(part)
    return text, "".join(taken)


def _unchosen(piece: Print, rest: str) -> tuple[str, str]:
    """The rest without the options that are not chosen, and these."""
    if piece.role is Role.CIRCLED:
        pieces = [part for part in _OPTIONS.split(rest.replace(_GAP, "・")) if len(part) <= _LONGEST_OPTION]
        return _taken(rest, pieces)
    choices = read_choices("\n".join(piece.lines))
    if choices is None:
        return rest, ""
    options = [option for option in map(squeezed, choices.unselected) if 0 < len(option) <= _LONGEST_OPTION]
    # The options are normalised, and so is what they are looked for in.
    rest, taken = squeezed(normal(rest)), []
    for option in sorted(options, key=len, reverse=True):
        found = re.search(f"(?:{GLYPH})?{re.escape(option)}", rest)
        if found is not None:
            taken.append(found[0])
            rest = rest.replace(found[0], _GAP, 1)
    return rest, "".join(taken)


def _settle(found: Remainder, rest: str) -> None:
    """Sort the stretches of a rest: words around a value, punctuation, and what is left over."""
    for part in filter(None, rest.split(_GAP)):
        if not _WORD.search(part):
            found.quoted += part
        elif not _WORD.search(_AROUND.sub("", part)):
            found.furniture.append((Furniture.AROUND, part))
        else:
            found.left.append(part)
