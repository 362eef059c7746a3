"""Rates and differences that a heading names without a formula: 達成率, 執行率, 前年度比, 受益者負担率, 単位コスト, 増減."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Final

from audit.formulas import lettered
from audit.hypotheses import Cell, Hypothesis, settled
from audit.numbers import number
from audit.numerals import is_percent, numeric
from audit.places import same_column, same_row
from audit.relation import Linear, Quotient, Relation, Term
from audit.sheets import DocumentFacts, SheetFacts, dimension, period
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
_CHANGE: Final = re.compile("増減率|伸び率|増加率|対前年増減率")
_RATIO: Final = re.compile("前年度?比|対前年度?比")
_DIFFERENCE: Final = re.compile("前年度?差|増減額|差額|前年度?増減|増減$")
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
    kinds = (("executed", _EXECUTED), ("charge", _CHARGE), ("unit", _UNIT), ("change", _CHANGE), ("ratio", _RATIO))
    for kind, pattern in kinds:
        if pattern.search(text):
            return kind
    if fact.dimensions.get("measure") == "difference":
        return "difference"
    return "difference" if fact.concept == "other" and _DIFFERENCE.search(text) and not is_percent(fact) else None


def _row(fact: Fact) -> Hashable:
    """The heading that a row of rates has in every column and on every sheet."""
    for part in reversed(fact.label):
        text = fold_label(part)
        if any(p.search(text) for p in (_EXECUTED, _CHARGE, _UNIT, _CHANGE, _RATIO, _DIFFERENCE)):
            return heading_key(part)
    return heading_key(fact.label[-1]) if fact.label else ""


def _achieved(fact: Fact, sheet: SheetFacts) -> Named:
    """達成率: actual by target of the indicator and year; where less is better the other way round; or cut at 100."""
    own = [
        f
        for f in sheet.of("indicator_actual", "indicator_target")
        if f.dimensions.get("indicator") == fact.dimensions.get("indicator") and number(f) is not None
    ]
    actuals = [f for f in own if f.concept == "indicator_actual" and f.fiscal_year == fact.fiscal_year]
    targets = [f for f in own if f.concept == "indicator_target" and f.fiscal_year == fact.fiscal_year]
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
        yield from _compared(kind, fact, sheet)


def _executed(fact: Fact, amounts: Sequence[Fact]) -> Named:
    near = [f for f in amounts if _of_year(fact, f) and _whole(f)]
    for spent in (f for f in near if dimension(f, "phase") in _SPENT):
        for budget in (f for f in near if dimension(f, "phase") in _BUDGETS and f.fiscal_year == spent.fiscal_year):
            if dimension(budget, "cost") == dimension(spent, "cost"):
                name = (dimension(spent, "cost"), dimension(budget, "phase"), dimension(spent, "phase"))
                yield name, _quotient(Rule.RATIO, fact, spent, budget, _HUNDRED, "執行率")


def _charged(fact: Fact, amounts: Sequence[Fact]) -> Named:
    near = _nearby(fact, amounts)
    parts = [f for f in near if set((dimension(f, "source") or "").split("+")) & {"fees", "other", "special_total"}]
    for part in sorted(parts, key=lambda f: dimension(f, "source") != "fees"):
        for cost in sorted((f for f in near if _whole(f)), key=lambda f: dimension(f, "cost") != "total"):
            name = (_stem(part), _stem(cost))
            yield name, _quotient(Rule.RATIO, fact, part, cost, _HUNDRED, "受益者負担率")


def _unit_costs(fact: Fact, amounts: Sequence[Fact], sheet: SheetFacts) -> Named:
    costs = [f for f in _nearby(fact, amounts) if f.concept == "amount"]
    wanted = [f for f in costs if _whole(f) or dimension(f, "source") == "general"]
    counts = [
        f
        for f in sheet.of("indicator_actual", "indicator_target")
        if _of_year(fact, f) and number(f) is not None and f.unit != "%"
    ]
    for cost in sorted(wanted, key=lambda f: (not _whole(f), dimension(f, "cost") != "total")):
        for count in sorted(counts, key=lambda f: f.concept != "indicator_actual"):
            for factor in (_ONE, Fraction(1, 1000)):
                name = (_stem(cost), count.concept, count.dimensions.get("indicator"), factor)
                yield name, _quotient(Rule.UNIT_COST, fact, cost, count, factor, "単位コスト")


def _compared(kind: str, fact: Fact, sheet: SheetFacts) -> Named:
    """This year's figure and last year's: beside the cell in its row, or in the column of its year."""
    near = [f for f in sheet.facts if f.fiscal_year is not None and f.bbox != fact.bbox and f.page == fact.page]
    figures = [figure for figure in map(_comparable, near) if figure is not None]
    beside = [f for f in figures if same_row(fact, f) and f.fiscal_year is not None and _of_row(fact, f)]
    newest = max((f.fiscal_year for f in beside if f.fiscal_year is not None), default=0)
    for this in beside:
        for last in beside:
            if _follows(this, last) and _stem(this) == _stem(last):
                name = ("row", (this.fiscal_year or 0) - newest, dimension(this, "phase"), dimension(last, "phase"))
                yield from _comparisons(kind, fact, this, last, name)
            elif kind == "difference" and this is not last and period(this) == period(last):
                # 差額 may also be that of budget and settlement.
                phases = ("phases", dimension(this, "phase"), dimension(last, "phase"))
                yield from _comparisons(kind, fact, this, last, phases)
    if fact.fiscal_year is None:
        return
    of_year = [f for f in figures if f.fiscal_year == fact.fiscal_year]
    aligned = _nearby(fact, of_year)
    for this in (*aligned, *(f for f in of_year if f not in aligned and (_whole(f) or f.concept == "other"))):
        before = [f for f in figures if _follows(this, f) and _stem(f) == _stem(this)]
        for last in sorted(before, key=lambda f: dimension(f, "phase") != dimension(this, "phase")):
            above = ("column", _stem(this), dimension(this, "phase"), dimension(last, "phase"))
            yield from _comparisons(kind, fact, this, last, above)


def _of_row(fact: Fact, other: Fact) -> bool:
    """Whether two cells that stand side by side have the row's headings in common: they are not of two tables."""
    if fact.concept == "line_item":
        return _stem(fact) == _stem(other)
    return all(part in other.label for part in fact.label[:-1])


def _comparable(fact: Fact) -> Fact | None:
    """The fact as a number that has one of last year beside it; None for rates, texts and blanks."""
    if fact.concept not in ("amount", "line_item", "indicator_actual", "staff_fte", "other") or is_percent(fact):
        return None
    return numeric(fact)


def _comparisons(kind: str, fact: Fact, this: Fact, last: Fact, name: tuple[Hashable, ...]) -> Named:
    """A difference; or a rate: 前年度比 is printed both as this year's share of last year's and as the change."""
    if kind == "difference":
        whole = numeric(fact, this) or fact
        yield name, Linear(Rule.DIFFERENCE, whole, (Term(this), Term(last, Fraction(-1))), hint="前年度との差")
        return
    result = numeric(fact) or fact
    change = (Term(this), Term(last, Fraction(-1)))
    readings = {
        "ratio": Quotient(Rule.RATIO, result, (Term(this),), (Term(last),), _HUNDRED, hint="前年度比"),
        "change": Quotient(Rule.CHANGE_RATE, result, change, (Term(last),), _HUNDRED, hint="増減率"),
    }
    for reading in (kind, *(other for other in readings if other != kind)):
        yield (*name, reading), readings[reading]


def _follows(this: Fact, last: Fact) -> bool:
    return this.fiscal_year is not None and last.fiscal_year == this.fiscal_year - 1


def _quotient(rule: Rule, fact: Fact, above: Fact, below: Fact, factor: Fraction, hint: str) -> Quotient:
    return Quotient(
        rule, numeric(fact) or fact, (Term(above),), (Term(below),), factor, severity=Severity.ERROR, hint=hint
    )


def _of_year(fact: Fact, other: Fact) -> bool:
    return fact.fiscal_year is None or fact.fiscal_year == other.fiscal_year


def _nearby(fact: Fact, others: Sequence[Fact]) -> tuple[Fact, ...]:
    """The figures of the year in the column (or row) of `fact`; those of the year anywhere where there are none."""
    of_year = [f for f in others if _of_year(fact, f)]
    aligned = [f for f in of_year if same_column(fact, f)] or [f for f in of_year if same_row(fact, f)]
    return tuple(aligned or of_year)


def _whole(fact: Fact) -> bool:
    return "source" not in fact.dimensions and fact.concept == "amount"


def _stem(fact: Fact) -> Hashable:
    """What a row is about, in whatever column and on whatever sheet."""
    names = ("cost", "source", "item", "indicator")
    return fact.concept, fact.label if fact.concept == "other" else (), *(fact.dimensions.get(name) for name in names)
