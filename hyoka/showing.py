"""A document read, and one of its pages drawn with what was read: what `hyoka show` does in its reading process."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from hyoka.pipeline import read_document
from schemas.document import PageNote

if TYPE_CHECKING:
    from hyoka.pipeline import ReadOptions
    from hyoka.sources import Source
    from schemas.coverage import Claim
    from schemas.document import DocumentResult
    from schemas.overlay import Overlay

SHOWN: Final = "shown"
"""Kind of the note that says what the picture shows."""


def show_document(source: Source, options: ReadOptions, *, number: int, target: Path, dpi: int) -> DocumentResult:
    """Read a document and write page `number` to `target`, if it has that page. Raises `Rejected`."""
    from hyoka.overlay import overlay, summary

    claims: dict[int, tuple[Claim, ...]] = {}

    def witness(page: int, found: tuple[Claim, ...]) -> None:
        if page == number:
            claims[page] = found

    result = read_document(source, options, witness)
    if number > result.pages:
        return result
    data = source.file.read_bytes()
    over = overlay(data, result, number, claims.get(number, ()))
    target.write_bytes(FORMS[target.suffix](data, over, dpi))
    return replace(result, notes=(*result.notes, PageNote(number, SHOWN, summary(over))))


def _png(data: bytes, over: Overlay, dpi: int) -> bytes:
    from extract.rendering import drawn

    return drawn(data, over, dpi)


def _html(data: bytes, over: Overlay, dpi: int) -> bytes:
    from extract.rendering import picture
    from hyoka.page_html import page_html

    return page_html(over, picture(data, over.document, over.number, dpi))


FORMS: Final[dict[str, Callable[[bytes, Overlay, int], bytes]]] = {".png": _png, ".html": _html}
"""How a file name ends → what is written there."""
