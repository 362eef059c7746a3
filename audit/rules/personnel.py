"""R3: the personnel cost is that of its kinds together, and the unit price times the work years; so are work years."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from audit.numerals import numeric
from audit.places import nearest, same_row
from audit.relation import Linear, Quotient, Relation, Term
from audit.rules.lines import lines
from audit.sheets import SheetFacts, dimension, is_printed, period, phase
from audit.words import is_included, is_total
from schemas.fact import Fact
from schemas.finding import Rule

UNIT_PRICE = "単価"


def relations(sheet: SheetFacts) -> Iterator[Relation]:
    """Σ kinds = total for personnel cost and work years, column by column; cost ÷ work years = unit price, row by row."""
    costs = [f for f in sheet.amounts if dimension(f, "cost") == "personnel" and "source" not in f.dimensions]
    for facts in (costs, sheet.of("staff_fte"), sheet.of("overtime_hours")):
        for line in lines([f for f in facts if not is_included(f)], _alike):
            yield from _sum(line)
    yield from _unit_prices(sheet, costs)


def _alike(a: Fact, b: Fact) -> bool:
    return period(a) == period(b) and phase(a) == phase(b) and a.label[:1] == b.label[:1] and a.unit == b.unit


def _sum(line: Sequence[Fact]) -> Iterator[Relation]:
    totals = [f for f in line if is_total(f)]
    kinds = [f for f in line if not is_total(f)]
    if len(totals) == 1 and len(kinds) > 1 and any(is_printed(f) for f in line):
        yield Linear(Rule.PERSONNEL, totals[0], tuple(Term(f) for f in kinds), hint="内訳")


def _unit_prices(sheet: SheetFacts, costs: Sequence[Fact]) -> Iterator[Relation]:
    staff = [f for f in sheet.of("staff_fte") if is_printed(f)]
    for price in sheet.of("other", "amount"):
        if not any(UNIT_PRICE in label for label in price.label) or numeric(price) is None:
            continue
        cost = nearest(price, [f for f in costs if f is not price and is_printed(f) and _of_one_row(price, f)])
        persons = nearest(price, [f for f in staff if _of_one_row(price, f)])
        if cost is None or persons is None or (figure := numeric(price, like=cost)) is None:
            continue
        yield Quotient(Rule.PERSONNEL, figure, (Term(cost),), (Term(persons),), hint="人件費÷人数")


def _of_one_row(a: Fact, b: Fact) -> bool:
    return same_row(a, b) and a.label[:1] == b.label[:1] and period(a) == period(b)
