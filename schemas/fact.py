"""One printed value: a fact in the sense of XBRL's Open Information Model, with its place on the page (FACTS.md)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from types import MappingProxyType
from typing import Final, Literal

from schemas.geometry import Box

State = Literal["reported", "blank", "not_applicable"]
Value = str | int | float | bool | None
Dimensions = Mapping[str, str | int]

NO_DIMENSIONS: Final[Dimensions] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Fact:
    """A printed value and everything that says what it means. The keys are those of the JSON Lines form.

    `value` is None only where `state` is not `reported`. Money is in whole yen; `decimals` is the rounding as printed
    (千円 → -3). `bbox` is in points, origin top left of the page as displayed. `raw` is what the page prints.
    """

    document: str
    sheet: int
    page: int
    bbox: Box
    concept: str
    label: tuple[str, ...]
    value: Value
    raw: str
    fiscal_year: int | None = None
    fiscal_year_end: int | None = None
    dimensions: Dimensions = field(default_factory=lambda: NO_DIMENSIONS)
    unit: str | None = None
    decimals: int | None = None
    state: State = "reported"
    reader: str = "pymupdf"
    confidence: float = 1.0
    flags: tuple[str, ...] = ()

    def plain(self) -> tuple[object, ...]:
        """The fields in their order, the mapping as a dict: what `Fact(*…)` takes, and pickle."""
        values = [getattr(self, name) for name in _FIELDS]
        values[_DIMENSIONS] = dict(self.dimensions)
        return tuple(values)

    def to_json(self) -> dict[str, object]:
        """The fact as one object of `hyoka extract --format jsonl`, keys in the order of FACTS.md."""
        return {
            "document": self.document,
            "sheet": self.sheet,
            "page": self.page,
            "bbox": [round(v, 2) for v in self.bbox],
            "concept": self.concept,
            "label": list(self.label),
            "fiscal_year": self.fiscal_year,
            "fiscal_year_end": self.fiscal_year_end,
            "dimensions": dict(self.dimensions),
            "value": self.value,
            "unit": self.unit,
            "decimals": self.decimals,
            "raw": self.raw,
            "state": self.state,
            "reader": self.reader,
            "confidence": round(self.confidence, 3),
            "flags": list(self.flags),
        }


_FIELDS: Final = tuple(field.name for field in fields(Fact))
_DIMENSIONS: Final = _FIELDS.index("dimensions")
