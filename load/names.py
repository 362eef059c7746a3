"""Matched names, the review queue, and the decisions that survive re-extraction."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import Any, Literal

from sqlalchemy import Engine as Engine
from sqlalchemy import delete, insert, select

from load import tables
from load.engine import reading, writing
from load.name_tables import name_decision, name_match
from load.rows import to_fact
from load.values import storable
from load.versions import is_current
from schemas.errors import HyokaError
from schemas.naming import Answer, Candidate, Decision, DecisionWord, NamedDocument, NameMatch, Place

Standing = Literal["auto", "pending", "accepted", "rejected", "none"]
"""What is to be said of a name: a person's decision, where there is one, before the matcher's answer."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the queue: a name, and what a person said of it, if one has."""

    match: NameMatch
    decision: Decision | None

    @property
    def standing(self) -> Standing:
        """Decision before answer."""
        if self.decision is not None:
            return self.decision.word
        return "pending" if self.match.answer.status == "review" else self.match.answer.status

    @property
    def master_id(self) -> str | None:
        """The entry that the name means, as far as it is certain."""
        return self.match.answer.id if self.decision is None else self.decision.master_id


def named_documents(engine: Engine, concepts: Collection[str]) -> Iterator[NamedDocument]:
    """Every document that no newer version has superseded, with its facts of some concepts, in reading order."""
    columns = (
        tables.document.c.id,
        tables.document.c.sha256,
        tables.document.c.name,
        tables.document.c.municipality_id,
    )
    wanted = select(tables.fact).where(tables.fact.c.concept.in_(sorted(concepts))).order_by(tables.fact.c.ordinal)
    with reading(engine) as connection:
        documents = select(*columns).where(is_current()).order_by("name", "sha256")
        for id_, sha256, name, municipality in connection.execute(documents).all():
            rows = connection.execute(wanted.where(tables.fact.c.document_id == id_)).mappings()
            yield NamedDocument(sha256, name, municipality, tuple(to_fact(dict(row), name) for row in rows))


def save_matches(engine: Engine, matches: Iterable[NameMatch]) -> None:
    """Put matches in place of all that were there. Decisions stay."""
    rows = list({match.key: _row(match) for match in matches}.values())
    with writing(engine) as connection:
        connection.execute(delete(name_match))
        if len(rows) > 0:
            connection.execute(insert(name_match), rows)


def lines(engine: Engine, standing: Standing | None = None) -> list[Line]:
    """The names with their decisions, by municipality, year and name; only those of one standing if asked for."""
    order = ("municipality", "fiscal_year", "name", "key")
    with reading(engine) as connection:
        decided = {row["key"]: _decision(row) for row in connection.execute(select(name_decision)).mappings()}
        rows = connection.execute(select(name_match).order_by(*order)).mappings()
        found = [Line(_match(row), decided.get(row["key"])) for row in rows]
    return [line for line in found if standing is None or line.standing == standing]


def decide(engine: Engine, key: str, word: DecisionWord, master_id: str | None = None, note: str = "") -> Line:
    """Keep a decision about a name; a later one takes the place of an earlier one. Raises `HyokaError`."""
    found = [line for line in lines(engine) if line.match.key.startswith(key)] if key != "" else []
    if len(found) != 1:
        raise HyokaError(f"{key!r}: {'no name' if len(found) == 0 else 'more than one name'} in the queue has this key")
    match = found[0].match
    if word == "accepted":
        master_id = _chosen(match, master_id)
    row = {
        "key": match.key,
        "decision": word,
        "master_id": master_id if word == "accepted" else None,
        **{name: getattr(match, name) for name in ("kind", "municipality", "fiscal_year", "name", "other")},
        "note": storable(note),
        "decided_at": datetime.now(UTC),
    }
    with writing(engine) as connection:
        connection.execute(delete(name_decision).where(name_decision.c.key == match.key))
        connection.execute(insert(name_decision).values(row))
    return Line(match, Decision(match.key, word, row["master_id"], row["note"]))


def _chosen(match: NameMatch, master_id: str | None) -> str | None:
    """The entry that is accepted: the one that was named, or the only candidate."""
    candidates = match.answer.candidates
    if master_id is not None or match.other != "":
        return master_id
    if len(candidates) != 1:
        named = ", ".join(one.id for one in candidates) or "none"
        raise HyokaError(f"{match.name!r}: say which candidate is accepted (there are: {named})")
    return candidates[0].id


def _row(match: NameMatch) -> dict[str, Any]:
    """The row of a match."""
    return {
        "key": match.key,
        "kind": match.kind,
        "municipality": storable(match.municipality),
        "fiscal_year": match.fiscal_year,
        "name": storable(match.name),
        "other": storable(match.other),
        "status": match.answer.status,
        "reason": match.reason,
        "master_id": match.answer.id,
        "candidates": [one.to_json() for one in match.answer.candidates],
        "places": [asdict(place) for place in match.places],
    }


def _match(row: Any) -> NameMatch:
    """The match of a row."""
    return NameMatch(
        key=row["key"],
        kind=row["kind"],
        municipality=row["municipality"],
        fiscal_year=row["fiscal_year"],
        name=row["name"],
        reason=row["reason"],
        answer=Answer(row["status"], row["master_id"], tuple(Candidate(**one) for one in row["candidates"])),
        other=row["other"],
        places=tuple(Place(**place) for place in row["places"]),
    )


def _decision(row: Any) -> Decision:
    """The decision of a row."""
    return Decision(row["key"], row["decision"], row["master_id"], row["note"])
