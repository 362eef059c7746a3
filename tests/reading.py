"""Samples read once for all tests of a process: most of what such tests cost is the reading."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from hyoka.reading import read_bytes
from schemas.document import DocumentResult
from schemas.layout import shipped


@cache
def read_sample(file: Path) -> DocumentResult:
    """A sample as `hyoka run` reads it, with the shipped layouts."""
    return read_bytes(file.read_bytes(), file.name, layouts=shipped())
