"""From one file to its facts: the only place where the stages meet."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from schemas.errors import Reason, Rejected

if TYPE_CHECKING:
    from schemas.document import DocumentResult

EXTRACTION: Final = 1
"""Version of what reading gives. Raise it when facts come out differently: older ones are then replaced on the next run."""


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """How to read. Everything that changes the facts of a document belongs here, and into `extraction`."""

    reader: str = "pymupdf"
    layouts: bool = True
    layout_folders: tuple[Path, ...] = ()
    verify: bool = False

    def extraction(self) -> str:
        """What facts read this way are marked with, so that the same reading is not done twice."""
        parts = [str(EXTRACTION), self.reader]
        if self.verify:
            parts.append("verified")
        parts.append(f"layouts={self._layouts()}")
        return " ".join(parts)

    def _layouts(self) -> str:
        """A digest of the layouts in use."""
        if not self.layouts:
            return "none"
        if not self.layout_folders:
            return "shipped"
        digest = hashlib.sha256()
        for file in sorted(file for folder in self.layout_folders for file in folder.glob("*.toml")):
            digest.update(file.name.encode() + b"\0" + file.read_bytes())
        return digest.hexdigest()[:12]


def read_document(path: Path, options: ReadOptions) -> DocumentResult:
    """Read one PDF into facts. Raises `Rejected`."""
    return _stages(path, _bytes(path), options)


def _bytes(path: Path) -> bytes:
    """The bytes of the file, once: what is hashed is what is parsed."""
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise Rejected(path.name, Reason.NOT_FOUND) from None
    except OSError as error:
        raise Rejected(path.name, Reason.UNREADABLE, error.strerror or "") from None
    if not data:
        raise Rejected(path.name, Reason.EMPTY)
    return data


def _stages(path: Path, data: bytes, options: ReadOptions) -> DocumentResult:
    """The stages, one after the other. `hashlib.sha256(data).hexdigest()` is the document's identity."""
    raise NotImplementedError("extract and normalize are not wired yet")
