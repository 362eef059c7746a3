"""R10: the figure of a plan period is the sum of its years, or of the shorter periods that it is made of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Final

from audit.places import same_row
from audit.relation import Linear, Relation, Term
from audit.sheets import SheetFacts, is_printed, phase
from schemas.fact import Fact
from schemas.finding import Rule

# What adds up over years. Work years and rates do not.
CONCEPTS: Final = ("amount", "line_item")
# An expected settlement stands in the row of the settlements as the last of them.
AS_SETTLED: Final = "settlement_estimate"


def relations(sheet: SheetFacts) -> Iterator[Relation]:
    """Every printed figure of several years against the figures of its row."""
    facts = [f for f in sheet.of(*CONCEPTS) if f.fiscal_year is not None]
    for whole in facts:
        if whole.fiscal_year_end is None or whole.fiscal_year_end == whole.fiscal_year:
            continue
        row = [f for f in facts if f is not whole and _of_row(whole, f)]
        yield from _relations(whole, row)


def _of_row(whole: Fact, fact: Fact) -> bool:
    return fact.concept == whole.concept and same_row(whole, fact) and _kind(whole) == _kind(fact)


def _kind(fact: Fact) -> tuple[str | None, dict[str, str | int]]:
    """What all figures of one row share: their dimensions, an expected settlement counting as one."""
    own = {key: value for key, value in fact.dimensions.items() if key != "phase"}
    return ("settlement" if phase(fact) == AS_SETTLED else phase(fact)), own


def _relations(whole: Fact, row: Sequence[Fact]) -> Iterator[Relation]:
    parts = _periods(whole, row) or _years(whole, row)
    missing = tuple(f"{year}年度" for year in _absent(whole, parts))
    if len(parts) < 2 or not any(is_printed(f) for f in (whole, *parts)):
        return
    yield Linear(Rule.PERIOD_SUBTOTAL, whole, tuple(Term(f) for f in parts), missing=missing, hint="各年度")


def _span(fact: Fact) -> tuple[int, int]:
    first = fact.fiscal_year or 0
    return first, fact.fiscal_year_end or first


def _years(whole: Fact, row: Sequence[Fact]) -> tuple[Fact, ...]:
    """The single years of the period; none where a year is printed twice."""
    first, last = _span(whole)
    inside: dict[int, list[Fact]] = defaultdict(list)
    for fact in row:
        if _span(fact)[0] == _span(fact)[1] and first <= _span(fact)[0] <= last:
            inside[_span(fact)[0]].append(fact)
    if any(len(found) > 1 for found in inside.values()):
        return ()
    return tuple(inside[year][0] for year in sorted(inside))


def _periods(whole: Fact, row: Sequence[Fact]) -> tuple[Fact, ...]:
    """The shorter periods that follow one another from the first year to the last; none where they leave a gap."""
    first, last = _span(whole)
    shorter = sorted((f for f in row if first <= _span(f)[0] < _span(f)[1] <= last), key=_span)
    shorter = [f for f in shorter if _span(f) != (first, last)]
    expected = first
    for fact in shorter:
        if _span(fact)[0] != expected:
            return ()
        expected = _span(fact)[1] + 1
    return tuple(shorter) if expected == last + 1 and len(shorter) > 1 else ()


def _absent(whole: Fact, parts: Sequence[Fact]) -> tuple[int, ...]:
    first, last = _span(whole)
    covered = {year for fact in parts for year in range(_span(fact)[0], _span(fact)[1] + 1)}
    return tuple(year for year in range(first, last + 1) if year not in covered)
