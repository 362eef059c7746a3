"""A printed relation: an equation over facts, before anybody has looked whether it holds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from schemas.exact import ONE, Fraction
from schemas.fact import Fact
from schemas.finding import Rule, Severity

Bound = Literal["equal", "at_most"]


@dataclass(frozen=True, slots=True)
class Term:
    """A fact and what it is multiplied with: +1 for an addend, −1 for what is taken away."""

    fact: Fact
    coefficient: Fraction = ONE


@dataclass(frozen=True, slots=True)
class Linear:
    """`whole` = Σ coefficient × part (`equal`), or Σ ≤ whole (`at_most`: 内数, 「主な」内訳).

    `missing` names operands that the form prints without a figure: the relation cannot be checked. `severity` is that of
    a failure. `hint` says where the equation comes from (財源, `A+B` in the label, found in the table).
    """

    rule: Rule
    whole: Fact
    parts: tuple[Term, ...]
    severity: Severity = Severity.ERROR
    bound: Bound = "equal"
    missing: tuple[str, ...] = ()
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Quotient:
    """`result` = factor × Σ numerator ÷ Σ denominator: rates in % (factor 100), change rates, unit costs.

    Every operand is known only to its printed rounding, and the result is rounded as printed.
    """

    rule: Rule
    result: Fact
    numerator: tuple[Term, ...]
    denominator: tuple[Term, ...]
    factor: Fraction = ONE
    severity: Severity = Severity.ERROR
    missing: tuple[str, ...] = ()
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Same:
    """`fact` should say what `other` says: a list against its sheet, a value printed twice, last year's document."""

    rule: Rule
    fact: Fact
    other: Fact
    severity: Severity = Severity.WARNING
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Judged:
    """A relation that is no arithmetic: whether it holds is known when it is found. `cells` are the facts that show it.

    `expected` is what should stand there, `reason` says why, in Japanese and English.
    """

    rule: Rule
    fact: Fact
    cells: tuple[Fact, ...]
    holds: bool
    expected: str | int | float | None
    reason: tuple[str, str]
    severity: Severity = Severity.WARNING


Relation = Linear | Quotient | Same | Judged
