"""Small tables of facts: a figure at a row and a column, with what its headings would say."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from audit.sheets import SheetFacts, sheet_of
from schemas.fact import Fact
from schemas.geometry import Box

TABLE = "コストの推移"


def fact(
    value: Any,
    row: int = 0,
    col: int = 0,
    label: str | Sequence[str] = "事業費",
    concept: str = "amount",
    year: int | None = 2021,
    decimals: int | None = -3,
    page: int = 1,
    flags: tuple[str, ...] = (),
    **more: Any,
) -> Fact:
    """A fact in 千円; `value` as printed (19083 → 19,083,000 yen), None for a dash, "" for a blank cell."""
    end = more.pop("end", None)
    sheet, document = more.pop("sheet", 1), more.pop("document", "a.pdf")
    unit, confidence = more.pop("unit", "JPY"), more.pop("confidence", 0.97)
    printed = isinstance(value, int | float) and not isinstance(value, bool)
    raw = _raw(value, decimals)
    headings = (TABLE, label) if isinstance(label, str) else tuple(label)
    return Fact(
        document=document,
        sheet=sheet,
        page=page,
        bbox=_box(row, col, len(raw)),
        concept=concept,
        label=headings,
        value=_scaled(value, decimals, unit) if printed else (value if value else None),
        raw=raw,
        fiscal_year=year,
        fiscal_year_end=end,
        dimensions=more,
        unit=unit,
        decimals=decimals if printed else None,
        state="reported" if value not in (None, "") else ("blank" if value == "" else "not_applicable"),
        confidence=confidence,
        flags=flags,
    )


def _raw(value: Any, decimals: int | None) -> str:
    if value is None:
        return "-"
    if isinstance(value, str):
        return value
    places = max(0, decimals or 0)
    return f"{value:,.{places}f}"


def _scaled(value: float, decimals: int | None, unit: str | None) -> int | float:
    if unit != "JPY" or decimals is None or decimals >= 0:
        return value
    return int(value * 10**-decimals)


def _box(row: int, col: int, length: int) -> Box:
    """Figures set flush right in columns 70 points wide."""
    right = 160.0 + 70 * col
    return Box(right - max(1, length) * 5, 100.0 + 15 * row, right, 108.0 + 15 * row)


def sheet(*facts: Fact) -> SheetFacts:
    """The facts of one sheet."""
    return sheet_of(facts[0].document if facts else "a.pdf", 1, facts)


def funding(
    total: Any, general: Any, national: Any, other: Any, *, year: int = 2021, col: int = 0, phase: str = "settlement"
) -> list[Fact]:
    """A column of a cost and its sources."""
    common: dict[str, Any] = {"year": year, "col": col, "phase": phase, "cost": "project"}
    return [
        fact(total, 0, label="決算額", **common),
        fact(general, 1, label="一般財源", source="general", **common),
        fact(national, 2, label="国県債", source="national+prefectural+bond", **common),
        fact(other, 3, label="その他", source="other", **common),
    ]
