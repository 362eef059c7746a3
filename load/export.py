"""Exporting facts and views as JSON Lines or CSV, byte for byte the same from any database with the same documents."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Literal, TextIO

from load import query
from load.personal import personal_concepts
from load.tabular import FACT_COLUMNS, fact_cells, write_csv
from load.views import VIEWS

if TYPE_CHECKING:
    from sqlalchemy import Engine

Format = Literal["jsonl", "csv"]

FACTS: Final = "facts"
EXPORTS: Final = (FACTS, *VIEWS)
"""What can be exported."""


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """What to export and how. `excel` adds a byte order mark and makes formulas in text cells inert.

    `all_versions` is for documents that newer versions of their files have superseded, too.
    """

    table: str = FACTS
    format: Format = "jsonl"
    excel: bool = False
    with_personal: bool = False
    all_versions: bool = False


def export(engine: Engine, out: TextIO, options: ExportOptions) -> int:
    """Write facts or a view to a text stream (UTF-8, newline=""). Returns the number of rows."""
    if options.table == FACTS:
        without = frozenset() if options.with_personal else personal_concepts()
        facts = query.facts(engine, without, all_versions=options.all_versions)
        if options.format == "csv":
            return write_csv(out, FACT_COLUMNS, map(fact_cells, facts), excel=options.excel)
        return _write_jsonl(out, (fact.to_json() for fact in facts))
    rows = query.view(engine, options.table, all_versions=options.all_versions)
    if options.format == "csv":
        columns = tuple(str(c.name) for c in VIEWS[options.table]().selected_columns)
        return write_csv(out, columns, (tuple(row.values()) for row in rows), excel=options.excel)
    return _write_jsonl(out, rows)


def _write_jsonl(out: TextIO, rows: Iterable[dict[str, Any]]) -> int:
    """One object a line."""
    count = 0
    for count, row in enumerate(rows, 1):  # noqa: B007 - the last number is the count
        out.write(json.dumps(row, ensure_ascii=False) + "\n")
    return count
