"""What hyoka reads from the samples and from real sheets, fact by fact: nothing missed, nothing beyond, and in its place."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from pathlib import Path

import numpy as np
import pytest

from benchmarks.accuracy import Line, bare, compare, lines_of
from extract.readers import READERS, mupdf
from hyoka.reading import read_bytes
from schemas.document import DocumentResult
from schemas.fact import Fact
from schemas.geometry import Box
from schemas.layout import shipped
from schemas.page import Page

ROOT = Path(__file__).parent.parent
SETS = sorted(file.parent.name for file in ROOT.glob("samples/*/expected.jsonl"))
EXPECTED = ROOT / "tests" / "real" / "ikeda"
PDFS = ROOT.parent / "shared" / "real" / "ikeda"
REAL = sorted(file.name.removesuffix(".expected.jsonl") for file in EXPECTED.glob("*.expected.jsonl"))
FAR = 1.0
"""A character of `raw` may stand this far outside the box, in points."""
BROKEN = ("kokubunji",)
"""Samples whose texts run on over page breaks."""
LABELS = {"arakawa": 0.88, "dairokki": 0.65, "kokubunji": 0.83, "tokorozawa": 0.94, "tsukuba": 0.61}
"""The share of label paths that are right at least."""
ONE_VALUE = {"sheet_title", "evaluation_year", "start_year", "end_year"}
"""Concepts that share the box of their line or cell with another value."""

needs_real = pytest.mark.skipif(not PDFS.is_dir(), reason="the real sheets lie outside the repository")


@cache
def result(file: Path, reader: str = "pymupdf", layouts: bool = True) -> DocumentResult:
    return read_bytes(file.read_bytes(), file.name, reader=reader, layouts=shipped() if layouts else ())


@cache
def pages(file: Path) -> tuple[Page, ...]:
    return tuple(mupdf.pages(file.read_bytes(), file.name, None))


def sample(name: str) -> Path:
    return ROOT / "samples" / name / f"{name}.pdf"


def differences(expected: Iterable[Line], found: DocumentResult) -> list[str]:
    """One line for each fact that is missed, and for each that is beyond what is expected."""
    listed = []
    for concept, score in compare(expected, [fact.to_json() for fact in found.facts]).items():
        for word, lines in (("missed", score.missed), ("extra", score.extra)):
            listed += [
                f"{word} p.{x['page']} {concept} {x['raw']!r} {x['fiscal_year']} {x['dimensions']}" for x in lines
            ]
    return listed


def outside(fact: Fact, page: Page) -> Counter[str]:
    """The characters of `raw` that do not stand inside the fact's box."""
    x = (page.chars.box[:, 0] + page.chars.box[:, 2]) / 2
    y = (page.chars.box[:, 1] + page.chars.box[:, 3]) / 2
    x0, y0, x1, y1 = fact.bbox
    inside = np.flatnonzero((x >= x0 - FAR) & (x <= x1 + FAR) & (y >= y0 - FAR) & (y <= y1 + FAR))
    printed = Counter("".join(page.chars.text[i] for i in inside.tolist()))
    return Counter("".join(fact.raw.split())) - printed


def misplaced(file: Path) -> list[str]:
    """The facts whose box does not hold what they are said to be read from.

    A text may run on over a page break.
    """
    listed = []
    for fact in result(file).facts:
        missing = outside(fact, pages(file)[fact.page - 1])
        if missing and not (file.parent.name in BROKEN and runs_on(missing, pages(file)[fact.page])):
            listed.append(f"p.{fact.page} {fact.concept} {fact.raw[:30]!r} {fact.bbox}: {''.join(missing)}")
    return listed


def runs_on(rest: Counter[str], page: Page) -> bool:
    """Whether the rest of a text stands at the top of the next page."""
    high = np.flatnonzero(page.chars.box[:, 3] < 0.4 * page.height).tolist()
    return rest <= Counter("".join(page.chars.text[i] for i in high))


def meanings(found: DocumentResult) -> Counter[tuple[object, ...]]:
    """All facts, `other` and blank ones as well, without what two readers may tell apart."""

    def same(value: object) -> object:
        return bare(value) if isinstance(value, str) else value

    return Counter(
        (
            fact.sheet,
            fact.page,
            fact.concept,
            tuple(bare(part) for part in fact.label),
            (fact.fiscal_year, fact.fiscal_year_end),
            same(fact.value),
            fact.unit,
            fact.decimals,
            fact.state,
            bare(fact.raw),
            tuple(sorted((key, bare(value)) for key, value in fact.dimensions.items())),
            fact.flags,
        )
        for fact in found.facts
    )


@pytest.mark.parametrize("reader", sorted(READERS))
@pytest.mark.parametrize("name", SETS)
def test_samples_are_read_exactly(name: str, reader: str) -> None:
    """Every expected fact and nothing beyond them, with the layouts that hyoka ships."""
    expected = lines_of(ROOT / "samples" / name / "expected.jsonl")
    assert expected
    assert differences(expected, result(sample(name), reader)) == []


@pytest.mark.parametrize("name", SETS)
def test_samples_are_read_exactly_without_layouts(name: str) -> None:
    """The generic reading alone."""
    assert differences(lines_of(ROOT / "samples" / name / "expected.jsonl"), result(sample(name), layouts=False)) == []


@pytest.mark.parametrize("name", SETS)
def test_both_readers_agree_on_samples(name: str) -> None:
    """Fact by fact, `other` and blank ones as well; code points of one glyph count as one."""
    ours, theirs = meanings(result(sample(name))), meanings(result(sample(name), "pdfplumber"))
    assert sum(ours.values()) > 0
    assert list((ours - theirs).elements()) == []
    assert list((theirs - ours).elements()) == []


@pytest.mark.parametrize("name", SETS)
def test_boxes_hold_what_was_read_on_samples(name: str) -> None:
    assert misplaced(sample(name)) == []


@pytest.mark.parametrize("name", SETS)
def test_labels_of_samples(name: str) -> None:
    """Label paths, to the letter, do not get worse."""
    scores = compare(
        lines_of(ROOT / "samples" / name / "expected.jsonl"), [fact.to_json() for fact in result(sample(name)).facts]
    )
    found, right = sum(s.found for s in scores.values()), sum(s.labels for s in scores.values())
    assert found > 0
    assert right / found >= LABELS[name]


@needs_real
@pytest.mark.parametrize("stem", REAL)
def test_real_sheets_are_read_exactly(stem: str) -> None:
    expected = lines_of(EXPECTED / f"{stem}.expected.jsonl")
    assert expected
    assert differences(expected, result(PDFS / f"{stem}.pdf")) == []


@needs_real
@pytest.mark.parametrize("stem", REAL)
def test_boxes_hold_what_was_read_on_real_sheets(stem: str) -> None:
    assert misplaced(PDFS / f"{stem}.pdf") == []


@needs_real
@pytest.mark.parametrize("stem", REAL)
def test_boxes_on_real_sheets_are_those_of_the_characters(stem: str) -> None:
    """Give or take the line height that each reader takes for its own, and but for values that share a box."""
    file = PDFS / f"{stem}.pdf"
    found: dict[tuple[object, ...], list[Line]] = {}
    for fact in result(file).facts:
        found.setdefault(_identity(fact.to_json()), []).append(fact.to_json())
    checked = 0
    for line in lines_of(EXPECTED / f"{stem}.expected.jsonl"):
        if line["concept"] in ONE_VALUE:
            continue
        offsets = [_offset(hit["bbox"], line["bbox"]) for hit in found[_identity(line)]]
        assert min(offsets) <= 2.0, line
        checked += 1
    assert checked > 20


def _identity(line: Line) -> tuple[object, ...]:
    return line["page"], line["concept"], line["fiscal_year"], bare(line["raw"]), str(line["dimensions"])


def _offset(first: object, second: object) -> float:
    assert isinstance(first, list)
    assert isinstance(second, list)
    return max(abs(a - b) for a, b in zip(first, second, strict=True))


@needs_real
@pytest.mark.parametrize("stem", REAL[:4])
def test_both_readers_agree_on_real_sheets(stem: str) -> None:
    file = PDFS / f"{stem}.pdf"
    assert meanings(result(file)) == meanings(result(file, "pdfplumber"))


@needs_real
def test_reading_twice_gives_the_same() -> None:
    """Nothing depends on what was read before."""
    file = PDFS / f"{REAL[0]}.pdf"
    data = file.read_bytes()
    assert read_bytes(data, file.name, layouts=shipped()).facts == result(file).facts


def test_a_difference_is_seen() -> None:
    """The comparison itself: a changed value is missed, and beyond; a box moved off its text holds it no more."""
    name = "tsukuba"
    expected = lines_of(ROOT / "samples" / name / "expected.jsonl")
    line = next(x for x in expected if x["concept"] == "amount" and x["value"])
    line["value"] = -1
    assert [text.split()[0] for text in differences(expected, result(sample(name)))] == ["missed", "extra"]
    fact = next(f for f in result(sample(name)).facts if f.concept == "amount" and f.value)
    moved = replace(fact, bbox=Box(0.0, 0.0, 5.0, 5.0))
    assert outside(moved, pages(sample(name))[fact.page - 1]) == Counter(fact.raw)


@pytest.mark.parametrize("name", ["arakawa", "dairokki", "kokubunji", "tokorozawa", "tsukuba"])
def test_expected_flags_are_set(name: str) -> None:
    """A fact that is expected with a flag has it: at the same place of the label, with the same characters and year."""
    folder = ROOT / "samples" / name
    file = folder / f"{name}.pdf"
    found: dict[tuple[object, ...], list[set[str]]] = {}
    for fact in read_bytes(file.read_bytes(), file.name, layouts=shipped()).facts:
        found.setdefault((fact.page, fact.concept, fact.fiscal_year, "".join(fact.raw.split())), []).append(
            set(fact.flags)
        )
    lines = (folder / "expected.jsonl").read_text(encoding="utf-8").splitlines()
    flagged = [line for line in map(json.loads, lines) if line["flags"]]
    for line in flagged:
        same = found.get((line["page"], line["concept"], line["fiscal_year"], "".join(line["raw"].split())), [])
        assert any(set(line["flags"]) <= flags for flags in same), line
