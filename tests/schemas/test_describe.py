"""docs/concepts.md and docs/fact.schema.json say what there is, and facts are what they say."""

from __future__ import annotations

import json
from pathlib import Path
from types import MappingProxyType
from typing import Any

import jsonschema
import pytest

from schemas import meanings
from schemas.describe import schema_text, updated
from schemas.fact import Fact
from schemas.fact_schema import fact_schema
from schemas.geometry import Box
from schemas.vocabulary import concepts
from tests.reading import read_sample

ROOT = Path(__file__).parents[2]
HOW = "run: python -m schemas.describe docs/concepts.md docs/fact.schema.json"
SAMPLES = sorted([*ROOT.glob("samples/*/*.pdf"), *ROOT.glob("samples/forms/*/*.pdf")], key=lambda file: file.name)
FACT = Fact(
    "a.pdf", 1, 1, Box(0, 0, 9, 9), "amount", ("事業費",), 5_000, "5", 2021, None,
    MappingProxyType({"phase": "budget", "cost": "project", "source": "national+prefectural"}), "JPY", -3,
)  # fmt: skip


def validator() -> jsonschema.Draft202012Validator:
    return jsonschema.Draft202012Validator(fact_schema())


def test_the_data_dictionary_is_up_to_date() -> None:
    text = (ROOT / "docs" / "concepts.md").read_text(encoding="utf-8")
    assert updated(text) == text, HOW


def test_the_json_schema_is_up_to_date_and_valid() -> None:
    assert (ROOT / "docs" / "fact.schema.json").read_text(encoding="utf-8") == schema_text(), HOW
    jsonschema.Draft202012Validator.check_schema(fact_schema())


def test_everything_is_described() -> None:
    """Every field, concept, group and dimension; nothing that is gone."""
    assert [*meanings.FIELDS] == [*FACT.to_json()]
    assert {concept.kind for concept in concepts().values()} <= {*meanings.KINDS}
    assert {concept.group for concept in concepts().values()} == {*meanings.GROUPS}
    text = (ROOT / "docs" / "concepts.md").read_text(encoding="utf-8")
    for name, concept in concepts().items():
        assert (f"| `{name}` |" in text) is not concept.internal, name


@pytest.mark.parametrize("file", SAMPLES, ids=lambda file: file.stem)
def test_facts_of_the_samples_are_valid(file: Path) -> None:
    """Whatever is read validates, and has only flags that are described."""
    facts = read_sample(file).facts
    check = validator()
    for fact in facts:
        line = json.loads(json.dumps(fact.to_json()))
        errors = [error.message for error in check.iter_errors(line)]
        assert not errors, line
        assert {*fact.flags} <= {*meanings.FLAGS}, line


@pytest.mark.parametrize(
    "change",
    [
        {"concept": "project_period"},
        {"value": None},
        {"value": "5,000"},
        {"state": "blank"},
        {"bbox": [1, 2, 3]},
        {"dimensions": {"phase": "later"}},
        {"dimensions": {"source": "national+luck"}},
        {"dimensions": {"color": "blue"}},
        {"confidence": 1.5},
        {"page": 0},
        {"color": "blue"},
    ],
    ids=str,
)
def test_what_is_no_fact_is_refused(change: dict[str, Any]) -> None:
    line = json.loads(json.dumps(FACT.to_json()))
    assert validator().is_valid(line)
    assert not validator().is_valid(line | change)


def test_an_unreadable_figure_keeps_its_text() -> None:
    line = FACT.to_json() | {"value": "別途", "flags": ["unreadable"]}
    assert validator().is_valid(json.loads(json.dumps(line)))
