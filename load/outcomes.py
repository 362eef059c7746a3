"""What became of one document in one run."""

from __future__ import annotations

from dataclasses import dataclass, fields
from enum import StrEnum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from schemas.finding import Audit


class Outcome(StrEnum):
    """What the ledger says of a document."""

    LOADED = "loaded"
    REPLACED = "replaced"
    UNCHANGED = "unchanged"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of the ledger, and beside it what the audit of a loaded document gave."""

    path: str
    name: str
    outcome: Outcome
    sha256: str | None = None
    reason: str | None = None
    message: str | None = None
    sheets: int = 0
    facts: int = 0
    audit: Audit | None = None

    def row(self) -> dict[str, Any]:
        """The columns of the ledger."""
        return {field.name: getattr(self, field.name) for field in fields(self) if field.name != "audit"}
