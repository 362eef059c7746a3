"""What a sheet says around its values: years of its heading rows, units of its captions, names of its rows."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

import regex

from normalize.headings import Place, carry, totals_on, years_on
from normalize.paths import Head, Path, head_of, interpret, unit_in
from normalize.text import normal
from normalize.units import Unit, read_unit, read_units
from normalize.years import Year
from schemas.block import Block, Heading, Label, PageBlocks, Sheet
from schemas.folding import fold_label
from schemas.geometry import Box
from schemas.layout import Layout
from schemas.vocabulary import Quality

_ONLY_SOURCES: Final = frozenset(
    {"national", "prefectural", "bond", "general", "national+prefectural", "national+prefectural+bond"}
)

_CORNER = regex.compile(r"[(\[]?(?:単位[:/]?)?[^()\[\]0-9]{1,10}[)\]]")
_PER = regex.compile(r"当たり|あたり|当り|単価")
# A caption that gives the unit of a table: （単位：千円）, 単位 千円, (千円).
_CAPTION = regex.compile(r"単位|千円|百万円|億円|円単位")
# A caption stands at most this far above its table, in points.
CAPTION_ABOVE: Final = 40.0


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
    labels: tuple[tuple[int, Label], ...]
    units: dict[tuple[int, int], tuple[Unit, ...]]
    usual_money: Unit | None
    year: int | None
    funding: frozenset[Place]
    year_rows: dict[tuple[int, int, str], tuple[Head, ...]]
    with_personnel: frozenset[tuple[int, int]]
    staff_kinds: dict[tuple[int, int], frozenset[str]]

    def mates(self, item: Item) -> tuple[Item, ...]:
        """The items of the same row and group, `item` included, left to right."""
        block = item.block
        return self.rows.get((block.page, block.table, block.row, block.group), (item,))

    def box_of(self, block: Block, heading: Heading) -> Box | None:
        """Where a heading of `block` is printed."""
        for page, label in self.labels:
            if (page, label.table, label.row, label.column) == (block.page, block.table, heading.row, heading.column):
                return label.box
        return None

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
        units = self.units.get((block.page, block.table), ())
        return next((u for u in units if (u.code == "JPY") == money), None)


def family(item: Item) -> Place:
    """The place of the outer heading that the innermost row heading of `item` stands under."""
    block, rows = item.block, item.path.rows
    return (block.page, block.table, *(rows[-2].place if len(rows) > 1 else (-1, -1)))


def build(sheet: Sheet, year: int | None, layout: Layout | None = None, money: Unit | None = None) -> Context:
    """Resolve the years and units of `sheet`; `year` is the fiscal year that its title names.

    `money` is the money unit of the document, for a sheet that prints none.
    """
    years: dict[Place, Year] = {}
    for page in sheet.pages:
        years |= years_on(page, year)
        years |= totals_on(page, years)
    carried = carry(sheet, years)
    items: list[Item] = []
    for page in sheet.pages:
        for block in page.blocks:
            path = interpret(block, years, layout.labels if layout is not None else {})
            if (over := carried.get((page.number, block.table))) is not None:
                path = replace(path, section=(*path.section, *over.over(block, page)))
            items.append(Item(block, path, len(items)))
    rows: dict[tuple[int, int, int, int], list[Item]] = defaultdict(list)
    for item in items:
        b = item.block
        if b.ruled:
            rows[b.page, b.table, b.row, b.group].append(item)
    ordered = {key: tuple(sorted(found, key=lambda i: i.block.column)) for key, found in rows.items()}
    labels = tuple((page.number, label) for page in sheet.pages for label in page.labels)
    units = {key: unit for page in sheet.pages for key, unit in _captions(page).items()}
    funding = frozenset(family(i) for i in items if _is_source(i))
    return Context(
        tuple(items),
        ordered,
        labels,
        units,
        _money_unit(sheet, layout) or money,
        year,
        funding,
        _year_rows(sheet),
        _with_personnel(items),
        _staff_kinds(items),
    )


def _with_personnel(items: list[Item]) -> frozenset[tuple[int, int]]:
    """The tables in which personnel cost is printed."""
    return frozenset(
        (i.block.page, i.block.table) for i in items if any(h.meaning.of("cost") == "personnel" for h in i.path.rows)
    )


def _staff_kinds(items: list[Item]) -> dict[tuple[int, int], frozenset[str]]:
    """The kinds of employee that the rows of each table name."""
    found: dict[tuple[int, int], set[str]] = defaultdict(set)
    for item in items:
        leaf = item.path.rows[-1] if item.path.rows else None
        if leaf is not None and leaf.meaning.of("concept") == "staff_fte":
            found[item.block.page, item.block.table].add(leaf.text)
    return {table: frozenset(kinds) for table, kinds in found.items()}


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


def _captions(page: PageBlocks) -> dict[tuple[int, int], tuple[Unit, ...]]:
    """The units of each table: of the nearest unit text above it, and of its corner."""
    top: dict[int, float] = {}
    corner: dict[int, Label] = {}
    for label in page.labels:
        top[label.table] = min(top.get(label.table, page.height), label.box.y0)
        first = corner.get(label.table)
        if first is None or (label.row, label.column) < (first.row, first.column):
            corner[label.table] = label
    notes = [(b.box.y0, units) for b in page.free if _CAPTION.search(b.text) and (units := read_units(normal(b.text)))]
    found: dict[tuple[int, int], tuple[Unit, ...]] = {}
    for table, y in top.items():
        near = [(note_y, units) for note_y, units in notes if 0 <= y - note_y <= CAPTION_ABOVE]
        text = normal(corner[table].text)
        own = read_units(text) if _CORNER.fullmatch(fold_label(text)) else ()
        units = (*own, *(max(near, key=lambda n: n[0])[1] if near else ()))
        if units:
            found[page.number, table] = units
    return found


def _money_unit(sheet: Sheet, layout: Layout | None) -> Unit | None:
    """The unit of figures that nothing on their table gives one: the layout's, else the sheet's usual one."""
    if layout is not None and layout.money_unit is not None:
        return read_unit(layout.money_unit)
    return _usual_money(sheet)


def document_money(sheets: Sequence[Sheet]) -> Unit | None:
    """The money unit that all sheets of a document which print one agree on; None where they do not."""
    units = {unit for sheet in sheets if (unit := _usual_money(sheet)) is not None}
    return units.pop() if len(units) == 1 else None


def _usual_money(sheet: Sheet) -> Unit | None:
    """The money unit that the sheet prints most often; None where it prints none, or two equally often."""
    seen: Counter[Unit] = Counter()
    for page in sheet.pages:
        # A cost per head in yen says nothing of the table around it.
        labels = (label.text for label in page.labels if not _PER.search(fold_label(label.text)))
        for text in (*labels, *(b.text for b in page.free if len(b.text) < 60)):
            unit = unit_in(normal(text.replace("\n", "")))
            if unit is not None and unit.code == "JPY":
                seen[unit] += 1
    common = seen.most_common(2)
    if not common or (len(common) == 2 and common[0][1] == common[1][1]):
        return None
    return common[0][0]
