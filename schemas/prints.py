"""What a page prints, piece by piece, and what extraction holds each piece for: the measure of coverage.

A piece is the text of one cell, or one run of text outside all cells. Every printed character is in exactly one.
"""

from __future__ import annotations

import marshal
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from typing import Final, NamedTuple

from schemas.geometry import Box


class Role(Enum):
    """What extraction holds a piece of print for; whether a fact came of it, it does not know."""

    CELL = "a cell whose text is a value, if any fact quotes it"
    FREE = "a run of text outside all cells"
    CIRCLED = "a cell whose text is options, one of them circled"
    LABEL = "a cell that is a heading"
    STUB = "a text that names its row"
    SECTION = "a line that heads what stands below it"
    MARK = "a choice mark in a place of its own"
    UNCHOSEN = "an option whose place for a mark is empty"
    RUNNING = "a running head or foot"
    PAGE_NUMBER = "a page number"
    CONTINUED = "the rest of a text that begins on the page before"


class Print(NamedTuple):
    """One piece of print: the box of its ink in points, its printed lines, and the headings inside it (`所管課：総務課`).

    A tuple, not a dataclass: a long document has a million.
    """

    box: Box
    lines: tuple[str, ...]
    role: Role
    headings: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """What is printed, without blanks and line ends: what is counted."""
        return "".join("".join(self.lines).split())


_ROLES: Final = tuple(Role)
_NUMBERS: Final = {role: number for number, role in enumerate(_ROLES)}


@dataclass(frozen=True, slots=True)
class Prints:
    """Pieces of print, packed into bytes until somebody iterates over them: a sixth of the memory, and quick to pickle."""

    packed: bytes = b""

    @classmethod
    def of(cls, pieces: Iterable[Print]) -> Prints:
        """These pieces."""
        rows = [(tuple(map(float, p.box)), p.lines, _NUMBERS[p.role], p.headings) for p in pieces]
        # Plain floats: the boxes may hold numpy's, which marshal takes for bytes. Version 2 knows no references: faster.
        return cls(marshal.dumps(rows, 2)) if rows else cls()

    def __iter__(self) -> Iterator[Print]:
        """The pieces, in their order."""
        for box, lines, role, headings in marshal.loads(self.packed) if self.packed else ():
            yield Print(Box(*box), lines, _ROLES[role], headings)


NOTHING: Final = Prints()
"""No print at all."""


@dataclass(frozen=True, slots=True)
class PagePrint:
    """All that page `number` (1-based) prints, as read once: what is struck twice for bold counts once.

    `continued`: it prints the rest of a text that begins on the page before.
    """

    number: int
    prints: Prints
    continued: bool = False
