"""Facts in a real database: nothing of a fact is lost."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from schemas.fact import Fact
from schemas.geometry import Box
from tests.load.examples import SAMPLES, exported, load_all, make_fact, make_result, queried

VALUES = [
    "文",
    "",
    0,
    -1414000,
    12345678901234567890,
    -(10**19),
    99.5,
    -0.0,
    0.1 + 0.2,
    1e300,
    True,
    False,
    "0",
    "true",
]


@pytest.mark.parametrize("value", VALUES, ids=repr)
def test_the_exact_value_comes_back(value: object, database_url: str, tmp_path: Path) -> None:
    """Type and all digits, on both databases."""
    load_all(database_url, make_result(make_fact(value=value)))
    [line] = exported(database_url, tmp_path / "out").splitlines()
    assert repr(json.loads(line)["value"]) == repr(value)


def test_every_field_comes_back(database_url: str, tmp_path: Path) -> None:
    """Also what the columns do not name."""
    fact = Fact(
        document="sheet.pdf",
        sheet=2,
        page=3,
        bbox=Box(1.25, 2.5, 3.75, 4.99),
        concept="amount",
        label=("コストの推移", "事業費", "内訳"),
        value=None,
        raw="　－",
        fiscal_year=2019,
        fiscal_year_end=2021,
        dimensions={"cost": "project", "measure": "difference", "phase": "budget", "row": 3, "table": "一覧"},
        unit="JPY",
        decimals=-3,
        state="not_applicable",
        reader="pdfplumber",
        confidence=0.875,
        flags=("unit_inferred", "year_inferred"),
    )
    load_all(database_url, make_result(fact))
    assert [json.loads(line) for line in exported(database_url, tmp_path / "out").splitlines()] == [fact.to_json()]
    found = queried(database_url, "SELECT phase, cost, table_row, table_name FROM fact")
    assert found == [("budget", "project", 3, "一覧")]


def test_hostile_characters_are_stored_and_said(database_url: str, tmp_path: Path) -> None:
    """NUL and surrogates cannot be stored; SQL in a name is just a name."""
    hostile = make_fact(value="a\0b", raw="\ud800", label=("x\0",), dimensions={"item": "\0"}, fiscal_year=10**12)
    drop = make_fact(value="'; DROP TABLE fact; --", raw="<script>alert(1)</script>")
    load_all(database_url, make_result(hostile, drop))
    first, second = [json.loads(line) for line in exported(database_url, tmp_path / "out").splitlines()]
    assert (first["value"], first["raw"], first["label"]) == ("a\ufffdb", "\ufffd", ["x\ufffd"])
    assert first["flags"] == ["character_replaced", "out_of_range"]
    assert (second["value"], second["flags"]) == (drop.value, [])


def test_the_samples_come_back(database_url: str, tmp_path: Path) -> None:
    """Every expected fact of a sample set."""
    lines = (SAMPLES / "tsukuba" / "expected.jsonl").read_text(encoding="utf-8").splitlines()
    facts = []
    for line in lines:
        plain = {"bbox": (0, 0, 1, 1)} | json.loads(line)
        facts.append(Fact(**plain | {"label": tuple(plain["label"]), "flags": tuple(plain["flags"])}))
    load_all(database_url, make_result(*facts, name=facts[0].document))
    back = exported(database_url, tmp_path / "out", with_personal=True).splitlines()
    assert [json.loads(line) for line in back] == [fact.to_json() for fact in facts]
