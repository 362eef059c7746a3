"""What a page prints, piece by piece, and what extraction holds each piece for: the measure of coverage.

A piece is the text of one cell, or one run of text outside all cells. Every printed character is in exactly one.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

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


@dataclass(frozen=True, slots=True)
class PagePrint:
    """All that page `number` (1-based) prints, as read once: what is struck twice for bold counts once."""

    number: int
    prints: tuple[Print, ...]
