"""Years: era against Gregorian, eras that had ended, order of periods, a heading printed twice, a gap between columns."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence
from itertools import pairwise
from typing import Final

from audit.places import cell, same_row
from audit.relation import Judged, Relation
from audit.sheets import DocumentFacts, SheetFacts
from schemas.fact import Fact
from schemas.finding import Rule, Severity

# The Gregorian year before the first of each era.
_ERAS: Final = {"明治": 1867, "大正": 1911, "昭和": 1925, "平成": 1988, "令和": 2018}
_LETTERS: Final = {"M": "明治", "T": "大正", "S": "昭和", "H": "平成", "R": "令和"}
_ERA: Final = rf"(?:({'|'.join(_ERAS)}|(?<![A-Za-z])[MTSHR])\.?(元|[0-9]{{1,2}})年?度?)"
_YEAR: Final = r"((?:18|19|20)[0-9]{2})年?度?"
_BOTH: Final = re.compile(rf"{_ERA}\({_YEAR}\)|{_YEAR}\({_ERA}\)")
_MISMATCH: Final = "era_mismatch"
_OVERFLOW: Final = "era_overflow"
# A row of years that runs on by one, but for one step: three figures on the regular side at least.
_LEAST_RUN: Final = 4
# A year in a heading that says more (`令和4年度決算額`), with its number in a plan.
_IN_HEADING: Final = re.compile(
    rf"(?:第[0-9]+年次)?\(?(?:{'|'.join(_ERAS)}|(?<![A-Za-z])[MTSHR])?(?:[0-9]+|元)(?:年度?)\)?|[HR][0-9]+"
)


def relations(document: DocumentFacts) -> Iterator[Relation]:
    """Every printed pair of era and Gregorian year, every period, and every row of years of the document."""
    yield from _overflowing(document)
    for sheet in document.sheets:
        yield from _eras(sheet)
        yield from _mismatched(sheet)
        if sheet.ordinal > 0:
            yield from _periods(sheet)
        yield from _rows(sheet)
        yield from _blocks(sheet)


def _eras(sheet: SheetFacts) -> Iterator[Judged]:
    seen = set()
    for fact in sheet.facts:
        if cell(fact) in seen:
            continue
        for era, number, gregorian in pairs(fact.raw):
            seen.add(cell(fact))
            expected = _ERAS[era] + number
            written = "元" if number == 1 else str(number)
            reason = (
                f"{era}{written}年は {expected} 年、印字は {gregorian} 年",
                f"{era}{written} is {expected}, printed is {gregorian}",
            )
            yield Judged(Rule.ERA_VS_GREGORIAN, fact, (fact,), expected == gregorian, expected, reason, Severity.ERROR)


def pairs(text: str) -> Iterator[tuple[str, int, int]]:
    """Each year that a text prints in both ways: the era, its year and the Gregorian year."""
    plain = re.sub(r"\s", "", unicodedata.normalize("NFKC", text))
    for found in _BOTH.finditer(plain):
        era, number, gregorian = found[1] or found[5], found[2] or found[6], found[3] or found[4]
        yield _LETTERS.get(era, era), 1 if number == "元" else int(number), int(gregorian)


def _overflowing(document: DocumentFacts) -> Iterator[Judged]:
    """平成32年度: a document that was printed before the era ended. One finding, with a cell of each year."""
    columns = {
        fact.fiscal_year_end or fact.fiscal_year: fact for fact in reversed(document.facts) if _OVERFLOW in fact.flags
    }
    if columns:
        facts = [columns[year] for year in sorted(columns, key=lambda year: year or 0)]
        years = "、".join(f"{year}" for year in sorted(year for year in columns if year is not None))
        reason = (
            f"{years}年度を、その年には終わっている元号で印字している",
            f"years printed in an era that had ended by then: {years}",
        )
        yield Judged(Rule.ERA_VS_GREGORIAN, facts[0], tuple(facts), False, None, reason, Severity.NOTICE)


def _mismatched(sheet: SheetFacts) -> Iterator[Judged]:
    """Headings whose two years disagree: one finding for each year, not for each cell below it."""
    columns: dict[int | None, list[Fact]] = defaultdict(list)
    for fact in sheet.facts:
        if _MISMATCH in fact.flags and not any(pairs(fact.raw)):
            columns[fact.fiscal_year].append(fact)
    for year, facts in columns.items():
        reason = ("見出しの和暦と西暦が合わない", "a heading whose era and Gregorian years disagree")
        yield Judged(Rule.ERA_VS_GREGORIAN, facts[0], tuple(facts), False, year, reason, Severity.WARNING)


def _periods(sheet: SheetFacts) -> Iterator[Judged]:
    starts, ends = (_years(sheet, concept) for concept in ("start_year", "end_year"))
    if len(starts) == 1 and len(ends) == 1:
        start, end = starts[0], ends[0]
        reason = (f"開始 {start.value} 年度、終了 {end.value} 年度", f"start {start.value}, end {end.value}")
        holds = int(str(start.value)) <= int(str(end.value))
        yield Judged(Rule.YEAR_SEQUENCE, end, (start, end), holds, None, reason, Severity.ERROR)
    evaluated = _years(sheet, "evaluation_year")
    if len(starts) == 1 and evaluated:
        start, year = starts[0], evaluated[0]
        reason = (
            f"開始 {start.value} 年度、評価対象 {year.value} 年度",
            f"start {start.value}, evaluated year {year.value}",
        )
        holds = int(str(start.value)) <= int(str(year.value))
        yield Judged(Rule.YEAR_SEQUENCE, start, (start, year), holds, None, reason, Severity.NOTICE)


def _years(sheet: SheetFacts, concept: str) -> tuple[Fact, ...]:
    return tuple(f for f in sheet.of(concept) if isinstance(f.value, int) and not isinstance(f.value, bool))


def _rows(sheet: SheetFacts) -> Iterator[Judged]:
    """Rows of cells whose labels differ in the year alone: a year twice, or one left out."""
    rows: dict[Hashable, list[Fact]] = defaultdict(list)
    for fact in sheet.facts:
        # A cell without figure and without a printed year may be of the sheet's own year, or of none.
        unsaid = fact.state == "blank" and "year_inferred" in fact.flags
        if fact.fiscal_year is not None and fact.fiscal_year_end is None and not unsaid:
            dimensions = tuple(sorted(fact.dimensions.items()))
            rows[fact.concept, fact.page, fact.label[:-1], dimensions].append(fact)
    told: set[Hashable] = set()
    for facts in rows.values():
        row = sorted((f for f in facts if same_row(facts[0], f)), key=lambda f: f.bbox.x0)
        if len({cell(fact) for fact in row}) != len(row) or len(row) < _least(row):
            continue
        years = [fact.fiscal_year for fact in row if fact.fiscal_year is not None]
        place = (row[0].page, tuple(years), round(row[0].bbox.x1))
        # Years worked out from their neighbours run on because they were made to; that two are equal, they cannot hide.
        worked_out = any("year_inferred" in fact.flags for fact in row)
        found = _duplicated(row, years) or (None if worked_out else _gap(row, years))
        if found is not None and place not in told:
            told.add(place)
            yield found
        elif found is None and not worked_out and place not in told and _steps(years) in ({1}, {-1}):
            told.add(place)
            reason = ("年度の見出しが順に並ぶ", "the years of the columns follow each other")
            yield Judged(Rule.YEAR_SEQUENCE, row[0], tuple(row), True, None, reason)


def _least(row: Sequence[Fact]) -> int:
    """How many cells make a row of years: three; two where the same heading, a year in it, stands over both."""
    label = row[0].label[-1] if row and row[0].label else ""
    return 2 if all(fact.label == row[0].label for fact in row) and _IN_HEADING.search(label) else 3


def _blocks(sheet: SheetFacts) -> Iterator[Judged]:
    """Rows of years that run on over several blocks of columns, by one each, but for a heading that repeats the one
    before it while the one after it goes on."""
    rows: dict[Hashable, list[Fact]] = defaultdict(list)
    for fact in sheet.facts:
        if fact.fiscal_year is not None and fact.fiscal_year_end is None:
            rows[fact.concept, fact.page, round(fact.bbox.center[1]), tuple(sorted(fact.dimensions.items()))].append(
                fact
            )
    told: set[Hashable] = set()
    for facts in rows.values():
        row = sorted(facts, key=lambda f: f.bbox.x0)
        years = [fact.fiscal_year for fact in row if fact.fiscal_year is not None]
        if len(row) < _LEAST_RUN or len({fact.label[:-1] for fact in row}) == 1:
            continue
        steps = [b - a for a, b in pairwise(years)]
        odd = [n for n, step in enumerate(steps) if step != 1]
        if len(odd) == 2 and odd[1] == odd[0] + 1 and (steps[odd[0]], steps[odd[1]]) == (0, 2):
            found = _duplicate(row, years, odd[0] + 1)
            place = (row[0].page, tuple(years), round(row[0].bbox.x1))
            if place not in told:
                told.add(place)
                yield found


def _steps(years: Sequence[int]) -> set[int]:
    return {b - a for a, b in pairwise(years)}


def _duplicated(row: Sequence[Fact], years: Sequence[int]) -> Judged | None:
    for n in range(1, len(row)):
        same = years[n] == years[n - 1] and row[n].label == row[n - 1].label
        if same or "year_duplicated" in row[n].flags:
            return _duplicate(row, years, n)
    return None


def _duplicate(row: Sequence[Fact], years: Sequence[int], n: int) -> Judged:
    """The n-th heading of a row says the year of the one before it."""
    expected = _between(years, n)
    told = "" if expected is None else f"({expected}年度の誤りと思われます)"
    english = "" if expected is None else f", probably for {expected}"
    reason = (
        f"{years[n]}年度の見出しが二つ並ぶ{told}",
        f"the heading of {years[n]} is printed twice{english}",
    )
    return Judged(Rule.YEAR_SEQUENCE, row[n], (row[n - 1], row[n]), False, expected, reason, Severity.WARNING)


def _between(years: Sequence[int], n: int) -> int | None:
    """The year that the n-th should be, where its neighbours are two apart."""
    if n + 1 < len(years) and abs(years[n + 1] - years[n - 1]) == 2:
        return (years[n + 1] + years[n - 1]) // 2
    if n >= 2 and abs(years[n] - years[n - 2]) == 1:
        return 2 * years[n - 1] - years[n - 2]
    return None


def _gap(row: Sequence[Fact], years: Sequence[int]) -> Judged | None:
    """A step of two in a row that else runs on by one, on both sides of it: a column was left out or misnamed."""
    steps = [b - a for a, b in pairwise(years)]
    odd = [n for n, step in enumerate(steps) if step != steps[0]]
    if len(steps) < _LEAST_RUN or len(odd) != 1 or steps[0] not in (1, -1) or odd[0] == len(steps) - 1:
        return None
    n = odd[0]
    if steps[n] != 2 * steps[0]:
        return None
    missing = years[n] + steps[0]
    reason = (f"{years[n]}年度の次が{years[n + 1]}年度で、{missing}年度がない", f"no column for {missing}")
    return Judged(Rule.YEAR_SEQUENCE, row[n + 1], (row[n], row[n + 1]), False, missing, reason, Severity.NOTICE)
