"""The equation of a finding, cell by cell, as it is written on paper: `19,038 ≠ 6,670 + 12,343 + 70`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import isclose
from typing import Final

from schemas.exact import Fraction
from schemas.finding import Finding, Operand, Rule, Status

SIGNS: Final = {Status.HOLDS: "=", Status.ROUNDING: "≈", Status.FAILS: "≠", Status.NOT_CHECKABLE: "?"}
"""What stands between the checked figure and the rest."""
_AT_MOST: Final = SIGNS | {Status.HOLDS: "≥", Status.FAILS: "<"}
EMPTY: Final = "□"
"""Stands for a cell that prints nothing."""
_COMPARED: Final = frozenset(
    {
        Rule.LIST_VS_SHEET,
        Rule.PRINTED_TWICE,
        Rule.PRIOR_YEAR_COLUMN,
        Rule.NEXT_YEAR_BUDGET,
        Rule.NAME_VARIANT,
        Rule.ERA_VS_GREGORIAN,
    }
)
"""Relations of two cells that should say the same, numbers or not."""
_PERCENT: Final = 100
# A rate of more than two figures is told by its message alone.
_RATE: Final = 2
# Two ways to compute one rate differ by no more than floats do.
_CLOSE: Final = 1e-9


@dataclass(frozen=True, slots=True)
class Term:
    """A cell in its place. `number` counts the cells beside the checked one, from 1; that one has 0.

    `sign` is what stands before it, `times` what it is multiplied with (nothing for 1).
    """

    cell: Operand
    number: int
    sign: str
    times: str
    suspect: bool

    @property
    def checked(self) -> bool:
        """Whether this is the figure that was checked."""
        return self.number == 0


def terms(finding: Finding) -> tuple[Term, ...]:
    """The cells of a finding, the checked one first."""
    first = _checked(finding)
    rest = [cell for index, cell in enumerate(finding.cells) if index != first]
    ordered = rest if first is None else [finding.cells[first], *rest]
    found = []
    for number, cell in enumerate(ordered, 1 if first is None else 0):
        sign = _sign(cell.coefficient, number) if number else ""
        times = _times(cell.coefficient) if number else ""
        found.append(Term(cell, number, sign, times, _same(cell, finding.suspect)))
    return tuple(found)


def equation(finding: Finding) -> str:
    """One line, with the figures as printed; where the relation is no sum, its cells side by side."""
    found = terms(finding)
    left = [term for term in found if term.checked]
    right = [term for term in found if not term.checked]
    sign = (_AT_MOST if finding.low is not None and finding.high is None else SIGNS)[finding.status]
    if any(term.cell.coefficient is None for term in right):
        compared = finding.rule in _COMPARED and len(right) == 1
        other = shown(right[0].cell) if compared else _quotient(finding, [term.cell for term in right])
        return f"{shown(left[0].cell)} {sign} {other}" if left and other else " | ".join(shown(t.cell) for t in found)
    said = " ".join(f"{term.sign} {term.times}{shown(term.cell)}".strip() for term in right)
    return f"{shown(left[0].cell)} {sign} {said}" if left else said


def _quotient(finding: Finding, cells: Sequence[Operand]) -> str:
    """A rate as its cells give it: `a ÷ b` or `(a − b) ÷ b`, whichever comes to what was expected; else nothing."""
    values = [cell.value for cell in cells]
    expected = finding.expected
    if len({*values}) > _RATE or any(isinstance(value, bool) or not isinstance(value, int | float) for value in values):
        return ""
    if isinstance(expected, bool) or not isinstance(expected, int | float):
        return ""
    a, b = (shown(cells[index]) for index in (0, 1 if len(cells) > 1 else 0))
    first, second = float(str(values[0])), float(str(values[-1]))
    if second == 0:
        return ""
    tried = {f"{a} ÷ {b}": first / second, f"({a} − {b}) ÷ {b}": (first - second) / second}
    factors = [(text, value * factor) for text, value in tried.items() for factor in (1, _PERCENT)]
    return next((text for text, value in factors if isclose(value, expected, rel_tol=_CLOSE, abs_tol=_CLOSE)), "")


def shown(cell: Operand) -> str:
    """What a cell prints, on one line."""
    return " ".join(cell.raw.split()) or EMPTY


def _checked(finding: Finding) -> int | None:
    """Which cell is the checked figure: the one in its place; of several in one box, the one that is taken away."""
    here = [
        (cell.coefficient != -1, cell.raw != finding.raw, index)
        for index, cell in enumerate(finding.cells)
        if (cell.document, cell.page, cell.box) == (finding.document, finding.page, finding.box)
    ]
    return min(here)[2] if here else None


def _same(cell: Operand, other: Operand | None) -> bool:
    return other is not None and (cell.document, cell.page, cell.box, cell.raw) == (
        other.document,
        other.page,
        other.box,
        other.raw,
    )


def _sign(coefficient: Fraction | None, number: int) -> str:
    if coefficient is None:
        return ""
    if coefficient < 0:
        return "−"
    return "+" if number > 1 else ""


def _times(coefficient: Fraction | None) -> str:
    return "" if coefficient is None or abs(coefficient) == 1 else f"{abs(coefficient)} × "
