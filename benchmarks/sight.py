"""What arithmetic can see of a planted misprint: the relations of the unmutated document, with the misprint put in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction
from typing import Final

from audit.checks import check, linear
from audit.modes import stated
from audit.quotients import rate
from audit.relation import Judged, Linear, Quotient, Relation, Same, Term
from audit.rounding import Mode
from benchmarks.misprints import Kind
from benchmarks.planting import Place, Planting, place
from benchmarks.printed import printed
from schemas.fact import Fact
from schemas.finding import Rule, Severity, Status

# Two calendars that disagree and two equal headings show by themselves.
_EVIDENT: Final = frozenset({Kind.ERA, Kind.HEADING})

# The rules that hold a list against what it lists.
LISTING: Final = frozenset({Rule.LIST_VS_SHEET, Rule.COUNT_BY_GRADE, Rule.NAME_VARIANT, Rule.PRINTED_TWICE})


class Sight(StrEnum):
    """Whether a relation of the unmutated document breaks. `OUTSIDE`: no relation contains a misprinted cell."""

    VISIBLE = "visible"
    ALLOWED = "inside the rounding allowance"
    OUTSIDE = "outside"


@dataclass(frozen=True, slots=True)
class Seen:
    """What of a misprint shows. `summed`: an equation of sums is among the relations that break."""

    sight: Sight
    summed: bool = True


@dataclass(frozen=True, slots=True)
class Relations:
    """The relations of a document by the cells that stand in them; those that fail unmutated are left out."""

    by_place: Mapping[Place, tuple[Relation, ...]]
    mode: Mode


def relations_of(facts: Sequence[Fact], found: Iterable[Relation]) -> Relations:
    """The relations of a document that hold, by cell. A notice is no relation: what it says is allowed."""
    mode = stated(facts)
    by_place: dict[Place, tuple[Relation, ...]] = {}
    for relation in found:
        if relation.severity is Severity.NOTICE or _status(relation, mode) in (None, Status.FAILS):
            continue
        for at in {place(fact) for fact in cells(relation)}:
            by_place[at] = (*by_place.get(at, ()), relation)
    return Relations(by_place, mode)


def cells(relation: Relation) -> tuple[Fact, ...]:
    """Every fact of a relation."""
    if isinstance(relation, Linear):
        return (relation.whole, *(t.fact for t in relation.parts))
    if isinstance(relation, Quotient):
        return (relation.result, *(t.fact for t in (*relation.numerator, *relation.denominator)))
    if isinstance(relation, Same):
        return relation.fact, relation.other
    return (relation.fact, *relation.cells)


def sight(planting: Planting, relations: Relations) -> Seen:
    """What of a misprint shows, and whether in a sum."""
    changed = {place(old): (old, new) for old, new in planting.changes}
    around = list({id(r): r for at in changed for r in relations.by_place.get(at, ())}.values())
    if planting.kind in _EVIDENT:
        return Seen(Sight.VISIBLE)
    if planting.kind is Kind.LIST:
        return Seen(Sight.VISIBLE if any(r.rule in LISTING for r in around) else Sight.OUTSIDE)
    around = [r for r in around if not isinstance(r, Judged)]
    broken = [r for r in around if _status(_replaced(r, changed), relations.mode) is Status.FAILS]
    if broken:
        return Seen(
            Sight.VISIBLE, any(isinstance(r, Same) or (isinstance(r, Linear) and r.bound == "equal") for r in broken)
        )
    return Seen(Sight.ALLOWED if around else Sight.OUTSIDE)


def _status(relation: Relation, mode: Mode) -> Status | None:
    """How a relation comes out; None where it cannot be computed."""
    if isinstance(relation, Judged):
        return Status.HOLDS if relation.holds else Status.FAILS
    if isinstance(relation, Quotient):
        reckoned = rate(relation, mode)
        return None if reckoned is None else reckoned.status
    equation = linear(relation) if isinstance(relation, Same) else relation
    if equation is None:
        assert isinstance(relation, Same)
        return Status.HOLDS if relation.fact.value == relation.other.value else Status.FAILS
    found = check(equation, mode)
    return None if found is None else found.status


Changed = Mapping[Place, tuple[Fact, Fact]]


def _replaced(relation: Relation, changed: Changed) -> Relation:
    if isinstance(relation, Linear):
        return replace(relation, whole=_fact(relation.whole, changed), parts=_terms(relation.parts, changed))
    if isinstance(relation, Quotient):
        return replace(
            relation,
            result=_fact(relation.result, changed),
            numerator=_terms(relation.numerator, changed),
            denominator=_terms(relation.denominator, changed),
        )
    if isinstance(relation, Same):
        return replace(relation, fact=_fact(relation.fact, changed), other=_fact(relation.other, changed))
    return relation


def _terms(terms: Iterable[Term], changed: Changed) -> tuple[Term, ...]:
    return tuple(replace(term, fact=_fact(term.fact, changed)) for term in terms)


def _fact(fact: Fact, changed: Changed) -> Fact:
    """The fact of a relation with the misprint. A text that a rule took for a number is scaled as its print is."""
    if place(fact) not in changed:
        return fact
    old, new = changed[place(fact)]
    before, after = printed(old), printed(new)
    if before is None or after is None or not isinstance(fact.value, int | float):
        return replace(fact, value=new.value, raw=new.raw)
    value = Fraction(str(fact.value)) * after.number / before.number
    return replace(fact, value=int(value) if value.denominator == 1 else float(value), raw=new.raw)
