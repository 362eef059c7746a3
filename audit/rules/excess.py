"""What looks odd but is allowed: a settlement above its budget."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from audit.relation import Linear, Relation, Term
from audit.rules.lines import closeness
from audit.sheets import SheetFacts, dimension, is_printed, period, phase
from audit.words import is_included
from schemas.fact import Fact
from schemas.finding import Rule, Severity

# The budget that a settlement is held against: what could be spent in the end, if printed.
BUDGETS: Final = ("final_budget", "budget", "original_budget")

# A figure's own headings are those of its row and its column.
CELL: Final = 2


def relations(sheet: SheetFacts) -> Iterator[Relation]:
    """Every printed settlement of a project against the nearest budget of its year."""
    costs = [f for f in sheet.amounts if _is_cost(f)]
    for settlement in costs:
        if phase(settlement) != "settlement":
            continue
        budget = _budget(settlement, costs)
        if budget is not None:
            yield Linear(
                Rule.SETTLEMENT_OVER_BUDGET,
                budget,
                (Term(settlement),),
                severity=Severity.NOTICE,
                bound="at_most",
                hint="決算額",
            )


def _is_cost(fact: Fact) -> bool:
    project = dimension(fact, "cost") == "project" and "source" not in fact.dimensions
    return project and is_printed(fact) and fact.fiscal_year is not None and not is_included(fact)


def _budget(settlement: Fact, costs: list[Fact]) -> Fact | None:
    same = [f for f in costs if period(f) == period(settlement) and _table(f) == _table(settlement)]
    for kind in BUDGETS:
        found = [f for f in same if phase(f) == kind]
        if found:
            return min(found, key=lambda f: closeness((settlement,), f))
    return None


def _table(fact: Fact) -> tuple[str, ...]:
    """The section that a figure stands in; none where the label is but its row and its column."""
    return fact.label[:1] if len(fact.label) > CELL else ()
