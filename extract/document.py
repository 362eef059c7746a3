"""Reading one document: from its bytes to its sheets of blocks, or a `Rejected` that says why not."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from extract.blocks import of_page
from extract.prints import page_prints
from extract.readers import count_of
from extract.readers import reader as reader_of
from extract.sheets import split
from schemas.block import PageBlocks, Sheet
from schemas.document import CUT_OFF, REPAIRED, PageNote
from schemas.errors import Reason, Rejected
from schemas.prints import PagePrint

# The header may follow up to 1,024 bytes of other matter (ISO 32000-1, 7.5.2, implementation note 13).
HEADER_WITHIN: Final = 1024
# The end must stand in the last 1,024 bytes (7.5.5, implementation note 18); downloads append a line or two.
END: Final = b"%%EOF"
END_WITHIN: Final = 2048
# A PDF that lies uncompressed in a zip archive would be found by its header; an archive is no document.
ARCHIVE: Final = b"PK\x03\x04"


@dataclass(frozen=True, slots=True)
class Document:
    """One document as read: its sheets (0 = the document itself) and the numbers of its pages without text.

    `prints` is what each page prints, in page order: what the facts of the sheets are held against. `notes` tell what a
    person should know of how its pages were read.
    """

    name: str
    reader: str
    pages: int
    sheets: tuple[Sheet, ...]
    blank_pages: tuple[int, ...]
    prints: tuple[PagePrint, ...]
    notes: tuple[PageNote, ...] = ()


def read(data: bytes, name: str, reader: str = "pymupdf", progress: Callable[[int], None] | None = None) -> Document:
    """Read the PDF in `data`. `reader` is `pymupdf` or `pdfplumber`; `progress` is told each page number.

    Raises `Rejected` with the reason where it cannot be read: empty, no PDF, damaged, encrypted, no pages, no text.
    """
    check(data, name)
    return ended(of_pages(list(pages_of(data, name, reader, progress=progress)), name, reader), data)


def check(data: bytes, name: str) -> None:
    """Raise `Rejected` where the bytes are, at a glance, no PDF."""
    if not data:
        raise Rejected(name, Reason.EMPTY)
    if b"%PDF-" not in data[:HEADER_WITHIN] or data.startswith(ARCHIVE):
        raise Rejected(name, Reason.NOT_PDF)


def page_count(data: bytes, name: str, reader: str = "pymupdf") -> int:
    """How many pages the PDF in `data` has. Raises `Rejected` where it cannot be opened."""
    check(data, name)
    return count_of(reader)(data, name)


def of_pages(pages: Sequence[PageBlocks], name: str, reader: str) -> Document:
    """The document of these pages, which are all that it has. Raises `Rejected` where none of them has text."""
    if not any(page.chars for page in pages):
        raise Rejected(name, Reason.NO_TEXT, f"{len(pages)} pages")
    blank = tuple(page.number for page in pages if page.chars == 0)
    sheets = split(pages)
    notes = tuple(note for page in pages for note in page.notes)
    return Document(name, reader, len(pages), sheets, blank, page_prints(pages, sheets), notes)


def ended(document: Document, data: bytes) -> Document:
    """The same document, with a note where the end of its file is missing."""
    if END in data[-END_WITHIN:] or all(note.kind != REPAIRED for note in document.notes):
        return document
    cut = PageNote(document.pages, CUT_OFF, "the end of the file is missing: what is blank may have been printed")
    return replace(document, notes=(*document.notes, cut))


def pages_of(
    data: bytes,
    name: str,
    reader: str = "pymupdf",
    wanted: range | None = None,
    progress: Callable[[int], None] | None = None,
) -> Iterator[PageBlocks]:
    """The blocks of each page, or of those that are `wanted` (0-based): no page is read otherwise for its neighbours."""
    for page in reader_of(reader)(data, name, wanted):
        yield of_page(page)
        if progress is not None:
            progress(page.number)
