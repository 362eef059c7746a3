"""Layouts as options: the folders exist and every layout in them is valid, before anything is read."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from hyoka.pipeline import ReadOptions
from schemas.errors import LayoutError
from schemas.layout import load


def reading_options(
    reader: str = "pymupdf",
    *,
    no_layouts: bool = False,
    folders: Sequence[Path] | None = None,
    verify: bool = False,
    account: bool = True,
) -> ReadOptions:
    """How to read, checked. Raises `LayoutError` naming the file and the key."""
    given = tuple(folders or ())
    for folder in given:
        if not folder.is_dir():
            raise LayoutError(f"{folder}: there is no such folder of layouts")
    if not no_layouts:
        load(given)
    return ReadOptions(reader, not no_layouts, given, verify, account)
