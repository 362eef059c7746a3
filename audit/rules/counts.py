"""Counts by grade: a summary table against its own total, the document's lists, its sheets and its prose."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from audit.names import grade
from audit.relation import Judged, Linear, Relation, Term
from audit.rules.lists import tables
from audit.sheets import DocumentFacts
from audit.words import names_total
from schemas.fact import Fact
from schemas.finding import Rule, Severity
from schemas.folding import fold_label

Tally = Mapping[str, int]
Source = tuple[str, str, Tally]
"""Where grades are counted, in Japanese and English, and the counts by grade."""

# A:49件、B:9件 in a sentence: two grades at least, or it is no summary.
_IN_PROSE: Final = re.compile(r"(?<![A-Za-z])([A-Z])(?:評価)?[::はが]([0-9]{1,4})件")
_PROJECTS: Final = re.compile(r"([0-9]{1,4})(?:の)?(?:事務)?事業(?=に|を|が|の|は|、)")
_LEAST: Final = 2


def relations(document: DocumentFacts) -> Iterator[Relation]:
    """Every printed count: of the tables by grade, of their totals, and of summaries in sentences."""
    sources = tuple(_sources(document))
    counts: dict[str, list[Fact]] = defaultdict(list)
    for fact in document.own.of("listing_count") if document.own is not None else ():
        # A count that no heading governs counts nothing that could be looked up.
        if isinstance(fact.value, int) and fact.label:
            counts[str(fact.dimensions.get("table", ""))].append(fact)
    for cells in counts.values():
        yield from _totals(cells)
        for row, fitting in _by_judge(cells, sources):
            yield from _against(_by_grade(row), fitting)
    for fact in document.facts:
        if isinstance(fact.value, str) and len(fact.value) > len("A:1件"):
            yield from _prose(fact, sources)
            if fact.sheet == 0:
                yield from _projects(fact, document)


def _sources(document: DocumentFacts) -> Iterator[Source]:
    for table, rows in tables(document).items():
        columns: dict[tuple[str, ...], list[str]] = defaultdict(list)
        for row in rows:
            for fact in row.cells:
                if fact.concept == "listing_rating" and fact.state == "reported" and fact.label:
                    columns[fact.label].append(_key(str(fact.value)))
        for label, grades in columns.items():
            yield f"「{table}」の{label[-1]}", f"{label[-1]} of {table!r}", Counter(grades)
    columns = defaultdict(list)
    for sheet in document.sheets:
        own: dict[tuple[str, str], Fact] = {}
        for fact in sheet.of("overall_rating", "rating") if sheet.ordinal > 0 else ():
            if fact.state == "reported":
                own.setdefault((str(fact.dimensions.get("criterion", "総合評価")), str(fact.fiscal_year)), fact)
        for (criterion, year), fact in own.items():
            columns[criterion, year].append(_key(str(fact.value)))
    for (criterion, _), grades in columns.items():
        yield f"個票の{criterion}", f"{criterion} on the sheets", Counter(grades)


def _by_judge(cells: Sequence[Fact], sources: Sequence[Source]) -> Iterator[tuple[Sequence[Fact], Sequence[Source]]]:
    """The rows of a summary that each are of one column of grades (一次評価, 二次評価), with it; else all rows together."""
    rows: dict[tuple[str, ...], list[Fact]] = defaultdict(list)
    for fact in cells:
        rows[fact.label[:-1]].append(fact)
    named = {label: [s for s in sources if label and s[0].endswith(f"の{label[-1]}")] for label in rows}
    if len(rows) > 1 and all(named.values()):
        yield from ((row, named[label]) for label, row in rows.items())
    else:
        yield cells, sources


def _key(text: str) -> str:
    return grade(text) or fold_label(text)


def _by_grade(cells: Sequence[Fact]) -> dict[str, list[Fact]]:
    found: dict[str, list[Fact]] = defaultdict(list)
    for fact in cells:
        if not names_total(fact.label[-1]) and not any(names_total(part) for part in fact.label):
            found[_key(fact.label[-1])].append(fact)
    return found


def _totals(cells: Sequence[Fact]) -> Iterator[Linear]:
    """The column 計 against the grades beside it, row by row."""
    rows: dict[object, list[Fact]] = defaultdict(list)
    for fact in cells:
        rows[fact.dimensions.get("row")].append(fact)
    for row in rows.values():
        totals = [fact for fact in row if names_total(fact.label[-1])]
        parts = tuple(Term(fact) for fact in row if fact not in totals)
        if len(totals) == 1 and len(parts) > 1:
            yield Linear(Rule.COUNT_BY_GRADE, totals[0], parts, Severity.ERROR, hint="評価別件数")


def _against(counts: Mapping[str, Sequence[Fact]], sources: Sequence[Source]) -> Iterator[Judged]:
    """The counts against the list or the grades of the sheets that they agree with most."""
    printed = {key: sum(int(str(fact.value)) for fact in facts) for key, facts in counts.items()}
    for kind in ("個票", "「"):
        fitting = [s for s in sources if s[0].startswith(kind) and set(s[2]) <= set(printed) and s[2]]
        if not fitting or len(printed) < _LEAST:
            continue
        source = max(fitting, key=lambda s: (_agreeing(printed, s[2]), -_apart(printed, s[2])))
        # Where not even one grade that occurs agrees, the table counts something else.
        if not any(source[2].get(key) == n for key, n in printed.items() if n):
            continue
        for key, facts in counts.items():
            # 対象外 is no grade that a list would print.
            if key in source[2] or grade(key):
                yield _judged(key, facts, printed[key], source)


def _agreeing(printed: Tally, counted: Tally) -> int:
    return sum(counted.get(key, 0) == n for key, n in printed.items())


def _apart(printed: Tally, counted: Tally) -> int:
    return sum(abs(counted.get(key, 0) - n) for key, n in printed.items())


def _judged(key: str, facts: Sequence[Fact], printed: int, source: Source) -> Judged:
    where, english, counted = source
    number = counted.get(key, 0)
    reason = (
        f"{key}評価の件数 {printed} 件、{where}では {number} 件",
        f"{printed} with grade {key}, {number} in {english}",
    )
    # Of several rows only their sum is known to differ.
    expected = number if len(facts) == 1 else number - printed + int(str(facts[0].value))
    return Judged(Rule.COUNT_BY_GRADE, facts[0], tuple(facts), printed == number, expected, reason, Severity.ERROR)


def _prose(fact: Fact, sources: Sequence[Source]) -> Iterator[Judged]:
    """Each sentence with counts by grade, against the list or the sheets that it names or comes nearest to."""
    text = unicodedata.normalize("NFKC", str(fact.value)).replace(" ", "")
    for words, said in _summaries(text):
        total = sum(said.values())
        near = [s for s in sources if sum(s[2].values()) == total and {k for k, n in said.items() if n} <= set(s[2])]
        if len(said) < _LEAST or not near:
            continue
        where, english, counted = min(near, key=lambda s: (not _named(s, words), _apart(said, s[2])))
        told, own = (_listed({key: tally.get(key, 0) for key in said}) for tally in (counted, said))
        reason = (f"本文は「{own}」、{where}は「{told}」", f"the text has {own}, {english} has {told}")
        yield Judged(Rule.COUNT_BY_GRADE, fact, (fact,), told == own, told, reason, Severity.WARNING)


def _summaries(text: str) -> Iterator[tuple[str, dict[str, int]]]:
    """The counts of each sentence, with the words before them: a grade that comes again begins another summary."""
    said: dict[str, int] = {}
    begin = end = 0
    for found in _IN_PROSE.finditer(text):
        if found[1] in said:
            yield text[begin:end], said
            said, begin = {}, end
        said[found[1]] = int(found[2])
        end = found.end()
    yield text[begin:end], said


def _named(source: Source, words: str) -> bool:
    return any(word in words for word in re.split("[「」の/]", fold_label(source[0])) if len(word) > 1)


def _listed(tally: Tally) -> str:
    return "、".join(f"{key}:{number}件" for key, number in tally.items())


def _projects(fact: Fact, document: DocumentFacts) -> Iterator[Judged]:
    """`雪対策の2事業について` in the document's own text against its sheets: only where it speaks of evaluating them."""
    text = unicodedata.normalize("NFKC", str(fact.value)).replace(" ", "")
    sheets = sum(sheet.ordinal > 0 for sheet in document.sheets)
    numbers = {int(n) for n in _PROJECTS.findall(text)} if "評価" in text else set()
    if len(numbers) != 1 or sheets < _LEAST:
        return
    (number,) = numbers
    reason = (
        f"本文の「{number}事業」、個票は {sheets} 枚",
        f"the text says {number} projects, there are {sheets} sheets",
    )
    yield Judged(Rule.COUNT_BY_GRADE, fact, (fact,), number == sheets, sheets, reason, Severity.WARNING)
