"""R2: the total cost is the project's, the personnel's and the debt service together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from audit.checks import closes
from audit.numerals import numeric
from audit.places import same_cell, same_column
from audit.relation import Linear, Relation, Term
from audit.rules.lines import closeness, is_elsewhere, same_time
from audit.sheets import SheetFacts, dimension, is_printed, phase
from audit.words import is_included, is_total
from schemas.fact import Fact
from schemas.finding import Rule, Severity

Parts = tuple[Fact, ...]

# Several rows of personnel cost may be its kinds, or one of them the sum; the debt service may be printed but not be
# counted in. Which it is in a form, its figures tell; in this order where they do not.
VARIANTS: Final = (("sum", True), ("all", True), ("near", True), ("sum", False), ("all", False), ("near", False))


def relations(sheet: SheetFacts) -> Iterator[Relation]:
    """Every printed total cost against its parts."""
    costs = [f for f in sheet.amounts if "source" not in f.dimensions and not is_included(f)]
    totals = [f for f in costs if dimension(f, "cost") == "total" and not _is_account(f, sheet)]
    found = [_variants(total, costs) for total in totals]
    closed: Counter[tuple[str, bool]] = Counter()
    for total, variants in zip(totals, found, strict=True):
        closed.update(v for v, parts in variants.items() if closes(Rule.COST_SUM, total, parts))
    best = max(VARIANTS, key=lambda variant: closed[variant])
    for total, variants in zip(totals, found, strict=True):
        parts = variants[best]
        if len(parts) >= 2 and any(is_printed(f) for f in (total, *parts)):
            yield _sum(total, parts, sheet)


def _sum(total: Fact, parts: Parts, sheet: SheetFacts) -> Linear:
    """Total = Σ parts. A sum of money beside them that was read as something else may be a part too: with it where that
    closes the sum, and else it is not sure that all parts are known."""
    plain = Linear(Rule.COST_SUM, total, tuple(Term(f) for f in parts), hint="費用")
    if closes(Rule.COST_SUM, total, parts):
        return plain
    strangers = _strangers(total, parts, sheet)
    if strangers and closes(Rule.COST_SUM, total, (*parts, *strangers)):
        return replace(plain, parts=tuple(Term(f) for f in (*parts, *strangers)))
    guessed = bool(strangers) or any(is_elsewhere((total,), f) for f in parts)
    return replace(plain, severity=Severity.WARNING if guessed else Severity.ERROR)


def _strangers(total: Fact, parts: Parts, sheet: SheetFacts) -> Parts:
    """Money in the total's column, among its parts or between them and the total, that is known as no cost."""
    if not all(same_column(total, f) for f in parts):
        return ()
    rows = sorted(f.bbox.y0 for f in (total, *parts))
    found = (
        numeric(f, like=total)
        for f in sheet.of("other")
        if same_column(total, f) and f.label[:1] == total.label[:1] and rows[0] < f.bbox.y0 < rows[-1]
    )
    return tuple(f for f in found if f is not None and f.unit == "JPY" and not is_included(f) and f.value)


def _is_account(fact: Fact, sheet: SheetFacts) -> bool:
    """Whether the cell is a row of a cost statement as well: that is summed as a statement."""
    return any(same_cell(fact, item) for item in sheet.of("line_item"))


def _variants(total: Fact, costs: Sequence[Fact]) -> dict[tuple[str, bool], Parts]:
    project = _of_kind(total, "project", costs)[:1]
    personnel = _of_kind(total, "personnel", costs)
    debt = _of_kind(total, "debt_service", costs)[:1]
    sums = tuple(f for f in personnel if is_total(f))[:1] or personnel[:1]
    chosen = {"sum": sums, "all": tuple(f for f in personnel if not is_total(f)) or personnel, "near": personnel[:1]}
    return {
        (which, with_debt): (*project, *chosen[which], *(debt if with_debt else ())) for which, with_debt in VARIANTS
    }


def _of_kind(total: Fact, kind: str, costs: Sequence[Fact]) -> Parts:
    """The costs of a kind of the total's year and phase that stand as near to it as any, nearest first."""
    same = [f for f in costs if dimension(f, "cost") == kind and same_time(total, f)]
    exact = sorted(
        [f for f in same if phase(f) == phase(total)] or same,
        key=lambda f: (not is_printed(f), closeness((total,), f)),
    )
    if not exact:
        return ()
    first = (is_printed(exact[0]), closeness((total,), exact[0])[0])
    return tuple(f for f in exact if (is_printed(f), closeness((total,), f)[0]) == first)
