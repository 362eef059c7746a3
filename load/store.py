"""Loading: one transaction a document, idempotent by the SHA-256 of its bytes, with its row in the ledger."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from itertools import islice
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import Connection, Engine, Table, delete, func, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite

from load import findings, migrate, query, tables
from load.engine import display, open_engine, reading, writing
from load.outcomes import Entry, Outcome
from load.rows import Row, to_row
from load.standing import standings
from load.values import storable, storable_path
from schemas.document import LOW_COVERAGE, SheetInfo
from schemas.finding import Audit

if TYPE_CHECKING:
    from schemas.coverage import PageCoverage
    from schemas.document import DocumentResult
    from schemas.errors import Rejected

BATCH: Final = 2_000
"""Rows handed to the driver at once; bounds the memory of the writer."""
# So many pages of low coverage are told of in the ledger's row of a document; all have their note.
_TOLD: Final = 3
_NOTHING: Final = Audit((), ())


class Store:
    """The writing side of a database. One process writes; every method is one transaction."""

    def __init__(self, engine: Engine) -> None:
        """A store over an engine whose tables are of this release (see `open_store`)."""
        self._engine = engine

    @property
    def url(self) -> str:
        """The URL, without a password."""
        return display(self._engine.url)

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    def begin_run(self, version: str, options: Mapping[str, Any]) -> int:
        """Note that a run begins. Returns its number."""
        with writing(self._engine) as connection:
            row = {"started_at": datetime.now(UTC), "version": version, "options": dict(options)}
            key = connection.execute(insert(tables.run).values(row)).inserted_primary_key
            return int(key[0]) if key is not None else 0

    def finish_run(self, run_id: int) -> None:
        """Note that a run came to its end."""
        with writing(self._engine) as connection:
            done = update(tables.run).where(tables.run.c.id == run_id)
            connection.execute(done.values(finished_at=datetime.now(UTC)))

    def known(self, extraction: str) -> set[str]:
        """SHA-256 of every document whose facts already come from this extraction."""
        with reading(self._engine) as connection:
            same = tables.document.c.extraction == extraction
            return set(connection.execute(select(tables.document.c.sha256).where(same)).scalars())

    def facts_by_concept(self) -> dict[str, int]:
        """How many facts of each concept the database holds."""
        return query.facts_by_concept(self._engine)

    def load(self, run_id: int, result: DocumentResult, extraction: str) -> Entry:
        """Load a document, unless the same extraction of the same bytes is there; replace those of another one."""
        entry = Entry(storable_path(result.path), storable(result.document), Outcome.UNCHANGED, result.sha256)
        with writing(self._engine) as connection:
            document_id, before = _claim(connection, result)
            if before != extraction:
                _fill(connection, document_id, result, extraction)
                outcome = Outcome.REPLACED if before else Outcome.LOADED
                sheets = sum(sheet.ordinal > 0 for sheet in _sheets(result))
                entry = replace(entry, outcome=outcome, sheets=sheets, facts=len(result.facts), message=_remark(result))
                entry = replace(entry, audit=result.audit)
            _see(connection, document_id, entry)
            _record(connection, run_id, entry)
        return entry

    def unchanged(self, run_id: int, path: str, name: str, sha256: str) -> Entry:
        """Note that a file holds a document that is already there, perhaps under another name."""
        entry = Entry(storable_path(path), storable(name), Outcome.UNCHANGED, sha256)
        with writing(self._engine) as connection:
            known = select(tables.document.c.id).where(tables.document.c.sha256 == sha256)
            _see(connection, connection.execute(known).scalar_one(), entry)
            _record(connection, run_id, entry)
        return entry

    def reject(self, run_id: int, path: str, rejected: Rejected) -> Entry:
        """Note why a document could not be loaded."""
        entry = Entry(
            storable_path(path),
            storable(rejected.document),
            Outcome.REJECTED,
            reason=rejected.reason.value,
            message=storable(str(rejected)),
        )
        with writing(self._engine) as connection:
            _record(connection, run_id, entry)
        return entry


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


def _claim(connection: Connection, result: DocumentResult) -> tuple[int, str]:
    """The document's number and the extraction that its facts come from ("" for a new one), locked for this run."""
    new = {"sha256": result.sha256, "name": storable(result.document), "size": result.size}
    _add(connection, tables.document, new | {"pages": result.pages, "reader": result.reader, "extraction": ""})
    columns = (tables.document.c.id, tables.document.c.extraction)
    claimed = select(*columns).where(tables.document.c.sha256 == result.sha256).with_for_update()
    document_id, extraction = connection.execute(claimed).one()
    return document_id, extraction


def _fill(connection: Connection, document_id: int, result: DocumentResult, extraction: str) -> None:
    """Put in what the extraction found, in place of what an older one found."""
    for table in (tables.fact, tables.sheet, tables.page_note, tables.page_coverage):
        connection.execute(delete(table).where(table.c.document_id == document_id))
    described = {
        "pages": result.pages,
        "reader": result.reader,
        "extraction": extraction,
        "municipality_id": _municipality(connection, result.municipality),
    }
    connection.execute(update(tables.document).where(tables.document.c.id == document_id).values(described))
    _insert(connection, tables.sheet, document_id, map(_sheet_row, _sheets(result)))
    _insert(connection, tables.fact, document_id, _fact_rows(result))
    notes = ({"page": n.page, "kind": n.kind, "message": storable(n.message)} for n in result.notes)
    _insert(connection, tables.page_note, document_id, ({"ordinal": i, **n} for i, n in enumerate(notes, 1)))
    _insert(connection, tables.page_coverage, document_id, map(_coverage_row, result.coverage))
    findings.keep(connection, document_id, result.audit or _NOTHING, {result.document: result.sha256})


def _add(connection: Connection, table: Table, row: Row) -> None:
    """Insert a row, unless one with its key is there."""
    dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
    connection.execute(dialect.insert(table).values(row).on_conflict_do_nothing())


def _insert(connection: Connection, table: Table, document_id: int, rows: Iterator[Row]) -> None:
    """Insert rows of a document, a batch at a time."""
    while batch := [row | {"document_id": document_id} for row in islice(rows, BATCH)]:
        connection.execute(insert(table), batch)


def _fact_rows(result: DocumentResult) -> Iterator[Row]:
    """The rows of the facts, numbered in reading order."""
    for ordinal, (fact, standing) in enumerate(zip(result.facts, standings(result.facts), strict=True), 1):
        yield to_row(fact, ordinal, standing)


def _sheets(result: DocumentResult) -> list[SheetInfo]:
    """The sheets of a document, and those that only its facts know."""
    sheets = {sheet.ordinal: sheet for sheet in result.sheets}
    for fact in result.facts:
        known = sheets.get(fact.sheet)
        if known is None:
            sheets[fact.sheet] = SheetInfo(fact.sheet, fact.page, fact.page, None, None)
        elif not known.first_page <= fact.page <= known.last_page:
            first, last = min(known.first_page, fact.page), max(known.last_page, fact.page)
            sheets[fact.sheet] = replace(known, first_page=first, last_page=last)
    return [sheets[ordinal] for ordinal in sorted(sheets)]


def _sheet_row(sheet: SheetInfo) -> Row:
    """The row of a sheet."""
    return {
        "ordinal": sheet.ordinal,
        "first_page": sheet.first_page,
        "last_page": sheet.last_page,
        "title": None if sheet.title is None else storable(sheet.title),
        "layout": sheet.layout,
    }


def _coverage_row(page: PageCoverage) -> Row:
    """The row of a page's account; its leftovers are no matter of the database."""
    return {
        "page": page.page,
        "characters": page.characters,
        "label": page.label,
        "value": page.value,
        "other": page.other,
        "furniture": page.furnished,
        "unclaimed": page.unclaimed,
    }


def _remark(result: DocumentResult) -> str | None:
    """What the ledger says of a loaded document: its pages of which little is claimed, each in a sentence."""
    low = [note for note in result.notes if note.kind == LOW_COVERAGE]
    if not low:
        return None
    told = "; ".join(f"page {note.page}: {note.message}" for note in low[:_TOLD])
    more = f"; and {len(low) - _TOLD} more pages (see page_note)" if len(low) > _TOLD else ""
    return storable(f"{result.document}: {told}{more}")


def _municipality(connection: Connection, name: str | None) -> str | None:
    """The key of a municipality, which is noted if it is new."""
    if not name:
        return None
    key = storable_path(name)
    _add(connection, tables.municipality, {"id": key, "name": None if key.isdecimal() else key})
    return key


def _see(connection: Connection, document_id: int, entry: Entry) -> None:
    """Note where a document was seen. Of several names, the first in byte order is the document's."""
    _add(connection, tables.source, {"document_id": document_id, "path": entry.path, "name": entry.name})
    first = select(func.min(tables.source.c.name)).where(tables.source.c.document_id == document_id).scalar_subquery()
    named = update(tables.document).where(tables.document.c.id == document_id, tables.document.c.name != first)
    connection.execute(named.values(name=first))


def _record(connection: Connection, run_id: int, entry: Entry) -> None:
    """Write the ledger's row of a document."""
    connection.execute(insert(tables.ledger).values(run_id=run_id, **entry.row()))
