"""What a sheet says around its values: years of its heading rows, units of its captions, names of its rows."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from typing import Final

import regex

from normalize.paths import Head, Path, head_of, interpret, unit_in
from normalize.rows import resolve_row
from normalize.text import normal
from normalize.units import Unit, read_unit, read_units
from normalize.years import Year, read_year
from schemas.block import Block, Heading, Label, PageBlocks, Sheet
from schemas.folding import fold_label
from schemas.geometry import Box
from schemas.layout import Layout
from schemas.vocabulary import Quality

Place = tuple[int, int, int, int]
_ONLY_SOURCES: Final = frozenset(
    {"national", "prefectural", "bond", "general", "national+prefectural", "national+prefectural+bond"}
)

_TOTAL = regex.compile(r"(?:合計|小計|総計|累計|計)$")
_CORNER = regex.compile(r"[(\[]?(?:単位[:/]?)?[^()\[\]0-9]{1,10}[)\]]")
_PER = regex.compile(r"当たり|あたり|当り|単価")
# A caption that gives the unit of a table: （単位：千円）, 単位 千円, (千円).
_CAPTION = regex.compile(r"単位|千円|百万円|億円|円単位")
# Two pages have the same columns where this share of the edges of the dated columns are rules on both, give or take so
# many points, and there are enough of them to tell.
SAME_SHARE: Final = 0.9
SAME_EDGE: Final = 3.0
MANY_COLUMNS: Final = 4
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


def build(sheet: Sheet, year: int | None, layout: Layout | None = None) -> Context:
    """Resolve the years and units of `sheet`; `year` is the fiscal year that its title names."""
    years: dict[Place, Year] = {}
    for page in sheet.pages:
        years |= _years(page, year)
        years |= _totals(page, years)
    carried = _carry(sheet, years)
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
        _money_unit(sheet, layout),
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


def _years(page: PageBlocks, sheet_year: int | None) -> dict[Place, Year]:
    """The year headings of a page, each settled by the others of its row (or of its column, for years in rows)."""
    found: dict[Place, Year] = {}
    periods = [label for label in page.labels if read_year(label.text.replace("\n", "")) is not None]
    by_row: dict[tuple[int, int], list[Label]] = defaultdict(list)
    by_column: dict[tuple[int, int], list[Label]] = defaultdict(list)
    for label in periods:
        by_row[label.table, label.row].append(label)
        by_column[label.table, label.column].append(label)
    for labels in (*by_column.values(), *by_row.values()):
        ordered = sorted(labels, key=lambda x: (x.row, x.column))
        for run in _runs(ordered):
            if len(run) == 1 and _place(page, run[0]) in found:
                continue
            settled = resolve_row([x.text.replace("\n", "") for x in run], sheet_year)
            for label, year in zip(run, settled, strict=True):
                if year is not None:
                    found[_place(page, label)] = year
    return found


def settled_years(page: PageBlocks) -> list[int]:
    """The fiscal years of the page's heading rows that need no hint from outside."""
    return [year.fy for year in _years(page, None).values() if year.fy is not None]


def _place(page: PageBlocks, label: Label) -> Place:
    return page.number, label.table, label.row, label.column


def _totals(page: PageBlocks, years: dict[Place, Year]) -> dict[Place, Year]:
    """Total columns among year columns (実施3カ年合計): they cover the years beside them under the same heading."""
    dated = [(label, years[_place(page, label)]) for label in page.labels if _place(page, label) in years]
    found: dict[Place, Year] = {}
    for label in page.labels:
        if not _is_total(label) or _place(page, label) in years:
            continue
        beside = [
            (d, y) for d, y in dated if d.table == label.table and d.row < label.row_end and label.row < d.row_end
        ]
        over = _parent(page, label)
        covered = [
            y.fy for d, y in beside if y.fy is not None and (over is None or over.column <= d.column < over.column_end)
        ]
        if len(covered) > 1:
            found[_place(page, label)] = Year(min(covered), max(covered), rest=label.text)
    return found


def _is_total(label: Label) -> bool:
    return _TOTAL.search(fold_label(label.text)) is not None


def _parent(page: PageBlocks, label: Label) -> Label | None:
    """The heading right above `label` that spans it and others."""
    over = [
        p
        for p in page.labels
        if p.table == label.table
        and p.row_end == label.row
        and p.column <= label.column
        and p.column_end >= label.column_end
        and p.column_end - p.column > label.column_end - label.column
    ]
    return over[0] if over else None


@dataclass(frozen=True, slots=True)
class Columns:
    """The year columns of a table, by their left and right edges in points: for a part of it that prints no headings."""

    heads: tuple[tuple[float, float, Head], ...]

    def over(self, block: Block, page: PageBlocks) -> tuple[Head, ...]:
        """The head of the column that a block stands in, or of the columns from the first to the last that it spans."""
        if block.column < 1 or block.column > len(page.xs):
            return ()
        left, right = page.xs[block.column - 1], page.xs[min(block.column_end - 1, len(page.xs) - 1)]
        inside = [h for x0, x1, h in self.heads if min(x1, right) - max(x0, left) > 0.5 * (x1 - x0)]
        if not inside:
            return ()
        years = [h.year for h in inside if h.year is not None and h.year.fy is not None]
        # Among single years a total column adds nothing.
        years = [y for y in years if y.end is None] or years
        if len(inside) == 1 or not years:
            return tuple(inside[:1])
        first = min(y.fy for y in years if y.fy is not None)
        last = max(y.end or y.fy for y in years if y.fy is not None)
        flags = tuple(dict.fromkeys((*(f for y in years for f in y.flags), "year_inferred")))
        return (replace(inside[0], text="", year=Year(first, last, flags=flags), only_year=True),)


def _carry(sheet: Sheet, years: dict[Place, Year]) -> dict[tuple[int, int], Columns]:
    """Tables that go on with the year columns of the page before, and print no headings of their own.

    Theirs are the same rules: most vertical rules stand where those of the dated table stand.
    """
    found: dict[tuple[int, int], Columns] = {}
    last: tuple[Columns, PageBlocks] | None = None
    for page in sheet.pages:
        dated = [
            label
            for label in page.labels
            if _place(page, label) in years and (label.kind == "period" or _is_total(label))
        ]
        if len(dated) >= MANY_COLUMNS:
            heads = tuple((label.box.x0, label.box.x1, _dated_head(page, label, years)) for label in dated)
            last = (Columns(heads), page)
        elif last is not None and _same_rules(page, last[0], last[1]):
            headed = {b.table for b in page.blocks if any(h.kind == "period" for h in b.columns)}
            found |= {(page.number, b.table): last[0] for b in page.blocks if b.ruled and b.table not in headed}
    return found


def _dated_head(page: PageBlocks, label: Label, years: dict[Place, Year]) -> Head:
    return replace(head_of(label.text, "column", False), text="", year=years[_place(page, label)], only_year=True)


def _same_rules(page: PageBlocks, columns: Columns, before: PageBlocks) -> bool:
    """Whether the edges of the dated columns of the page before are rules of this page, too."""
    if page.width != before.width or len(columns.heads) < MANY_COLUMNS:
        return False
    edges = {x for x0, x1, _ in columns.heads for x in (x0, x1)}
    same = sum(any(abs(x - other) <= SAME_EDGE for other in page.xs) for x in edges)
    return same >= SAME_SHARE * len(edges)


def _runs(labels: list[Label]) -> list[list[Label]]:
    """Split where the years begin again: two tables side by side in one frame repeat their first heading."""
    runs: list[list[Label]] = []
    for label in labels:
        if not runs or (len(runs[-1]) > 1 and label.text == runs[-1][0].text):
            runs.append([])
        runs[-1].append(label)
    return runs


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
