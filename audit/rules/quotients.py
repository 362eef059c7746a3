"""Rates and differences that a heading names without a formula: 達成率, 執行率, 前年度比, 受益者負担率, 単位コスト, 増減."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from audit.formulas import lettered
from audit.hypotheses import Cell, Hypothesis, settled
from audit.numbers import number
from audit.numerals import is_percent, numeric
from audit.places import same_row
from audit.relation import Linear, Quotient, Relation, Term
from audit.rules.changes import DIFFERENCE, RATE, RATIO, compared, nearby, of_year, stem, whole
from audit.sheets import DocumentFacts, SheetFacts, dimension, period
from schemas.exact import Fraction
from schemas.fact import Fact
from schemas.finding import Rule, Severity
from schemas.folding import fold_label
from schemas.headings import heading_key

Named = Iterator[tuple[Hashable, Hypothesis]]

_EXECUTED: Final = re.compile("執行率|執行の割合|執行割合|決算/予算")
_CHARGE: Final = re.compile("受益者負担[率比割]|受益者負担の割合|負担率")
_UNIT: Final = re.compile(
    "単位(?:当たり)?コスト|(?:当たり|あたり|当り)(?:の)?(?:コスト|総?事業費|経費|費用)?|一人当|1人当|1回当"
)
_BUDGETS: Final = ("final_budget", "budget", "original_budget", "plan")
_SPENT: Final = ("settlement", "settlement_estimate")
_RULES: Final = {
    "executed": Rule.RATIO,
    "charge": Rule.RATIO,
    "unit": Rule.UNIT_COST,
    "change": Rule.CHANGE_RATE,
    "ratio": Rule.RATIO,
    "difference": Rule.DIFFERENCE,
}
_ACHIEVED: Final = "達成率"
_HUNDRED: Final = Fraction(100)
_ONE: Final = Fraction(1)


def relations(document: DocumentFacts) -> Iterator[Relation]:
    """Every rate and difference of the document's sheets, reckoned from what closes in most of them."""
    for relation in settled([cell for sheet in document.sheets for cell in _cells(sheet)]):
        # Some forms print no more than 100 % of a target: that is no contradiction.
        capped = relation.hint == _ACHIEVED and isinstance(relation, Quotient) and relation.result.value == 100
        yield replace(relation, severity=Severity.NOTICE) if capped else relation


def _cells(sheet: SheetFacts) -> Iterator[Cell]:
    for fact in sheet.of("indicator_rate"):
        if number(fact) is not None:
            choices = _first(_achieved(fact, sheet)) or {None: _lacking(Rule.RATIO, fact, "目標値または実績値")}
            yield Cell(fact, ("indicator", fact.label[-1:]), choices, named=True)
    for fact in sheet.of("other", "line_item"):
        kind, figure = _kind(fact), numeric(fact)
        if kind is None or figure is None or any(lettered(part).formula for part in fact.label):
            continue
        lacking = "割る数(人数など)" if kind == "unit" else "計算の元になる値"
        choices = _first(_choices(kind, fact, sheet)) or {None: _lacking(_RULES[kind], figure, lacking)}
        yield Cell(figure, (kind, _row(fact), fact.fiscal_year is None), choices, lacking, _is_named(kind, choices))


def _is_named(kind: str, choices: Mapping[Hashable, Hypothesis]) -> bool:
    """Whether the heading leaves no choice of operands; 執行率 is that of 予算現額, which not every form prints."""
    if kind == "unit" or None in choices or len({_operands(relation) for relation in choices.values()}) != 1:
        return False
    return not any(set(name) & {"original_budget", "plan"} for name in choices if isinstance(name, tuple))


def _operands(relation: Hypothesis) -> frozenset[int]:
    """The cells that a relation is reckoned from, whichever way."""
    terms = relation.parts if isinstance(relation, Linear) else (*relation.numerator, *relation.denominator)
    return frozenset(hash((term.fact.bbox, term.fact.page)) for term in terms)


def _first(named: Named) -> dict[Hashable, Hypothesis]:
    """The choices by their names; of two that have one name the first, which is the likelier."""
    found: dict[Hashable, Hypothesis] = {}
    for name, relation in named:
        found.setdefault(name, relation)
    return found


def _lacking(rule: Rule, fact: Fact, missing: str) -> Hypothesis:
    if rule is Rule.DIFFERENCE:
        return Linear(rule, fact, (), missing=(missing,))
    return Quotient(rule, fact, (), (), missing=(missing,))


def _kind(fact: Fact) -> str | None:
    """What the innermost headings name; a difference of a cost statement is told by its measure."""
    text = "".join(fold_label(part) for part in fact.label[-2:])
    kinds = (("executed", _EXECUTED), ("charge", _CHARGE), ("unit", _UNIT), ("change", RATE), ("ratio", RATIO))
    for kind, pattern in kinds:
        if pattern.search(text):
            return kind
    if fact.dimensions.get("measure") == "difference":
        return "difference"
    return "difference" if fact.concept == "other" and DIFFERENCE.search(text) and not is_percent(fact) else None


def _row(fact: Fact) -> Hashable:
    """The heading that a row of rates has in every column and on every sheet."""
    for part in reversed(fact.label):
        text = fold_label(part)
        if any(p.search(text) for p in (_EXECUTED, _CHARGE, _UNIT, RATE, RATIO, DIFFERENCE)):
            return heading_key(part)
    return heading_key(fact.label[-1]) if fact.label else ""


def _achieved(fact: Fact, sheet: SheetFacts) -> Named:
    """達成率: actual by target of the indicator and year; where less is better the other way round; or cut at 100."""
    own = [
        f
        for f in sheet.of("indicator_actual", "indicator_target")
        if f.dimensions.get("indicator") == fact.dimensions.get("indicator") and number(f) is not None
    ]
    beside = [f for f in own if same_row(fact, f) and period(f) == period(fact)]
    if {f.concept for f in beside} == {"indicator_actual", "indicator_target"}:
        # 単年度 and 累計 of one indicator are two rows, each with a rate of its own.
        own = beside
    actuals = [f for f in own if f.concept == "indicator_actual" and period(f) == period(fact)]
    targets = [f for f in own if f.concept == "indicator_target" and period(f) == period(fact)]
    last = [f for f in own if f.concept == "indicator_target" and f not in targets]
    for actual in actuals[:1]:
        # A rate of a year without a target of its own is that of the plan's last year.
        for n, target in enumerate(targets or last):
            yield ("own" if targets else "last", n), _quotient(Rule.RATIO, fact, actual, target, _HUNDRED, _ACHIEVED)
        for n, target in enumerate(targets):
            yield ("inverse", n), _quotient(Rule.RATIO, fact, target, actual, _HUNDRED, _ACHIEVED)


def _choices(kind: str, fact: Fact, sheet: SheetFacts) -> Named:
    amounts = [f for f in sheet.of("amount", "line_item") if number(f) is not None and f is not fact]
    if kind == "executed":
        yield from _executed(fact, amounts)
    elif kind == "charge":
        yield from _charged(fact, amounts)
    elif kind == "unit":
        yield from _unit_costs(fact, amounts, sheet)
    else:
        yield from compared(kind, fact, sheet)


def _executed(fact: Fact, amounts: Sequence[Fact]) -> Named:
    near = [f for f in amounts if of_year(fact, f) and whole(f) and f.fiscal_year_end == fact.fiscal_year_end]
    for spent in (f for f in near if dimension(f, "phase") in _SPENT):
        for budget in (f for f in near if dimension(f, "phase") in _BUDGETS and period(f) == period(spent)):
            if dimension(budget, "cost") == dimension(spent, "cost"):
                name = (dimension(spent, "cost"), dimension(budget, "phase"), dimension(spent, "phase"))
                yield name, _quotient(Rule.RATIO, fact, spent, budget, _HUNDRED, "執行率")


def _charged(fact: Fact, amounts: Sequence[Fact]) -> Named:
    near = nearby(fact, amounts)
    parts = [f for f in near if set((dimension(f, "source") or "").split("+")) & {"fees", "other", "special_total"}]
    for part in sorted(parts, key=lambda f: dimension(f, "source") != "fees"):
        for cost in sorted((f for f in near if whole(f)), key=lambda f: dimension(f, "cost") != "total"):
            name = (stem(part), stem(cost))
            yield name, _quotient(Rule.RATIO, fact, part, cost, _HUNDRED, "受益者負担率")


def _unit_costs(fact: Fact, amounts: Sequence[Fact], sheet: SheetFacts) -> Named:
    costs = [f for f in nearby(fact, amounts) if f.concept == "amount"]
    wanted = [f for f in costs if whole(f) or dimension(f, "source") == "general"]
    counts = [
        f
        for f in sheet.of("indicator_actual", "indicator_target")
        if of_year(fact, f) and number(f) is not None and f.unit != "%"
    ]
    for cost in sorted(wanted, key=lambda f: (not whole(f), dimension(f, "cost") != "total")):
        for count in sorted(counts, key=lambda f: f.concept != "indicator_actual"):
            for factor in (_ONE, Fraction(1, 1000)):
                name = (stem(cost), count.concept, count.dimensions.get("indicator"), factor)
                yield name, _quotient(Rule.UNIT_COST, fact, cost, count, factor, "単位コスト")


def _quotient(rule: Rule, fact: Fact, above: Fact, below: Fact, factor: Fraction, hint: str) -> Quotient:
    return Quotient(
        rule, numeric(fact) or fact, (Term(above),), (Term(below),), factor, severity=Severity.ERROR, hint=hint
    )
