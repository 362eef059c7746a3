"""What re-checking one printed relation gave: the keys of `hyoka audit --format jsonl` (FACTS.md, "Findings")."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from schemas.exact import Fraction
from schemas.fact import Dimensions, Value
from schemas.geometry import Box


class Rule(StrEnum):
    """The relations that are re-checked (survey of printed relations, R1 to R17)."""

    FUNDING_SUM = "funding_sum"
    COST_SUM = "cost_sum"
    PERSONNEL = "personnel"
    SPECIAL_TOTAL = "special_total"
    BUDGET_CHAIN = "budget_chain"
    PERIOD_SUBTOTAL = "period_subtotal"
    LINE_ITEM_SUM = "line_item_sum"
    STATEMENT_SUM = "statement_sum"
    PRINTED_FORMULA = "printed_formula"
    DISCOVERED_SUM = "discovered_sum"
    DIFFERENCE = "difference"
    CHANGE_RATE = "change_rate"
    RATIO = "ratio"
    UNIT_COST = "unit_cost"
    SCORE_SUM = "score_sum"
    SCORE_GRADE = "score_grade"
    SHARE_SUM = "share_sum"
    INCLUDED_AMOUNT = "included_amount"
    COUNT_BY_GRADE = "count_by_grade"
    LIST_VS_SHEET = "list_vs_sheet"
    PRINTED_TWICE = "printed_twice"
    PRIOR_YEAR_COLUMN = "prior_year_column"
    NEXT_YEAR_BUDGET = "next_year_budget"
    NAME_VARIANT = "name_variant"
    ERA_VS_GREGORIAN = "era_vs_gregorian"
    YEAR_SEQUENCE = "year_sequence"
    SETTLEMENT_OVER_BUDGET = "settlement_over_budget"
    SPECIAL_OVER_COST = "special_over_cost"
    FORM_LOGIC = "form_logic"


class Status(StrEnum):
    """How a relation came out. `ROUNDING`: it differs by no more than the rounding of its figures explains."""

    HOLDS = "holds"
    ROUNDING = "rounding"
    FAILS = "fails"
    NOT_CHECKABLE = "not_checkable"


class Severity(StrEnum):
    """Printed figures contradict each other; probably wrong; odd, but allowed. In falling order."""

    ERROR = "error"
    WARNING = "warning"
    NOTICE = "notice"


class Class(StrEnum):
    """What a failing sum most probably is, in the order in which they are tried (DESIGN.md, "Auditing")."""

    COLUMN_SHIFT = "column_shift"
    UNIT_SLIP = "unit_slip"
    SIGN_MISSING = "sign_missing"
    ADDEND_OMITTED = "addend_omitted"
    COUNTED_TWICE = "counted_twice"
    TRANSPOSITION = "transposition"
    DIGIT = "digit"
    DIGIT_DROPPED = "digit_dropped"
    UNEXPLAINED = "unexplained"


@dataclass(frozen=True, slots=True)
class Operand:
    """One cell of an equation. `box` is in points on page `page` (1-based) of `document`.

    `coefficient` is what the value is multiplied with on its side of the equation; the checked figure itself has -1, so
    that the products of a linear relation add up to nought. None where the relation is not linear. `raw` is as printed.
    """

    document: str
    sheet: int
    page: int
    box: Box
    raw: str
    label: tuple[str, ...]
    value: Value
    coefficient: Fraction | None
    role: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """One relation, re-computed. The place (`document` to `box`) is that of the checked figure: the total, or the odd cell.

    `printed`, `expected` and `difference` (printed − expected) are in the fact's unit, money in whole yen; text where
    the figure is no number, None where nothing could be computed. `classes` are the diagnoses that explain a failing sum
    equally well; empty where it does not fail or is no sum. `low` and `high` bound the difference that rounding allows.
    `suspect` is the cell that most probably is wrong, where that can be told. `missing` names the operands that a
    relation that cannot be checked lacks. `message` is a sentence for a person, `severity` None where it simply holds.
    """

    document: str
    sheet: int
    page: int
    box: Box
    rule: Rule
    status: Status
    severity: Severity | None
    classes: tuple[Class, ...]
    concept: str
    label: tuple[str, ...]
    fiscal_year: int | None
    dimensions: Dimensions
    printed: Value
    expected: Value
    difference: int | float | None
    low: int | float | None
    high: int | float | None
    suspect: Operand | None
    cells: tuple[Operand, ...]
    missing: tuple[str, ...]
    message: str
    raw: str
    unit: str | None

    def to_json(self) -> dict[str, object]:
        """The finding as one object of `hyoka audit --format jsonl`, keys in the order of FACTS.md."""
        return {
            "document": self.document,
            "sheet": self.sheet,
            "page": self.page,
            "bbox": _rounded(self.box),
            "rule": self.rule.value,
            "status": self.status.value,
            "severity": None if self.severity is None else self.severity.value,
            "class": "|".join(self.classes) or None,
            "concept": self.concept,
            "label": list(self.label),
            "fiscal_year": self.fiscal_year,
            "dimensions": dict(self.dimensions),
            "printed": self.printed,
            "expected": self.expected,
            "difference": self.difference,
            "suspect": None if self.suspect is None else _suspect(self.suspect),
            "cells": [_cell(operand) for operand in self.cells],
            "missing": list(self.missing),
            "message": self.message,
        }


def _rounded(box: Box) -> list[float]:
    return [round(v, 2) for v in box]


def _suspect(cell: Operand) -> dict[str, object]:
    return {"page": cell.page, "bbox": _rounded(cell.box), "raw": cell.raw, "label": list(cell.label)}


def _cell(cell: Operand) -> dict[str, object]:
    coefficient = None if cell.coefficient is None else float(cell.coefficient)
    if coefficient is not None and coefficient.is_integer():
        return _suspect(cell) | {"document": cell.document, "sheet": cell.sheet, "coefficient": int(coefficient)}
    return _suspect(cell) | {"document": cell.document, "sheet": cell.sheet, "coefficient": coefficient}


@dataclass(frozen=True, slots=True)
class Audit:
    """What re-checking a document gave: the relations that do not simply hold, and how many of each rule came out how."""

    findings: tuple[Finding, ...]
    counts: tuple[tuple[Rule, Status, int], ...]

    def relations(self, status: Status | None = None) -> int:
        """How many relations there are, or came out so."""
        return sum(number for _, found, number in self.counts if status in (None, found))

    def of(self, severity: Severity) -> int:
        """How many failing relations are of this severity."""
        return sum(one.severity is severity and one.status is Status.FAILS for one in self.findings)


def audit_of(findings: Iterable[Finding]) -> Audit:
    """Findings as an audit: those that hold are counted only."""
    kept = []
    counts: Counter[tuple[Rule, Status]] = Counter()
    for finding in findings:
        counts[finding.rule, finding.status] += 1
        if finding.status is not Status.HOLDS:
            kept.append(finding)
    return Audit(tuple(kept), tuple((rule, status, number) for (rule, status), number in sorted(counts.items())))
