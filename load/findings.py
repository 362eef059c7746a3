"""What the audit found in a database, what it is audited from, and persons' verdicts, which survive re-extraction."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final

from sqlalchemy import Connection, Engine, delete, func, insert, select

from load import tables
from load.engine import reading, writing
from load.finding_tables import finding, finding_cell, finding_verdict, relation_count
from load.rows import Row, to_fact
from load.values import coordinate, small, split_value, storable
from schemas.errors import HyokaError
from schemas.fact import Fact
from schemas.finding import Audit, Finding, Operand
from schemas.geometry import Box
from schemas.verdict import Verdict, VerdictWord, keyed

_BATCH: Final = 2_000
"""Rows handed to the driver at once."""


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
    """Every document with its facts but those of some concepts: documents by name, facts in reading order."""
    place = func.coalesce(tables.municipality.c.name, tables.municipality.c.id)
    known = select(tables.document.c.id, tables.document.c.sha256, tables.document.c.name, place.label("place"))
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
    found = keyed(audit.findings, sha256)
    rows = [_row(one.finding, one.key) | {"ordinal": i} for i, one in enumerate(found, 1)]
    cells = [_cell(cell, sha256) | {"finding": i, "ordinal": n} for i, n, cell in _cells(audit.findings)]
    counts = [{"rule": rule.value, "status": status.value, "relations": n} for rule, status, n in audit.counts]
    for table, many in ((finding, rows), (finding_cell, cells), (relation_count, counts)):
        for first in range(0, len(many), _BATCH):
            batch = [row | {"document_id": document_id} for row in many[first : first + _BATCH]]
            connection.execute(insert(table), batch)


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
    """The stored findings with their verdicts: documents by name, then as the audit tells them."""
    columns = [finding.c[name] for name in ("key", "severity", "rule", "page", "message")]
    joined = finding.join(tables.document, tables.document.c.id == finding.c.document_id)
    wanted = select(*columns, tables.document.c.name).select_from(joined)
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


def _row(one: Finding, key: str) -> Row:
    """The row of a finding, without its document."""
    return {
        "key": key,
        **_place(one.sheet, one.page, one.box),
        "rule": one.rule.value,
        "status": one.status.value,
        "severity": None if one.severity is None else one.severity.value,
        "class": "|".join(one.classes) or None,
        "concept": storable(one.concept),
        "label": [storable(text) for text in one.label],
        "fiscal_year": small(one.fiscal_year),
        "dimensions": {storable(k): storable(v) if isinstance(v, str) else v for k, v in one.dimensions.items()},
        "raw": storable(one.raw),
        "printed": _text(one.printed),
        "expected": _text(one.expected),
        **{name: _number(getattr(one, name)) for name in ("difference", "low", "high")},
        "unit": None if one.unit is None else storable(one.unit),
        "missing": [storable(text) for text in one.missing],
        "message": storable(one.message),
    }


def _cells(findings: Iterable[Finding]) -> Iterator[tuple[int, int, Operand]]:
    """Every cell with the numbers of its finding and of itself."""
    for number, one in enumerate(findings, 1):
        for place, cell in enumerate(one.cells, 1):
            yield number, place, cell


def _cell(cell: Operand, sha256: Mapping[str, str]) -> Row:
    """The row of a cell, without its finding."""
    return {
        "sha256": sha256.get(cell.document, ""),
        **_place(cell.sheet, cell.page, cell.box),
        "raw": storable(cell.raw),
        "label": [storable(text) for text in cell.label],
        "value": _text(cell.value),
        "coefficient": None if cell.coefficient is None else float(cell.coefficient),
        "role": cell.role,
    }


def _place(sheet: int, page: int, box: Box) -> Row:
    edges = zip(("x0", "y0", "x1", "y1"), map(coordinate, box), strict=True)
    return {"sheet": sheet, "page": page, **dict(edges)}


def _text(value: str | int | float | bool | None) -> str | None:
    """A value as exact text."""
    text = split_value(value)[1]
    return None if text is None else storable(text)


def _number(value: int | float | None) -> float | None:
    """A number for calculating; None beyond the range of floats."""
    return split_value(value)[3]
