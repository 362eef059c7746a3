"""A printed value with the headings that govern it: what extraction hands to normalisation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from schemas.document import PageNote
from schemas.geometry import Box
from schemas.prints import NOTHING, Prints

GROUPS_IN_FRAME: Final = 100
"""The groups of the first part of a frame (計画) are numbered from here, those of the second from twice as much, …"""

HeadingKind = Literal["label", "period", "stub"]


@dataclass(frozen=True, slots=True)
class Heading:
    """One heading of a label path. `stub` is a text that names its row without being a label of the form."""

    text: str
    kind: HeadingKind
    row: int = -1
    column: int = -1


@dataclass(frozen=True, slots=True)
class Block:
    """One value cell (or free text) and its label path.

    `box` is the printed value (the cell where nothing is printed) and `cell` its cell, in points. `lines` are its printed lines. `section`
    are headings outside the table, `rows` those to its left, `columns` those above, each outermost first;
    `last_columns` those above its last column where it spans several. `table` numbers the table on the page, `row` to
    `row_end` and `column` to `column_end` (excluded) are its slots; `group` numbers the part of the row that belongs together (two tables side by side in one frame
    do not mix). `stub` says that the value itself names its row. `mark` is the choice mark that stands beside it in a
    cell of its own. `ruled` is False where no rules close the cell;
    `nested` says that it is part of a table inside a cell, `inferred` that its cell comes from white space and not from
    rules. `chosen` are the parts of the text that are circled. `emphasised` are those that are bolder or larger than the
    parts beside them, which are `plain`; both are empty where the text is not parted so. `unseen` says that some of the
    text is not painted, but stands on a picture (an OCR layer); `crossed` that a figure runs over the edge of its cell.
    """

    page: int
    box: Box
    cell: Box
    lines: tuple[str, ...]
    section: tuple[str, ...]
    rows: tuple[Heading, ...]
    columns: tuple[Heading, ...]
    last_columns: tuple[Heading, ...] = ()
    table: int = -1
    row: int = -1
    row_end: int = -1
    column: int = -1
    column_end: int = -1
    group: int = 0
    stub: bool = False
    mark: str = ""
    unit: str = ""
    slashed: bool = False
    bold: bool = False
    size: float = 0.0
    ruled: bool = True
    nested: bool = False
    inferred: bool = False
    chosen: tuple[str, ...] = ()
    emphasised: tuple[str, ...] = ()
    plain: tuple[str, ...] = ()
    unseen: bool = False
    crossed: bool = False

    @property
    def text(self) -> str:
        """The printed lines, joined by line feeds."""
        return "\n".join(self.lines)

    @property
    def frame(self) -> int:
        """The part of its table that the cell stands in, where stages of management head parts side by side."""
        return self.group // GROUPS_IN_FRAME


@dataclass(frozen=True, slots=True)
class Label:
    """A cell that is a heading, with its slots (ends excluded) and its box in points."""

    text: str
    kind: HeadingKind
    table: int
    row: int
    row_end: int
    column: int
    column_end: int
    box: Box


@dataclass(frozen=True, slots=True)
class PageBlocks:
    """The blocks of one page, and what is printed outside all tables.

    `free` are runs of text that stand in no cell, `labels` the cells that are headings, both in reading order; `xs`
    the positions of the vertical rules in points. `chars` counts the characters of the page; `prints` are all of them,
    in pieces. `notes` tell what a person should know of how the page was read.
    """

    number: int
    width: float
    height: float
    blocks: tuple[Block, ...]
    free: tuple[Block, ...]
    labels: tuple[Label, ...]
    xs: tuple[float, ...]
    chars: int
    ruled_cells: int
    prints: Prints = NOTHING
    notes: tuple[PageNote, ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """The pages of one evaluation sheet; `ordinal` 0 is the document itself."""

    ordinal: int
    pages: tuple[PageBlocks, ...]
