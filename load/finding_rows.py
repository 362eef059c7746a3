"""What the audit found in a document → rows of the tables of findings, without the document's number."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from load.rows import Row
from load.values import coordinate, small, split_value, storable
from schemas.finding import Audit, Finding, Operand
from schemas.geometry import Box
from schemas.verdict import keyed


def finding_rows(audit: Audit, sha256: Mapping[str, str]) -> Iterator[tuple[str, Iterable[Row]]]:
    """The name of each table and its rows; what others refer to comes first. `sha256` is by document name."""
    found = keyed(audit.findings, sha256)
    yield "finding", (_finding(one.finding, one.key) | {"ordinal": i} for i, one in enumerate(found, 1))
    cells = _cells(audit.findings)
    yield "finding_cell", (_cell(cell, sha256) | {"finding": i, "ordinal": n} for i, n, cell in cells)
    counts = audit.counts
    yield "relation_count", ({"rule": rule.value, "status": s.value, "relations": n} for rule, s, n in counts)


def _finding(one: Finding, key: str) -> Row:
    """The row of a finding, without its document."""
    return {
        "key": key,
        **_place(one.sheet, one.page, one.box),
        "rule": one.rule.value,
        "status": one.status.value,
        "severity": None if one.severity is None else one.severity.value,
        "class": "|".join(one.classes) or None,
        "concept": storable(one.concept),
        "label": [storable(text) for text in one.label],
        "fiscal_year": small(one.fiscal_year),
        "dimensions": {storable(k): storable(v) if isinstance(v, str) else v for k, v in one.dimensions.items()},
        "raw": storable(one.raw),
        "printed": _text(one.printed),
        "expected": _text(one.expected),
        **{name: _number(getattr(one, name)) for name in ("difference", "low", "high")},
        "unit": None if one.unit is None else storable(one.unit),
        "missing": [storable(text) for text in one.missing],
        "message": storable(one.message),
    }


def _cells(findings: Iterable[Finding]) -> Iterator[tuple[int, int, Operand]]:
    """Every cell with the numbers of its finding and of itself."""
    for number, one in enumerate(findings, 1):
        for place, cell in enumerate(one.cells, 1):
            yield number, place, cell


def _cell(cell: Operand, sha256: Mapping[str, str]) -> Row:
    """The row of a cell, without its finding."""
    return {
        "sha256": sha256.get(cell.document, ""),
        **_place(cell.sheet, cell.page, cell.box),
        "raw": storable(cell.raw),
        "label": [storable(text) for text in cell.label],
        "value": _text(cell.value),
        "coefficient": None if cell.coefficient is None else float(cell.coefficient),
        "role": cell.role,
    }


def _place(sheet: int, page: int, box: Box) -> Row:
    edges = zip(("x0", "y0", "x1", "y1"), map(coordinate, box), strict=True)
    return {"sheet": sheet, "page": page, **dict(edges)}


def _text(value: str | int | float | bool | None) -> str | None:
    """A value as exact text."""
    text = split_value(value)[1]
    return None if text is None else storable(text)


def _number(value: int | float | None) -> float | None:
    """A number for calculating; None beyond the range of floats."""
    return split_value(value)[3]
