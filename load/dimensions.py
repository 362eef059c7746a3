"""Which dimensions of a fact have a column of their own in the table `fact`."""

from __future__ import annotations

from typing import Final

DIMENSION_COLUMNS: Final[dict[str, str]] = {
    "phase": "phase",
    "cost": "cost",
    "source": "source",
    "indicator": "indicator",
    "indicator_type": "indicator_type",
    "criterion": "criterion",
    "item": "item",
    "side": "side",
    "level": "level",
    "row": "table_row",
    "table": "table_name",
}
"""Dimension → its column of `fact`. Every other dimension stands in `fact.dimensions` alone."""

INTEGER_DIMENSIONS: Final = frozenset({"indicator", "row"})
