"""Binary COPY through psycopg 3. Imported only where a Postgres is written to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from struct import Struct
from struct import error as struct_error
from typing import Any, Final

import psycopg
from psycopg.adapt import Buffer, Dumper
from psycopg.pq import Format
from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

_INT4: Final = Struct("!i")


class _JsonText(Dumper):
    """JSON text as binary `jsonb`: the format's version, which is 1, then the text."""

    format = Format.BINARY
    oid = psycopg.postgres.types["jsonb"].oid

    def dump(self, obj: str) -> Buffer:
        """The bytes of one value."""
        return b"\x01" + obj.encode()


class _Int4(Dumper):
    """An integer of 32 bits. psycopg's own dumper cuts off what does not fit; nothing of a document may change so."""

    format = Format.BINARY
    oid = psycopg.postgres.types["int4"].oid

    def dump(self, obj: int) -> Buffer:
        """The bytes of one value. Raises `psycopg.DataError` where it does not fit."""
        try:
            return _INT4.pack(obj)
        except struct_error:
            raise psycopg.DataError(f"{obj!r} is no integer of 32 bits") from None


def copy(connection: Connection, statement: str, types: Sequence[str], rows: Iterable[tuple[Any, ...]]) -> None:
    """Stream rows into a table, in the transaction of the connection. Raises SQLAlchemy's errors, as `execute` does."""
    raw = connection.connection.driver_connection
    assert isinstance(raw, psycopg.Connection)
    with raw.cursor() as cursor:
        # For this cursor only, and only where a column has the type: a `str` elsewhere stays text.
        for dumper in (_JsonText, _Int4):
            cursor.adapters.register_dumper(None, dumper)
        try:
            with cursor.copy(statement) as stream:
                stream.set_types(types)
                for row in rows:
                    stream.write_row(row)
        except psycopg.Error as error:
            raise _translated(connection, raw, cursor, statement, error) from error


def _translated(
    connection: Connection, raw: Any, cursor: Any, statement: str, error: psycopg.Error
) -> DBAPIError | BaseException:
    """The error as SQLAlchemy tells of it; where the server has gone, the connection is given up."""
    gone = connection.dialect.is_disconnect(error, raw, cursor)  # type: ignore[arg-type]
    if gone:
        connection.invalidate(error)
    return DBAPIError.instance(
        statement, None, error, psycopg.Error, connection_invalidated=gone, dialect=connection.dialect
    )
