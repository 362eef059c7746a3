"""Label paths, interpreted: what each heading of a block says, and what they say together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from types import MappingProxyType
from typing import Final, Literal

import regex

from normalize.text import close_spacing, join_lines, normal
from normalize.units import Unit, known, read_unit
from normalize.years import Year, read_year
from schemas.block import Block, Heading
from schemas.depth import depth
from schemas.folding import fold_label
from schemas.headings import heading_key
from schemas.vocabulary import NOTHING, Meaning, Quality, Term, TermKind, exact, look_up

Axis = Literal["section", "row", "column"]

_NOTE = regex.compile(r"[(\[]([^()\[\]]+)[)\]]")
# 総コスト(決算額+人件費): the parts of a sum.
_PLUS = regex.compile(r"[+・、]")
# A sentence about the unit: (特に記載のないものは千円), 金額は百万円.
_SAID = regex.compile(r"(?:は|[:：、])\s*((?:百万|千|億|万)?円)\s*(?:[)）、。]|$)")
_LETTER = regex.compile(r"[A-Za-z]")
# An era over the years of a table.
_ERAS: Final = frozenset({"令和", "平成", "昭和", "西暦"})
_UNIT_IS = regex.compile(r"^(?:(?:金額|表中|数値)?の?単位)?は?[:/]*")
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
    place: tuple[int, int] = (-1, -1)

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
    unit_cell: Unit | None = None

    @property
    def label(self) -> tuple[str, ...]:
        """The label path of a fact, outermost first; a heading that stands twice in a row is named once."""
        over = self.framing
        inside = [h for h in self.columns if h not in over]
        texts = [h.text for h in (*self._sections(), *over, *self.rows, *inside) if h.printed]
        return tuple(t for i, t in enumerate(texts) if i == 0 or t != texts[i - 1])

    def _sections(self) -> tuple[Head, ...]:
        """The sections without those that a bar of the table itself ends: 1 事業の概要 above 2 事業費の推移."""
        bars = [number for h in self.columns if (number := depth(h.text)) is not None]
        return tuple(h for h in self.section if (own := depth(h.text)) is None or not bars or min(bars) > own)

    @property
    def framing(self) -> tuple[Head, ...]:
        """The headings above that span the row headings, too: titles of a table or of a part of it, not of a column."""
        own = next((h for h in self.rows if h.place[1] >= 0 and not h.stub), None)
        named = own or next((h for h in self.rows if h.place[1] >= 0), None)
        if named is None:
            return ()
        over = [h for h in self.columns if 0 <= h.place[1] <= named.place[1] and h.place[0] < named.place[0]]
        if own is None:
            # A year over a list with names of its own is a column of the table to its readers.
            over = [h for h in over if h.year is None]
        # 指標名 over 活動指標 | name heads a column that begins with the row's own heading.
        return tuple(h for h in over if h is not self.columns[-1] or h.meaning.of("concept") is None)

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
    def near_unit(self) -> Unit | None:
        """The unit that the headings of the value's own row and column name, the innermost row first."""
        if self.unit_cell is not None:
            return self.unit_cell
        heads = (*reversed(self.rows), *reversed(self.columns))
        return next((h.unit for h in heads if h.unit is not None), None)

    @property
    def unit(self) -> Unit | None:
        """The unit that the headings name, the innermost row first, then columns, then sections."""
        near = self.near_unit
        return near if near is not None else next((h.unit for h in reversed(self.section) if h.unit is not None), None)


@lru_cache(maxsize=16384)
def label_text(text: str) -> str:
    """A printed heading as one line: wrapped lines joined, letter-spacing closed, normalised."""
    lines = [close_spacing(line.strip()) for line in text.split("\n")]
    joined = "".join(lines) if all(len(line) <= 1 for line in lines) else join_lines(lines)
    return close_spacing(normal(joined.replace("\n", " ")))


@lru_cache(maxsize=16384)
def head_of(text: str, axis: Axis, stub: bool) -> Head:
    """Interpret one heading on its own; its year is settled by the row that it stands in (see `Years`)."""
    clean = label_text(text)
    year = read_year(clean)
    rest = clean if year is None else year.rest
    only_year = clean in _ERAS or (year is not None and not fold_label(rest).strip("()・/〜~-"))
    if stub and not only_year:
        # A name may speak of a year (2020年度中に整備する); it does not date the figures beside it.
        year = None
    unit = None if only_year else unit_in(clean)
    only_unit = _is_unit(clean)
    return Head(clean, axis, stub, _meaning(clean, rest, only_year or only_unit), year, unit, only_year, only_unit)


def unit_in(text: str) -> Unit | None:
    """The unit that a heading names: as a whole, in brackets, behind 単位 or a stroke; never a word of its text."""
    bare = text.strip("()[] ")
    if look_up(text).quality is Quality.EXACT and not _BRACKET.search(text) and "/" not in text:
        return None
    if not _LETTER.fullmatch(bare) and (whole := known(bare)) is not None:
        return whole
    if "単位" in text:
        return read_unit(text)
    for bracket in _BRACKET.findall(text):
        # (a) and (g) are letters of a formula, not are and gram.
        if not _LETTER.fullmatch(bracket.strip()) and (unit := known(bracket.strip())) is not None:
            return unit
    said = _SAID.search(text)
    if said is not None:
        return known(said[1])
    stroke = text.rpartition("/")[2]
    return known(stroke) if stroke != text and stroke in ("円", "千円", "百万円") else None


def _is_unit(text: str) -> bool:
    """Whether a heading says nothing but a unit: (千円), 単位:円, (-)."""
    if look_up(text).quality is Quality.EXACT:
        return False
    bare = _UNIT_IS.sub("", fold_label(text).strip("()[]")).strip("()[]")
    return (
        not _LETTER.fullmatch(bare) and (not bare or bare == "-" or known(bare) is not None) and bool(fold_label(text))
    )


def _meaning(clean: str, rest: str, bare: bool) -> Meaning:
    if bare:
        return NOTHING
    meaning = _whole_or_rest(clean, rest)
    said = [exact(part.strip()).of("phase") for note in _NOTE.findall(clean) for part in _PLUS.split(note)]
    phases = [phase for phase in said if phase is not None]
    if phases and meaning.terms and meaning.of("phase") is None:
        # 事業費(決算): the bracket says which phase of the cost.
        return Meaning((*meaning.terms, Term("phase", phases[0])), meaning.quality, meaning.label)
    return meaning


def _whole_or_rest(clean: str, rest: str) -> Meaning:
    whole = look_up(clean)
    if whole.quality is Quality.EXACT or fold_label(rest) in ("", fold_label(clean)):
        return whole
    part = look_up(rest)
    return part if part.quality > whole.quality else whole


def _given(text: str, concepts: Mapping[str, str]) -> str | None:
    """The concept that a layout gives to a heading: as printed, or with 〇年度 for its year."""
    folded = concepts.get(fold_label(text))
    return folded if folded is not None else concepts.get(heading_key(text))


Seen = dict[tuple[int, int, Axis, Heading], Head]
"""The headings of a sheet that are interpreted already: all cells of a row or column share theirs."""


def _placed(
    heading: Heading,
    axis: Axis,
    concepts: Mapping[str, str],
    aliases: Mapping[str, str],
    years: Mapping[tuple[int, int, int, int], Year],
    block: Block,
) -> Head:
    """A heading of `block` interpreted where it stands."""
    head = head_of(heading.text, axis, heading.kind == "stub")
    if concepts and (concept := _given(heading.text, concepts)) is not None:
        head = replace(head, meaning=Meaning((Term("concept", concept),), Quality.EXACT))
    elif aliases and (old := aliases.get(heading_key(heading.text))) is not None:
        head = replace(head, meaning=look_up(old))
    settled = years.get((block.page, block.table, heading.row, heading.column))
    return replace(head, place=(heading.row, heading.column), year=head.year if settled is None else settled)


def interpret(
    block: Block,
    years: dict[tuple[int, int, int, int], Year],
    concepts: Mapping[str, str] = MappingProxyType({}),
    aliases: Mapping[str, str] = MappingProxyType({}),
    seen: Seen | None = None,
) -> Path:
    """The path of `block`. `years` holds the resolved year headings by page, table, row and column.

    `concepts` gives the concepts that a layout sets for folded headings; they go before the vocabulary. `aliases` are
    headings that a sheet of a known form words anew, with the words that they stand for. `seen` is shared by all blocks
    of one sheet.
    """

    known = {} if seen is None else seen

    def heads(headings: tuple[Heading, ...], axis: Axis) -> tuple[Head, ...]:
        found = []
        for heading in headings:
            key = (block.page, block.table, axis, heading)
            head = known.get(key)
            if head is None:
                head = known[key] = _placed(heading, axis, concepts, aliases, years, block)
            found.append(head)
        return tuple(found)

    rows, columns = heads(block.rows, "row"), heads(block.columns, "column")
    return Path(
        tuple(head_of(text, "section", False) for text in block.section),
        tuple(h for h in rows if not h.only_unit),
        tuple(h for h in columns if not h.only_unit),
        heads(block.last_columns, "column"),
        next((h.unit for h in (*rows[::-1], *columns[::-1]) if h.only_unit), None),
    )
