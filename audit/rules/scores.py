"""R16: points add up to their total, and the total decides the grade: more points are no worse a grade, on any sheet."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from statistics import mean
from typing import Final

from audit.checks import closes
from audit.names import grade
from audit.numbers import number
from audit.numerals import numeric
from audit.places import same_column, same_row
from audit.relation import Judged, Linear, Relation, Term
from audit.sheets import DocumentFacts, SheetFacts
from schemas.fact import Fact
from schemas.finding import Rule, Severity
from schemas.folding import fold_label

# 18/24: eighteen of twenty-four points.
_OF: Final = re.compile(r"([0-9]+)(?:点)?[/／]([0-9]+)点?")
_TOTAL: Final = re.compile("合計|小計|総計|計$|総合点|総合評点|総得点|評価点計")
# So many sheets must agree for each that does not, for the thresholds to be known; and so many at least.
_FOR_EACH: Final = 5
_LEAST: Final = 6

Scored = tuple[Fact, Fact]


def relations(document: DocumentFacts) -> Iterator[Relation]:
    """Every printed total of points, and every sheet whose grade does not go with the points of the others."""
    sums = [relation for sheet in document.sheets if sheet.ordinal for relation in _sums(sheet)]
    # Weighted points add up to something else on every sheet: then nothing is wrong.
    kept = any(closes(Rule.SCORE_SUM, r.whole, [t.fact for t in r.parts]) for r in sums)
    for relation in sums:
        yield relation if kept else replace(relation, severity=Severity.NOTICE)
    scored = [pair for sheet in document.sheets if sheet.ordinal for pair in _scored(sheet)]
    yield from _graded(scored)


def points(fact: Fact) -> Fact | None:
    """The fact as a number of points; None where it says none."""
    found = _OF.fullmatch(fold_label(str(fact.value))) if isinstance(fact.value, str) else None
    return numeric(fact) if found is None else replace(fact, value=int(found[1]), decimals=0)


def _sums(sheet: SheetFacts) -> Iterator[Linear]:
    own = [f for f in map(points, sheet.of("rating")) if f is not None and not _is_total(f)]
    totals = list(_totals(sheet))
    for whole in totals:
        parts = [f for f in own if f.page == whole.page and _above(f, whole, totals)]
        parts = parts or [f for f in own if same_row(f, whole) and f.bbox.x1 <= whole.bbox.x0]
        if len(parts) > 1:
            yield Linear(Rule.SCORE_SUM, whole, tuple(map(Term, parts)), Severity.WARNING, hint="評点")


def _totals(sheet: SheetFacts) -> Iterator[Fact]:
    for fact in sheet.of("rating", "overall_rating", "other"):
        figure = points(fact) if _is_total(fact) else None
        if figure is not None and number(figure) is not None and figure.unit in (None, "点"):
            yield figure


def _is_total(fact: Fact) -> bool:
    return any(_TOTAL.search(fold_label(part)) for part in (*fact.label[1:], str(fact.dimensions.get("criterion", ""))))


def _above(fact: Fact, whole: Fact, totals: Sequence[Fact]) -> bool:
    """Whether points stand above a total in its column, with no other total between."""
    if not same_column(fact, whole) or fact.bbox.center[1] >= whole.bbox.y0:
        return False
    return not any(
        other is not whole
        and same_column(other, whole)
        and fact.bbox.center[1] < other.bbox.center[1] < whole.bbox.center[1]
        for other in totals
    )


def _scored(sheet: SheetFacts) -> Iterator[Scored]:
    """The total of a sheet with its grade, where it has one of each."""
    grades = [f for f in sheet.of("overall_rating") if isinstance(f.value, str) and grade(f.value)]
    totals = list(_totals(sheet))
    if len(grades) == 1 and len(totals) == 1:
        yield totals[0], grades[0]


def _graded(scored: Sequence[Scored]) -> Iterator[Judged]:
    """Each sheet's grade against the order that the points of all sheets show."""
    values: dict[str, list[float]] = defaultdict(list)
    for total, own in scored:
        values[str(grade(str(own.value)))].append(float(number(total) or 0))
    if len(scored) < _LEAST or len(values) < 2:
        return
    rank = {name: n for n, name in enumerate(sorted(values, key=lambda name: mean(values[name])))}
    fitting = _fitting(scored, rank)
    if (len(scored) - len(fitting)) * _FOR_EACH > len(fitting):
        return
    for n, (total, own) in enumerate(scored):
        holds = n in fitting
        usual = _usual(float(number(total) or 0), [scored[i] for i in sorted(fitting)])
        reason = (
            f"評点 {total.raw} で評価 {own.value}、他の個票の評点からは {usual}",
            f"{total.raw} points graded {own.value}; by the points of the other sheets it would be {usual}",
        )
        yield Judged(
            Rule.SCORE_GRADE, own, (own, total), holds, str(own.value) if holds else usual, reason, Severity.WARNING
        )


def _fitting(scored: Sequence[Scored], rank: Mapping[str, int]) -> frozenset[int]:
    """The largest set of sheets of which none has more points and a worse grade than another."""
    order = sorted(
        range(len(scored)), key=lambda n: (number(scored[n][0]) or 0, rank[str(grade(str(scored[n][1].value)))])
    )
    tails: list[int] = []
    ends: list[int] = []
    before: dict[int, int | None] = {}
    for n in order:
        own = rank[str(grade(str(scored[n][1].value)))]
        at = bisect_right(tails, own)
        before[n] = ends[at - 1] if at else None
        tails[at : at + 1] = [own]
        ends[at : at + 1] = [n]
    found: set[int] = set()
    last: int | None = ends[-1] if ends else None
    while last is not None:
        found.add(last)
        last = before[last]
    return frozenset(found)


def _usual(value: float, fitting: Sequence[Scored]) -> str:
    """The grade of the sheet whose points are nearest."""
    return str(min(fitting, key=lambda pair: abs(float(number(pair[0]) or 0) - value))[1].value)
