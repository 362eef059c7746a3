"""The facts of one sheet, of one document and of several, with the indexes that the rules look things up in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from audit.numbers import is_empty, number
from schemas.fact import Fact

Period = tuple[int | None, int | None]


@dataclass(frozen=True, slots=True)
class SheetFacts:
    """The facts of one sheet in page order. `ordinal` 0 is the document itself: its cover, lists and summaries."""

    document: str
    ordinal: int
    facts: tuple[Fact, ...]
    by_concept: Mapping[str, tuple[Fact, ...]]

    def of(self, *concepts: str) -> tuple[Fact, ...]:
        """The facts of these concepts, in page order within each."""
        return tuple(fact for concept in concepts for fact in self.by_concept.get(concept, ()))

    @property
    def amounts(self) -> tuple[Fact, ...]:
        """Every `amount`: figures, blanks and dashes."""
        return self.of("amount")

    @property
    def figures(self) -> tuple[Fact, ...]:
        """Every fact with a number."""
        return tuple(fact for fact in self.facts if number(fact) is not None)


@dataclass(frozen=True, slots=True)
class DocumentFacts:
    """The sheets of one document by ordinal, the document itself (0) first."""

    name: str
    sheets: tuple[SheetFacts, ...]

    @property
    def facts(self) -> tuple[Fact, ...]:
        """All facts, sheet by sheet."""
        return tuple(fact for sheet in self.sheets for fact in sheet.facts)

    @property
    def own(self) -> SheetFacts | None:
        """The document's own facts (sheet 0); None where it has none."""
        return self.sheets[0] if self.sheets and self.sheets[0].ordinal == 0 else None


@dataclass(frozen=True, slots=True)
class Corpus:
    """The documents that are audited together."""

    documents: tuple[DocumentFacts, ...]


def period(fact: Fact) -> Period:
    """First and last fiscal year: what a figure of one column shares with the others of it."""
    return fact.fiscal_year, fact.fiscal_year_end


def phase(fact: Fact) -> str | None:
    """The budget phase that the fact's headings say; None where they say none."""
    value = fact.dimensions.get("phase")
    return str(value) if value is not None else None


def dimension(fact: Fact, name: str) -> str | None:
    """A dimension as text; None where the fact has not got it."""
    value = fact.dimensions.get(name)
    return None if value is None else str(value)


def is_printed(fact: Fact) -> bool:
    """Whether a number is printed."""
    return not is_empty(fact) and number(fact) is not None


def corpus_of(facts: Iterable[Fact]) -> Corpus:
    """All facts by document and sheet, documents in the order of their first fact."""
    documents: dict[str, dict[int, list[Fact]]] = {}
    for fact in facts:
        documents.setdefault(fact.document, defaultdict(list))[fact.sheet].append(fact)
    return Corpus(tuple(_document(name, sheets) for name, sheets in documents.items()))


def _document(name: str, sheets: Mapping[int, Sequence[Fact]]) -> DocumentFacts:
    return DocumentFacts(name, tuple(sheet_of(name, ordinal, sheets[ordinal]) for ordinal in sorted(sheets)))


def sheet_of(document: str, ordinal: int, facts: Sequence[Fact]) -> SheetFacts:
    """The facts of one sheet, indexed."""
    by_concept: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        by_concept[fact.concept].append(fact)
    frozen = {concept: tuple(found) for concept, found in by_concept.items()}
    return SheetFacts(document, ordinal, tuple(facts), MappingProxyType(frozen))
