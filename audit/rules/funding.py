"""R1, R1′ and R4: the funding sources add up to the cost, the earmarked ones to their total."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from audit.checks import closes
from audit.relation import Linear, Relation, Term
from audit.rules.lines import closeness, is_elsewhere, lines, parent, same_time
from audit.sheets import SheetFacts, dimension, is_printed, period, phase
from audit.words import SUB_AMOUNT, is_included
from schemas.fact import Fact
from schemas.finding import Rule, Severity

SUMMARIES: Final = ("special_total", "all")
WHOLES: Final = ("project", "total")
BREAKDOWN_WORDS: Final = ("財源", "内訳")


Table = tuple[int, str]


@dataclass(frozen=True, slots=True)
class Breakdown:
    """One column of a funding breakdown. `parts` are the sources that add up, うち rows left out of a full one."""

    line: tuple[Fact, ...]
    parts: tuple[Fact, ...]
    general: tuple[Fact, ...]
    special_total: Fact | None
    all: Fact | None
    candidates: tuple[Fact, ...]

    @property
    def special(self) -> tuple[Fact, ...]:
        """The earmarked sources."""
        return tuple(fact for fact in self.parts if fact not in self.general)

    @property
    def table(self) -> Table:
        """Page and outermost heading, as a name for the table."""
        first = self.line[0]
        return first.page, first.label[0] if first.label else ""


def relations(sheet: SheetFacts) -> Iterator[Relation]:
    """The sums of every funding breakdown of a sheet."""
    found = breakdowns(sheet)
    kinds = _kinds(found)
    complete = _complete_tables(found, kinds)
    for breakdown in found:
        whole = _whole(breakdown, _kind(breakdown, kinds))
        yield from _relations(breakdown, whole, _is_complete(breakdown) or breakdown.table in complete, sheet)


def breakdowns(sheet: SheetFacts) -> tuple[Breakdown, ...]:
    """The funding breakdowns of a sheet, column by column, each with the costs that it may be of."""
    sources = [f for f in sheet.amounts if "source" in f.dimensions and SUB_AMOUNT not in f.flags]
    costs = [f for f in sheet.amounts if _is_cost(f)]
    return tuple(_breakdown(line, costs) for line in lines(sources, _alike))


def _is_cost(fact: Fact) -> bool:
    return "source" not in fact.dimensions and fact.dimensions.get("cost") in WHOLES and SUB_AMOUNT not in fact.flags


def _alike(a: Fact, b: Fact) -> bool:
    """Whether two sources are of one breakdown, as far as their headings tell."""
    return period(a) == period(b) and phase(a) == phase(b) and a.label[:1] == b.label[:1]


def _breakdown(line: tuple[Fact, ...], costs: Sequence[Fact]) -> Breakdown:
    own = [f for f in line if dimension(f, "source") not in SUMMARIES]
    general = tuple(f for f in own if dimension(f, "source") == "general")
    plain = tuple(f for f in own if not is_included(f))
    parts = plain if any(f in plain for f in general) or not general else tuple(own)
    # A blank row may carry any name; what is printed is the cost.
    candidates = sorted(
        (c for c in costs if same_time(line[0], c)), key=lambda c: (not is_printed(c), closeness(line, c))
    )
    return Breakdown(line, parts, general, _summary(line, "special_total"), _summary(line, "all"), tuple(candidates))


def _summary(line: Sequence[Fact], source: str) -> Fact | None:
    """The printed sum of the line; None where it is blank or there is none."""
    return next((f for f in line if dimension(f, "source") == source and is_printed(f)), None)


def _kinds(found: Sequence[Breakdown]) -> dict[Table, str]:
    """Which cost the breakdowns of each table add up to: the one that closes in more columns, if any does."""
    closed: dict[Table, Counter[str]] = {}
    for breakdown in found:
        counter = closed.setdefault(breakdown.table, Counter())
        for kind in WHOLES:
            whole = _whole(breakdown, kind)
            if whole is not None and _closes(whole, _addends(breakdown)):
                counter[kind] += 1
    return {table: _most(counter) for table, counter in closed.items() if counter}


def _most(counter: Counter[str]) -> str:
    return "" if len(set(counter.values())) < len(counter) else counter.most_common(1)[0][0]


def _closes(whole: Fact, addends: Sequence[Fact]) -> bool:
    return closes(Rule.FUNDING_SUM, whole, addends)


def _whole(breakdown: Breakdown, kind: str) -> Fact | None:
    """The nearest printed cost of a kind; among those of several phases, where the rows say none, the one that closes."""
    candidates = [c for c in breakdown.candidates if dimension(c, "cost") == kind]
    if phase(breakdown.line[0]) is None and len({phase(c) for c in candidates}) > 1:
        return next((c for c in candidates if is_printed(c) and _closes(c, _addends(breakdown))), None)
    return next(iter(candidates), None)


def _addends(breakdown: Breakdown) -> tuple[Fact, ...]:
    """What adds up to the cost: the printed sum of all, else the sources, else the earmarked total and the rest."""
    if breakdown.all is not None:
        return (breakdown.all,)
    return _sources(breakdown)


def _sources(breakdown: Breakdown) -> tuple[Fact, ...]:
    if breakdown.special_total is not None and not any(is_printed(f) for f in breakdown.special):
        return (breakdown.special_total, *breakdown.general)
    return breakdown.parts


def _terms(facts: Sequence[Fact]) -> tuple[Term, ...]:
    return tuple(Term(fact) for fact in facts)


def _relations(breakdown: Breakdown, whole: Fact | None, complete: bool, sheet: SheetFacts) -> Iterator[Relation]:
    if not any(is_printed(fact) for fact in breakdown.line):
        return
    if breakdown.special_total is not None and any(is_printed(f) for f in breakdown.special):
        yield Linear(Rule.SPECIAL_TOTAL, breakdown.special_total, _terms(breakdown.special), hint="特定財源")
    if breakdown.all is not None and any(is_printed(f) for f in _sources(breakdown)):
        yield _sum(breakdown, breakdown.all, _sources(breakdown), sheet)
    if whole is None:
        return
    if breakdown.all is not None:
        severity = _severity(breakdown, whole)
        yield Linear(Rule.FUNDING_SUM, whole, _terms((breakdown.all,)), severity=severity, hint="財源")
    elif breakdown.general and complete:
        yield _sum(breakdown, whole, _sources(breakdown), sheet)
    elif len(breakdown.parts) > 1:
        # Sources that need not be all of them are together no more than the cost all the same.
        yield Linear(
            Rule.FUNDING_SUM, whole, _terms(breakdown.parts), severity=Severity.WARNING, bound="at_most", hint="財源"
        )
    yield from _special_over_cost(breakdown, whole)


def _is_complete(breakdown: Breakdown) -> bool:
    """Whether the sources are meant to be all: the general revenue is among them, and not as a mere うち row."""
    return any(not is_included(f) for f in breakdown.general)


def _complete_tables(found: Sequence[Breakdown], kinds: dict[Table, str]) -> set[Table]:
    """The tables whose うち rows add up to the cost, in spite of their name, in as many columns as not."""
    closed: Counter[Table] = Counter()
    for breakdown in found:
        whole = _whole(breakdown, _kind(breakdown, kinds))
        if breakdown.general and len(breakdown.parts) > 1 and whole is not None and whole.value:
            closed[breakdown.table] += 1 if _closes(whole, _sources(breakdown)) else -1
    return {table for table, balance in closed.items() if balance >= 0}


def _kind(breakdown: Breakdown, kinds: dict[Table, str]) -> str:
    return kinds.get(breakdown.table) or dimension(breakdown.line[0], "cost") or "project"


def _sum(breakdown: Breakdown, whole: Fact, sources: Sequence[Fact], sheet: SheetFacts) -> Linear:
    """Whole = Σ sources. Rows of the breakdown that were read as something else may be sources too: with them where
    that closes it, and else it is not sure that all sources are known."""
    plain = Linear(Rule.FUNDING_SUM, whole, _terms(sources), hint="財源")
    if _closes(whole, sources):
        return plain
    strangers = _strangers(breakdown, whole, sheet)
    if not strangers:
        return replace(plain, severity=_severity(breakdown, whole))
    if _closes(whole, (*sources, *strangers)):
        return Linear(Rule.FUNDING_SUM, whole, _terms((*sources, *strangers)), hint="財源")
    return Linear(Rule.FUNDING_SUM, whole, _terms(sources), severity=Severity.WARNING, hint="財源")


def _severity(breakdown: Breakdown, whole: Fact) -> Severity:
    """A cost printed in another table may be that of something else."""
    return Severity.WARNING if is_elsewhere(breakdown.line, whole) else Severity.ERROR


def _strangers(breakdown: Breakdown, whole: Fact, sheet: SheetFacts) -> list[Fact]:
    """Sums of money in the same block of rows and the same column that are known as no source."""
    block = parent(breakdown.line)
    if not any(word in label for label in block for word in BREAKDOWN_WORDS):
        return []
    known = {id(fact) for fact in (*breakdown.line, *breakdown.candidates, whole)}
    return [
        f
        for f in sheet.of("other", "amount", "line_item")
        if id(f) not in known
        and is_printed(f)
        and f.unit in (None, "JPY")
        and f.label[: len(block)] == block
        and not is_included(f)
        and "source" not in f.dimensions
        and f.dimensions.get("cost") in (None, "project")
        and period(f) == period(whole)
        and closeness(breakdown.line, f)[0] == 0
    ]


def _special_over_cost(breakdown: Breakdown, whole: Fact) -> Iterator[Relation]:
    special = (breakdown.special_total,) if breakdown.special_total is not None else breakdown.special
    if is_printed(whole) and any(is_printed(f) for f in special):
        yield Linear(
            Rule.SPECIAL_OVER_COST, whole, _terms(special), severity=Severity.NOTICE, bound="at_most", hint="特定財源"
        )
