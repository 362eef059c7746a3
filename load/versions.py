"""Versions of a file: which document lies at a path, which ones lay there before.

A document is its bytes. Where a path is seen with other bytes, another document is its current one, and the one of before
is kept. A document that is current at no path any more is superseded: views and exports leave it out.
"""

from __future__ import annotations

from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, exists, func, insert, select, update

from load.tables import document, source

_LOCK: Final = 0x6879_6F6B
"""The first half of the advisory locks on paths (Postgres): the number spells hyok."""


def is_current() -> ColumnElement[Any]:
    """Whether a row of `document` is what was last seen at one of its paths at least."""
    return exists().where(source.c.document_id == document.c.id, source.c.current)


def see(connection: Connection, document_id: int, path: str, name: str) -> None:
    """Note that a document lies at a path now. What lay there before is kept, and not current there any more."""
    here = source.c.path == path
    lies = select(source.c.version, source.c.current).where(here, source.c.document_id == document_id)
    known = connection.execute(lies).one_or_none()
    if known is not None and known.current:
        return
    _alone(connection, path)
    known = connection.execute(lies).one_or_none()
    connection.execute(
        update(source).where(here, source.c.document_id != document_id, source.c.current).values(current=False)
    )
    if known is not None:
        connection.execute(update(source).where(here, source.c.document_id == document_id).values(current=True))
        return
    last = connection.execute(select(func.coalesce(func.max(source.c.version), 0)).where(here)).scalar_one()
    row = {"document_id": document_id, "path": path, "name": name, "version": last + 1, "current": True}
    connection.execute(insert(source).values(row))


def _alone(connection: Connection, path: str) -> None:
    """Let no other run change the versions of this path until the transaction ends. SQLite has one writer anyway."""
    if connection.dialect.name == "postgresql":
        connection.execute(select(func.pg_advisory_xact_lock(_LOCK, func.hashtext(path))))
