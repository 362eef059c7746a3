"""Which unit a table, a sheet and a document print their money in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import regex

from normalize.paths import unit_in
from normalize.text import normal
from normalize.units import Unit, read_unit, read_units
from schemas.block import Label, PageBlocks, Sheet
from schemas.folding import fold_label
from schemas.layout import Layout

# (千円), 単位:円), 区分(千円): what stands in the corner of a table.
_CORNER = regex.compile(r"(?:[^()\[\]0-9]{0,8}[(\[])?(?:単位[:/]?)?[^()\[\]0-9]{1,10}[)\]]")
_PER = regex.compile(r"当たり|あたり|当り|単価")
# A caption that gives the unit of a table: （単位：千円）, 単位 千円, (千円).
_CAPTION = regex.compile(r"単位|千円|百万円|億円|円単位")
# The row before all rows of a table.
FIRST: Final = -1
# A caption stands at most this far above its table, in points.
CAPTION_ABOVE: Final = 40.0


@dataclass(frozen=True, slots=True)
class Caption:
    """The units that hold in a table from a row on, until another caption of the same kind of unit."""

    row: int
    units: tuple[Unit, ...]


def captions(page: PageBlocks) -> dict[tuple[int, int], tuple[Caption, ...]]:
    """The units of each table, the last rows first: of the nearest unit text above it, and of its corners.

    Tables that are stacked without a gap are one to the eye that follows rules: each row of headings has a corner.
    """
    top: dict[int, float] = {}
    corner: dict[int, Label] = {}
    for label in page.labels:
        top[label.table] = min(top.get(label.table, page.height), label.box.y0)
        first = corner.get(label.table)
        if first is None or (label.row, label.column) < (first.row, first.column):
            corner[label.table] = label
    notes = [(b.box.y0, units) for b in page.free if _CAPTION.search(b.text) and (units := read_units(normal(b.text)))]
    found: dict[tuple[int, int], tuple[Caption, ...]] = {}
    for table, y in top.items():
        near = [(note_y, units) for note_y, units in notes if 0 <= y - note_y <= CAPTION_ABOVE]
        text = normal(corner[table].text)
        own = read_units(text) if _CORNER.fullmatch(fold_label(text)) else ()
        units = (*own, *(max(near, key=lambda n: n[0])[1] if near else ()))
        below = _further_corners(page, corner[table])
        if units or below:
            found[page.number, table] = (*below, Caption(FIRST, units))
    return found


def _further_corners(page: PageBlocks, first: Label) -> tuple[Caption, ...]:
    """The corners of the rows of headings below the first one of a table, the last first."""
    labels = [label for label in page.labels if label.table == first.table]
    left = min(label.column for label in labels)
    filled = {b.row for b in page.blocks if b.table == first.table and b.lines}
    # A row of headings has no values in it: 人件費（円） beside a figure is the key of its row.
    headed = {label.row for label in labels if label.column > left} - filled
    corners = [label for label in labels if label.column == left and label.row > first.row and label.row in headed]
    read = [(c.row, read_units(text)) for c in corners if _CORNER.fullmatch(fold_label(text := normal(c.text)))]
    return tuple(Caption(row, units) for row, units in sorted(read, reverse=True) if units)


def money_unit(sheet: Sheet, layout: Layout | None) -> Unit | None:
    """The unit of figures that nothing on their table gives one: the layout's, else the sheet's usual one."""
    if layout is not None and layout.money_unit is not None:
        return read_unit(layout.money_unit)
    return _usual_money(sheet)


def document_money(sheets: Sequence[Sheet]) -> Unit | None:
    """The money unit that all sheets of a document which print one agree on; None where they do not."""
    units = {unit for sheet in sheets if (unit := _usual_money(sheet)) is not None}
    return units.pop() if len(units) == 1 else None


# A note on the unit is a short line.
LONGEST_NOTE: Final = 60


@lru_cache(maxsize=16384)
def _money_in(text: str, heading: bool) -> Unit | None:
    """The money unit that a text names; a heading of a cost per head in yen says nothing of the table around it."""
    if heading and _PER.search(fold_label(text)):
        return None
    unit = unit_in(normal(text.replace("\n", "")))
    return unit if unit is not None and unit.code == "JPY" else None


def _usual_money(sheet: Sheet) -> Unit | None:
    """The money unit that the sheet prints most often; None where it prints none, or two equally often."""
    seen: Counter[Unit] = Counter()
    for page in sheet.pages:
        labels = (_money_in(label.text, True) for label in page.labels)
        notes = (_money_in(b.text, False) for b in page.free if len(b.text) < LONGEST_NOTE)
        seen.update(unit for unit in (*labels, *notes) if unit is not None)
    common = seen.most_common(2)
    if not common or (len(common) == 2 and common[0][1] == common[1][1]):
        return None
    return common[0][0]
