"""What the context of a case says about its text: the unit, the headings, the neighbours, the document's year.

A context is a free object; the keys that are known go first, and any other value is heard after them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from normalize.units import Unit, read_unit
from normalize.years import read_year

Context = Mapping[str, object]

# Where a unit may be told, nearest to the value first; then whatever else the context says.
_UNIT_KEYS: Final = (
    "unit", "cell_unit", "row_unit", "label", "row", "row_label", "row_header", "column_unit", "column", "column_header", "header", "caption",
    "table_unit", "table", "sheet_unit", "sheet",
)  # fmt: skip
_LABEL_KEYS: Final = ("label", "row", "row_label", "row_header", "column", "column_header", "header", "field")
_YEAR_KEYS: Final = (
    "sheet_year",
    "evaluation_year",
    "document_year",
    "fiscal_year",
    "base_year",
    "year",
    "published",
    "title",
    "document",
)
_NEIGHBOUR_KEYS: Final = (
    "neighbours", "neighbors", "row", "headings", "headers", "header", "previous", "next", "prev", "before", "after", "left", "right",
)  # fmt: skip
# What says something about the question and nothing about the text's surroundings.
_NO_EVIDENCE: Final = frozenset({"ask", "role", "cell", "label_position", "field", "era", "note"})


def _texts(value: object) -> list[str]:
    """The strings in a context value: one, or those of a list; a number is a year."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, int) and not isinstance(value, bool):
        return [f"{value}年度"]
    if isinstance(value, Mapping):
        value = list(value.values())
    return [text for item in value for text in _texts(item)] if isinstance(value, Sequence) else []


def label_in(context: Context) -> str:
    """The headings over a value, as one text."""
    return " ".join(value for key in _LABEL_KEYS if isinstance(value := context.get(key), str))


def _ordered(context: Context, keys: Sequence[str]) -> list[object]:
    """The context's values: those of the named keys first, then of the others that can tell something."""
    others = [value for key, value in context.items() if key not in keys and key not in _NO_EVIDENCE]
    return [*(context[key] for key in keys if key in context), *others]


def unit_in(context: Context) -> Unit | None:
    """The unit that a context hands down, from the nearest place that names one."""
    for value in _ordered(context, _UNIT_KEYS):
        for text in [] if isinstance(value, int) else _texts(value):
            unit = read_unit(text)
            if unit is not None:
                return unit
    return None


def sheet_year_in(context: Context) -> int | None:
    """The fiscal year of the document that a context speaks of."""
    for key in (*_YEAR_KEYS, *(key for key in context if key not in _NO_EVIDENCE)):
        value = None if key in _NEIGHBOUR_KEYS else context.get(key)
        if isinstance(value, int) and not isinstance(value, bool) and 1868 <= value <= 2200:
            return value
        if isinstance(value, str) and (year := read_year(value)) is not None and year.fy is not None:
            return year.fy
    return None


def neighbours_in(context: Context) -> list[str]:
    """The other headings of the row."""
    return [text for key in _NEIGHBOUR_KEYS for text in _texts(context.get(key))]
