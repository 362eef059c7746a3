"""Counting what became of the documents of a run."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from load.outcomes import Outcome

if TYPE_CHECKING:
    from load.outcomes import Entry


@dataclass(slots=True)
class Tally:
    """The outcomes of a run so far."""

    outcomes: Counter[Outcome] = field(default_factory=Counter)
    reasons: Counter[str] = field(default_factory=Counter)
    sheets: int = 0
    facts: int = 0
    remarked: int = 0

    def add(self, entry: Entry) -> None:
        """Count one document."""
        self.outcomes[entry.outcome] += 1
        if entry.reason:
            self.reasons[entry.reason] += 1
        self.sheets += entry.sheets
        self.facts += entry.facts
        self.remarked += entry.message is not None and entry.outcome is not Outcome.REJECTED

    @property
    def rejected(self) -> int:
        """Documents that could not be loaded."""
        return self.outcomes[Outcome.REJECTED]
