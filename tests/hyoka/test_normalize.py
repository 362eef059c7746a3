"""`hyoka normalize`: a line in, a line out, whatever the line."""

from __future__ import annotations

import json
import sys
from types import SimpleNamespace
from typing import Any

import pytest
from typer.testing import CliRunner

from hyoka.app import app


@pytest.fixture
def contract(monkeypatch: pytest.MonkeyPatch) -> None:
    """A contract that echoes, and fails on one kind."""

    def answer(case: dict[str, Any]) -> object:
        if case["kind"] == "era":
            raise ValueError("no")
        return case["input"]

    import normalize

    stub = SimpleNamespace(answer=answer)
    monkeypatch.setattr(normalize, "contract", stub, raising=False)
    monkeypatch.setitem(sys.modules, "normalize.contract", stub)  # type: ignore[arg-type]


@pytest.mark.usefixtures("contract")
def test_every_line_has_an_answer_in_its_place() -> None:
    """A bad line is an error object; the lines after it are answered; exit code 1."""
    good = json.dumps({"kind": "text", "input": "ﾊﾞ"}, ensure_ascii=False)
    lines = [
        good,
        "{",
        "",
        "[1]",
        '{"kind": "era", "input": "x"}',
        '{"kind": "text"}',
        '{"kind": "text", "input": "\\ud800"}',
    ]
    done = CliRunner().invoke(app, ["normalize"], input="\n".join(lines))
    assert done.exit_code == 1
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert answers[0]["output"] == "ﾊﾞ"
    errors = [answer.get("error") for answer in answers]
    assert errors == [
        None,
        "line 2: this is not JSON",
        "line 4: this is not a JSON object",
        "line 5: ValueError: no",
        'line 6: "kind" and "input" must be texts',
        None,
    ]


@pytest.mark.usefixtures("contract")
def test_good_lines_exit_with_0() -> None:
    """Nothing to say."""
    assert CliRunner().invoke(app, ["normalize"], input='{"kind": "text", "input": "a"}\n').exit_code == 0


def test_the_real_contract_answers() -> None:
    """Wired to the room that knows."""
    done = CliRunner().invoke(app, ["normalize"], input='{"kind": "fiscal_year", "input": "R3年度"}\n')
    assert json.loads(done.stdout)["output"]["fy"] == 2021
