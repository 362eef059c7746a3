"""What a person should know of how a page was read."""

from __future__ import annotations

from collections.abc import Iterator

from schemas.document import HIDDEN, REPAIRED, UNPAINTED, PageNote
from schemas.page import Page


def notes_of(page: Page) -> Iterator[PageNote]:
    """The notes of a page: text that nobody sees, an OCR layer, and (on page 1) a document that had to be repaired."""
    if page.repaired and page.number == 1:
        yield PageNote(
            1, REPAIRED, "the file is damaged or cut off; what could be found of it was read, some may be missing"
        )
    if page.hidden:
        yield PageNote(page.number, HIDDEN, f"{page.hidden:,} characters cannot be seen in print, and were left out")
    if page.chars.unseen is not None and (unseen := int(page.chars.unseen.sum())):
        yield PageNote(page.number, UNPAINTED, f"{unseen:,} characters are not painted, but stand on a picture (OCR?)")
