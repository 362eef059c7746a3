"""Readers: two independent libraries behind one protocol, each giving the same `Page`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

from extract.readers import mupdf, plumber
from schemas.page import Page

Reader = Callable[[bytes, str, "range | None"], Iterator[Page]]

READERS: Final[dict[str, Reader]] = {"pymupdf": mupdf.pages, "pdfplumber": plumber.pages}

__all__ = ["READERS", "Path", "Reader"]
