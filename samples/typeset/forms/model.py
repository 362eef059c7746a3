"""What an invented form is made of, and the facts that its cells carry.

A form is a list of blocks. A heading cell (`H`) tells what the cells that it heads are about: concept, year, phase,
cost, unit; a value cell (`V`) takes that from its row headings and column headings. Nothing here knows of hyoka.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from samples.typeset.expect import Expectations, normal

Attributes = dict[str, Any]

DIMENSIONS = (
    "phase", "cost", "source", "item", "side", "measure", "criterion", "indicator", "indicator_type", "level", "row",
    "table",
)  # fmt: skip
ABSENT = {"-", "－", "―", "—", "‐", "…", "***", "＊＊＊", "なし", "特になし", "特になし。", "該当なし", "／", "#DIV/0!"}
EVERY_YEAR = {"毎年度", "終期なし", "設定なし", "期限なし", "未定", "継続", "永年", "無"}
MONEY = {"amount", "line_item", "listing_amount"}
FIGURES = {"staff_fte", "overtime_hours", "listing_count", "listing_page"}
INDICATORS = {"indicator_target", "indicator_actual", "indicator_rate"}
YEARS = {"start_year", "end_year", "evaluation_year"}
UNITS = {"amount": "JPY", "line_item": "JPY", "listing_amount": "JPY", "staff_fte": "person", "overtime_hours": "hour"}
CODES = {"人": "person", "時間": "hour", "千円": "JPY", "円": "JPY", "": None}
ERAS = {"令和": 2018, "R": 2018, "平成": 1988, "H": 1988, "昭和": 1925, "S": 1925, "": 0}


@dataclass(slots=True)
class Part:
    """One value of a cell that holds several, or a label beside its value."""

    raw: str
    about: Attributes


@dataclass(slots=True)
class Cell:
    """One cell: what it prints, how, and either what it heads or what it holds."""

    text: str
    cols: int = 1
    rows: int = 1
    head: bool = False
    about: Attributes = field(default_factory=dict)
    parts: tuple[Part, ...] | None = None
    style: str = ""
    ring: str = ""  # the characters that a drawn circle (or, where the style is `strong`, bold type) marks


def H(text: str, cols: int = 1, rows: int = 1, *, style: str = "", **about: Any) -> Cell:  # noqa: N802
    """A heading; `label` is its part of the label path where it is not the printed text, `""` where it has none."""
    return Cell(text, cols, rows, True, about, None, style)


def V(  # noqa: N802
    text: str, cols: int = 1, rows: int = 1, *, parts: Sequence[Part] | None = None, style: str = "", ring: str = "",
    **about: Any,
) -> Cell:  # fmt: skip
    """A value; `raw` is the value's own characters where the cell says more."""
    return Cell(text, cols, rows, False, about, None if parts is None else tuple(parts), style, ring)


def N(  # noqa: N802
    text: str, cols: int = 1, rows: int = 1, *, raw: str = "", style: str = "", concept: str = "", **about: Any
) -> Cell:
    """A cell that is a value and also heads its row: the name of an indicator or of a detail line."""
    part = Part(raw or text, {"concept": concept})
    return Cell(text, cols, rows, True, {"label": raw or text, **about}, (part,), f"{style} left plain rowhead")


def P(raw: str, **about: Any) -> Part:  # noqa: N802
    """One value of a cell."""
    return Part(raw, about)


@dataclass(slots=True)
class Table:
    """Rows of cells over columns of these relative widths."""

    widths: Sequence[float]
    rows: Sequence[Sequence[Cell]]
    grid: bool = True  # column headings head values, too
    rules: str = "all"  # all, lines (horizontal only), open (no outer sides), none
    about: Attributes = field(default_factory=dict)
    path: tuple[str, ...] = ()  # of the label, after the section
    size: float = 0.0
    gap: float = 5.0
    low: float = 0.0  # lowest row
    share: float = 1.0  # of the frame's width
    unseen: int = 0  # rows at its top that stand on the page before and are not printed again (Calc only)


@dataclass(slots=True)
class Line:
    """A line outside of tables: a title, a caption, a section heading (`section`), or a heading with values."""

    text: str
    parts: tuple[Part, ...] = ()
    section: bool = False
    style: str = ""
    size: float = 0.0
    label: str | None = None
    gap: float = 4.0


@dataclass(slots=True)
class Sheet:
    """Here the sheet of this number begins (0: the document itself)."""

    number: int


@dataclass(slots=True)
class Turn:
    """The page is turned here."""


Block = Table | Line | Sheet | Turn


@dataclass(slots=True)
class Form:
    """A whole document with what its SOURCE.toml says."""

    name: str
    city: str
    title: str
    set: str
    producer: str
    fonts: tuple[str, ...]
    traps: tuple[str, ...]
    blocks: list[Block]
    judgements: tuple[tuple[str, str], ...] = ()
    pages: int = 1


def closed(text: str) -> str:
    """A label as the path has it: line breaks and letter-spacing closed."""
    line = normal(text.replace("\n", ""))
    if re.fullmatch(r"\S(\s+\S)+", line.strip()):
        return re.sub(r"\s+", "", line)
    return line


def _folded(value: str | int) -> str | int:
    """A printed name as a dimension has it."""
    return normal(closed(value)) if isinstance(value, str) else value


def placed(table: Table) -> Iterator[tuple[int, int, Cell]]:
    """Every cell with the row and column of its upper left corner, in reading order."""
    taken: set[tuple[int, int]] = set()
    for row, cells in enumerate(table.rows):
        column = 0
        for cell in cells:
            while (row, column) in taken:
                column += 1
            yield row, column, cell
            taken |= {(row + r, column + c) for r in range(cell.rows) for c in range(cell.cols)}
            column += cell.cols


def _heads(spots: Mapping[tuple[int, int], Cell], walk: Iterator[tuple[int, int]], up: bool = False) -> list[Cell]:
    """The nearest run of headings on a walk away from a value, outermost first.

    A cell whose style says `aside` is stepped over; a `rowhead` is no heading of what stands below it.
    """
    found: list[Cell] = []
    for spot in walk:
        cell = spots.get(spot)
        if cell is not None and "aside" in cell.style:
            continue
        if cell is None or not cell.head or (up and "rowhead" in cell.style):
            if found:
                break
            continue
        if not any(cell is other for other in found):
            found.append(cell)
    return found[::-1]


def year_of(text: str) -> int | None:
    """The fiscal year that a text such as 令和５年度 or H30年度 names."""
    line = re.sub(r"\s", "", unicodedata.normalize("NFKC", text))
    found = re.search(r"(令和|平成|昭和|R|H|S|)(元|\d+)(?=年|\(|$)", line)
    return ERAS[found[1]] + (1 if found[2] == "元" else int(found[2])) if found else None


def number_of(raw: str) -> tuple[float, int] | None:
    """A figure as printed with its decimals; brackets are no minus."""
    line = unicodedata.normalize("NFKC", raw).replace(",", "").replace("円", "").replace("千", "").replace("百万", "")
    if re.search("[以超未約]", line):  # a bound is text
        return None
    found = re.fullmatch(r"\(?\s*([▲△-]?)\s*(\d+)(?:\.(\d+))?\s*[^\d.]{0,4}\)?", line.strip())
    if found is None:
        return None
    size = float(f"{found[2]}.{found[3] or 0}")
    return (-size if found[1] else size), len(found[3] or "")


class Collector:
    """Walks the blocks of a form and writes its expected facts."""

    def __init__(self, document: str) -> None:
        self.facts = Expectations(document)
        self.sheet, self.page, self.section = 0, 1, ""

    def walk(self, blocks: Sequence[Block]) -> Expectations:
        """All facts, in page and reading order."""
        for block in blocks:
            if isinstance(block, Sheet):
                self.sheet, self.section = block.number, ""
            elif isinstance(block, Turn):
                self.page += 1
            elif isinstance(block, Line):
                for part in block.parts:
                    self.note(part.raw, (), part.about)
                if block.section:
                    self.section = closed(block.text if block.label is None else block.label)
            else:
                self.table(block)
        return self.facts

    def table(self, table: Table) -> None:
        """The facts of one table."""
        cells = list(placed(table))
        spots = {(r + i, c + j): cell for r, c, cell in cells for i in range(cell.rows) for j in range(cell.cols)}
        for row, column, cell in cells:
            if cell.head and cell.parts is None:
                continue
            left = _heads(spots, ((row, c) for c in range(column - 1, -1, -1)))
            above = _heads(spots, ((r, column) for r in range(row - 1, -1, -1)), up=True) if table.grid else []
            heads = [*left, *(cell for cell in above if not any(cell is other for other in left))]
            about: Attributes = dict(table.about)
            for head in heads:
                about |= {k: v for k, v in head.about.items() if k != "label"}
            path = [head.about.get("label", closed(head.text)) for head in heads]
            label = tuple(part for part in (*table.path, *path) if part)
            parts = cell.parts if cell.parts is not None else (Part(cell.about.get("raw", cell.text), {}),)
            for part in parts:
                own = {k: v for k, v in cell.about.items() if k != "label" or not cell.head}
                self.note(part.raw, label, about | own | part.about, slashed="slash" in cell.style)

    def note(self, raw: str, label: tuple[str, ...], about: Attributes, slashed: bool = False) -> None:
        """One fact, unless its cell is empty or maps to no concept."""
        concept = about.get("concept")
        if not concept or not (raw or slashed):
            return
        label = tuple(about.get("label", label)) + tuple(about.get("more", ()))
        section = about.get("section", self.section)  # tables side by side have one of their own
        head = (closed(section),) if section and "bare" not in about else ()
        value, unit, decimals, state = read(concept, raw, about)
        self.facts.add(
            concept, raw.replace("\n", "") if concept in MONEY | INDICATORS else raw, value,
            sheet=about.get("sheet", self.sheet), page=self.page, label=head + label,
            fiscal_year=about.get("fy"), fiscal_year_end=about.get("fye"),
            dimensions={k: _folded(about[k]) for k in DIMENSIONS if about.get(k) is not None},
            unit=unit, decimals=decimals, state=state, flags=about.get("flags", ()),
        )  # fmt: skip


def read(concept: str, raw: str, about: Attributes) -> tuple[Any, str | None, int | None, str]:
    """Value, unit, decimals and state of a printed value."""
    bare = raw.strip()
    if not bare or bare in ABSENT or (concept in YEARS and bare in EVERY_YEAR):
        return None, None, None, "not_applicable"
    if "value" in about:
        return about["value"], about.get("unit"), about.get("decimals"), "reported"
    if concept in YEARS:
        return year_of(bare), None, None, "reported"
    if concept in MONEY | FIGURES | INDICATORS:
        figure = number_of(bare)
        unit = "%" if concept == "indicator_rate" else normal(about.get("unit", UNITS.get(concept)) or "")
        if figure is None:
            if concept not in INDICATORS:
                raise ValueError(f"{concept}: {raw!r}")
            return normal(raw), None, None, "reported"
        size, digits = figure
        if concept in MONEY:
            scale = about.get("scale", -3)
            return round(size * 10 ** (-scale)), "JPY", digits + scale, "reported"
        return (size if digits else int(size)), CODES.get(unit, unit), digits, "reported"
    return normal(raw), None, None, "reported"
