"""What a sheet says around its values: years of its heading rows, units of its captions, names of its rows."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import Final

import regex

from normalize.paths import Path, interpret
from normalize.units import Unit, read_unit
from normalize.rows import resolve_row
from normalize.years import Year, read_year
from schemas.block import Block, Label, PageBlocks, Sheet

Place = tuple[int, int, int, int]

# A caption that gives the unit of a table: （単位：千円）, 単位 千円, (千円).
_CAPTION = regex.compile(r"単位|千円|百万円|億円|円単位")
# A caption stands at most this far above its table, in points.
CAPTION_ABOVE: Final = 40.0
# Columns of two tables are the same where their left edges differ by no more than this, in points.
SAME_EDGE: Final = 3.0


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
    units: dict[tuple[int, int], Unit]
    usual_money: Unit | None
    year: int | None

    def mates(self, item: Item) -> tuple[Item, ...]:
        """The items of the same row and group, `item` included, left to right."""
        block = item.block
        return self.rows.get((block.page, block.table, block.row, block.group), (item,))

    def caption(self, block: Block) -> Unit | None:
        """The unit that the caption of the block's table names."""
        return self.units.get((block.page, block.table))


def build(sheet: Sheet, year: int | None) -> Context:
    """Resolve the years and units of `sheet`; `year` is the fiscal year that its title names."""
    years: dict[Place, Year] = {}
    for page in sheet.pages:
        years |= _years(page, year)
    _inherit_columns(sheet, years)
    items = []
    for page in sheet.pages:
        for block in page.blocks:
            items.append(Item(block, interpret(block, years), len(items)))
    rows: dict[tuple[int, int, int, int], list[Item]] = defaultdict(list)
    for item in items:
        b = item.block
        if b.ruled:
            rows[b.page, b.table, b.row, b.group].append(item)
    ordered = {key: tuple(sorted(found, key=lambda i: i.block.column)) for key, found in rows.items()}
    labels = tuple((page.number, label) for page in sheet.pages for label in page.labels)
    units = {key: unit for page in sheet.pages for key, unit in _captions(page).items()}
    return Context(tuple(items), ordered, labels, units, _usual_money(sheet, units), year)


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


def _place(page: PageBlocks, label: Label) -> Place:
    return page.number, label.table, label.row, label.column


def _runs(labels: list[Label]) -> list[list[Label]]:
    """Split where the years begin again: two tables side by side in one frame repeat their first heading."""
    runs: list[list[Label]] = []
    for label in labels:
        if not runs or (len(runs[-1]) > 1 and label.text == runs[-1][0].text):
            runs.append([])
        runs[-1].append(label)
    return runs


def _inherit_columns(sheet: Sheet, years: dict[Place, Year]) -> None:
    """Nothing yet stands above the columns of a table that runs on over the page: see `carry`."""


def _captions(page: PageBlocks) -> dict[tuple[int, int], Unit]:
    """The unit caption of each table: the nearest unit text above it, or in its section heading."""
    top: dict[int, float] = {}
    for label in page.labels:
        top[label.table] = min(top.get(label.table, page.height), label.box.y0)
    notes = [(b.box.y0, unit) for b in page.free if _CAPTION.search(b.text) and (unit := read_unit(b.text)) is not None]
    found = {}
    for table, y in top.items():
        near = [(note_y, unit) for note_y, unit in notes if 0 <= y - note_y <= CAPTION_ABOVE]
        if near:
            found[page.number, table] = max(near, key=lambda n: n[0])[1]
    return found


def _usual_money(sheet: Sheet, units: dict[tuple[int, int], Unit]) -> Unit | None:
    """The money unit that the sheet prints most often; None where it prints none, or two equally often."""
    seen: Counter[Unit] = Counter()
    for page in sheet.pages:
        for text in (*(label.text for label in page.labels), *(b.text for b in page.free if len(b.text) < 60)):
            unit = read_unit(text.replace("\n", ""))
            if unit is not None and unit.code == "JPY":
                seen[unit] += 1
    common = seen.most_common(2)
    if not common or (len(common) == 2 and common[0][1] == common[1][1]):
        return None
    return common[0][0]
