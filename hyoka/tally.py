"""Counting what became of the documents of a run."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from load.outcomes import Outcome
from schemas.finding import Severity, Status

if TYPE_CHECKING:
    from load.outcomes import Entry

EXAMPLES: Final = 2
"""So many documents are named for each reason of rejection."""


@dataclass(slots=True)
class Tally:
    """The outcomes of a run so far. `examples` names the first documents of each reason."""

    outcomes: Counter[Outcome] = field(default_factory=Counter)
    reasons: Counter[str] = field(default_factory=Counter)
    examples: dict[str, list[str]] = field(default_factory=dict)
    pages: int = 0
    sheets: int = 0
    facts: int = 0
    remarked: int = 0
    relations: Counter[Status] = field(default_factory=Counter)
    severities: Counter[Severity] = field(default_factory=Counter)

    def add(self, entry: Entry) -> None:
        """Count one document."""
        self.outcomes[entry.outcome] += 1
        if entry.reason:
            self.reasons[entry.reason] += 1
            examples = self.examples.setdefault(entry.reason, [])
            if len(examples) < EXAMPLES:
                examples.append(entry.name)
        self.pages += entry.pages
        self.sheets += entry.sheets
        self.facts += entry.facts
        if entry.audit is not None:
            self.relations.update({status: entry.audit.relations(status) for status in Status})
            self.severities.update({severity: entry.audit.of(severity) for severity in Severity})
        self.remarked += entry.message is not None and entry.outcome is not Outcome.REJECTED

    @property
    def rejected(self) -> int:
        """Documents that could not be loaded."""
        return self.outcomes[Outcome.REJECTED]
