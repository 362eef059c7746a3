"""What reading a document gave → rows of the tables of its sheets, facts and pages, without the document's number."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from load.rows import Row, to_row
from load.standing import standings
from load.values import storable
from schemas.document import LOW_COVERAGE, PageNote, SheetInfo

if TYPE_CHECKING:
    from schemas.coverage import PageCoverage
    from schemas.document import DocumentResult

# So many pages of low coverage are told of in the ledger's row of a document; all have their note.
_TOLD: Final = 3


def document_rows(result: DocumentResult) -> Iterator[tuple[str, Iterable[Row]]]:
    """The name of each table and its rows, made as they are asked for."""
    yield "sheet", map(_sheet, sheets_of(result))
    yield "fact", _facts(result)
    yield "page_note", (_note(note, ordinal) for ordinal, note in enumerate(result.notes, 1))
    yield "page_coverage", map(_coverage, result.coverage)


def sheets_of(result: DocumentResult) -> list[SheetInfo]:
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


def remark(result: DocumentResult) -> str | None:
    """What the ledger says of a loaded document: its pages of which little is claimed, each in a sentence."""
    low = [note for note in result.notes if note.kind == LOW_COVERAGE]
    if not low:
        return None
    told = "; ".join(f"page {note.page}: {note.message}" for note in low[:_TOLD])
    more = f"; and {len(low) - _TOLD} more pages (see page_note)" if len(low) > _TOLD else ""
    return storable(f"{result.document}: {told}{more}")


def _facts(result: DocumentResult) -> Iterator[Row]:
    """The rows of the facts, numbered in reading order."""
    for ordinal, (fact, standing) in enumerate(zip(result.facts, standings(result.facts), strict=True), 1):
        yield to_row(fact, ordinal, standing)


def _sheet(sheet: SheetInfo) -> Row:
    """The row of a sheet."""
    return {
        "ordinal": sheet.ordinal,
        "first_page": sheet.first_page,
        "last_page": sheet.last_page,
        "title": None if sheet.title is None else storable(sheet.title),
        "layout": sheet.layout,
    }


def _note(note: PageNote, ordinal: int) -> Row:
    """The row of something to tell about a page."""
    return {"ordinal": ordinal, "page": note.page, "kind": note.kind, "message": storable(note.message)}


def _coverage(page: PageCoverage) -> Row:
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
