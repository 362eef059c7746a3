"""Changes between years that a heading names without a formula: 前年度比, 増減率, 増減額, 差額; and what they are of.

The cell says that it compares; of what stand a few candidates around it. The heading's other words (決算額の前年度差,
使用料の前年度比) name a row or a phase; figures of one phase are compared before those of two; and what stands in the
row of the cell before what stands in its column.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from audit.hypotheses import Hypothesis
from audit.numbers import number
from audit.numerals import is_percent, numeric
from audit.places import CellKey, cell, same_column, same_row
from audit.relation import Linear, Quotient, Term
from audit.sheets import SheetFacts, dimension, period
from schemas.exact import Fraction
from schemas.fact import Fact
from schemas.finding import Rule
from schemas.folding import fold_label

Named = Iterator[tuple[Hashable, Hypothesis]]

RATE: Final = re.compile("増減率|伸び率|増加率|対前年増減率")
RATIO: Final = re.compile("前年度?比|対前年度?比")
DIFFERENCE: Final = re.compile("前年度?差|増減額|差額|前年度?増減|増減$")
# Words that say that years are compared: of these no difference of budget and settlement is meant.
_OF_YEARS: Final = re.compile("前年|増減|伸び|増加")
_AROUND: Final = re.compile(
    "対?前年度?比|対前年増減率|前年度?差|前年度?増減[率額]?|増減[率額]?|伸び率|増加率|差額|[のと()（）%％・]"
)
_HUNDRED: Final = Fraction(100)


@dataclass(frozen=True, slots=True)
class _Pair:
    """This year's figure and last year's (or two phases of one year); `beside` in the row of the cell."""

    name: tuple[Hashable, ...]
    this: Fact
    last: Fact
    beside: bool


def compared(kind: str, fact: Fact, sheet: SheetFacts) -> Named:
    """What a change may have been reckoned from; `kind` is `difference`, `ratio` or `change`."""
    for pair in _likeliest(fact, [*_in_row(kind, fact, sheet), *_in_column(fact, sheet)]):
        yield from _comparisons(kind, fact, pair)


def _likeliest(fact: Fact, pairs: Sequence[_Pair]) -> Sequence[_Pair]:
    """The pairs that the heading and the places leave; each of the tests counts only if it leaves any."""
    own = fold_label(fact.label[-1]) if fact.label else ""
    named = _AROUND.sub("", own)
    above, nearest = _above(fact, pairs), _before(fact, pairs)
    of_years = _OF_YEARS.search(own) is not None
    tests: tuple[Callable[[_Pair], bool], ...] = (
        lambda p: len(named) > 1 and _names(named, p.this) and _names(named, p.last),
        lambda p: p.beside,
        # 増減 right behind 本年度予算額 may be that of it and last year's settlement.
        lambda p: (p.this is nearest and of_years) or dimension(p.this, "phase") == dimension(p.last, "phase"),
        lambda p: p.this.label[:1] == fact.label[:1],
        lambda p: whole(p.this) or cell(p.this) == above,
    )
    # A change of a year whose figure before it is not printed is of nothing that is there.
    # A column that names no year has the sheet's, which says nothing of what it compares.
    told = None if "year_inferred" in fact.flags else fact.fiscal_year
    left = [pair for pair in pairs if told in (None, pair.this.fiscal_year)]
    if of_years:
        left = [pair for pair in left if pair.this.fiscal_year != pair.last.fiscal_year]
    for test in tests:
        left = [pair for pair in left if test(pair)] or left
    return left


def _above(fact: Fact, pairs: Sequence[_Pair]) -> CellKey | None:
    """The figure that stands next above the cell in its column."""
    column = (p.this for p in pairs if same_column(fact, p.this) and p.this.bbox.y1 <= fact.bbox.center[1])
    nearest = max(column, key=lambda f: f.bbox.y1, default=None)
    return None if nearest is None else cell(nearest)


def _before(fact: Fact, pairs: Sequence[_Pair]) -> Fact | None:
    """The figure that stands right before the cell in its row."""
    left = (p.this for p in pairs if p.beside and p.this.bbox.x1 <= fact.bbox.x0)
    return max(left, key=lambda f: f.bbox.x1, default=None)


def _names(words: str, fact: Fact) -> bool:
    return any(words in fold_label(part) for part in fact.label)


def _in_row(kind: str, fact: Fact, sheet: SheetFacts) -> Iterator[_Pair]:
    """Figures beside the cell in its row."""
    beside = [f for f in _figures(fact, sheet) if same_row(fact, f) and _of_row(fact, f)]
    newest = max((f.fiscal_year for f in beside if f.fiscal_year is not None), default=0)
    for this in beside:
        for last in beside:
            phases = (dimension(this, "phase"), dimension(last, "phase"))
            if _follows(this, last) and stem(this) == stem(last):
                yield _Pair(("row", (this.fiscal_year or 0) - newest, *phases), this, last, True)
            elif kind == "difference" and this is not last and period(this) == period(last):
                # 差額 may also be that of budget and settlement.
                yield _Pair(("phases", *phases), this, last, True)


def _in_column(fact: Fact, sheet: SheetFacts) -> Iterator[_Pair]:
    """Figures of the cell's year, those in its column first, and the same of the year before."""
    if fact.fiscal_year is None:
        return
    figures = _figures(fact, sheet)
    of_year = [f for f in figures if f.fiscal_year == fact.fiscal_year]
    aligned = nearby(fact, of_year)
    for this in (*aligned, *(f for f in of_year if f not in aligned and (whole(f) or f.concept == "other"))):
        before = [f for f in figures if _follows(this, f) and stem(f) == stem(this)]
        # The newest year is often the budget: what is compared has one name in all columns where its phase is no matter.
        phases = {dimension(f, "phase") for f in of_year if stem(f) == stem(this)}
        for last in sorted(before, key=lambda f: dimension(f, "phase") != dimension(this, "phase")):
            told = (dimension(this, "phase"), dimension(last, "phase")) if len(phases) > 1 else ()
            yield _Pair(("column", stem(this), *told), this, last, False)


def _figures(fact: Fact, sheet: SheetFacts) -> list[Fact]:
    near = (f for f in sheet.facts if f.fiscal_year is not None and f.bbox != fact.bbox and f.page == fact.page)
    return [figure for figure in map(_comparable, near) if figure is not None]


def _comparable(fact: Fact) -> Fact | None:
    """The fact as a number that has one of last year beside it; None for rates, texts, blanks and other changes."""
    if fact.concept not in ("amount", "line_item", "indicator_actual", "staff_fte", "other") or is_percent(fact):
        return None
    if fact.concept == "other" and fact.label and DIFFERENCE.search(fold_label(fact.label[-1])):
        return None
    return numeric(fact)


def _of_row(fact: Fact, other: Fact) -> bool:
    """Whether two cells that stand side by side have the row's headings in common: they are not of two tables."""
    if fact.concept == "line_item":
        return stem(fact) == stem(other)
    return all(part in other.label for part in fact.label[:-1])


def _comparisons(kind: str, fact: Fact, pair: _Pair) -> Named:
    """A difference; or a rate: 前年度比 is printed both as this year's share of last year's and as the change."""
    this, last = pair.this, pair.last
    if kind == "difference":
        own = numeric(fact, this) or fact
        yield pair.name, Linear(Rule.DIFFERENCE, own, (Term(this), Term(last, Fraction(-1))), hint="前年度との差")
        return
    result = numeric(fact) or fact
    change = (Term(this), Term(last, Fraction(-1)))
    readings = {
        "ratio": Quotient(Rule.RATIO, result, (Term(this),), (Term(last),), _HUNDRED, hint="前年度比"),
        "change": Quotient(Rule.CHANGE_RATE, result, change, (Term(last),), _HUNDRED, hint="増減率"),
    }
    for reading in (kind, *(other for other in readings if other != kind)):
        yield (*pair.name, reading), readings[reading]


def _follows(this: Fact, last: Fact) -> bool:
    return this.fiscal_year is not None and last.fiscal_year == this.fiscal_year - 1


def of_year(fact: Fact, other: Fact) -> bool:
    """Whether a figure is of the year of `fact`, if that has one."""
    return fact.fiscal_year is None or fact.fiscal_year == other.fiscal_year


def nearby(fact: Fact, others: Sequence[Fact]) -> tuple[Fact, ...]:
    """The figures of the year in the column (or row) of `fact`; those of the year anywhere where there are none."""
    same = [f for f in others if of_year(fact, f)]
    aligned = [f for f in same if same_column(fact, f)] or [f for f in same if same_row(fact, f)]
    return tuple(aligned or same)


def whole(fact: Fact) -> bool:
    """Whether a figure is a cost itself, and no source of funding."""
    return "source" not in fact.dimensions and fact.concept == "amount" and number(fact) is not None


def stem(fact: Fact) -> Hashable:
    """What a row is about, in whatever column and on whatever sheet."""
    names = ("cost", "source", "item", "indicator")
    return fact.concept, fact.label if fact.concept == "other" else (), *(fact.dimensions.get(name) for name in names)
