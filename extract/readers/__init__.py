"""Readers: two independent libraries behind one protocol, each giving the same `Page`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module
from typing import Final, cast

from schemas.page import Page

Reader = Callable[[bytes, str, "range | None"], Iterator[Page]]

# The library of a reader that is not used is not loaded: pdfplumber alone takes some 30 MB.
READERS: Final[dict[str, str]] = {"pymupdf": "extract.readers.mupdf", "pdfplumber": "extract.readers.plumber"}


def reader(name: str) -> Reader:
    """The reader of that name, a key of `READERS`."""
    return cast("Reader", import_module(READERS[name]).pages)
