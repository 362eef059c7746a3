"""The samples' own oddities, found by hand (`findings.jsonl`), held against what the audit says of the samples."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import pytest

from audit import audit
from benchmarks.corpus import ROOT
from benchmarks.known import NAME, Known, known_of
from schemas.finding import Finding, Severity, Status
from tests.reading import read_sample

SAMPLES = sorted((ROOT / "samples").rglob("*.pdf"))
LISTED = [path for path in SAMPLES if path.with_name(NAME).exists()]
ORDER = [None, Severity.NOTICE, Severity.WARNING, Severity.ERROR]
REAL = next((f / "shared" / "real" / "ikeda" for f in ROOT.parents[:2] if (f / "shared" / "real").is_dir()), None)
# Sheets of Ikeda whose main items sum to more than their total: how many of their columns do.
IKEDA = {"063": 2, "167": 1, "322": 1, "338": 1}


@cache
def findings(path: Path) -> tuple[Finding, ...]:
    return audit(read_sample(path).facts)


@cache
def odd(path: Path) -> tuple[Finding, ...]:
    return tuple(f for f in findings(path) if f.status in (Status.FAILS, Status.ROUNDING))


def listed() -> list[tuple[Path, Known]]:
    return [(path, known) for path in LISTED for known in known_of(path)]


def test_every_document_has_its_list() -> None:
    assert [path.stem for path in LISTED] == ["arakawa", "dairokki", "kokubunji", "tokorozawa", "tsukuba"]


@pytest.mark.parametrize(
    ("path", "known"),
    [(p, k) for p, k in listed() if k.rules],
    ids=lambda v: v.what[:40] if isinstance(v, Known) else "",
)
def test_an_oddity_is_reported_and_not_as_more_than_it_is(path: Path, known: Known) -> None:
    found = [finding for finding in odd(path) if known.is_of(finding)]
    assert found
    assert all(ORDER.index(f.severity) <= ORDER.index(Severity(known.severity)) for f in found)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_nothing_else_is_an_error_or_a_warning(path: Path) -> None:
    known = known_of(path)
    serious = [f for f in odd(path) if f.severity in (Severity.ERROR, Severity.WARNING)]
    assert [f.message for f in serious if not any(k.is_of(f) for k in known)] == []


@pytest.mark.parametrize(("path", "known"), listed(), ids=lambda v: v.what[:40] if isinstance(v, Known) else "")
def test_a_listed_figure_stands_on_its_page(path: Path, known: Known) -> None:
    facts = read_sample(path).facts
    printed = {"".join(text.split()) for f in facts if f.page == known.page for text in (f.raw, *f.label)}
    text = "|".join(printed)
    assert [cell for cell in known.cells if "".join(cell.split()) not in text] == []


def test_an_unknown_key_is_refused(tmp_path: Path) -> None:
    line = {"document": "a.pdf", "page": 1, "rules": [], "severity": "notice", "cells": [], "what": "", "why": ""}
    (tmp_path / NAME).write_text(json.dumps(line), encoding="utf-8")
    with pytest.raises(ValueError, match="no oddity"):
        known_of(tmp_path / "a.pdf")


@pytest.mark.skipif(REAL is None, reason="the real sheets are not at hand")
def test_the_real_sheets_have_just_these_errors() -> None:
    assert REAL is not None
    errors: dict[str, int] = {}
    for path in sorted(REAL.glob("*.pdf")):
        found = [f for f in odd(path) if f.severity in (Severity.ERROR, Severity.WARNING)]
        if found:
            errors[path.stem[-3:]] = len(found)
            assert {f.page for f in found} == {1}
    assert errors == IKEDA
