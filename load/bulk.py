"""Many rows of one table, as tuples in the order of its columns, into a database at the speed of its driver.

On Postgres they go through binary COPY (psycopg 3), on SQLite through the driver's `executemany`; both inside the
transaction of the connection. What SQLAlchemy would do for every row (names to places, values to what the driver takes)
has been done before, where there is a process to spare (`load.prepared`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from itertools import chain, islice
from typing import Any, Final

from sqlalchemy import JSON, Column, Connection, Table
from sqlalchemy.dialects import postgresql

from load.finding_tables import FINDING_TABLES, finding_verdict
from load.prepared import Columns
from load.tables import fact, page_coverage, page_note, sheet

BATCH: Final = 2_000
"""Rows handed to SQLite's driver at once; bounds the memory of the writer."""

DERIVED: Final = (sheet, fact, page_note, page_coverage, *(t for t in FINDING_TABLES if t is not finding_verdict))
"""The tables that hold what reading a document gives; all of their rows go when it is read anew."""

_DOCUMENT: Final = "document_id"
_POSTGRES: Final = postgresql.dialect()  # type: ignore[no-untyped-call]


@cache
def columns(table: Table) -> Columns:
    """The columns that rows of a table fill, in order, all but the document's number."""
    filled = _filled(table)
    json = tuple(index for index, column in enumerate(filled) if isinstance(column.type, JSON))
    return Columns(tuple(column.name for column in filled), json)


def all_columns() -> dict[str, Columns]:
    """The columns of every table that reading a document fills, by its name."""
    return {table.name: columns(table) for table in DERIVED}


def insert(connection: Connection, table: Table, document_id: int, rows: Iterable[tuple[Any, ...]]) -> None:
    """Insert rows of a document: tuples as `columns(table)` makes them. Raises SQLAlchemy's errors, as `execute` does."""
    numbered = ((document_id, *row) for row in rows)
    first = next(numbered, None)
    if first is None:
        return
    if connection.dialect.name == "postgresql":
        from load.postgres_copy import copy

        copy(connection, _copy(table), types(table), chain((first,), numbered))
    else:
        _execute(connection, table, chain((first,), numbered))


def _execute(connection: Connection, table: Table, rows: Iterator[tuple[Any, ...]]) -> None:
    """A batch at a time through `executemany`."""
    while batch := list(islice(rows, BATCH)):
        connection.exec_driver_sql(_insert(table), batch)


@cache
def _insert(table: Table) -> str:
    """The statement for SQLite."""
    names = [_DOCUMENT, *columns(table).names]
    return f"INSERT INTO {table.name} ({_quoted(names)}) VALUES ({', '.join('?' for _ in names)})"


@cache
def _copy(table: Table) -> str:
    """The statement for Postgres."""
    return f"COPY {table.name} ({_quoted([_DOCUMENT, *columns(table).names])}) FROM STDIN (FORMAT BINARY)"


@cache
def types(table: Table) -> tuple[str, ...]:
    """What Postgres calls the types of the columns: binary COPY converts nothing."""
    return tuple(_type(column) for column in (table.c[_DOCUMENT], *_filled(table)))


def _type(column: Column[Any]) -> str:
    """The name of a column's type, without its collation."""
    return column.type.compile(_POSTGRES).partition(" COLLATE ")[0].lower()


def _filled(table: Table) -> list[Column[Any]]:
    """The columns but the document's number."""
    return [column for column in table.columns if column.name != _DOCUMENT]


def _quoted(names: Iterable[str]) -> str:
    """Names of columns as both databases take them; one of them is `class`, another one `key`."""
    return ", ".join(f'"{name}"' for name in names)
