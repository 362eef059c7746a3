"""The account of a page: every piece of its print is held against the headings, the facts and the furniture.

A fact claims what it quotes (`raw`) in its own box, and nothing beside it: drop the fact, and its words are left over.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Final

from extract.sections import is_title
from hyoka.remainder import remainder, squeezed
from normalize.units import read_unit
from schemas.coverage import LEAST, Claim, ClaimKind, Furniture, PageCoverage, percent
from schemas.document import LOW_COVERAGE, PageNote
from schemas.fact import Fact
from schemas.folding import fold_label
from schemas.geometry import Box
from schemas.prints import PagePrint, Print, Role
from schemas.vocabulary import Quality, exact

# The caption of a table's unit is a short line; prose that happens to name a unit is longer.
_LONGEST_CAPTION: Final = 30
# A fact whose value stands in several cells has the union of their boxes, give or take this many points.
_REACH: Final = 0.5
_BRACKETS: Final = frozenset("()（）[]［］「」〔〕【】")
_NAMED: Final = 5
"""So many leftovers are named in a note, each up to so many characters."""
_LONGEST: Final = 40

_FURNITURE: Final = {
    Role.MARK: Furniture.CHOICE_MARK,
    Role.UNCHOSEN: Furniture.UNCHOSEN,
    Role.RUNNING: Furniture.RUNNING_HEAD,
    Role.PAGE_NUMBER: Furniture.PAGE_NUMBER,
}


def claims_of(page: PagePrint, facts: Sequence[Fact], before: Sequence[Fact] = ()) -> tuple[Claim, ...]:
    """What claims each piece of a page's print. `facts` are the page's.

    `before` are facts of earlier pages that this one may print again or go on with: titles, texts that run on.
    """
    pieces = tuple(page.prints)
    held = _Held(pieces, facts, before)
    return tuple(claim for piece in pieces for claim in held.claims(piece))


def low_coverage(coverage: Sequence[PageCoverage]) -> Iterator[PageNote]:
    """A note for each page of which too little is claimed."""
    for page in coverage:
        if page.share < LEAST:
            yield PageNote(page.page, LOW_COVERAGE, said(page))


def said(page: PageCoverage) -> str:
    """One sentence: the claimed share of a page, and its first leftovers."""
    texts = [text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…" for text in (one.text for one in page.leftovers)]
    more = [f"and {len(texts) - _NAMED} more"] if len(texts) > _NAMED else []
    named = f"; unclaimed: {' | '.join([*texts[:_NAMED], *more])}" if texts else ""
    return f"{percent(page.share)} of the characters are claimed{named}"


class _Held:
    """The facts of a page, to hold its print against."""

    def __init__(self, pieces: Sequence[Print], facts: Sequence[Fact], before: Sequence[Fact]) -> None:
        self._facts, self._before = facts, before
        self._at: dict[Box, list[Fact]] = {}
        for fact in facts:
            self._at.setdefault(fact.bbox, []).append(fact)
        self._spread = [(box, self._at[box]) for box in self._at.keys() - {piece.box for piece in pieces}]

    def claims(self, piece: Print) -> Iterator[Claim]:
        """The claims on one piece; they add up to its text."""
        role = piece.role
        if role is Role.LABEL:
            yield Claim("label", piece.box, piece.text)
            return
        own = self._at.get(piece.box) or self._across(piece)
        if own:
            yield from _quoted(piece, own)
            return
        furniture = _FURNITURE.get(role) or self._furniture(piece)
        if furniture is not None:
            yield Claim("furniture", piece.box, piece.text, furniture)
        elif self._heads(piece):
            yield Claim("label", piece.box, piece.text)
        elif piece.text:
            yield Claim("unclaimed", piece.box, piece.text)

    def _across(self, piece: Print) -> list[Fact]:
        """The facts whose value stands in several cells of which this piece is one, and that quote it."""
        x0, y0, x1, y1 = piece.box
        return [
            fact
            for box, facts in self._spread
            if box.x0 - _REACH <= x0 and box.y0 - _REACH <= y0 and x1 <= box.x1 + _REACH and y1 <= box.y1 + _REACH
            for fact in facts
            if remainder(piece, (fact,)).quoted
        ]

    def _furniture(self, piece: Print) -> Furniture | None:
        """What a piece is that no fact quotes."""
        text = piece.text
        if piece.role is Role.CONTINUED:
            return Furniture.CONTINUED if any(text in squeezed(fact.raw) for fact in self._before) else None
        if _BRACKETS.issuperset(text):
            return Furniture.BRACKETS
        if piece.role is not Role.FREE:
            return None
        if len(text) <= _LONGEST_CAPTION and read_unit("\n".join(piece.lines)) is not None:
            return Furniture.UNIT
        return Furniture.TITLE if is_title(text) and self._titled else None

    def _heads(self, piece: Print) -> bool:
        """Whether a piece that is no value of its own is a heading: known as one, or in the label path of a fact."""
        if piece.role is Role.SECTION:
            return True
        if piece.role is Role.FREE and exact(piece.text).quality >= Quality.CORE:
            return True
        return piece.role in (Role.FREE, Role.STUB) and fold_label(piece.text) in self._paths

    @cached_property
    def _paths(self) -> frozenset[str]:
        """Every heading that a fact of the page carries, in its label path or as the name of a dimension."""
        paths = {fact.label for fact in self._facts}
        names = {name for fact in self._facts for name in fact.dimensions.values() if isinstance(name, str)}
        return frozenset(fold_label(text) for path in (*paths, names) for text in path)

    @cached_property
    def _titled(self) -> bool:
        """Whether a fact of this page, or of an earlier one, is the title of a sheet."""
        return any(fact.concept == "sheet_title" for fact in (*self._facts, *self._before))


def _quoted(piece: Print, facts: Sequence[Fact]) -> Iterator[Claim]:
    """A piece that facts stand in: what they quote, the headings inside it, furniture, and what is left."""
    kind: ClaimKind = "value" if any(fact.concept != "other" for fact in facts) else "other"
    whole = "\n".join(piece.lines)
    if any(fact.raw == whole for fact in facts):
        yield Claim(kind, piece.box, piece.text)
        return
    rest = remainder(piece, facts)
    if rest.quoted:
        yield Claim(kind, piece.box, rest.quoted)
    if rest.headings:
        yield Claim("label", piece.box, rest.headings)
    for furniture, text in rest.furniture:
        yield Claim("furniture", piece.box, text, furniture)
    for text in rest.left:
        yield Claim("unclaimed", piece.box, text)
