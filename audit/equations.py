"""One equation, found by several rules: what they have in common."""

from __future__ import annotations

from collections.abc import Iterator

from audit.numbers import ZERO, number
from audit.places import CellKey, cell
from audit.relation import Linear, Relation
from schemas.exact import Fraction

# The cells of an equation that are not nought, with their coefficients.
Equation = frozenset[tuple[CellKey, Fraction]]


def _terms(relation: Linear) -> Iterator[tuple[CellKey, Fraction]]:
    yield cell(relation.whole), Fraction(-1)
    for term in relation.parts:
        if number(term.fact) not in (None, ZERO):
            yield cell(term.fact), term.coefficient


def same_equation(relation: Relation) -> Equation | None:
    """What two rules that find one equation have in common: its cells that are not nought, and its coefficients.

    None for what is no equation. A sum and its negative, a = b + c and b = a − c, are one.
    """
    if not isinstance(relation, Linear) or relation.bound != "equal" or relation.missing:
        return None
    items = dict(_terms(relation))
    first = min(items)
    sign = 1 if items[first] > 0 else -1
    return frozenset((key, coefficient * sign) for key, coefficient in items.items())
