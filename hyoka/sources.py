"""A document that is to be read: what it is called, and where its bytes lie on this machine."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Source:
    """One document. `path` is what the ledger knows it by, `name` its file name, `file` where its bytes lie now.

    `sha256` is the digest of the bytes as they were found, in hex, None where nobody has looked; a reading that sees
    other bytes has read a file that was being changed.
    """

    path: str
    name: str
    file: Path
    sha256: str | None = None

    @classmethod
    def of(cls, file: Path) -> Source:
        """A file of this machine, under its own name."""
        return cls(str(file), file.name, file)
