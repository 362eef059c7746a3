"""What the audit found in a database, what it is audited from, and persons' verdicts, which survive re-extraction."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Engine, delete, func, insert, select

from load import bulk, tables
from load.engine import reading, writing
from load.finding_rows import finding_rows
from load.finding_tables import finding, finding_cell, finding_verdict, relation_count
from load.rows import to_fact
from load.values import storable
from load.versions import is_current
from schemas.errors import HyokaError
from schemas.fact import Fact
from schemas.finding import Audit
from schemas.verdict import Verdict, VerdictWord


@dataclass(frozen=True, slots=True)
class LoadedDocument:
    """A loaded document with its facts. `paths` are where it was seen; it need not be there any more."""

    sha256: str
    name: str
    municipality: str | None
    paths: tuple[str, ...]
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A stored finding for a person to judge: what `hyoka findings list` prints."""

    key: str
    severity: str | None
    rule: str
    document: str
    page: int
    message: str
    verdict: Verdict | None


def documents(engine: Engine, without: Collection[str] = ()) -> Iterator[LoadedDocument]:
    """Every document with its facts but those of some concepts: documents by name, facts in reading order.

    Without those that a newer version has superseded: a misprint that was put right contradicts nothing any more.
    """
    place = func.coalesce(tables.municipality.c.name, tables.municipality.c.id)
    known = select(tables.document.c.id, tables.document.c.sha256, tables.document.c.name, place.label("place"))
    known = known.where(is_current())
    joined = known.outerjoin(tables.municipality, tables.municipality.c.id == tables.document.c.municipality_id)
    wanted = select(tables.fact).order_by(tables.fact.c.ordinal)
    if without:
        wanted = wanted.where(tables.fact.c.concept.not_in(sorted(without)))
    paths = select(tables.source.c.path).order_by(tables.source.c.path)
    with reading(engine) as connection:
        for row in connection.execute(joined.order_by(tables.document.c.name, tables.document.c.sha256)).all():
            facts = connection.execute(wanted.where(tables.fact.c.document_id == row.id)).mappings()
            seen = connection.execute(paths.where(tables.source.c.document_id == row.id)).scalars()
            yield LoadedDocument(
                row.sha256, row.name, row.place, tuple(seen), tuple(to_fact(dict(fact), row.name) for fact in facts)
            )


def keep(connection: Connection, document_id: int, audit: Audit, sha256: Mapping[str, str]) -> None:
    """Put the findings of a document in place of those that were there. Verdicts stay. `sha256` is by document name."""
    for table in (finding_cell, finding, relation_count):
        connection.execute(delete(table).where(table.c.document_id == document_id))
    for name, rows in finding_rows(audit, sha256):
        table = tables.METADATA.tables[name]
        bulk.insert(connection, table, document_id, bulk.columns(table).tuples(rows))


def keep_all(engine: Engine, audits: Mapping[str, Audit], sha256: Mapping[str, str]) -> None:
    """Put the findings of many documents in place of those that were there, all or nothing. Both are by document name.

    A document that has gone meanwhile is left out.
    """
    with writing(engine) as connection:
        known = connection.execute(select(tables.document.c.sha256, tables.document.c.id))
        ids: dict[str, int] = {row.sha256: row.id for row in known}
        for name, audit in audits.items():
            if (document_id := ids.get(sha256[name])) is not None:
                keep(connection, document_id, audit, sha256)


def verdicts(engine: Engine) -> dict[str, Verdict]:
    """What persons said of findings, by key."""
    with reading(engine) as connection:
        return {row["key"]: _verdict(row) for row in connection.execute(select(finding_verdict)).mappings()}


def lines(engine: Engine) -> list[Line]:
    """The stored findings with their verdicts, without those of superseded documents: by name, then as the audit tells."""
    columns = [finding.c[name] for name in ("key", "severity", "rule", "page", "message")]
    joined = finding.join(tables.document, tables.document.c.id == finding.c.document_id)
    wanted = select(*columns, tables.document.c.name).select_from(joined).where(is_current())
    order = (tables.document.c.name, tables.document.c.sha256, finding.c.ordinal)
    with reading(engine) as connection:
        said = {row["key"]: _verdict(row) for row in connection.execute(select(finding_verdict)).mappings()}
        rows = connection.execute(wanted.order_by(*order)).all()
    return [Line(r.key, r.severity, r.rule, r.name, r.page, r.message, said.get(r.key)) for r in rows]


def judge(engine: Engine, key: str, word: VerdictWord | None, note: str = "") -> Line:
    """Keep a verdict on the finding whose key begins so; a later one replaces an earlier one, None takes it back.

    Raises `HyokaError` where no finding, or more than one, has such a key.
    """
    with writing(engine) as connection:
        row = _the_one(connection, key)
        connection.execute(delete(finding_verdict).where(finding_verdict.c.key == row["key"]))
        verdict = None if word is None else Verdict(row["key"], word, storable(note))
        if verdict is not None:
            same = {name: row[name] for name in ("sha256", "page", "rule", "message")}
            new = {"key": verdict.key, "verdict": verdict.word, "note": verdict.note, "decided_at": datetime.now(UTC)}
            connection.execute(insert(finding_verdict).values(new | same))
    return Line(row["key"], row["severity"], row["rule"], row["name"], row["page"], row["message"], verdict)


def _the_one(connection: Connection, key: str) -> Mapping[str, Any]:
    """The stored finding that a key, or the first characters of one, means."""
    columns = [finding.c[name] for name in ("key", "severity", "rule", "page", "message")]
    joined = finding.join(tables.document, tables.document.c.id == finding.c.document_id)
    named = select(*columns, tables.document.c.name, tables.document.c.sha256).select_from(joined)
    begins = finding.c.key.startswith(key, autoescape=True)
    rows: Sequence[Any] = [] if key == "" else connection.execute(named.where(begins)).mappings().all()
    if len(rows) != 1:
        raise HyokaError(f"{key!r}: {'no finding' if not rows else 'more than one finding'} has this key")
    return dict(rows[0])


def _verdict(row: Any) -> Verdict:
    return Verdict(row["key"], row["verdict"], row["note"])
