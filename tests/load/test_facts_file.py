"""Facts files: what `hyoka extract` wrote comes back; a bad line is named."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from load.facts_file import read_facts_file
from schemas.errors import Rejected
from tests.load.examples import amount, make_fact


def test_facts_come_back_by_document(tmp_path: Path) -> None:
    """Two documents in one file; the same facts have the same identity in another file."""
    facts = [make_fact(document="a.pdf"), amount(5), make_fact(document="a.pdf", value=None, state="blank")]
    file, other = tmp_path / "facts.jsonl", tmp_path / "other.jsonl"
    file.write_text("\n".join(json.dumps(fact.to_json()) for fact in facts), encoding="utf-8")
    other.write_text("\n".join(json.dumps(f.to_json(), ensure_ascii=False) for f in facts), encoding="utf-8")
    first, second = read_facts_file(file)
    assert first.facts == (facts[0], facts[2])
    assert second.facts == (facts[1],)
    assert [result.sha256 for result in read_facts_file(other)] == [first.sha256, second.sha256]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"page": "1"}, "line 2: page is of the wrong type"),
        ({"page": True}, "line 2: page is of the wrong type"),
        ({"bbox": [1, 2, 3]}, "bbox is not four numbers"),
        ({"label": [1]}, "label and flags hold texts only"),
        ({"dimensions": {"a": None}}, "dimensions hold"),
        ({"state": "gone"}, "state is none of"),
        ({"extra": 1}, "unknown key extra"),
    ],
)
def test_a_bad_line_is_named(change: dict[str, Any], said: str, tmp_path: Path) -> None:
    """With its number and what is wrong."""
    good = make_fact().to_json()
    file = tmp_path / "facts.jsonl"
    file.write_text(json.dumps(good) + "\n" + json.dumps(good | change) + "\n", encoding="utf-8")
    with pytest.raises(Rejected, match=said):
        read_facts_file(file)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "empty"),
        (b"\n\n", "no facts"),
        (b"nonsense", "line 1"),
        (b"%PDF-1.7\n", "hyoka run"),
        (b"[" * 99999, "line 1"),
    ],
)
def test_what_is_no_facts_file(data: bytes, said: str, tmp_path: Path) -> None:
    """One sentence."""
    file = tmp_path / "facts.jsonl"
    file.write_bytes(data)
    with pytest.raises(Rejected, match=said):
        read_facts_file(file)
    with pytest.raises(Rejected, match="no such file"):
        read_facts_file(tmp_path / "missing")
