"""Where a document's own list names another unit than the sheet of the same project.

In 所沢's document of 令和3年度 the list says 地域づくり推進課 and the sheet 地域づくり支援課. Both stay as printed; the two places
are linked, and a person is told (`list_and_sheet_differ`).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from normalize.names.keys import key, without_code
from normalize.names.levels import split_levels
from normalize.names.sightings import place_of, rows
from schemas.fact import Fact
from schemas.naming import NamedDocument, Place

_ENOUGH: Final = 3
"""So many rows must agree before the distance of printed and counted page numbers is trusted."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One project with two units: as its sheet prints it and as the list does, with all places."""

    project: str
    on_sheet: str
    on_list: str
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class _Sheet:
    """What is compared of a sheet."""

    page: int
    project: str
    division: Fact


def differences(document: NamedDocument) -> list[Difference]:
    """The projects whose list row and sheet name different units; the same difference in two lists is one."""
    sheets = list(_sheets(document.facts))
    lists = rows(fact for fact in document.facts if fact.sheet == 0)
    offset = _offset(lists, sheets)
    found: dict[tuple[str, str, str], Difference] = {}
    for row in lists:
        sheet = _sheet_of(row, sheets, offset)
        division = _first(row, "listing_division")
        if sheet is None or division is None or same_unit(str(division.value), str(sheet.division.value)):
            continue
        at = (sheet.project, str(sheet.division.value), str(division.value))
        before = found[at].places if at in found else (place_of(document, sheet.division),)
        found[at] = Difference(*at, (*before, place_of(document, division)))
    return list(found.values())


def same_unit(one: str, other: str) -> bool:
    """Whether two writings name one unit: alike, or alike in the innermost levels where one prints fewer of them."""
    paths = [[key(level.name) for level in split_levels(without_code(text))] for text in (one, other)]
    number = min(len(path) for path in paths)
    return paths[0][-number:] == paths[1][-number:] or key(one) == key(other)


def _sheets(facts: tuple[Fact, ...]) -> Iterator[_Sheet]:
    """The sheets that name a project and one unit."""
    by_sheet: defaultdict[int, list[Fact]] = defaultdict(list)
    for fact in facts:
        if fact.sheet > 0:
            by_sheet[fact.sheet].append(fact)
    for own in by_sheet.values():
        name, division = _first(own, "project_name"), _first(own, "responsible_division")
        if name is not None and division is not None:
            yield _Sheet(min(fact.page for fact in own), key(str(name.value)), division)


def _first(facts: list[Fact], concept: str) -> Fact | None:
    """The first reported fact of a concept."""
    return next((fact for fact in facts if fact.concept == concept and fact.state == "reported"), None)


def _named(row: list[Fact], sheets: list[_Sheet]) -> list[_Sheet]:
    """The sheets with the project name of a row."""
    name = _first(row, "listing_name")
    return [] if name is None else [sheet for sheet in sheets if sheet.project == key(str(name.value))]


def _page(row: list[Fact]) -> int | None:
    """The page that a row prints."""
    page = _first(row, "listing_page")
    return page.value if page is not None and isinstance(page.value, int) else None


def _offset(lists: list[list[Fact]], sheets: list[_Sheet]) -> int | None:
    """By how much counted page numbers exceed printed ones, from the rows whose project has one sheet."""
    votes: Counter[int] = Counter()
    for row in lists:
        page, named = _page(row), _named(row, sheets)
        if page is not None and len(named) == 1:
            votes[named[0].page - page] += 1
    [(offset, number)] = votes.most_common(1) or [(0, 0)]
    return offset if number >= _ENOUGH else None


def _sheet_of(row: list[Fact], sheets: list[_Sheet], offset: int | None) -> _Sheet | None:
    """The sheet of a row: the only one with its project name; else the one that begins on its page."""
    named, page = _named(row, sheets), _page(row)
    if len(named) == 1:
        return named[0]
    if page is None or offset is None:
        return None
    here = [sheet for sheet in named or sheets if sheet.page == page + offset]
    return here[0] if len(here) == 1 else None
