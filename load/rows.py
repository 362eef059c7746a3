"""Facts ↔ rows of the table `fact`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final, cast

from load.tables import DIMENSION_COLUMNS, INTEGER_DIMENSIONS
from load.values import coordinate, join_value, small, split_value, storable
from schemas.fact import Fact, State
from schemas.geometry import Box

Row = dict[str, Any]

REPLACED: Final = "character_replaced"
"""Flag of a fact with a character that no database can hold (NUL, a lone surrogate); U+FFFD stands for it."""
OUT_OF_RANGE: Final = "out_of_range"
"""Flag of a fact whose year or decimals are beyond 32 bits; they are left out."""


def to_row(fact: Fact, ordinal: int, standing: str) -> Row:
    """The row of a fact, without its document."""
    raw = storable(fact.raw)
    unit = None if fact.unit is None else storable(fact.unit)
    label = [storable(part) for part in fact.label]
    value = storable(fact.value) if isinstance(fact.value, str) else fact.value
    dimensions = {storable(k): storable(v) if isinstance(v, str) else v for k, v in fact.dimensions.items()}
    year, year_end, decimals = small(fact.fiscal_year), small(fact.fiscal_year_end), small(fact.decimals)
    flags = [storable(flag) for flag in fact.flags]
    if (raw, unit, value, tuple(label), dimensions) != (fact.raw, fact.unit, fact.value, fact.label, fact.dimensions):
        flags = _flagged(flags, REPLACED)
    if (year, year_end, decimals) != (fact.fiscal_year, fact.fiscal_year_end, fact.decimals):
        flags = _flagged(flags, OUT_OF_RANGE)
    value_type, value_text, value_int, value_float, value_bool = split_value(value)
    return {
        "ordinal": ordinal,
        "sheet": fact.sheet,
        "page": fact.page,
        "x0": coordinate(fact.bbox[0]),
        "y0": coordinate(fact.bbox[1]),
        "x1": coordinate(fact.bbox[2]),
        "y1": coordinate(fact.bbox[3]),
        "concept": storable(fact.concept),
        "label": label,
        "fiscal_year": year,
        "fiscal_year_end": year_end,
        "dimensions": dimensions,
        **dimension_columns(dimensions),
        "value_type": value_type,
        "value_text": value_text,
        "value_int": value_int,
        "value_float": value_float,
        "value_bool": value_bool,
        "unit": unit,
        "decimals": decimals,
        "raw": raw,
        "state": fact.state,
        "reader": fact.reader,
        "confidence": round(fact.confidence, 3),
        "flags": flags,
        "standing": standing,
    }


def dimension_columns(dimensions: Mapping[str, str | int]) -> Row:
    """The dimensions that have a column, each None where the fact has not got it or it is of another type."""
    columns: Row = {}
    for name, column in DIMENSION_COLUMNS.items():
        value = dimensions.get(name)
        if name in INTEGER_DIMENSIONS:
            columns[column] = small(value) if isinstance(value, int) else None
        else:
            columns[column] = value if value is None else str(value)
    return columns


def to_fact(row: Mapping[str, Any], document: str) -> Fact:
    """The fact that a row holds; its dimensions in alphabetical order, because not every database keeps theirs."""
    return Fact(
        document=document,
        sheet=row["sheet"],
        page=row["page"],
        bbox=Box(row["x0"], row["y0"], row["x1"], row["y1"]),
        concept=row["concept"],
        label=tuple(cast("Sequence[str]", row["label"])),
        value=join_value(row["value_type"], row["value_text"]),
        raw=row["raw"],
        fiscal_year=row["fiscal_year"],
        fiscal_year_end=row["fiscal_year_end"],
        dimensions=dict(sorted(row["dimensions"].items())),
        unit=row["unit"],
        decimals=row["decimals"],
        state=cast("State", row["state"]),
        reader=row["reader"],
        confidence=row["confidence"],
        flags=tuple(row["flags"]),
    )


def _flagged(flags: list[str], flag: str) -> list[str]:
    """The flags with one more, once."""
    return flags if flag in flags else [*flags, flag]
