"""`hyoka names match`: one name after another against master lists."""

import json
import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from hyoka import exits
from hyoka.output import opened
from normalize.names.match import Matcher
from schemas.masters import read_masters, shipped
from schemas.naming import Question

_KINDS = ("department", "system", "municipality")


def match(
    masters: Annotated[
        Path | None,
        typer.Option(
            "--masters",
            help="Folder with municipalities.csv, departments.csv, systems.csv; the shipped lists stand in.",
        ),
    ] = None,
) -> None:
    """Match names: JSON Lines in, the same lines with "status", "id" and "candidates" out.

    Each line is {"kind", "raw", "municipality", "fiscal_year"}; kinds are department, system and municipality. A line
    that is no such object comes back as {"error"}, and the command exits with 1.

    \b
    Examples:
      echo '{"kind": "municipality", "raw": "府中市", "municipality": null}' | hyoka names match
      hyoka names match --masters masters/ < cases.jsonl > answers.jsonl
    """
    matcher = Matcher(shipped() if masters is None else read_masters(masters))
    failed = False
    sys.stdin.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    with opened(None) as out:
        for number, line in enumerate(sys.stdin, 1):
            if line.strip() != "":
                answer = _answer(number, line, matcher)
                failed = failed or "error" in answer
                out.write(json.dumps(answer, ensure_ascii=False) + "\n")
                out.flush()
    if failed:
        raise typer.Exit(exits.REJECTED)


def _answer(number: int, line: str, matcher: Matcher) -> dict[str, Any]:
    """The line with its answer, or with an error."""
    try:
        case = json.loads(line)
    except (ValueError, RecursionError):
        return {"error": f"line {number}: this is not JSON: {line.strip()[:80]!r}"}
    if not isinstance(case, dict):
        return {"error": f"line {number}: this is not a JSON object: {line.strip()[:80]!r}"}
    try:
        return {**case, **matcher.match(_question(case)).to_json()}
    except ValueError as error:
        return {**case, "error": f"line {number}: {error}"}


def _question(case: dict[str, Any]) -> Question:
    """The question of a line. Raises `ValueError` saying what is wrong with it."""
    kind, raw, year = case.get("kind"), case.get("raw"), case.get("fiscal_year")
    municipality = case.get("municipality")
    if kind not in _KINDS:
        raise ValueError(f'"kind" is none of {", ".join(_KINDS)}: {kind!r}')
    if not isinstance(raw, str):
        raise ValueError(f'"raw" is not a text: {raw!r}')
    if municipality is not None and not isinstance(municipality, str):
        raise ValueError(f'"municipality" is neither a text nor null: {municipality!r}')
    if year is not None and (isinstance(year, bool) or not isinstance(year, int)):
        raise ValueError(f'"fiscal_year" is neither a year nor null: {year!r}')
    return Question(kind, raw, municipality, year)
