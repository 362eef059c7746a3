"""The documents that misprints are planted in: read once, audited once, with the relations that hold in them."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from audit import audit, relations
from audit.relation import Linear
from benchmarks.misprints import Kind
from benchmarks.planting import Document, Planting, Sum, place, plant
from benchmarks.planting_names import plant_other
from benchmarks.sight import Relations, relations_of
from hyoka.reading import read_bytes
from schemas.fact import Fact
from schemas.finding import Finding, Severity
from schemas.layout import shipped


@dataclass(frozen=True, slots=True)
class Subject:
    """A document, unmutated."""

    path: Path
    document: Document
    relations: Relations
    findings: tuple[Finding, ...]

    @property
    def name(self) -> str:
        """The form's name."""
        return self.path.stem

    @property
    def facts(self) -> tuple[Fact, ...]:
        """All facts of the document."""
        return self.document.facts

    def plantings(self, kind: Kind, rng: random.Random) -> Iterator[Planting]:
        """Every misprint of a kind that can be planted here, one for each cell."""
        yield from plant(kind, self.document, rng)
        yield from plant_other(kind, self.document, rng)

    def audited(self, facts: Sequence[Fact]) -> tuple[Finding, ...]:
        """The findings of a part of the document."""
        return self.findings if len(facts) == len(self.facts) else audit(facts)


@dataclass(frozen=True, slots=True)
class Cost:
    """Process time of reading all documents and of auditing them (seconds)."""

    extraction: float
    audit: float


def subjects(files: Sequence[Path]) -> tuple[Subject, ...]:
    """Reads and audits the documents."""
    return tuple(_subject(path) for path in files)


def _subject(path: Path) -> Subject:
    facts = read_bytes(path.read_bytes(), path.name, layouts=shipped()).facts
    found = relations(facts)
    sums = tuple(_sum(r) for r in found if isinstance(r, Linear) and _is_sum(r))
    return Subject(path, Document(path.stem, tuple(facts), sums), relations_of(facts, found), audit(facts))


def _is_sum(relation: Linear) -> bool:
    return relation.bound == "equal" and not relation.missing and relation.severity is not Severity.NOTICE


def _sum(relation: Linear) -> Sum:
    return Sum(place(relation.whole), tuple((place(t.fact), t.coefficient) for t in relation.parts))


def cost(files: Sequence[Path]) -> Cost:
    """Reads and audits every document once more, one after the other, and says what each took."""
    reading = auditing = 0.0
    for path in files:
        start = time.process_time()
        facts = read_bytes(path.read_bytes(), path.name, layouts=shipped()).facts
        read = time.process_time()
        audit(facts)
        reading, auditing = reading + read - start, auditing + time.process_time() - read
    return Cost(reading, auditing)
