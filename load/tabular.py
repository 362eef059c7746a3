"""Rows as CSV: for machines, or for Excel, which takes some texts for formulas. Needs no database."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator
from typing import Final, TextIO

from load.dimensions import DIMENSION_COLUMNS
from schemas.fact import Fact

FORMULA_LEADS: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What makes Excel take a text cell for a formula."""

_LABEL_SEPARATOR: Final = " > "
_BEFORE_DIMENSIONS: Final = ("document", "sheet", "page", "concept", "label", "fiscal_year", "fiscal_year_end")
_AFTER_DIMENSIONS: Final = ("value", "unit", "decimals", "raw", "state", "reader", "confidence", "flags")
FACT_COLUMNS: Final = (
    *_BEFORE_DIMENSIONS,
    *DIMENSION_COLUMNS,
    "other_dimensions",
    *_AFTER_DIMENSIONS,
    *("x0", "y0", "x1", "y1"),
)
"""The columns of facts as CSV."""


def fact_cells(fact: Fact) -> tuple[object, ...]:
    """A fact as the cells of a CSV row."""
    plain = fact.to_json()
    others = {name: value for name, value in fact.dimensions.items() if name not in DIMENSION_COLUMNS}
    return (
        *(_LABEL_SEPARATOR.join(fact.label) if name == "label" else plain[name] for name in _BEFORE_DIMENSIONS),
        *(fact.dimensions.get(name) for name in DIMENSION_COLUMNS),
        json.dumps(others, ensure_ascii=False) if others else None,
        *("|".join(fact.flags) if name == "flags" else plain[name] for name in _AFTER_DIMENSIONS),
        *fact.bbox,
    )


def inert(cell: object) -> object:
    """A cell that no spreadsheet takes for a formula. Numbers stay numbers."""
    return "'" + cell if isinstance(cell, str) and cell.startswith(FORMULA_LEADS) else cell


def write_facts_csv(out: TextIO, facts: Iterable[Fact], *, excel: bool = False) -> int:
    """Facts as CSV, as `export` writes them."""
    return write_csv(out, FACT_COLUMNS, map(fact_cells, facts), excel=excel)


def write_csv(out: TextIO, columns: tuple[str, ...], rows: Iterable[tuple[object, ...]], *, excel: bool) -> int:
    """A head line and a line a row. For Excel: every text in quotes, so that no separator of any locale splits it."""
    if excel:
        out.write("\ufeff")
    writer = csv.writer(out, quoting=csv.QUOTE_NONNUMERIC if excel else csv.QUOTE_MINIMAL)
    writer.writerow(columns)
    count = 0
    for count, cells in enumerate(_plain(rows), 1):  # noqa: B007 - the last number is the count
        writer.writerow([inert(cell) for cell in cells] if excel else cells)
    return count


def _plain(rows: Iterable[tuple[object, ...]]) -> Iterator[list[object]]:
    """The cells with yes and no as JSON spells them."""
    for cells in rows:
        yield [("true" if cell else "false") if isinstance(cell, bool) else cell for cell in cells]
