"""A document made ready for loading: every row as the driver takes it, so that the writer has nothing left to compute.

The rows are made where the document is read, in as many processes as read; one process writes. Nothing here imports
SQLAlchemy, whose import would cost a reading process more time than making its rows does.
"""

from __future__ import annotations

import pickle
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain, islice
from operator import itemgetter
from typing import Any, Final

from load.document_rows import document_rows, remark, sheets_of
from load.finding_rows import finding_rows
from load.rows import Row
from load.values import json_text
from schemas.document import DocumentResult, PageNote
from schemas.finding import Audit

PORTION: Final = 2_000
"""Rows that are in memory as objects at once; bounds the memory of reader and writer for documents of any length."""

_NOTHING: Final = Audit((), ())


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a table but the document's number, in order, and which of them (by index) hold JSON."""

    names: tuple[str, ...]
    json: tuple[int, ...]

    def tuples(self, rows: Iterable[Row]) -> Iterator[tuple[Any, ...]]:
        """The rows in the order of the columns, JSON as text. Raises `KeyError` where a row lacks a column."""
        in_order = itemgetter(*self.names)
        for row in rows:
            values = in_order(row)
            if self.json:
                changed = list(values)
                for index in self.json:
                    changed[index] = json_text(changed[index])
                values = tuple(changed)
            yield values


@dataclass(frozen=True, slots=True)
class Portion:
    """Up to `PORTION` rows of one table, pickled: a fifth of what they take as objects, and quick to pass on."""

    table: str
    rows: bytes

    def tuples(self) -> list[tuple[Any, ...]]:
        """The rows."""
        rows: list[tuple[Any, ...]] = pickle.loads(self.rows)
        return rows


@dataclass(frozen=True, slots=True)
class Prepared:
    """A document whose rows are ready. `sheets` and `facts` count; `remark` is what the ledger says of it.

    `portions` are in the order in which they have to be inserted: each table's together, what others refer to first.
    """

    document: str
    path: str
    sha256: str
    size: int
    pages: int
    municipality: str | None
    reader: str
    sheets: int
    facts: int
    remark: str | None
    notes: tuple[PageNote, ...]
    audit: Audit | None
    portions: tuple[Portion, ...]


def prepare(result: DocumentResult, columns: Mapping[str, Columns]) -> Prepared:
    """Make the rows of a document; `columns` are those of each table (`load.bulk.all_columns`)."""
    found = finding_rows(result.audit or _NOTHING, {result.document: result.sha256})
    tables = chain(document_rows(result), found)
    return Prepared(
        document=result.document,
        path=result.path,
        sha256=result.sha256,
        size=result.size,
        pages=result.pages,
        municipality=result.municipality,
        reader=result.reader,
        sheets=sum(sheet.ordinal > 0 for sheet in sheets_of(result)),
        facts=len(result.facts),
        remark=remark(result),
        notes=result.notes,
        audit=result.audit,
        portions=tuple(portion for name, rows in tables for portion in _portions(name, columns[name].tuples(rows))),
    )


def _portions(table: str, rows: Iterator[tuple[Any, ...]]) -> Iterator[Portion]:
    """The rows of a table, a portion at a time."""
    while batch := list(islice(rows, PORTION)):
        yield Portion(table, pickle.dumps(batch, pickle.HIGHEST_PROTOCOL))
