"""Expected facts, written beside a sample by its typesetter and never by hyoka."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

# Compatibility characters whose NFKC form says something else: 10² is not 102, ① is not 1, ㎡ is a unit of its own.
_KEPT = re.compile(r"[\u00b2\u00b3\u00b9\u2070-\u209f\u2460-\u24ff\u3200-\u33ff\u2026\u2025]")


def normal(raw: str) -> str:
    """The text of a value as FACTS.md wants it: NFKC with the kept characters, blanks folded, list lines kept.

    `raw` holds `\\n` only between list items or paragraphs; a wrapped line has none.
    """
    lines = []
    for line in raw.replace("\r", "").split("\n"):
        folded = "".join(c if _KEPT.match(c) else unicodedata.normalize("NFKC", c) for c in line)
        lines.append(re.sub(r"\s+", " ", folded).strip())
    return "\n".join(line for line in lines if line)


@dataclass(slots=True)
class Expectations:
    """The expected facts of one document, collected in reading order and written as JSON Lines."""

    document: str
    lines: list[dict[str, object]] = field(default_factory=list)

    def add(
        self,
        concept: str,
        raw: str,
        value: str | int | float | bool | None,
        *,
        sheet: int,
        page: int,
        label: Sequence[str],
        fiscal_year: int | None = None,
        fiscal_year_end: int | None = None,
        dimensions: Mapping[str, str | int] | None = None,
        unit: str | None = None,
        decimals: int | None = None,
        state: str = "reported",
        flags: Sequence[str] = (),
    ) -> None:
        """Append one fact; `label` is the printed path, outermost first."""
        self.lines.append(
            {
                "document": self.document,
                "sheet": sheet,
                "page": page,
                "concept": concept,
                "label": [normal(part) for part in label],
                "fiscal_year": fiscal_year,
                "fiscal_year_end": fiscal_year_end,
                "dimensions": dict(dimensions or {}),
                "value": value,
                "unit": unit,
                "decimals": decimals,
                "raw": raw,
                "state": state,
                "flags": list(flags),
            }
        )

    def write(self, path: Path) -> None:
        """Write `expected.jsonl`, one fact a line, UTF-8."""
        text = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in self.lines)
        path.write_text(text, encoding="utf-8")
