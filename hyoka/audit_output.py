"""Findings as text: for the eye, a line of JSON each, or CSV; and the closing line of an audit."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Final, TextIO

from rich import box
from rich.console import Console
from rich.table import Table

from hyoka.auditing import Audited
from hyoka.equation import equation
from hyoka.terminal import shown
from load.tabular import write_csv
from schemas.finding import Severity, Status
from schemas.verdict import KeyedFinding

_LABEL_SEPARATOR: Final = " > "
_STYLES: Final = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTICE: ""}
COLUMNS: Final = (
    *("id", "severity", "status", "verdict", "note", "rule", "class"),
    *("municipality", "document", "sheet", "project", "page", "concept", "label", "fiscal_year", "dimensions"),
    *("raw", "printed", "expected", "difference", "low", "high", "unit", "equation"),
    *("suspect_page", "suspect_raw", "suspect_label", "missing", "message", "x0", "y0", "x1", "y1"),
)
"""The columns of findings as CSV."""


def write_jsonl(out: TextIO, findings: Iterable[KeyedFinding]) -> None:
    """One object a finding."""
    for one in findings:
        out.write(json.dumps(one.to_json(), ensure_ascii=False) + "\n")


def write_findings_csv(out: TextIO, done: Audited, findings: Iterable[KeyedFinding], *, excel: bool) -> None:
    """One row a finding; with `excel`, formulas in text cells are inert."""
    write_csv(out, COLUMNS, (_cells(done, one) for one in findings), excel=excel)


def _cells(done: Audited, one: KeyedFinding) -> tuple[object, ...]:
    """The cells of a row, in the order of `COLUMNS`."""
    finding, plain = one.finding, one.to_json()
    subject = done.subject(finding.document)
    suspect = finding.suspect
    more: dict[str, object] = {
        "municipality": subject.municipality,
        "project": subject.projects.get(finding.sheet),
        "label": _LABEL_SEPARATOR.join(finding.label),
        "dimensions": json.dumps(dict(finding.dimensions), ensure_ascii=False) if finding.dimensions else None,
        "raw": finding.raw,
        "low": finding.low,
        "high": finding.high,
        "unit": finding.unit,
        "equation": equation(finding),
        "suspect_page": None if suspect is None else suspect.page,
        "suspect_raw": None if suspect is None else suspect.raw,
        "suspect_label": None if suspect is None else _LABEL_SEPARATOR.join(suspect.label),
        "missing": "|".join(finding.missing) or None,
        **dict(zip(("x0", "y0", "x1", "y1"), (round(edge, 2) for edge in finding.box), strict=True)),
    }
    return tuple(more[name] if name in more else plain[name] for name in COLUMNS)


def write_table(out: TextIO, findings: Sequence[KeyedFinding]) -> None:
    """The findings for reading on a screen: how grave, where, what, and the id that a verdict names."""
    if not findings:
        return
    table = Table(box=box.SIMPLE_HEAD, expand=True, show_edge=False)
    table.add_column("", no_wrap=True)
    table.add_column("where", ratio=1, overflow="fold")
    table.add_column("what", ratio=3, overflow="fold")
    table.add_column("id", no_wrap=True)
    for one in findings:
        finding = one.finding
        place = f"{_plain(finding.document)} p.{finding.page}\n[dim]{finding.rule.value}[/]"
        said = _plain(finding.message)
        if one.verdict is not None:
            said += f"\n[italic]{one.verdict.word}{': ' if one.verdict.note else ''}{_plain(one.verdict.note)}[/]"
        style = "dim" if one.dismissed or finding.severity is None else _STYLES[finding.severity]
        table.add_row(f"[{style or 'none'}]{_gravity(one)}[/]", place, said, one.key)
    Console(file=out).print(table)


def _gravity(one: KeyedFinding) -> str:
    """What stands first in a line: the severity of what fails, else the status."""
    finding = one.finding
    word = finding.severity if finding.status is Status.FAILS and finding.severity is not None else finding.status
    return word.value.replace("_", " ")


def _plain(text: str) -> str:
    """A text of a PDF, fit for a terminal."""
    return shown(" ".join(text.split()))


def closing(done: Audited) -> str:
    """One line with the counts of an audit."""
    many = len(done.subjects)
    checkable = len(done.findings) - done.count(Status.NOT_CHECKABLE)
    severities = [(done.count(Status.FAILS, one), one.value) for one in Severity]
    told = [f"{number:,} {word}{'' if number == 1 else 's'}" for number, word in severities if number]
    if done.dismissed:
        told.append(f"{done.dismissed:,} dismissed")
    grave = f" ({', '.join(told)})" if told else ""
    return (
        f"{many:,} document{'' if many == 1 else 's'}, {checkable:,} relations checked: "
        f"{done.count(Status.HOLDS):,} hold, {done.count(Status.ROUNDING):,} within rounding, "
        f"{done.count(Status.FAILS):,} fail{grave}; {done.count(Status.NOT_CHECKABLE):,} not checkable"
    )
