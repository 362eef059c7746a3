"""What became of one document in one run."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Outcome(StrEnum):
    """What the ledger says of a document."""

    LOADED = "loaded"
    REPLACED = "replaced"
    UNCHANGED = "unchanged"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of the ledger."""

    path: str
    name: str
    outcome: Outcome
    sha256: str | None = None
    reason: str | None = None
    message: str | None = None
    sheets: int = 0
    facts: int = 0
