"""What one document becomes: its identity, its sheets and their facts, and what happened on the way."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from schemas.coverage import PageCoverage
from schemas.fact import Fact
from schemas.finding import Audit


@dataclass(frozen=True, slots=True)
class SheetInfo:
    """One evaluation sheet of a document; ordinal 0 is the document itself (cover, lists, prose)."""

    ordinal: int
    first_page: int
    last_page: int
    title: str | None
    layout: str | None


LOW_COVERAGE: Final = "low_coverage"
"""Kind of the note of a page of which a smaller share than `schemas.coverage.LEAST` is claimed."""
HIDDEN: Final = "hidden_text"
"""Kind of the note of a page with text that nobody sees in print, and that was therefore left out."""
UNPAINTED: Final = "invisible_text"
"""Kind of the note of a page with text that is not painted itself, but stands on a picture; flag of its facts."""
CUT_OFF: Final = "cut_off"
"""Kind of the note of a document without its end, and flag of all its facts: what is blank may have been printed."""
REPAIRED: Final = "repaired"
"""Kind of the note of a document that is damaged, and was read by what could be found of it."""


@dataclass(frozen=True, slots=True)
class PageNote:
    """Something to tell about one page (no text, low coverage, drift), for the ledger."""

    page: int
    kind: str
    message: str


@dataclass(frozen=True, slots=True)
class DocumentResult:
    """Everything that reading one document gave. `sha256` is of the file's bytes, in hex.

    `coverage` accounts for every page in page order; it is empty where the facts were not read from a PDF. `audit` is
    what re-checking its own printed relations gave; None where nobody has.
    """

    document: str
    path: str
    sha256: str
    size: int
    pages: int
    municipality: str | None
    reader: str
    sheets: tuple[SheetInfo, ...]
    facts: tuple[Fact, ...]
    notes: tuple[PageNote, ...] = ()
    coverage: tuple[PageCoverage, ...] = ()
    audit: Audit | None = None
