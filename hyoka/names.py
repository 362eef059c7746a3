"""Where facts, master lists and decisions about names meet."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from load import masters as master_tables
from load import names as queue
from normalize.names.collect import Rename, collect
from normalize.names.compare import differences
from normalize.names.keys import key
from normalize.names.match import Matcher
from normalize.names.sightings import CONCEPTS, Sighting, sightings
from schemas.masters import shipped
from schemas.naming import Answer, NamedDocument, NameMatch, Place, Question, key_of

if TYPE_CHECKING:
    from load.names import Engine

_REVIEW = Answer("review")


def refresh(engine: Engine, municipality: str | None = None) -> None:
    """Match every unit named in a database anew; persons' decisions find their lines again by what is printed.

    `municipality` is that of the documents whose own is not known.
    """
    matcher = Matcher(master_tables.read_masters(engine, shipped()))
    documents = list(queue.named_documents(engine, CONCEPTS))
    queue.save_matches(engine, examine(known(documents, matcher, municipality), matcher))


def known(documents: Iterable[NamedDocument], matcher: Matcher, municipality: str | None) -> list[NamedDocument]:
    """The documents with the code of their municipality; of what has none, the name stays as it is."""
    found = []
    for document in documents:
        whose = document.municipality or municipality
        found.append(replace(document, municipality=matcher.municipality(whose) or whose))
    return found


def examine(documents: Iterable[NamedDocument], matcher: Matcher) -> Iterator[NameMatch]:
    """Every unit that the documents name, where list and sheet differ, and what is probably a rename."""
    seen: list[Sighting] = []
    for document in documents:
        here = list(sightings(document))
        seen += here
        yield from _differences(document, here)
    yield from _matches(seen, matcher)
    for rename in collect(seen)[1]:
        yield _renamed(rename)


def _matches(seen: Iterable[Sighting], matcher: Matcher) -> Iterator[NameMatch]:
    """One match for each municipality (of what has none, document), year and writing."""
    places: defaultdict[tuple[str, int | None, str], list[Sighting]] = defaultdict(list)
    for sighting in seen:
        whose = sighting.municipality or sighting.place.sha256
        places[whose, sighting.fiscal_year, key(sighting.raw)].append(sighting)
    for (whose, year, text), group in places.items():
        municipality = group[0].municipality
        question = Question("department", group[0].raw, municipality or None, year)
        answer = matcher.match(question)
        yield NameMatch(
            key=key_of("department", whose, year, text),
            kind="department",
            municipality=municipality,
            fiscal_year=year,
            name=group[0].raw,
            reason=answer.candidates[0].reason if len(answer.candidates) > 0 else "unknown",
            answer=answer,
            places=_unique(sighting.place for sighting in group),
        )


def _differences(document: NamedDocument, seen: list[Sighting]) -> Iterator[NameMatch]:
    """Where the document's list names another unit than its sheet: both stay, linked, for a person to see."""
    years = {sighting.place: sighting.fiscal_year for sighting in seen}
    for found in differences(document):
        yield NameMatch(
            key=key_of("differ", document.sha256, found.project, key(found.on_sheet), key(found.on_list)),
            kind="department",
            municipality=document.municipality or "",
            fiscal_year=years.get(found.places[0]),
            name=found.on_sheet,
            reason="list_and_sheet_differ",
            answer=_REVIEW,
            other=found.on_list,
            places=found.places,
        )


def _renamed(found: Rename) -> NameMatch:
    """A rename that a person should confirm."""
    return NameMatch(
        key=key_of("renamed", found.municipality, found.first_year, key(found.old), key(found.new)),
        kind="department",
        municipality=found.municipality,
        fiscal_year=found.first_year,
        name=found.new,
        reason="renamed",
        answer=_REVIEW,
        other=found.old,
        places=_unique(found.places),
    )


def _unique(places: Iterable[Place]) -> tuple[Place, ...]:
    """The places, each once."""
    return tuple(dict.fromkeys(places))
