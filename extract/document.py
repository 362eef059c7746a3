"""Reading one document: from its bytes to its sheets of blocks, or a `Rejected` that says why not."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from extract.blocks import of_page
from extract.prints import page_prints
from extract.readers import reader as reader_of
from extract.sheets import split
from schemas.block import PageBlocks, Sheet
from schemas.errors import Reason, Rejected
from schemas.prints import PagePrint

# The header may follow up to 1,024 bytes of other matter (ISO 32000-1, 7.5.2, implementation note 13).
HEADER_WITHIN: Final = 1024


@dataclass(frozen=True, slots=True)
class Document:
    """One document as read: its sheets (0 = the document itself) and the numbers of its pages without text.

    `prints` is what each page prints, in page order: what the facts of the sheets are held against.
    """

    name: str
    reader: str
    pages: int
    sheets: tuple[Sheet, ...]
    blank_pages: tuple[int, ...]
    prints: tuple[PagePrint, ...]


def read(data: bytes, name: str, reader: str = "pymupdf", progress: Callable[[int], None] | None = None) -> Document:
    """Read the PDF in `data`. `reader` is `pymupdf` or `pdfplumber`; `progress` is told each page number.

    Raises `Rejected` with the reason where it cannot be read: empty, no PDF, damaged, encrypted, no pages, no text.
    """
    if not data:
        raise Rejected(name, Reason.EMPTY)
    if b"%PDF-" not in data[:HEADER_WITHIN]:
        raise Rejected(name, Reason.NOT_PDF)
    pages = list(_pages(data, name, reader, progress))
    if not any(page.chars for page in pages):
        raise Rejected(name, Reason.NO_TEXT, f"{len(pages)} pages")
    blank = tuple(page.number for page in pages if page.chars == 0)
    sheets = split(pages)
    return Document(name, reader, len(pages), sheets, blank, page_prints(pages, sheets))


def _pages(data: bytes, name: str, reader: str, progress: Callable[[int], None] | None) -> Iterator[PageBlocks]:
    for page in reader_of(reader)(data, name, None):
        yield of_page(page)
        if progress is not None:
            progress(page.number)
