"""What a sheet says around its values: years of its heading rows, units of its captions, names of its rows."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

import regex

from normalize.expenses import is_kind_of_expense
from normalize.explained import without_explanations
from normalize.headings import Place, carry, totals_on, years_on
from normalize.paths import Head, Path, Seen, head_of, interpret
from normalize.relative_years import relative_on
from normalize.sheet_units import Caption, captions, money_unit
from normalize.unit_cells import with_unit_cells
from normalize.units import Unit
from normalize.years import Year
from schemas.block import Block, Heading, Label, Sheet
from schemas.geometry import Box
from schemas.layout import Layout
from schemas.vocabulary import Quality, concepts

_ONLY_SOURCES: Final = frozenset(
    {"national", "prefectural", "bond", "general", "national+prefectural", "national+prefectural+bond"}
)


@dataclass(frozen=True, slots=True)
class Item:
    """A block with its interpreted path and its place in reading order."""

    block: Block
    path: Path
    order: int


@dataclass(frozen=True, slots=True)
class Context:
    """A sheet, ready to be read: its items, and the units of its tables."""

    items: tuple[Item, ...]
    rows: dict[tuple[int, int, int, int], tuple[Item, ...]]
    merged: dict[tuple[int, int, int], tuple[Item, ...]]
    labels: tuple[tuple[int, Label], ...]
    units: dict[tuple[int, int], tuple[Caption, ...]]
    usual_money: Unit | None
    year: int | None
    funding: frozenset[Place]
    expenses: frozenset[Place]
    year_rows: dict[tuple[int, int, str], tuple[Head, ...]]
    with_personnel: dict[tuple[int, int], tuple[int, int]]
    staff_kinds: dict[tuple[int, int], frozenset[str]]

    def mates(self, item: Item) -> tuple[Item, ...]:
        """The items of the same row and group, `item` included, left to right."""
        block = item.block
        return self.rows.get((block.page, block.table, block.row, block.group), (item,))

    def beside(self, item: Item) -> tuple[Item, ...]:
        """The items of the same row and group, and those merged over several rows on its left: names, units."""
        block = item.block
        merged = self.merged.get((block.page, block.table, block.row), ())
        left = (m for m in merged if m.block.frame == block.frame and m.block.column < block.column)
        return (*self.mates(item), *left)

    def box_of(self, block: Block, heading: Heading) -> Box | None:
        """Where a heading of `block` is printed."""
        for page, label in self.labels:
            if (page, label.table, label.row, label.column) == (block.page, block.table, heading.row, heading.column):
                return label.box
        return None

    def is_expense(self, item: Item) -> bool:
        """Whether the headings beside the row's own, under the same outer heading, are kinds of expense (節)."""
        return len(item.path.rows) > 1 and family(item) in self.expenses

    def is_funding(self, item: Item) -> bool:
        """Whether the headings beside the row's own, under the same outer heading, are funding sources."""
        return family(item) in self.funding

    def ends_actuals(self, item: Item, head: Head) -> bool:
        """Whether an estimate ends a row of actuals: the other years of the heading row name neither target nor actual.

        FACTS.md, ruling 15: 3年度見込み after 30年度, 元年度, 2年度.
        """
        if head.year is None or "見込" not in head.text:
            return False
        others = [h for h in self.year_rows.get((item.block.page, item.block.table, head.text), ()) if h is not head]
        return any(h.only_year for h in others)

    def phases_beside(self, item: Item) -> frozenset[str]:
        """The budget phases that the year headings of the item's table name."""
        block = item.block
        return frozenset(
            phase
            for (page, table, _), heads in self.year_rows.items()
            if (page, table) == (block.page, block.table)
            for head in heads
            if (phase := head.meaning.of("phase")) is not None
        )

    def caption(self, block: Block, money: bool = True) -> Unit | None:
        """The unit that the caption or the corner of the block's table names, of money or of something else."""
        said = self.units.get((block.page, block.table), ())
        units = (unit for caption in said if caption.row <= block.row for unit in caption.units)
        return next((u for u in units if (u.code == "JPY") == money), None)


def family(item: Item) -> Place:
    """The place of the outer heading that the innermost row heading of `item` stands under."""
    block, rows = item.block, item.path.rows
    return (block.page, block.table, *(rows[-2].place if len(rows) > 1 else (-1, -1)))


def build(
    sheet: Sheet,
    year: int | None,
    layout: Layout | None = None,
    money: Unit | None = None,
    issued: int | None = None,
) -> Context:
    """Resolve the years and units of `sheet`; `year` is the fiscal year that its title names.

    `money` is the money unit of the document, for a sheet that prints none; `issued` the year of the form, where its
    title says another.
    """
    years: dict[Place, Year] = {}
    for page in sheet.pages:
        years |= years_on(page, year)
        years |= totals_on(page, years)
        years |= relative_on(page, year, issued)
    carried = carry(sheet, years)
    items: list[Item] = []
    seen: Seen = {}
    for page in sheet.pages:
        for block in page.blocks:
            path = (
                interpret(block, years, layout.labels, layout.aliases, seen)
                if layout is not None
                else interpret(block, years, seen=seen)
            )
            over = carried.get((page.number, block.table))
            if over is not None and not _is_field(path):
                path = replace(path, section=(*path.section, *over.over(block, page)))
            items.append(Item(block, path, len(items)))
    items = without_explanations(with_unit_cells(items))
    rows: dict[tuple[int, int, int, int], list[Item]] = defaultdict(list)
    for item in items:
        b = item.block
        if b.ruled:
            rows[b.page, b.table, b.row, b.group].append(item)
    ordered = {key: tuple(sorted(found, key=lambda i: i.block.column)) for key, found in rows.items()}
    labels = tuple((page.number, label) for page in sheet.pages for label in page.labels)
    units = {key: unit for page in sheet.pages for key, unit in captions(page).items()}
    funding = frozenset(family(i) for i in items if _is_source(i))
    return Context(
        tuple(items),
        ordered,
        _merged(items),
        labels,
        units,
        money_unit(sheet, layout) or money,
        year,
        funding,
        frozenset(family(i) for i in items if _is_expense(i)),
        _year_rows(sheet),
        _with_personnel(items),
        _staff_kinds(items),
    )


def _is_field(path: Path) -> bool:
    """Whether a heading on the left asks for a text: a field of the form, and no cell of the table of years above it."""
    leaf = path.rows[-1] if path.rows else None
    concept = leaf.meaning.of("concept") if leaf is not None and leaf.meaning.quality >= Quality.CORE else None
    if concept is None or concept == "schedule":
        return False
    return concepts()[concept].kind == "text" and concepts()[concept].group in ("identity", "narrative")


def _merged(items: list[Item]) -> dict[tuple[int, int, int], tuple[Item, ...]]:
    """The items that span several rows, by page, table and row, without the first row of each."""
    found: dict[tuple[int, int, int], list[Item]] = defaultdict(list)
    for item in items:
        block = item.block
        for row in range(block.row + 1, block.row_end):
            found[block.page, block.table, row].append(item)
    return {place: tuple(among) for place, among in found.items()}


def _with_personnel(items: list[Item]) -> dict[tuple[int, int], tuple[int, int]]:
    """The tables in which personnel cost is printed: their first row of figures, and the first of personnel cost."""
    money: dict[tuple[int, int], int] = {}
    personnel: dict[tuple[int, int], int] = {}
    for item in items:
        key, row = (item.block.page, item.block.table), item.block.row
        costs = {h.meaning.of("cost") for h in item.path.rows}
        counts = any(h.meaning.of("concept") in ("staff_fte", "overtime_hours") for h in item.path.rows)
        if item.path.rows and not counts and any(c.isdigit() for c in item.block.text):
            money[key] = min(row, money.get(key, row))
        if "personnel" in costs:
            personnel[key] = min(row, personnel.get(key, row))
    return {key: (money.get(key, row), row) for key, row in personnel.items()}


def _staff_kinds(items: list[Item]) -> dict[tuple[int, int], frozenset[str]]:
    """The kinds of employee that the rows of each table name."""
    found: dict[tuple[int, int], set[str]] = defaultdict(set)
    for item in items:
        kind = employee_kind(item.path)
        if kind is not None and any(h.meaning.of("concept") == "staff_fte" for h in item.path.inner()):
            found[item.block.page, item.block.table].add(kind)
    return {table: frozenset(kinds) for table, kinds in found.items()}


# 正規職員, 会計年度任用職員, 非常勤 are kinds of employee; 職員, 従事職員 and 職員数 are all of them.
_KIND = regex.compile(
    r".*(?:正規?|常勤|任用|再任用|嘱託|臨時|任期付|短時間|非常勤|その他)の?職?員?$|.*(?:常勤|任用|嘱託員?|パートタイム|フルタイム|アルバイト)$"
)
_REMARK = regex.compile(r"\([^()]*\)$")


def employee_kind(path: Path) -> str | None:
    """The kind of employee that the row headings name, the innermost first, without a unit in brackets."""
    for head in (*reversed(path.rows), *reversed(path.columns)):
        if (kind := _kind(head.text)) is not None:
            return kind
    return None


@lru_cache(maxsize=16384)
def _kind(text: str) -> str | None:
    bare = _REMARK.sub("", text).strip()
    return bare if _KIND.fullmatch(bare) else None


def _is_expense(item: Item) -> bool:
    return len(item.path.rows) > 1 and is_kind_of_expense(item.path.rows[-1].text)


def _is_source(item: Item) -> bool:
    """Whether the row is a source that only a funding breakdown has (an expense may be a 負担金 or その他 as well)."""
    leaf = item.path.rows[-1] if item.path.rows else None
    return leaf is not None and leaf.meaning.quality >= Quality.CORE and leaf.meaning.of("source") in _ONLY_SOURCES


def _year_rows(sheet: Sheet) -> dict[tuple[int, int, str], tuple[Head, ...]]:
    """For each heading that names a year: all such headings of its row, by page, table and text."""
    found: dict[tuple[int, int, str], tuple[Head, ...]] = {}
    for page in sheet.pages:
        rows: dict[tuple[int, int], list[Head]] = defaultdict(list)
        for label in page.labels:
            head = head_of(label.text, "column", False)
            if head.year is not None:
                rows[label.table, label.row].append(head)
        for (table, _), heads in rows.items():
            for head in heads:
                found[page.number, table, head.text] = tuple(heads)
    return found
