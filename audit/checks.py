"""A linear relation, computed: its difference, what rounding allows, and whether it holds. No judgement yet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from audit.numbers import ZERO, is_empty, number
from audit.places import cell
from audit.relation import Linear, Same, Term
from audit.rounding import Interval, Mode, allowance
from audit.sheets import is_printed
from schemas.exact import Fraction
from schemas.fact import Fact
from schemas.finding import Rule, Status


@dataclass(frozen=True, slots=True)
class Check:
    """A linear relation with its figures. `difference` = printed whole − `total`; blanks and dashes count as nought.

    `allowed` is what rounding may make of the difference: everything from it upwards where the parts may fall short.
    """

    relation: Linear
    printed: Fraction
    total: Fraction
    difference: Fraction
    allowed: Interval
    status: Status

    @property
    def facts(self) -> tuple[Fact, ...]:
        """The whole and its parts."""
        return (self.relation.whole, *(term.fact for term in self.relation.parts))

    def coefficient(self, fact: Fact) -> Fraction:
        """What the cell is multiplied with in `whole − Σ parts`: +1 for the whole, minus its coefficient for a part."""
        key = cell(fact)
        own = Fraction(1) if cell(self.relation.whole) == key else ZERO
        return own - sum((t.coefficient for t in self.relation.parts if cell(t.fact) == key), ZERO)

    def needed(self, fact: Fact) -> Interval:
        """What the cell would have to be more than it is for the relation to hold."""
        return self.allowed.shifted(-self.difference).times(1 / self.coefficient(fact))


def check(relation: Linear, mode: Mode) -> Check | None:
    """The relation computed; None where an operand is missing, the whole is not printed, or no part is.

    Parts that are all blank do add up to a printed nought, and parts of nought to a blank.
    """
    if relation.missing or not relation.parts:
        return None
    total = sum((t.coefficient * (number(t.fact) or ZERO) for t in relation.parts), ZERO)
    printed = number(relation.whole)
    if printed is None and is_empty(relation.whole) and total == 0:
        printed = ZERO
    if printed is None or (printed != 0 and not any(is_printed(term.fact) for term in relation.parts)):
        return None
    allowed = allowance(relation.whole, relation.parts, mode)
    difference = printed - total
    return Check(relation, printed, total, difference, allowed, _status(relation, difference, allowed))


def _status(relation: Linear, difference: Fraction, allowed: Interval) -> Status:
    if difference == 0 or (relation.bound == "at_most" and difference > 0):
        return Status.HOLDS
    if difference in allowed:
        return Status.ROUNDING
    return Status.FAILS


def linear(relation: Same) -> Linear | None:
    """A comparison of two numbers as a sum of one part; None for texts."""
    if number(relation.fact) is None or number(relation.other) is None:
        return None
    return Linear(relation.rule, relation.fact, (Term(relation.other),), relation.severity, hint=relation.hint)


def closes(rule: Rule, whole: Fact, parts: Sequence[Fact]) -> bool:
    """Whether a printed whole is the sum of the parts, within any rounding. A whole of nought proves nothing."""
    if not number(whole):
        return False
    checked = check(Linear(rule, whole, tuple(Term(fact) for fact in parts)), Mode.UNKNOWN)
    return checked is not None and checked.status is not Status.FAILS
