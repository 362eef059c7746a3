"""Opening a database: SQLite file or Postgres by URL, set up so that a killed run loses nothing."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, NoSuchModuleError, SQLAlchemyError

from load.failures import sentence
from load.values import json_text
from schemas.errors import DatabaseError

BUSY_SECONDS: Final = 60
"""How long SQLite waits for another run, or another program, that is writing."""

_BUSY_PORTION: Final = 500
"""Milliseconds that SQLite's own code waits in one go: as long as it does, Ctrl-C is not heard."""
_POSTGRES: Final = {
    "connect_timeout": 30,
    "keepalives_idle": 30,
    "keepalives_interval": 10,
    "keepalives_count": 3,
    "tcp_user_timeout": 60_000,
}
"""A server that went away without a word is found out within about a minute (seconds; the last in milliseconds)."""

_WRITE: Final = "hyoka_write"
_READ: Final = "hyoka_read"


def parse_url(text: str) -> URL:
    """The URL of a database; a plain path is a SQLite file, `postgresql://` goes through psycopg 3."""
    if "://" not in text:
        return URL.create("sqlite", database=text)
    try:
        url = make_url(text)
    except (ArgumentError, ValueError):
        raise DatabaseError(f"{_without_password(text)}: this is not a database URL") from None
    if url.drivername in ("postgres", "postgresql"):
        url = url.set(drivername="postgresql+psycopg")
    if url.get_backend_name() not in ("sqlite", "postgresql"):
        raise DatabaseError(f"{display(url)}: hyoka writes to sqlite:/// and postgresql:// databases only")
    return url


def display(url: URL) -> str:
    """The URL as people may see it and type it: without its password, and without the driver."""
    return url.set(drivername=url.get_backend_name()).render_as_string(hide_password=True)


def open_engine(text: str, *, create: bool) -> Engine:
    """An engine on the database, which has been reached once. Without `create`, a SQLite file must exist."""
    url = parse_url(text)
    path = sqlite_file(url)
    if path is not None and not create and not path.is_file():
        raise DatabaseError(f"{display(url)}: there is no such database file")
    if path is not None and not path.parent.is_dir():
        raise DatabaseError(f"{display(url)}: there is no such folder")
    try:
        engine = create_engine(url, json_serializer=json_text, connect_args=_connect_args(url))
    except (NoSuchModuleError, ImportError):
        raise DatabaseError(f"{display(url)}: Postgres needs `pip install 'hyoka[postgres]'`") from None
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _set_up_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
    with translated(engine), engine.connect() as connection:
        connection.exec_driver_sql("SELECT 1")
        if engine.dialect.name == "sqlite":
            connection.exec_driver_sql("SELECT count(*) FROM sqlite_master")
    return engine


def _connect_args(url: URL) -> dict[str, int]:
    """What connections are made with, but for what the URL itself says."""
    if url.get_backend_name() == "sqlite":
        return {}
    return {name: value for name, value in _POSTGRES.items() if name not in url.query}


def sqlite_file(url: URL) -> Path | None:
    """The file of a SQLite URL, or None for a database in memory and for Postgres."""
    if url.get_backend_name() != "sqlite" or url.database in (None, "", ":memory:"):
        return None
    return Path(str(url.database))


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """A transaction that writes. On SQLite it takes the write lock at once, so that it cannot fail half way."""
    with translated(engine), engine.connect().execution_options(**{_WRITE: True}) as connection, connection.begin():
        yield connection


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """A transaction that sees one state of the database and changes nothing."""
    options: dict[str, Any] = {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
    if engine.dialect.name == "sqlite":
        options = {_READ: True}
    with translated(engine), engine.connect().execution_options(**options) as connection, connection.begin():
        yield connection


@contextmanager
def translated(engine: Engine) -> Iterator[None]:
    """Whatever the database says, as one sentence that names it (`load.failures` tells which kind of error it is)."""
    try:
        yield
    except sqlite3.Error as error:
        raise DatabaseError(f"{display(engine.url)}: {sentence(error)}") from error
    except SQLAlchemyError as error:
        raise DatabaseError(f"{display(engine.url)}: {sentence(error)}") from error


def _set_up_sqlite(connection: Any, _: object) -> None:
    """Transactions begin where we say (`_begin_sqlite`); a kill loses nothing; readers do not block the writer."""
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in ("foreign_keys = ON", f"busy_timeout = {BUSY_SECONDS * 1000}", "synchronous = NORMAL"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    """Begin a transaction explicitly, so that DDL too is part of it."""
    options = connection.get_execution_options()
    cursor = connection.connection.cursor()
    cursor.execute(f"PRAGMA query_only = {'ON' if options.get(_READ) else 'OFF'}")
    if options.get(_WRITE):
        cursor.execute(f"PRAGMA busy_timeout = {_BUSY_PORTION}")
        _when_free(lambda: cursor.execute("BEGIN IMMEDIATE"))
        cursor.execute(f"PRAGMA busy_timeout = {BUSY_SECONDS * 1000}")
    else:
        cursor.execute("BEGIN")
    cursor.close()


def _when_free(begin: Callable[[], object]) -> None:
    """Begin to write as soon as nobody else does; Ctrl-C is heard while we wait. Raises `sqlite3.OperationalError`."""
    until = time.monotonic() + BUSY_SECONDS
    while True:
        try:
            begin()
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() >= until:
                raise
        else:
            return


def _without_password(text: str) -> str:
    """A URL that cannot be parsed, without what may be a password."""
    scheme, _, rest = text.partition("://")
    return f"{scheme}://***@{rest.rpartition('@')[2]}" if "@" in rest else text
