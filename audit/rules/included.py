"""R15: what is printed as part of another figure (うち, 内数, 再掲, a second value in brackets) is not above it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from audit.places import same_cell, same_column
from audit.relation import Linear, Relation, Term
from audit.rules.lines import same_time
from audit.sheets import SheetFacts, is_printed
from audit.words import SUB_AMOUNT, is_included
from schemas.fact import Fact
from schemas.finding import Rule, Severity


def relations(sheet: SheetFacts) -> Iterator[Relation]:
    """Every included amount against the figure that it is part of."""
    money = [f for f in sheet.of("amount", "line_item") if is_printed(f) and "measure" not in f.dimensions]
    for part in money:
        if not is_included(part):
            continue
        whole = _bracketed(part, money) if SUB_AMOUNT in part.flags else _above(part, money)
        if whole is not None:
            yield Linear(
                Rule.INCLUDED_AMOUNT, whole, (Term(part),), severity=Severity.WARNING, bound="at_most", hint="内数"
            )


def _bracketed(part: Fact, money: Sequence[Fact]) -> Fact | None:
    """The other value of the cell."""
    return next((f for f in money if f is not part and same_cell(f, part) and SUB_AMOUNT not in f.flags), None)


def _above(part: Fact, money: Sequence[Fact]) -> Fact | None:
    """The last figure above that is not itself part of another: the row that a うち row stands under."""
    rows = [f for f in money if _over(part, f)]
    return max(rows, key=lambda f: f.bbox.y0, default=None)


def _over(part: Fact, fact: Fact) -> bool:
    return (
        not is_included(fact)
        and same_column(part, fact)
        and fact.bbox.center[1] < part.bbox.y0
        and same_time(part, fact)
        and part.label[:1] == fact.label[:1]
    )
