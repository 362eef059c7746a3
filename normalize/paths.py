"""Label paths, interpreted: what each heading of a block says, and what they say together."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

import regex

from normalize.text import close_spacing, join_lines, normal
from normalize.units import Unit, known, read_unit
from normalize.years import Year, read_year
from schemas.block import Block, Heading
from schemas.folding import fold_label
from schemas.vocabulary import NOTHING, Meaning, Quality, TermKind, look_up

Axis = Literal["section", "row", "column"]

_BRACKET = regex.compile(r"[(\[]([^()\[\]]{1,8})[)\]]")


@dataclass(frozen=True, slots=True)
class Head:
    """One heading of a path: its printed text after normalisation, what it means, the year and unit that it names."""

    text: str
    axis: Axis
    stub: bool
    meaning: Meaning
    year: Year | None
    unit: Unit | None
    only_year: bool
    only_unit: bool

    @property
    def printed(self) -> bool:
        """Whether the heading belongs to the label (FACTS.md, ruling 13)."""
        return bool(self.text) and not self.only_year and not self.only_unit


@dataclass(frozen=True, slots=True)
class Path:
    """The headings of one block: sections, then rows and columns, each outermost first."""

    section: tuple[Head, ...]
    rows: tuple[Head, ...]
    columns: tuple[Head, ...]
    last_columns: tuple[Head, ...] = ()

    @property
    def label(self) -> tuple[str, ...]:
        """The label path of a fact, outermost first; a heading that stands twice in a row is named once."""
        texts = [h.text for h in (*self.section, *self.rows, *self.columns) if h.printed]
        return tuple(t for i, t in enumerate(texts) if i == 0 or t != texts[i - 1])

    def inner(self) -> Iterable[Head]:
        """Row headings from the innermost outwards, then column headings likewise, then the sections."""
        yield from reversed(self.rows)
        yield from reversed(self.columns)
        yield from reversed(self.section)

    def term(self, kind: TermKind, least: Quality = Quality.PART) -> str | None:
        """The innermost term of `kind` in rows, columns or sections."""
        for head in self.inner():
            if head.meaning.quality >= least and (found := head.meaning.of(kind)) is not None:
                return found
        return None

    def has_role(self, name: str) -> bool:
        """Whether any heading has the structural role `name`."""
        return any(h.meaning.has("role", name) for h in self.inner())

    @property
    def year(self) -> Year | None:
        """The year that governs the value: of its column, else its row, else its section."""
        for heads in (self.columns, self.rows, self.section):
            for head in reversed(heads):
                if head.year is not None:
                    return head.year
        return None

    @property
    def unit(self) -> Unit | None:
        """The unit that the headings name, the innermost row first, then columns, then sections."""
        return next((h.unit for h in self.inner() if h.unit is not None), None)


@lru_cache(maxsize=16384)
def label_text(text: str) -> str:
    """A printed heading as one line: wrapped lines joined, letter-spacing closed, normalised."""
    lines = text.split("\n")
    joined = "".join(lines) if all(len(line.strip()) <= 1 for line in lines) else join_lines(_notes_apart(lines))
    return close_spacing(normal(joined.replace("\n", " ")))


def _notes_apart(lines: list[str]) -> list[str]:
    return [line.strip() for line in lines]


@lru_cache(maxsize=16384)
def head_of(text: str, axis: Axis, stub: bool) -> Head:
    """Interpret one heading on its own; its year is settled by the row that it stands in (see `Years`)."""
    clean = label_text(text)
    year = read_year(clean)
    rest = clean if year is None else year.rest
    only_year = year is not None and not fold_label(rest).strip("()・/〜~-")
    unit = None if only_year else unit_in(clean)
    only_unit = _is_unit(clean)
    return Head(clean, axis, stub, _meaning(clean, rest, only_year or only_unit), year, unit, only_year, only_unit)


def unit_in(text: str) -> Unit | None:
    """The unit that a heading names: as a whole, in brackets, behind 単位 or a stroke; never a word of its text."""
    bare = text.strip("()[] ")
    if (whole := known(bare)) is not None:
        return whole
    if "単位" in text:
        return read_unit(text)
    for bracket in _BRACKET.findall(text):
        if (unit := known(bracket.strip())) is not None:
            return unit
    stroke = text.rpartition("/")[2]
    return known(stroke) if stroke != text and stroke in ("円", "千円", "百万円") else None


def _is_unit(text: str) -> bool:
    """Whether a heading says nothing but a unit: (千円), 単位:円, (-)."""
    bare = fold_label(text).strip("()[]").removeprefix("単位").lstrip(":/").strip("()[]")
    return (not bare or bare == "-" or known(bare) is not None) and bool(fold_label(text))


def _meaning(clean: str, rest: str, bare: bool) -> Meaning:
    if bare:
        return NOTHING
    whole = look_up(clean)
    if whole.quality is Quality.EXACT or fold_label(rest) in ("", fold_label(clean)):
        return whole
    part = look_up(rest)
    return part if part.quality > whole.quality else whole


def interpret(block: Block, years: dict[tuple[int, int, int, int], Year]) -> Path:
    """The path of `block`. `years` holds the resolved year headings by page, table, row and column."""

    def heads(headings: tuple[Heading, ...], axis: Axis) -> tuple[Head, ...]:
        found = []
        for heading in headings:
            head = head_of(heading.text, axis, heading.kind == "stub")
            settled = years.get((block.page, block.table, heading.row, heading.column))
            found.append(head if settled is None else _with_year(head, settled))
        return tuple(found)

    return Path(
        tuple(head_of(text, "section", False) for text in block.section),
        heads(block.rows, "row"),
        heads(block.columns, "column"),
        heads(block.last_columns, "column"),
    )


def _with_year(head: Head, year: Year) -> Head:
    return Head(head.text, head.axis, head.stub, head.meaning, year, head.unit, head.only_year, head.only_unit)
