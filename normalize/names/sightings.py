"""Where sheets and lists name units: each sighting with its year and its project."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from normalize.names.keys import key
from schemas.fact import Fact
from schemas.naming import NamedDocument, Place

CONCEPTS: Final = frozenset(
    {
        "responsible_division", "responsible_section", "project_name", "project_code", "evaluation_year",
        "listing_name", "listing_division", "listing_page",
    }
)  # fmt: skip
"""What a document must hand over to be looked through for names."""


@dataclass(frozen=True, slots=True)
class Sighting:
    """One printed unit. `municipality` is "" where it is not known; `project` is the key of its project's name."""

    municipality: str
    fiscal_year: int | None
    raw: str
    section: str
    project: str
    place: Place


def sightings(document: NamedDocument) -> Iterator[Sighting]:
    """Every unit that the sheets and lists of a document name, in reading order."""
    sheets: defaultdict[int, list[Fact]] = defaultdict(list)
    for fact in document.facts:
        if fact.state == "reported":
            sheets[fact.sheet].append(fact)
    own = _year(sheets.get(0, []))
    for ordinal, facts in sorted(sheets.items()):
        year = _year(facts)
        year = own if year is None else year
        yield from _on_sheet(document, facts, year)
        if ordinal == 0:
            yield from _on_lists(document, facts, year)


def _on_sheet(document: NamedDocument, facts: list[Fact], year: int | None) -> Iterator[Sighting]:
    """The units of one sheet: its divisions; a section that is printed apart goes with the only division."""
    names = [fact for fact in facts if fact.concept == "project_name"]
    project = key(str(names[0].value)) if len(names) > 0 else ""
    divisions = [fact for fact in facts if fact.concept == "responsible_division"]
    sections = [str(fact.value) for fact in facts if fact.concept == "responsible_section"]
    section = sections[0] if len(divisions) == 1 and len(sections) == 1 else ""
    for fact in divisions:
        yield Sighting(document.municipality or "", year, str(fact.value), section, project, place_of(document, fact))


def _on_lists(document: NamedDocument, facts: list[Fact], year: int | None) -> Iterator[Sighting]:
    """The units of the document's own lists."""
    for row in rows(facts):
        for fact in row:
            if fact.concept == "listing_division":
                names = [one for one in row if one.concept == "listing_name"]
                project = key(str(names[0].value)) if len(names) > 0 else ""
                yield Sighting(
                    document.municipality or "", year, str(fact.value), "", project, place_of(document, fact)
                )


def rows(facts: Iterable[Fact]) -> list[list[Fact]]:
    """The facts of lists by table and row."""
    found: defaultdict[tuple[object, object], list[Fact]] = defaultdict(list)
    for fact in facts:
        if fact.concept.startswith("listing_"):
            found[fact.dimensions.get("table"), fact.dimensions.get("row")].append(fact)
    return list(found.values())


def place_of(document: NamedDocument, fact: Fact) -> Place:
    """Where a fact is printed."""
    return Place(document.sha256, document.name, fact.sheet, fact.page, fact.concept)


def _year(facts: Iterable[Fact]) -> int | None:
    """The fiscal year that a sheet evaluates."""
    for fact in facts:
        if fact.concept == "evaluation_year" and isinstance(fact.value, int):
            return fact.value
    return None
