"""Facts of small tables, as the reading of a page gives them: one row a label, one column a year."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from audit.sheets import SheetFacts, sheet_of
from schemas.fact import Fact, State, Value
from schemas.geometry import Box

WIDTH = 60.0
HEIGHT = 14.0
TOP = 100.0


def fact(
    label: Sequence[str],
    value: Value,
    row: int = 0,
    column: int = 0,
    *,
    year: int | None = None,
    concept: str = "amount",
    raw: str | None = None,
    unit: str | None = "JPY",
    decimals: int | None = -3,
    sheet: int = 1,
    document: str = "a.pdf",
    dimensions: Mapping[str, str | int] | None = None,
    flags: tuple[str, ...] = (),
    state: State | None = None,
) -> Fact:
    """One fact in a row and column of the page; a number in 千円 is given as printed, without its thousands."""
    if isinstance(value, int | float) and unit == "JPY" and decimals is not None:
        value = int(value * 10**-decimals)
    printed = raw if raw is not None else "" if value is None else str(value)
    right = 200 + (column + 1) * WIDTH
    width = 5 * max(1, len(printed))
    y = TOP + row * HEIGHT
    told: State = state if state is not None else "blank" if value is None else "reported"
    return Fact(
        document=document,
        sheet=sheet,
        page=1,
        bbox=Box(right - width, y, right, y + 8),
        concept=concept,
        label=tuple(label),
        value=value,
        raw=printed,
        fiscal_year=year,
        dimensions=MappingProxyType(dict(dimensions or {})),
        unit=unit if isinstance(value, int | float) else None,
        decimals=decimals if isinstance(value, int | float) else None,
        state=told,
        flags=flags,
    )


def rows(table: Mapping[str, Sequence[Value]], years: Sequence[int] = (2019, 2020, 2021, 2022)) -> list[Fact]:
    """Facts in 千円: each row of the table under its label, one column for each year."""
    return [
        fact([label], value, row, column, year=years[column])
        for row, (label, values) in enumerate(table.items())
        for column, value in enumerate(values)
    ]


def sheet(facts: Sequence[Fact], ordinal: int = 1) -> SheetFacts:
    """The facts as one sheet."""
    return sheet_of("a.pdf", ordinal, facts)
