"""Facts ↔ rows of the table `fact`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final, cast

from load.dimensions import DIMENSION_COLUMNS, INTEGER_DIMENSIONS
from load.values import coordinate, join_value, small, split_value, storable
from schemas.fact import Fact, State
from schemas.geometry import Box

Row = dict[str, Any]

BOX_COLUMNS: Final = ("x0", "y0", "x1", "y1")
VALUE_COLUMNS: Final = ("value_type", "value_text", "value_int", "value_float", "value_bool")

REPLACED: Final = "character_replaced"
"""Flag of a fact with a character that no database can hold (NUL, a lone surrogate); U+FFFD stands for it."""
OUT_OF_RANGE: Final = "out_of_range"
"""Flag of a fact whose year or decimals are beyond 32 bits; they are left out."""


def to_row(fact: Fact, ordinal: int, standing: str) -> Row:
    """The row of a fact, without its document."""
    texts = _texts(fact)
    numbers = {name: small(getattr(fact, name)) for name in ("fiscal_year", "fiscal_year_end", "decimals")}
    flags = [storable(flag) for flag in fact.flags]
    if any(texts[name] != getattr(fact, name) for name in ("label", "raw", "unit", "value", "dimensions")):
        flags = _flagged(flags, REPLACED)
    if any(value != getattr(fact, name) for name, value in numbers.items()):
        flags = _flagged(flags, OUT_OF_RANGE)
    dimensions = texts["dimensions"]
    row = {
        "ordinal": ordinal,
        "sheet": fact.sheet,
        "page": fact.page,
        "concept": storable(fact.concept),
        "label": list(texts["label"]),
        "dimensions": dimensions,
        "unit": texts["unit"],
        "raw": texts["raw"],
        "state": fact.state,
        "reader": fact.reader,
        "confidence": round(fact.confidence, 3),
        "flags": flags,
        "standing": standing,
    }
    values = zip(VALUE_COLUMNS, split_value(texts["value"]), strict=True)
    box = zip(BOX_COLUMNS, map(coordinate, fact.bbox), strict=True)
    return row | numbers | dict(box) | dict(values) | dimension_columns(dimensions)


def _texts(fact: Fact) -> dict[str, Any]:
    """Everything of a fact that holds text, as a database can hold it."""
    return {
        "label": tuple(map(storable, fact.label)),
        "raw": storable(fact.raw),
        "unit": None if fact.unit is None else storable(fact.unit),
        "value": storable(fact.value) if isinstance(fact.value, str) else fact.value,
        "dimensions": {storable(k): storable(v) if isinstance(v, str) else v for k, v in fact.dimensions.items()},
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
