"""Misprints of what is no figure of a table: lists against sheets, the two calendars, a year heading printed twice."""

from __future__ import annotations

import random
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from typing import Final

from benchmarks.misprints import Kind, miskeyed
from benchmarks.planting import Document, Planting, relabelled
from benchmarks.printed import printed, reprinted
from schemas.fact import Fact

# Figures of one row stand at one height to within this (points).
ROW: Final = 3.0
# Confused in print: what a list prints for what its sheet prints.
_CONFUSED: Final = {"課": "謀", "科": "料", "推": "堆", "支": "友", "管": "官", "情": "清", "事": "亊", "ム": "厶"}
_YEAR: Final = re.compile(r"(?P<era>令和|平成|昭和)\s*(?P<year>[0-9]{1,2}|元)\s*年度?")
_FIRST: Final = {"令和": 2018, "平成": 1988, "昭和": 1925}


def plant_other(kind: Kind, document: Document, rng: random.Random) -> Iterator[Planting]:
    """Misprints of these three kinds, one for each cell or column that can have one."""
    if kind is Kind.LIST:
        for fact in document.facts:
            if fact.concept.startswith("listing_") and fact.state == "reported":
                yield from _relisted(fact, document, rng)
    elif kind is Kind.ERA:
        for fact in document.facts:
            if fact.concept in ("start_year", "end_year", "evaluation_year") and isinstance(fact.value, int):
                yield from _two_calendars(fact, rng)
    elif kind is Kind.HEADING:
        yield from _repeated(document)


def _relisted(fact: Fact, document: Document, rng: random.Random) -> Iterator[Planting]:
    """A list that says another page, count, grade or name than it did."""
    figure = printed(fact)
    if figure is not None:
        made = list(miskeyed(figure))
        yield Planting(Kind.LIST, ((fact, reprinted(fact, rng.choice(made))),))
    elif fact.concept == "listing_rating":
        grades = sorted({f.raw for f in document.facts if f.concept == "listing_rating" and len(f.raw) == 1})
        others = [grade for grade in grades if grade != fact.raw]
        if others and len(fact.raw) == 1:
            yield Planting(Kind.LIST, ((fact, _text(fact, rng.choice(others))),))
    elif isinstance(fact.value, str):
        for old, new in _CONFUSED.items():
            if old in fact.raw and old in fact.value:
                yield Planting(
                    Kind.LIST,
                    ((fact, replace(fact, raw=fact.raw.replace(old, new, 1), value=fact.value.replace(old, new, 1))),),
                )
                return


def _text(fact: Fact, raw: str) -> Fact:
    return replace(fact, raw=raw, value=unicodedata.normalize("NFKC", raw))


def _two_calendars(fact: Fact, rng: random.Random) -> Iterator[Planting]:
    """A year printed in both calendars that disagree by a year or ten. The era is what the reader takes.

    Few forms print both, so the Gregorian year is added to those that print the era alone: the unmutated fact, too.
    """
    text = unicodedata.normalize("NFKC", fact.raw)
    found = _YEAR.search(text)
    if found is None or not isinstance(fact.value, int):
        return
    year = 1 if found["year"] == "元" else int(found["year"])
    if _FIRST[found["era"]] + year != fact.value:
        return
    wrong = fact.value + rng.choice((-10, -1, 1, 10))
    raw = f"{found['era']}{found['year']}({wrong})年度"
    yield Planting(Kind.ERA, ((fact, replace(fact, raw=raw, flags=(*fact.flags, "era_mismatch"))),))


def _repeated(document: Document) -> Iterator[Planting]:
    """A column of figures under the heading of the column before it: all that stands under one year in a table."""
    tables: dict[object, dict[int, list[Fact]]] = defaultdict(lambda: defaultdict(list))
    for fact in document.facts:
        if printed(fact) is not None and fact.fiscal_year is not None and fact.fiscal_year_end is None:
            section = fact.label[0] if len(fact.label) > 1 else ""
            tables[fact.sheet, fact.page, section][fact.fiscal_year].append(fact)
    for years in tables.values():
        ordered = sorted(years)
        for before, year in pairwise(ordered):
            pairs = [(fact, _left(fact, years[before])) for fact in years[year]]
            told = tuple((fact, relabelled(fact, left)) for fact, left in pairs if left is not None)
            if len(told) > 1 and len(told) == len(pairs):
                yield Planting(Kind.HEADING, told)


def _left(fact: Fact, column: list[Fact]) -> Fact | None:
    """The figure of a column that is of the same kind and stands left in the row: the years stand side by side."""
    x, y = fact.bbox.center
    phase = fact.dimensions.get("phase")
    found = [
        other
        for other in column
        if abs(other.bbox.center[1] - y) < ROW
        and other.bbox.center[0] < x
        and (other.concept, other.dimensions.get("phase")) == (fact.concept, phase)
    ]
    return max(found, key=lambda other: other.bbox.center[0], default=None)
