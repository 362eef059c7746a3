"""Readers: two independent libraries behind one protocol, each giving the same `Page`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module
from typing import Final, cast

from extract.doubles import without_doubles
from schemas.page import Page

Reader = Callable[[bytes, str, "range | None"], Iterator[Page]]

# The library of a reader that is not used is not loaded: pdfplumber alone takes some 30 MB.
READERS: Final[dict[str, str]] = {"pymupdf": "extract.readers.mupdf", "pdfplumber": "extract.readers.plumber"}


def reader(name: str) -> Reader:
    """The reader of that name, a key of `READERS`; its pages have each character once."""
    pages = cast("Reader", import_module(READERS[name]).pages)

    def once(data: bytes, document: str, wanted: range | None = None) -> Iterator[Page]:
        return map(without_doubles, pages(data, document, wanted))

    return once


def count_of(name: str) -> Callable[[bytes, str], int]:
    """What counts the pages of a PDF, by the reader of that name; it raises `Rejected` where it cannot be opened."""
    return cast("Callable[[bytes, str], int]", import_module(READERS[name]).count)
