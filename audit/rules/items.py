"""R11: sub-projects and detail lines add up to the cost that they are of; main items only do not exceed it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from audit.checks import closes
from audit.numbers import ZERO, number
from audit.places import same_cell
from audit.relation import Linear, Relation, Term
from audit.rules.lines import closeness, lines, same_time
from audit.rules.statements import is_statement
from audit.sheets import DocumentFacts, SheetFacts, dimension, is_printed, period, phase
from audit.words import is_breakdown, is_breakdown_label, is_included, is_principal, is_total
from schemas.fact import Fact
from schemas.finding import Rule, Severity

# Of the columns of a form so many must close before those that do not are called wrong.
MOSTLY: Final = 0.5
Form = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Breakdown:
    """One column of detail lines, with the cost that they are of and whether that is printed as their own total."""

    whole: Fact
    parts: tuple[Fact, ...]
    own_total: bool
    principal: bool

    @property
    def form(self) -> Form:
        """What the same table of other sheets is known by: its headings, the rows' names and the years aside."""
        return self.parts[0].label[:1]


def relations(document: DocumentFacts) -> Iterator[Relation]:
    """Every column of detail lines against its total; how complete they are, all sheets of the form tell."""
    found = [breakdown for sheet in document.sheets if sheet.ordinal for breakdown in _breakdowns(sheet)]
    closed: Counter[Form] = Counter()
    seen: Counter[Form] = Counter()
    for breakdown in found:
        if is_printed(breakdown.whole) and any(is_printed(f) for f in breakdown.parts):
            seen[breakdown.form] += 1
            closed[breakdown.form] += closes(Rule.LINE_ITEM_SUM, breakdown.whole, breakdown.parts)
    for breakdown in found:
        share = closed[breakdown.form] / seen[breakdown.form] if seen[breakdown.form] else 0.0
        yield _relation(breakdown, share)


def _relation(breakdown: Breakdown, share: float) -> Relation:
    terms = tuple(Term(fact) for fact in breakdown.parts)
    # A table with a total of its own is complete in half of its columns or not at all: one that fails is odd.
    tied = breakdown.principal and breakdown.own_total and share == MOSTLY
    if tied:
        return Linear(Rule.LINE_ITEM_SUM, breakdown.whole, terms, severity=Severity.WARNING, hint="内訳")
    complete = share > MOSTLY or not breakdown.principal
    if (breakdown.own_total and complete) or (share > MOSTLY and not breakdown.principal):
        return Linear(Rule.LINE_ITEM_SUM, breakdown.whole, terms, hint="内訳")
    if breakdown.principal and share > MOSTLY and _falls_short(breakdown):
        return Linear(Rule.LINE_ITEM_SUM, breakdown.whole, terms, severity=Severity.NOTICE, hint="主な内訳")
    # More than the whole in one table contradicts it; a cost printed elsewhere may be of something else.
    beside = breakdown.parts[0].label[:1] == breakdown.whole.label[:1]
    severity = Severity.ERROR if beside else Severity.WARNING
    hint = "主な内訳" if breakdown.principal else "内訳"
    return Linear(Rule.LINE_ITEM_SUM, breakdown.whole, terms, severity=severity, bound="at_most", hint=hint)


def _falls_short(breakdown: Breakdown) -> bool:
    printed = [number(f) or ZERO for f in breakdown.parts]
    return sum(printed, ZERO) < (number(breakdown.whole) or ZERO)


def _breakdowns(sheet: SheetFacts) -> Iterator[Breakdown]:
    items = [f for f in sheet.of("line_item") if "measure" not in f.dimensions]
    if is_statement(items):
        statements = {f.label[:1] for f in items if dimension(f, "side") == "revenue"}
        items = [f for f in items if f.label[:1] not in statements]
    costs = [f for f in sheet.amounts if dimension(f, "cost") == "project" and "source" not in f.dimensions]
    headings = {label for f in sheet.facts if is_principal(f) for label in f.label if is_breakdown_label(label)}
    for line in lines([f for f in items if not is_included(f)], _alike):
        principal = any(is_principal(f) or not headings.isdisjoint(f.label) for f in line)
        yield from _of_line(line, costs, principal)


def _alike(a: Fact, b: Fact) -> bool:
    return period(a) == period(b) and phase(a) == phase(b) and dimension(a, "side") == dimension(b, "side")


def _of_line(line: Sequence[Fact], costs: Sequence[Fact], principal: bool) -> Iterator[Breakdown]:
    totals = [f for f in line if is_total(f)]
    parts = tuple(f for f in line if not is_total(f))
    if not any(is_printed(f) for f in parts):
        return
    if len(totals) == 1:
        if len(parts) > 1:
            yield Breakdown(totals[0], parts, True, principal)
        return
    if totals or not (principal or any(is_breakdown(f) for f in parts)):
        return
    same = [c for c in costs if same_time(line[0], c) and not is_included(c) and not any(same_cell(c, f) for f in line)]
    whole = min((c for c in same if is_printed(c)), key=lambda c: closeness(line, c), default=None)
    if whole is not None:
        yield Breakdown(whole, parts, False, principal)
