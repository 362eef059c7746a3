"""R9: in a statement of costs and revenues the accounts of a side add up to its total, and what remains is balanced."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from audit.places import same_column
from audit.relation import Linear, Relation, Term
from audit.rules.lines import lines
from audit.sheets import SheetFacts, dimension, is_printed, period
from audit.words import bare, is_included, is_total
from schemas.fact import Fact
from schemas.finding import Rule

SIDES: Final = ("expense", "revenue")


def is_statement(items: Sequence[Fact]) -> bool:
    """Whether rows of accounts are a statement: they show costs and revenues."""
    return {"expense", "revenue"} <= {dimension(f, "side") for f in items}


def relations(sheet: SheetFacts) -> Iterator[Relation]:
    """Σ accounts = total of the side, for each column of every statement of a sheet."""
    tables: dict[tuple[int, str], list[Fact]] = {}
    for fact in sheet.of("line_item"):
        tables.setdefault((fact.page, fact.label[0] if fact.label else ""), []).append(fact)
    for items in tables.values():
        if is_statement(items):
            yield from _sides(items)


def _sides(items: Sequence[Fact]) -> Iterator[Relation]:
    for side in SIDES:
        own = [f for f in items if dimension(f, "side") == side and not is_included(f)]
        for line in lines(own, _alike):
            yield from _sum(line)


def _alike(a: Fact, b: Fact) -> bool:
    measure = dimension(a, "measure") == dimension(b, "measure")
    return period(a) == period(b) and measure and same_column(a, b)


def _sum(line: Sequence[Fact]) -> Iterator[Relation]:
    """The total of a block of rows is that of the rows under the same heading."""
    for total in line:
        if not any(bare(label) == bare(str(total.dimensions.get("item", ""))) for label in total.label):
            continue
        block = _block(total)
        parts = [f for f in line if f is not total and f.label[: len(block)] == block and not is_total(f)]
        if is_total(total) and len(parts) > 1 and any(is_printed(f) for f in (total, *parts)):
            yield Linear(Rule.STATEMENT_SUM, total, tuple(Term(f) for f in parts), hint="科目")


def _block(total: Fact) -> tuple[str, ...]:
    """The headings above the row of a total."""
    name = bare(str(total.dimensions.get("item", "")))
    for i, label in enumerate(total.label):
        if bare(label) == name:
            return total.label[:i]
    return total.label[:-1]
