"""docs/auditing.md names every relation, status, severity and diagnosis, the limits of the report, and nothing else."""

from __future__ import annotations

import re
from pathlib import Path

from hyoka.audit_html import CARDS, ROWS
from hyoka.clippings import FINDINGS, MEGABYTES
from schemas.finding import Class, Rule, Severity, Status

TEXT = (Path(__file__).parents[1] / "docs" / "auditing.md").read_text(encoding="utf-8")


def table(head: str) -> list[str]:
    """The first column of the table with this head."""
    _, _, rest = TEXT.partition(f"| {head} |")
    return re.findall(r"^\| `(\w+)` \|", rest.partition("\n\n")[0], re.MULTILINE)


def test_every_rule_status_and_severity() -> None:
    """In the order of the code."""
    assert table("rule") == [rule.value for rule in Rule]
    assert table("severity") == [severity.value for severity in Severity]
    assert {*table("status")} == {*Status}


def test_every_diagnosis() -> None:
    said = TEXT.partition("## What it most probably is")[2].partition("##")[0]
    assert [word for word in re.findall(r"`(\w+)`", said) if word in {*Class}] == [one.value for one in Class]


def test_the_limits_of_the_report() -> None:
    said = TEXT.partition("## The report")[2].partition("## ")[0]
    for limit in (f"first {FINDINGS} findings", f"{MEGABYTES} MB", f"{CARDS:,} findings", f"{ROWS} rows"):
        assert limit in said, limit
