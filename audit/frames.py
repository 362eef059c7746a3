"""The parts of a finding that do not depend on how its relation came out."""

from __future__ import annotations

from collections.abc import Sequence

from audit.relation import Relation, Term
from audit.wording import name
from schemas.exact import Fraction
from schemas.fact import Fact
from schemas.finding import Finding, Operand, Status


def frame(relation: Relation, fact: Fact, cells: tuple[Operand, ...]) -> Finding:
    """A finding with all that does not depend on how the relation came out."""
    return Finding(
        document=fact.document,
        sheet=fact.sheet,
        page=fact.page,
        box=fact.bbox,
        rule=relation.rule,
        status=Status.HOLDS,
        severity=None,
        classes=(),
        concept=fact.concept,
        label=fact.label,
        fiscal_year=fact.fiscal_year,
        dimensions=fact.dimensions,
        printed=fact.value,
        expected=None,
        difference=None,
        low=None,
        high=None,
        suspect=None,
        cells=cells,
        missing=(),
        message="",
        raw=fact.raw,
        unit=fact.unit,
    )


def cells(whole: Fact, parts: Sequence[Term]) -> tuple[Operand, ...]:
    """The cells of a sum: the whole with −1, then the parts."""
    return (operand(whole, Fraction(-1)), *(operand(term.fact, term.coefficient) for term in parts))


def operand(fact: Fact, coefficient: Fraction | None) -> Operand:
    """A fact as a cell of a finding."""
    return Operand(
        fact.document, fact.sheet, fact.page, fact.bbox, fact.raw, fact.label, fact.value, coefficient, name(fact)
    )


def plain(value: Fraction) -> int | float:
    """An exact number as JSON has it."""
    return int(value) if value.denominator == 1 else float(value)
