"""What can be wrong with a document: a closed list of reasons, each with the sentence a person reads."""

from __future__ import annotations

from enum import StrEnum


class Reason(StrEnum):
    """Why a document was not loaded; written to the ledger."""

    NOT_FOUND = "not_found"
    UNREADABLE = "unreadable"
    EMPTY = "empty"
    NOT_PDF = "not_pdf"
    DAMAGED = "damaged"
    ENCRYPTED = "encrypted"
    NO_PAGES = "no_pages"
    NO_TEXT = "no_text"
    LAYOUT_CONFLICT = "layout_conflict"
    TIMED_OUT = "timed_out"
    OUT_OF_MEMORY = "out_of_memory"
    CRASHED = "crashed"
    NOT_STORABLE = "not_storable"
    OUTSIDE = "outside"
    TOO_LARGE = "too_large"
    BAD_ARCHIVE = "bad_archive"
    NO_DOCUMENTS = "no_documents"
    CHANGED = "changed"


SENTENCES: dict[Reason, str] = {
    Reason.NOT_FOUND: "there is no such file",
    Reason.UNREADABLE: "the file cannot be opened for reading",
    Reason.EMPTY: "the file is empty (0 bytes)",
    Reason.NOT_PDF: "this is not a PDF file",
    Reason.DAMAGED: "the PDF is damaged or cut off and cannot be repaired",
    Reason.ENCRYPTED: "the PDF is protected by a password",
    Reason.NO_PAGES: "the PDF has no pages",
    Reason.NO_TEXT: "no page has any text (a scan or outlines?); it needs OCR first",
    Reason.LAYOUT_CONFLICT: "more than one layout claims this document",
    Reason.TIMED_OUT: "reading took longer than the time limit",
    Reason.OUT_OF_MEMORY: "reading needed more memory than the limit",
    Reason.CRASHED: "the reader crashed on this document",
    Reason.NOT_STORABLE: "the database does not take what was read",
    Reason.OUTSIDE: "a link that leaves the folder; give the file itself, or copy it there",
    Reason.TOO_LARGE: "the file is larger than the limit",
    Reason.BAD_ARCHIVE: "the archive cannot be opened",
    Reason.NO_DOCUMENTS: "there is no PDF in it",
    Reason.CHANGED: "the file changed while it was read",
}


class HyokaError(Exception):
    """An error that a person can act on; its text is one sentence naming what and where."""


class Rejected(HyokaError):  # noqa: N818 - an outcome, not a fault of the program
    """A document that cannot be read. `str()` is one sentence: file name, reason, detail."""

    def __init__(self, document: str, reason: Reason, detail: str = "") -> None:
        """Say which document, why (from the closed list), and what the library said, if anything."""
        super().__init__(document, reason, detail)
        self.document = document
        self.reason = reason
        self.detail = detail

    def __str__(self) -> str:
        """`sheet.pdf: the PDF is protected by a password (detail)`."""
        tail = f" ({self.detail})" if self.detail else ""
        return f"{self.document}: {SENTENCES[self.reason]}{tail}"


class LayoutError(HyokaError):
    """A layout file that is not a valid layout, with the file and the key."""


class ClusterError(HyokaError):
    """A cluster that cannot be used, with its address."""


class ClusterLostError(ClusterError):
    """A scheduler that went away in the middle of a run."""


class DatabaseError(HyokaError):
    """A database that cannot be opened or is of another version, with its URL (without a password)."""
