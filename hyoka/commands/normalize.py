"""`hyoka normalize`: one text after another, as a fact would hold it."""

import json
import sys
from collections.abc import Mapping
from typing import Any

import typer

from hyoka import exits
from hyoka.output import opened


def normalize() -> None:
    """Normalise texts: JSON Lines in, the same lines with "output" out.

    Each line is {"kind", "input", "context"}; kinds are text, era, fiscal_year, range, amount, kanji_number, blank and
    checkbox. "output" is null where the text is not of that kind. A line that is no such object comes back as
    {"error"}, and the command exits with 1.

    \b
    Examples:
      echo '{"kind": "fiscal_year", "input": "R3年度"}' | hyoka normalize
      hyoka normalize < cases.jsonl > answers.jsonl
    """
    failed = False
    sys.stdin.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    with opened(None) as out:
        for number, line in enumerate(sys.stdin, 1):
            if line.strip():
                answer = _answer(number, line)
                failed = failed or "error" in answer
                out.write(json.dumps(answer, ensure_ascii=False) + "\n")
                out.flush()
    if failed:
        raise typer.Exit(exits.REJECTED)


def _answer(number: int, line: str) -> Mapping[str, Any]:
    """The line with its output, or an error object in its place."""
    from normalize import contract

    try:
        case = json.loads(line)
    except (ValueError, RecursionError):
        return {"error": f"line {number}: this is not JSON"}
    if not isinstance(case, dict):
        return {"error": f"line {number}: this is not a JSON object"}
    if not isinstance(case.get("kind"), str) or not isinstance(case.get("input"), str):
        return {**case, "error": f'line {number}: "kind" and "input" must be texts'}
    try:
        return {**case, "output": contract.answer(case)}
    except Exception as error:  # one bad line must not cost the lines after it
        return {**case, "error": f"line {number}: {type(error).__name__}: {error}"}
