"""Where the stages meet for one document: bytes → sheets → facts."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import TYPE_CHECKING

import extract
from normalize.drafts import Origin
from normalize.facts import document_year, facts_of
from normalize.titles import read as read_title
from schemas.document import DocumentResult, PageNote, SheetInfo

if TYPE_CHECKING:
    from schemas.block import Sheet
    from schemas.fact import Fact


def read_bytes(
    data: bytes,
    name: str,
    *,
    path: str = "",
    reader: str = "pymupdf",
    layouts: bool = True,
    progress: Callable[[int], None] | None = None,
) -> DocumentResult:
    """Everything that the PDF in `data` says. Raises `Rejected` with the reason where it cannot be read."""
    document = extract.read(data, name, reader, progress)
    titles = {sheet.ordinal: read_title(sheet) for sheet in document.sheets}
    own = document_year(document.sheets)
    facts: list[Fact] = []
    infos = []
    for sheet in document.sheets:
        facts += facts_of(sheet, Origin(name, sheet.ordinal, reader), own)
        infos.append(_info(sheet, [str(d.value) for d in titles[sheet.ordinal].drafts if d.concept == "sheet_title"]))
    notes = tuple(PageNote(page, "no_text", "the page has no text") for page in document.blank_pages)
    return DocumentResult(
        document=name,
        path=path or name,
        sha256=hashlib.sha256(data).hexdigest(),
        size=len(data),
        pages=document.pages,
        municipality=None,
        reader=reader,
        sheets=tuple(infos),
        facts=tuple(facts),
        notes=notes,
    )


def _info(sheet: Sheet, titles: list[str]) -> SheetInfo:
    numbers = [page.number for page in sheet.pages]
    return SheetInfo(sheet.ordinal, min(numbers), max(numbers), titles[0] if titles else None, None)
