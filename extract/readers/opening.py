"""Opening a PDF with MuPDF: what is none, or cannot be opened, is rejected with the reason."""

from __future__ import annotations

from typing import Any, Final

import pymupdf

from extract.readers.page_trees import recount
from schemas.errors import Reason, Rejected

TOOLS: Final[Any] = pymupdf.TOOLS
TOOLS.mupdf_display_errors(False)
TOOLS.mupdf_display_warnings(False)
_open: Any = pymupdf.open
BROKEN: Final = (pymupdf.mupdf.FzErrorBase, RuntimeError, ValueError, OverflowError)
"""What MuPDF raises where it cannot read on: its own errors, and Python's for arguments that it computed from the file."""


def open_pdf(data: bytes, name: str) -> Any:
    """Open `data` as PDF or raise `Rejected` with the reason."""
    try:
        document = _open(stream=data, filetype="pdf")
    except BROKEN as error:
        if b"/Encrypt" in data:
            raise Rejected(name, Reason.ENCRYPTED, "in a way that the reader does not know") from error
        raise Rejected(name, Reason.DAMAGED, sentence(error)) from error
    if document.needs_pass:
        raise Rejected(name, Reason.ENCRYPTED)
    if not document.is_pdf:
        raise Rejected(name, Reason.NOT_PDF)
    try:
        recount(document)
        pages = document.page_count
    except BROKEN as error:
        raise Rejected(name, Reason.DAMAGED, sentence(error)) from error
    if pages == 0:
        # A file cut off before its page tree is repaired to a document without pages.
        raise Rejected(name, Reason.DAMAGED if document.is_repaired else Reason.NO_PAGES)
    return document


def sentence(error: Exception) -> str:
    """The first line of what an error says."""
    return str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__
