"""Facts and documents to load."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any

from load.engine import open_engine
from load.export import ExportOptions, export
from load.store import open_store
from schemas.document import DocumentResult, SheetInfo
from schemas.fact import Fact
from schemas.finding import Class, Finding, Operand, Rule, Severity, Status, audit_of
from schemas.geometry import Box

SAMPLES = Path(__file__).parents[2] / "samples"


def make_fact(concept: str = "other", value: Any = "値", **more: Any) -> Fact:
    """A fact with sensible defaults."""
    plain: dict[str, Any] = {
        "document": "sheet.pdf",
        "sheet": 1,
        "page": 1,
        "bbox": Box(10.0, 20.0, 110.25, 32.5),
        "label": (concept,),
        "raw": str(value),
    }
    return Fact(**(plain | {"concept": concept, "value": value} | more))


def amount(value: int | None, year: int | None = 2021, label: tuple[str, ...] = ("事業費",), **dimensions: Any) -> Fact:
    """An amount in yen."""
    whole = {"phase": "settlement", "cost": "project"} | dimensions
    state = "blank" if value is None else "reported"
    return make_fact(
        "amount", value, label=label, fiscal_year=year, dimensions=whole, unit="JPY", decimals=-3, state=state
    )


def make_result(*facts: Fact, name: str = "sheet.pdf", key: int = 1, **more: Any) -> DocumentResult:
    """A document with these facts."""
    plain: dict[str, Any] = {
        "document": name,
        "path": f"/in/{name}",
        "sha256": f"{key:064x}",
        "size": 1000,
        "pages": 1,
        "municipality": "つくば市",
        "reader": "pymupdf",
        "sheets": (SheetInfo(1, 1, 1, "事務事業評価シート", None),),
        "facts": facts,
    }
    return DocumentResult(**(plain | more))


def make_cell(raw: str, coefficient: int | None = 1, **more: Any) -> Operand:
    """A cell of an equation, in thousands of yen."""
    value = int("".join(c for c in raw if c in "0123456789") or 0) * 1000
    plain: dict[str, Any] = {
        "document": "sheet.pdf",
        "sheet": 1,
        "page": 1,
        "box": Box(400.0, 440.5, 429.0, 448.5),
        "raw": raw,
        "label": ("コストの推移", "内訳", raw),
        "value": value,
        "coefficient": None if coefficient is None else Fraction(coefficient),
    }
    return Operand(**(plain | more))


def make_finding(raw: str = "19,038", parts: Sequence[str] = ("6,670", "12,343", "70"), **more: Any) -> Finding:
    """A sum of costs that does not come out, 45 thousand short."""
    cells = tuple(make_cell(part, box=Box(400, 460 + 12 * n, 429, 470 + 12 * n)) for n, part in enumerate(parts))
    total = make_cell(raw, -1)
    expected = sum(cell.value for cell in cells if isinstance(cell.value, int))
    plain: dict[str, Any] = {
        "document": "sheet.pdf",
        "sheet": 1,
        "page": 1,
        "box": total.box,
        "rule": Rule.FUNDING_SUM,
        "status": Status.FAILS,
        "severity": Severity.ERROR,
        "classes": (Class.TRANSPOSITION,),
        "concept": "amount",
        "label": ("コストの推移", "事業費"),
        "fiscal_year": 2021,
        "dimensions": {"phase": "settlement", "cost": "project"},
        "printed": total.value,
        "expected": expected,
        "difference": int(str(total.value)) - expected,
        "low": -1000,
        "high": 2000,
        "suspect": total,
        "cells": (total, *cells),
        "missing": (),
        "message": f"令和3年度 決算額 {raw}千円 ≠ 財源の和 19,083千円: 数字の入れ替わり (38↔83) と思われます",
        "raw": raw,
        "unit": "JPY",
    }
    return Finding(**(plain | more))


def make_audited(*findings: Finding, **more: Any) -> DocumentResult:
    """A document of one project with these findings."""
    facts = (make_fact("project_code", "087"), make_fact("project_name", "情報化推進事業"), amount(19_038_000))
    return replace(make_result(*facts, **more), audit=audit_of(findings))


def load_all(url: str, *results: DocumentResult, extraction: str = "1") -> list[str]:
    """Load documents in one run. Returns their outcomes."""
    store = open_store(url)
    run = store.begin_run("test", {})
    outcomes = [store.load(run, result, extraction).outcome.value for result in results]
    store.finish_run(run)
    store.close()
    return outcomes


def exported(url: str, path: Path, **options: Any) -> bytes:
    """An export as bytes."""
    engine = open_engine(url, create=False)
    with path.open("w", encoding="utf-8", newline="") as out:
        export(engine, out, ExportOptions(**options))
    engine.dispose()
    return path.read_bytes()


def queried(url: str, sql: str) -> list[Any]:
    """The rows of a query, as tuples."""
    engine = open_engine(url, create=False)
    with engine.connect() as connection:
        rows = [tuple(row) for row in connection.exec_driver_sql(sql)]
    engine.dispose()
    return rows
