"""Documents of one municipality against each other: an earlier year's column, next year's budget, a project twice.

A project is the same where its code and its name, or its name alone, are; and where a figure of one year must be final
in both documents: an estimate is no contradiction of what came of it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from audit.numbers import number
from audit.relation import Relation, Same
from audit.sheets import Corpus, DocumentFacts, SheetFacts, dimension
from audit.words import is_included, is_principal
from schemas.fact import Fact
from schemas.finding import Rule, Severity
from schemas.folding import fold_label

# 当初予算 stays what it was; a settlement is final from the document of the year after.
_FINAL: Final = frozenset({"settlement", "final_budget", "original_budget"})
_INDICATORS: Final = ("indicator_actual", "indicator_target")


@dataclass(frozen=True, slots=True)
class Edition:
    """One sheet of a project in the document of one evaluated year."""

    year: int
    document: str
    sheet: SheetFacts


def relations(corpus: Corpus) -> Iterator[Relation]:
    """Every figure that a later document, or another one of the year, prints again."""
    projects: dict[Hashable, list[Edition]] = defaultdict(list)
    for document in corpus.documents:
        year = _document_year(document)
        for sheet in document.sheets:
            own = _year(sheet) or year
            key = _project(sheet)
            if sheet.ordinal > 0 and own is not None and key is not None:
                projects[key].append(Edition(own, document.name, sheet))
    for editions in projects.values():
        yield from _compared(sorted(editions, key=lambda e: e.year))


def _document_year(document: DocumentFacts) -> int | None:
    return _year(document.own) if document.own is not None else None


def _year(sheet: SheetFacts) -> int | None:
    return next((f.value for f in sheet.of("evaluation_year") if isinstance(f.value, int)), None)


def _project(sheet: SheetFacts) -> Hashable | None:
    """Name and responsible form of the sheet: its code where it prints one, its title, so that two forms stay apart."""
    names = [fold_label(str(f.value)) for f in sheet.of("project_name") if f.value is not None]
    codes = [fold_label(str(f.value)) for f in sheet.of("project_code") if f.value is not None]
    return (names[0], tuple(codes[:1])) if names else None


def _compared(editions: Sequence[Edition]) -> Iterator[Relation]:
    for n, late in enumerate(editions):
        earlier = [e for e in editions[:n] if e.document != late.document and _same_form(e.sheet, late.sheet)]
        for early in earlier[-1:]:
            mine, theirs = _figures(late.sheet), _figures(early.sheet)
            for key, fact in mine.items():
                other = theirs.get(key)
                if other is None or not _is_comparable(fact, other, early.year):
                    continue
                if early.year == late.year:
                    rule, severity = Rule.PRINTED_TWICE, Severity.WARNING
                elif dimension(fact, "phase") == "original_budget":
                    rule, severity = Rule.NEXT_YEAR_BUDGET, Severity.WARNING
                else:
                    rule, severity = Rule.PRIOR_YEAR_COLUMN, Severity.WARNING
                yield Same(rule, fact, other, severity, hint=f"{other.document}")


def _same_form(one: SheetFacts, other: SheetFacts) -> bool:
    """Whether two sheets of one name are of one form, as far as their divisions say: names like 広報事業 are common."""
    mine, theirs = (
        {fold_label(str(f.value)) for f in sheet.of("responsible_division") if f.value is not None}
        for sheet in (one, other)
    )
    return not mine or not theirs or any(a in b or b in a for a in mine for b in theirs) or _headings(one, other)


def _headings(one: SheetFacts, other: SheetFacts) -> bool:
    """A project may have gone to another division; its sheet keeps most of its headings."""
    a, b = ({f.label[-1] for f in sheet.facts if f.label} for sheet in (one, other))
    return 2 * len(a & b) >= len(a | b)


def _figures(sheet: SheetFacts) -> Mapping[Hashable, Fact]:
    """The figures that stand once for their year and meaning; what stands twice is compared in its own document."""
    found: dict[Hashable, list[Fact]] = defaultdict(list)
    names = {
        f.dimensions.get("indicator"): fold_label(str(f.value))
        for f in sheet.of("indicator_name")
        if f.value is not None
    }
    for fact in sheet.of("amount", *_INDICATORS):
        if number(fact) is None or fact.fiscal_year is None or is_included(fact) or is_principal(fact):
            continue
        meaning = {
            name: value for name, value in fact.dimensions.items() if name not in ("indicator", "indicator_type")
        }
        if fact.concept in _INDICATORS:
            # Next year's form may list its indicators in another order.
            meaning["name"] = names.get(fact.dimensions.get("indicator"), "")
            if not meaning["name"]:
                continue
        key = (fact.concept, fact.fiscal_year, fact.fiscal_year_end, tuple(sorted(meaning.items())), fact.unit)
        found[key].append(fact)
    return {key: facts[0] for key, facts in found.items() if len(facts) == 1}


def _is_comparable(fact: Fact, other: Fact, early: int) -> bool:
    """Whether the earlier document could already print the final figure."""
    if {"estimate", "year_duplicated"} & {*fact.flags, *other.flags}:
        return False
    year = fact.fiscal_year or 0
    if fact.concept == "indicator_actual":
        return year <= early
    if fact.concept == "indicator_target":
        return True
    phase = dimension(fact, "phase")
    return phase in _FINAL and (phase == "original_budget" or year <= early)
