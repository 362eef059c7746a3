"""A fact and its form in JSON Lines."""

from __future__ import annotations

import json

from schemas.fact import Fact
from schemas.geometry import Box

KEYS = [
    "document",
    "sheet",
    "page",
    "bbox",
    "concept",
    "label",
    "fiscal_year",
    "fiscal_year_end",
    "dimensions",
    "value",
    "unit",
    "decimals",
    "raw",
    "state",
    "reader",
    "confidence",
    "flags",
]
"""The keys of FACTS.md, in their order."""


def fact() -> Fact:
    return Fact(
        document="a.pdf",
        sheet=1,
        page=2,
        bbox=Box(1.23456, 2, 3, 4.005),
        concept="amount",
        label=("事業費", "決算額"),
        value=1000,
        raw="1",
        fiscal_year=2021,
        dimensions={"phase": "settlement", "cost": "project"},
        unit="JPY",
        decimals=-3,
        confidence=0.98765,
        flags=("unit_inferred",),
    )


def test_keys_and_their_order() -> None:
    assert list(fact().to_json()) == KEYS


def test_values() -> None:
    line = fact().to_json()
    assert line["bbox"] == [1.23, 2, 3, 4.0] or line["bbox"] == [1.23, 2, 3, 4.01]
    assert line["label"] == ["事業費", "決算額"]
    assert line["dimensions"] == {"phase": "settlement", "cost": "project"}
    assert line["confidence"] == 0.988
    assert line["flags"] == ["unit_inferred"]


def test_it_is_json() -> None:
    line = fact().to_json()
    assert json.loads(json.dumps(line, ensure_ascii=False)) == line


def test_a_fact_that_says_little() -> None:
    line = Fact("a.pdf", 0, 1, Box(0, 0, 1, 1), "other", (), None, "", state="blank").to_json()
    assert (line["fiscal_year"], line["unit"], line["decimals"], line["value"]) == (None, None, None, None)
    assert (line["dimensions"], line["flags"], line["reader"], line["confidence"]) == ({}, [], "pymupdf", 1.0)
