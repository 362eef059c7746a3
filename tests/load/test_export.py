"""Exports: exact, in one order, inert in a spreadsheet, without personal data."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from load.export import EXPORTS
from load.personal import personal_concepts
from load.tabular import FACT_COLUMNS, inert
from schemas.finding import audit_of
from tests.load.examples import amount, exported, load_all, make_fact, make_finding, make_result

HOSTILE = ["=1+1", "+1", "-1+cmd|' /C calc'!A0", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", "＋1", "－1", "＠x"]


def read_csv(data: bytes) -> list[dict[str, str]]:
    """The rows of a CSV export."""
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize("text", HOSTILE)
def test_formulas_are_inert_in_excel(text: str, sqlite_url: str, tmp_path: Path) -> None:
    """In every text cell, wherever it comes from; without --excel nothing is changed."""
    fact = make_fact(value=text, raw=text, label=(text, "x"), dimensions={"item": text, "measure": text})
    load_all(sqlite_url, make_result(fact, name=f"{text.strip()}.pdf"))
    [row] = read_csv(exported(sqlite_url, tmp_path / "1", format="csv", excel=True))
    for name in ("value", "raw", "label", "item"):
        assert row[name].startswith("'" + text), name
    assert not any(cell.startswith(("=", "+", "-", "@", "＝", "＋", "－", "＠")) for cell in row.values())
    [plain] = read_csv(exported(sqlite_url, tmp_path / "2", format="csv"))
    assert plain["value"] == text


def test_numbers_stay_numbers(sqlite_url: str, tmp_path: Path) -> None:
    """A negative amount is no formula."""
    load_all(sqlite_url, make_result(amount(-1414000), make_fact(value=-99.5), make_fact(value=True)))
    data = exported(sqlite_url, tmp_path / "1", format="csv", excel=True)
    assert data.startswith("\ufeff".encode())
    assert [row["value"] for row in read_csv(data)] == ["-1414000", "-99.5", "true"]
    assert b",-1414000," in data
    assert inert(-1) == -1
    [row] = read_csv(exported(sqlite_url, tmp_path / "2", table="amounts", format="csv", excel=True))
    assert row["amount"] == "-1414000"


@pytest.mark.parametrize("concept", ["manager_name", "contact_name", "contact_phone"])
@pytest.mark.parametrize("form", ["csv", "jsonl"])
def test_personal_data_is_left_out(concept: str, form: str, sqlite_url: str, tmp_path: Path) -> None:
    """Unless it is asked for."""
    assert concept in personal_concepts()
    load_all(sqlite_url, make_result(make_fact(concept, "山田 太郎"), make_fact("project_name", "事業")))
    for table in EXPORTS:
        assert "山田" not in exported(sqlite_url, tmp_path / "1", table=table, format=form).decode()
    assert "山田" in exported(sqlite_url, tmp_path / "2", format=form, with_personal=True).decode()


def test_csv_has_every_field(sqlite_url: str, tmp_path: Path) -> None:
    """One column a dimension, the label as a path, the box as four numbers."""
    fact = make_fact("amount", 5, label=("a", "b"), dimensions={"phase": "budget", "measure": "x"}, flags=("f", "g"))
    load_all(sqlite_url, make_result(fact))
    [row] = read_csv(exported(sqlite_url, tmp_path / "1", format="csv"))
    assert tuple(row) == FACT_COLUMNS
    assert (row["label"], row["phase"], row["other_dimensions"]) == ("a > b", "budget", '{"measure": "x"}')
    assert (row["flags"], row["x0"], row["y1"]) == ("f|g", "10.0", "32.5")


def test_sqlite_and_postgres_export_the_same_bytes(sqlite_url: str, postgres_url: str, tmp_path: Path) -> None:
    """Whatever the order of loading, the collation and the order of keys in JSONB."""
    names = ["b.pdf", "あ.pdf", "B.pdf", "a-b.pdf", "ab.pdf", "𠮷.pdf"]
    results = [
        make_result(
            make_fact("project_name", name),
            amount(k, None if k % 2 else 2020, source="other"),
            amount(10**k, 2020),
            make_fact("indicator_actual", k / 3, dimensions={"table": "x", "indicator": k, "indicator_type": "output"}),
            make_fact("rating", "A", dimensions={"criterion": name}),
            make_fact("contact_name", "山田"),
            name=name,
            key=k,
            audit=audit_of([make_finding(document=name, difference=k / 3)]),
        )
        for k, name in enumerate(names)
    ]
    load_all(sqlite_url, *results)
    load_all(postgres_url, *reversed(results))
    for table in EXPORTS:
        for form in ("jsonl", "csv"):
            one = exported(sqlite_url, tmp_path / "1", table=table, format=form)
            assert one == exported(postgres_url, tmp_path / "2", table=table, format=form)
            assert one.count(b"\n") >= len(names)
    documents = [json.loads(line)["document"] for line in exported(sqlite_url, tmp_path / "3").splitlines()]
    assert list(dict.fromkeys(documents)) == sorted(names, key=str.encode)
