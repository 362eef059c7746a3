"""Which cell is wrong: where two failing relations cross, or where all others stand in relations that hold."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from audit.checks import Check
from audit.numbers import ZERO, number
from audit.places import CellKey, cell
from audit.quotients import Rate, rate
from audit.relation import Quotient, Term
from audit.rounding import Interval, Mode
from audit.sheets import is_printed
from schemas.exact import Fraction
from schemas.fact import Fact
from schemas.finding import Status


@dataclass(frozen=True, slots=True)
class Crossings:
    """The sums and the rates that every cell stands in."""

    sums: Mapping[CellKey, Sequence[Check]]
    rates: Mapping[CellKey, Sequence[Rate]]


def crossings(checks: Sequence[Check], rates: Sequence[Rate] = ()) -> Crossings:
    """The relations by their cells. What may fall short of its whole says nothing about a cell."""
    sums: dict[CellKey, list[Check]] = defaultdict(list)
    for check in checks:
        if check.relation.bound == "equal":
            for key in {cell(fact) for fact in check.facts}:
                sums[key].append(check)
    shares: dict[CellKey, list[Rate]] = defaultdict(list)
    for found in rates:
        for key in {cell(fact) for fact in _operands(found.relation)}:
            shares[key].append(found)
    return Crossings(sums, shares)


def candidates(check: Check, crossing: Crossings) -> tuple[Fact, ...]:
    """The cells of a failing sum that may be the wrong one: those that no holding relation speaks for.

    Where other failing relations need the same change of a cell, only such cells. All cells where nothing is left.
    """
    cells = _cells(check)
    free = [fact for fact in cells if not _confirmed(check, fact, crossing)] or list(cells)
    agreeing = {cell(fact): _agreeing(check, fact, crossing) for fact in free}
    best = max(agreeing.values(), default=0)
    return tuple(fact for fact in free if agreeing[cell(fact)] == best)


def is_refuted(check: Check, crossing: Crossings) -> bool:
    """Whether a failing sum has no cell that could be wrong: relations that hold speak for every one of them."""
    return check.status is Status.FAILS and all(_confirmed(check, fact, crossing) for fact in _cells(check))


def of_rate(found: Rate, crossing: Crossings, wrong: frozenset[CellKey]) -> Fact | None:
    """The cell that makes a rate fail: the one that a sum calls `wrong`, or the only one that no sum speaks for."""
    cells = {cell(fact): fact for fact in _operands(found.relation) if is_printed(fact)}
    known = [fact for key, fact in cells.items() if key in wrong]
    open_ = known or [fact for key, fact in cells.items() if not _held(crossing.sums.get(key, ()))]
    return open_[0] if len(open_) == 1 else None


def _held(checks: Sequence[Check]) -> bool:
    return any(check.status is not Status.FAILS for check in checks)


def _cells(check: Check) -> tuple[Fact, ...]:
    seen: dict[CellKey, Fact] = {cell(f): f for f in check.facts if is_printed(f) and check.coefficient(f) != 0}
    return tuple(seen.values())


def _operands(relation: Quotient) -> tuple[Fact, ...]:
    return relation.result, *(term.fact for term in (*relation.numerator, *relation.denominator))


def _confirmed(check: Check, fact: Fact, crossing: Crossings) -> bool:
    """Whether another relation holds with the cell as it is, and would not with the change that this one needs."""
    needed: Interval = check.needed(fact)
    return any(
        other.status is not Status.FAILS and not other.needed(fact).meets(needed)
        for other in _others(check, fact, crossing)
    ) or any(
        found.status is not Status.FAILS and _status(found, fact, _change(check, fact)) is Status.FAILS
        for found in crossing.rates.get(cell(fact), ())
    )


def _agreeing(check: Check, fact: Fact, crossing: Crossings) -> int:
    """How many other failing relations the same change of the cell would mend."""
    needed: Interval = check.needed(fact)
    return sum(
        other.status is Status.FAILS and other.needed(fact).meets(needed) for other in _others(check, fact, crossing)
    ) + sum(
        found.status is Status.FAILS and _status(found, fact, _change(check, fact)) in (Status.HOLDS, Status.ROUNDING)
        for found in crossing.rates.get(cell(fact), ())
    )


def _others(check: Check, fact: Fact, crossing: Crossings) -> list[Check]:
    """The other sums of a cell. The same sum, found twice, cannot speak for itself."""
    cells = {cell(f) for f in check.facts if is_printed(f)}
    return [
        other
        for other in crossing.sums.get(cell(fact), ())
        if other is not check
        and other.coefficient(fact) != 0
        and {cell(f) for f in other.facts if is_printed(f)} != cells
    ]


def _change(check: Check, fact: Fact) -> Fraction:
    """What makes the sum balance to nought."""
    return -check.difference / check.coefficient(fact)


def _status(found: Rate, fact: Fact, change: Fraction) -> Status | None:
    """How a rate would come out with the cell changed; None where it could not be computed."""
    value = (number(fact) or ZERO) + change
    changed = replace(fact, value=int(value) if value.denominator == 1 else float(value))
    relation, key = found.relation, cell(fact)

    def put(terms: tuple[Term, ...]) -> tuple[Term, ...]:
        return tuple(replace(t, fact=changed) if cell(t.fact) == key else t for t in terms)

    result = changed if cell(relation.result) == key else relation.result
    again = replace(relation, result=result, numerator=put(relation.numerator), denominator=put(relation.denominator))
    computed = rate(again, Mode.UNKNOWN)
    return None if computed is None else computed.status
