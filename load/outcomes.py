"""What became of one document in one run."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from schemas.finding import Audit


class Outcome(StrEnum):
    """What the ledger says of a document."""

    LOADED = "loaded"
    REPLACED = "replaced"
    UNCHANGED = "unchanged"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of the ledger, and beside it what the audit of a loaded document gave.

    `pages` counts what was loaded now; `seconds` is how long the document was being read, None where it was not.
    """

    path: str
    name: str
    outcome: Outcome
    sha256: str | None = None
    reason: str | None = None
    message: str | None = None
    sheets: int = 0
    facts: int = 0
    pages: int = 0
    seconds: float | None = None
    audit: Audit | None = None

    def standing(self, row: Mapping[str, Any]) -> Entry:
        """What the ledger says of the document, which may be another row than this one; the audit is of this reading."""
        columns = {field.name: row[field.name] for field in fields(self) if field.name != "audit"}
        stands = replace(self, **columns | {"outcome": Outcome(row["outcome"])})
        return stands if stands.outcome in (Outcome.LOADED, Outcome.REPLACED) else replace(stands, audit=None)

    def row(self) -> dict[str, Any]:
        """The columns of the ledger."""
        return {field.name: getattr(self, field.name) for field in fields(self) if field.name != "audit"}
