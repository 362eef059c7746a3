"""The documents' own oddities (`findings.jsonl` beside the samples) held against what the audit says of them."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.subjects import Subject
from schemas.finding import Finding, Status

NAME = "findings.jsonl"


@dataclass(frozen=True, slots=True)
class Known:
    """One oddity: what is printed where (`cells`), which severity it has at most, and which rules may report it."""

    document: str
    page: int
    rules: tuple[str, ...]
    severity: str
    cells: tuple[str, ...]
    what: str

    def is_of(self, finding: Finding) -> bool:
        """Whether a finding reports it: document, page, rule, and every figure of it among the finding's cells."""
        printed = {_bare(finding.raw), *(_bare(cell.raw) for cell in finding.cells)}
        pages = {finding.page, *(cell.page for cell in finding.cells)}
        same = finding.document == self.document and self.page in pages and finding.rule.value in self.rules
        return same and printed.issuperset(map(_bare, self.cells))


@dataclass(frozen=True, slots=True)
class Alarm:
    """A finding of an unmutated document that does not simply hold; `known` where the document is known to be odd."""

    finding: Finding
    known: Known | None


def known_of(path: Path) -> tuple[Known, ...]:
    """The oddities listed beside a sample; none where there is no such file. Raises `ValueError` on an unknown key."""
    listed = path.with_name(NAME)
    if not listed.exists():
        return ()
    return tuple(_known(json.loads(line), listed) for line in listed.read_text(encoding="utf-8").splitlines() if line)


def _known(line: dict[str, Any], path: Path) -> Known:
    try:
        return Known(**{**line, "rules": tuple(line["rules"]), "cells": tuple(line["cells"])})
    except (KeyError, TypeError) as error:
        raise ValueError(f"{path}: {line!r} is no oddity: {error}") from error


def alarms(subjects: Sequence[Subject]) -> tuple[Alarm, ...]:
    """What fails in the unmutated documents, each with the oddity that it reports."""
    found: list[Alarm] = []
    for subject in subjects:
        known = known_of(subject.path)
        found += (
            Alarm(finding, next((k for k in known if k.is_of(finding)), None))
            for finding in subject.findings
            if finding.status is Status.FAILS
        )
    return tuple(found)


def _bare(raw: str) -> str:
    return "".join(unicodedata.normalize("NFKC", raw).split())
