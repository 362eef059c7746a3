"""Loading: one transaction a document, idempotent by the SHA-256 of its bytes, with its row in the ledger."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from itertools import chain, groupby
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Final, TypeVar

from sqlalchemy import (
    ColumnElement,
    Connection,
    Engine,
    Executable,
    Table,
    bindparam,
    case,
    delete,
    func,
    insert,
    select,
    update,
)
from sqlalchemy.dialects import postgresql, sqlite

from load import bulk, migrate, query, tables, versions
from load.engine import display, open_engine, reading, writing
from load.failures import of_the_document, patiently
from load.known import Known
from load.outcomes import Entry, Outcome
from load.prepared import Prepared, prepare
from load.values import storable, storable_path
from schemas.errors import Reason, Rejected

if TYPE_CHECKING:
    from load.rows import Row
    from schemas.document import DocumentResult

_LONGEST_ERROR: Final = 500

_T = TypeVar("_T")

_ASKED: Final = "asked"
_DESCRIBE: Final = update(tables.document).where(tables.document.c.id == bindparam(_ASKED))


class Store:
    """The writing side of a database. One process writes; every method is one transaction.

    A transaction is repeated where Postgres went away (`load.failures.patiently`); each may be, without doubling anything.
    """

    def __init__(self, engine: Engine) -> None:
        """A store over an engine whose tables are of this release (see `open_store`)."""
        self._engine = engine
        self.tell: Callable[[str], None] | None = None
        """Who is told, in one line, that the database went away and is being waited for."""

    @property
    def url(self) -> str:
        """The URL, without a password."""
        return display(self._engine.url)

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    def begin_run(self, version: str, options: Mapping[str, Any]) -> int:
        """Note that a run begins. Returns its number."""
        row = {"started_at": datetime.now(UTC), "version": version, "options": dict(options)}

        def work(connection: Connection, attempt: int) -> int:
            if attempt > 0:
                # The answer of the first attempt may be all that was lost.
                there = select(func.max(tables.run.c.id)).where(tables.run.c.started_at == row["started_at"])
                if (known := connection.execute(there).scalar()) is not None:
                    return int(known)
            key = connection.execute(insert(tables.run).values(row)).inserted_primary_key
            return int(key[0]) if key is not None else 0

        return self._write(work)

    def finish_run(self, run_id: int) -> None:
        """Note that a run came to its end."""
        done = update(tables.run).where(tables.run.c.id == run_id).values(finished_at=datetime.now(UTC))
        self._write(lambda connection, _: connection.execute(done))

    def known(self, extraction: str) -> Known:
        """SHA-256 of every document whose facts already come from this extraction."""
        return Known(self._engine, extraction)

    def facts_by_concept(self) -> dict[str, int]:
        """How many facts of each concept the database holds."""
        return query.facts_by_concept(self._engine)

    def known_paths(self, extraction: str) -> set[str]:
        """The paths at which such documents were seen last; what lies there now may be something else."""
        with reading(self._engine) as connection:
            seen = select(tables.source.c.path).join(tables.document).where(tables.source.c.current)
            return set(connection.execute(seen.where(tables.document.c.extraction == extraction)).scalars())

    def load(
        self, run_id: int, result: DocumentResult | Prepared, extraction: str, *, seconds: float | None = None
    ) -> Entry:
        """Load a document, unless the same extraction of the same bytes is there; replace those of another one.

        One that is not prepared yet is prepared here; a run has that done by the readers. A document that no database
        takes is rejected, with what the database said. Raises `DatabaseError` where it is the database that fails.
        """
        try:
            ready = result if isinstance(result, Prepared) else prepare(result, bulk.all_columns())
            return self._write(lambda connection, _: _load(connection, run_id, ready, extraction, seconds))
        except Exception as error:
            if not of_the_document(error):
                raise
            said = " ".join(f"{type(error).__name__}: {error}".split())[:_LONGEST_ERROR]
            rejected = Rejected(result.document, Reason.NOT_STORABLE, said)
            return self.reject(run_id, result.path, rejected, result.sha256, seconds=seconds)

    def unchanged(self, run_id: int, path: str, name: str, sha256: str) -> Entry:
        """Note that a file holds a document that is already there, perhaps under another name."""
        entry = Entry(storable_path(path), storable(name), Outcome.UNCHANGED, sha256)
        known = select(tables.document.c.id).where(tables.document.c.sha256 == sha256)

        def work(connection: Connection, _: int) -> Entry:
            _see(connection, connection.execute(known).scalar_one(), entry)
            return _record(connection, run_id, entry)

        return self._write(work)

    def reject(
        self, run_id: int, path: str, rejected: Rejected, sha256: str | None = None, *, seconds: float | None = None
    ) -> Entry:
        """Note why a document could not be loaded; `sha256` is that of its bytes, where they could be read."""
        entry = Entry(
            storable_path(path),
            storable(rejected.document),
            Outcome.REJECTED,
            sha256,
            reason=rejected.reason.value,
            message=storable(str(rejected)),
            seconds=seconds,
        )
        return self._write(lambda connection, _: _record(connection, run_id, entry))

    def _write(self, work: Callable[[Connection, int], _T]) -> _T:
        """One transaction; again, from its beginning, where the connection was lost. `work` is told how often before."""

        def attempt(number: int) -> _T:
            with writing(self._engine) as connection:
                return work(connection, number)

        return patiently(attempt, self.tell)


def open_store(url: str) -> Store:
    """Open a database for loading; a new one gets its tables."""
    engine = open_engine(url, create=True)
    _let_readers_read(engine)
    migrate.ensure(engine, create=True)
    return Store(engine)


def _let_readers_read(engine: Engine) -> None:
    """On SQLite, let others read while a run writes (kept in the file). Where that cannot be had, go on without."""
    if engine.dialect.name == "sqlite":
        raw = engine.raw_connection()
        with suppress(sqlite3.Error):
            raw.cursor().execute("PRAGMA journal_mode = WAL")
        raw.close()


def _load(connection: Connection, run_id: int, ready: Prepared, extraction: str, seconds: float | None) -> Entry:
    """Claim a document, fill it in unless that is done, and note where it was seen. Returns its row in the ledger."""
    path, name = storable_path(ready.path), storable(ready.document)
    entry = Entry(path, name, Outcome.UNCHANGED, ready.sha256, seconds=seconds, audit=ready.audit)
    document_id, before = _claim(connection, ready)
    if before != extraction:
        _fill(connection, document_id, ready, extraction, new=not before)
        outcome = Outcome.REPLACED if before else Outcome.LOADED
        entry = replace(entry, outcome=outcome, sheets=ready.sheets, facts=ready.facts, message=ready.remark)
        entry = replace(entry, pages=ready.pages)
    _see(connection, document_id, entry)
    return _record(connection, run_id, entry)


def _claim(connection: Connection, result: Prepared) -> tuple[int, str]:
    """The document's number and the extraction that its facts come from ("" for a new one), locked for this run."""
    new = {"sha256": result.sha256, "name": storable(result.document), "size": result.size}
    _add(connection, tables.document, new | {"pages": result.pages, "reader": result.reader, "extraction": ""})
    columns = (tables.document.c.id, tables.document.c.extraction)
    claimed = select(*columns).where(tables.document.c.sha256 == result.sha256).with_for_update()
    document_id, extraction = connection.execute(claimed).one()
    return document_id, extraction


def _fill(connection: Connection, document_id: int, prepared: Prepared, extraction: str, *, new: bool) -> None:
    """Put in what the extraction found, in place of what an older one found."""
    if not new:
        for table in reversed(bulk.DERIVED):
            connection.execute(delete(table).where(table.c.document_id == document_id))
    described = {
        "pages": prepared.pages,
        "reader": prepared.reader,
        "extraction": extraction,
        "municipality_id": _municipality(connection, prepared.municipality),
        _ASKED: document_id,
    }
    connection.execute(_DESCRIBE, described)
    for name, portions in groupby(prepared.portions, key=attrgetter("table")):
        rows = chain.from_iterable(portion.tuples() for portion in portions)
        bulk.insert(connection, tables.METADATA.tables[name], document_id, rows)


def _add(connection: Connection, table: Table, row: Row) -> None:
    """Insert a row, unless one with its key is there."""
    connection.execute(_adding(table, connection.dialect.name), row)


@cache
def _adding(table: Table, dialect: str) -> Executable:
    """The statement that adds a row. Made once: for a small document, making statements is most of the work."""
    new: Executable = (postgresql if dialect == "postgresql" else sqlite).insert(table).on_conflict_do_nothing()
    return new


def _municipality(connection: Connection, name: str | None) -> str | None:
    """The key of a municipality, which is noted if it is new."""
    if not name:
        return None
    key = storable_path(name)
    _add(connection, tables.municipality, {"id": key, "name": None if key.isdecimal() else key})
    return key


def _see(connection: Connection, document_id: int, entry: Entry) -> None:
    """Note where a document was seen. Of several names, the first in byte order is the document's."""
    versions.see(connection, document_id, entry.path, entry.name)
    first = select(func.min(tables.source.c.name)).where(tables.source.c.document_id == document_id).scalar_subquery()
    named = update(tables.document).where(tables.document.c.id == document_id, tables.document.c.name != first)
    connection.execute(named.values(name=first))


def _record(connection: Connection, run_id: int, entry: Entry) -> Entry:
    """Write the ledger's row of a document, one a run: of two, the better. Returns the one that stands.

    A second one comes where a load is repeated, because it was not known whether it had been committed, or because a
    cluster gave a document to two readers.
    """
    row = {"run_id": run_id, "finished_at": datetime.now(UTC), **entry.row()}
    ledger = tables.ledger
    dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
    new = dialect.insert(ledger).values(row)
    changed = {name: new.excluded[name] for name in row if name not in ("run_id", "path")}
    better = _rank(new.excluded.outcome) > _rank(ledger.c.outcome)
    connection.execute(new.on_conflict_do_update(index_elements=["run_id", "path"], set_=changed, where=better))
    stands = select(ledger).where(ledger.c.run_id == run_id, ledger.c.path == entry.path)
    return entry.standing(dict(connection.execute(stands).mappings().one()))


def _rank(outcome: ColumnElement[str]) -> ColumnElement[int]:
    """How much an outcome says: loaded more than unchanged, and that more than rejected."""
    return case((outcome.in_([Outcome.LOADED, Outcome.REPLACED]), 2), (outcome == Outcome.UNCHANGED, 1), else_=0)
