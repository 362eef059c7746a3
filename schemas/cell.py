"""A cell of a page's grid with its text, or a run of text that stands in no cell."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from schemas.geometry import Box

NO_FILL: Final = -1
NO_TABLE: Final = -1


@dataclass(frozen=True, slots=True)
class Cell:
    """A ruled cell, or (where `table` is `NO_TABLE`) a free segment of one line of text.

    `box` is the cell, `ink` its characters, in points; `row0, col0, row1, col1` its slots in the page's grid, ends
    excluded. `lines` is the printed text, one string a printed line, words parted by one space, empty where nothing is
    printed. `fill` is 0xRRGGBB or `NO_FILL`. `vertical` says that the text runs downwards, one character a line.
    `slashed` says that a line is drawn through it, `unseen` that some of its text is not painted (an OCR layer), `crossed` that a
    figure runs over its edge.
    """

    box: Box
    row0: int
    col0: int
    row1: int
    col1: int
    table: int
    lines: tuple[str, ...]
    ink: Box
    fill: int
    size: float
    bold: bool
    vertical: bool
    slashed: bool = False
    unseen: bool = False
    crossed: bool = False

    @property
    def text(self) -> str:
        """The text as one string: printed lines joined by a line feed, vertical text without."""
        return ("" if self.vertical else "\n").join(self.lines)
