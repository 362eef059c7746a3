"""R8: the budget in force is the original one with all changes; unused is what was neither spent nor carried over."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from audit.checks import closes
from audit.numerals import numeric
from audit.places import same_column, same_row
from audit.relation import Linear, Relation, Term
from audit.sheets import SheetFacts, is_printed, period, phase
from audit.words import budget_part
from schemas.fact import Fact
from schemas.finding import Rule, Severity

# What makes the budget in force of the original one; what makes the unused rest of it.
CHANGES: Final = ("supplementary", "carried_in", "transfer", "reserve")
PHASES: Final = {"original_budget": "original", "final_budget": "final", "settlement": "spent"}


@dataclass(frozen=True, slots=True)
class Chain:
    """The figures of one budget, by what they are in its course."""

    parts: dict[str, tuple[Fact, ...]]

    def one(self, part: str) -> Fact | None:
        """The only figure of a part; None where there is none, or several."""
        found = self.parts.get(part, ())
        return found[0] if len(found) == 1 else None


def relations(sheet: SheetFacts) -> Iterator[Relation]:
    """予算現額 = 当初 + changes, and = 不用額 + 支出済額 + 翌年度繰越, for every budget in force of a sheet."""
    money = _money(sheet)
    for final in money:
        if _part(final) == "final":
            yield from _relations(_chain(final, money))


def _money(sheet: SheetFacts) -> list[Fact]:
    """Sums of money that a budget chain may be of; one for each cell."""
    found: dict[tuple[int, tuple[float, ...], str], Fact] = {}
    for fact in sheet.of("amount", "line_item", "other"):
        if _part(fact) is not None and "measure" not in fact.dimensions:
            found.setdefault((fact.page, tuple(fact.bbox), fact.raw), fact)
    return list(found.values())


def _part(fact: Fact) -> str | None:
    named = budget_part(fact)
    if fact.concept == "other":
        return named
    if "source" in fact.dimensions:
        return None
    return named or PHASES.get(phase(fact) or "")


def _chain(final: Fact, money: Sequence[Fact]) -> Chain:
    """The figures beside the budget in force, or else those below it."""
    own = [f for f in money if f.label[:1] == final.label[:1] and _same_year(f, final)]
    row = [f for f in own if same_row(f, final)]
    column = [f for f in own if same_column(f, final)]
    chosen = row if len({_part(f) for f in row}) >= len({_part(f) for f in column}) else column
    parts: dict[str, tuple[Fact, ...]] = {}
    for fact in chosen:
        read = numeric(fact, like=final) if is_printed_text(fact) else fact
        if read is not None:
            part = _part(fact) or ""
            parts[part] = (*parts.get(part, ()), read)
    return Chain(parts)


def is_printed_text(fact: Fact) -> bool:
    """Whether the fact prints something that may be a figure without being read as one."""
    return fact.state == "reported"


def _same_year(a: Fact, b: Fact) -> bool:
    return period(a) == period(b) or a.fiscal_year is None or b.fiscal_year is None


def _relations(chain: Chain) -> Iterator[Relation]:
    final, original, spent, unused = (chain.one(p) for p in ("final", "original", "spent", "unused"))
    changes = [f for part in CHANGES for f in chain.parts.get(part, ())]
    carried = chain.parts.get("carried", ())
    if final is not None and original is not None and (changes or carried):
        yield _settled(final, (original, *changes), carried, "予算現額")
    if final is not None and spent is not None and unused is not None and is_printed(unused):
        yield _settled(final, (unused, spent, *chain.parts.get("carried_out", ())), carried, "不用額")


def _settled(final: Fact, parts: Sequence[Fact], carried: Sequence[Fact], hint: str) -> Linear:
    """The budget in force as the sum of the parts; what is carried over belongs to it where that closes the sum."""
    terms = tuple(Term(f) for f in parts)
    if carried and not closes(Rule.BUDGET_CHAIN, final, parts):
        if closes(Rule.BUDGET_CHAIN, final, (*parts, *carried)):
            return Linear(Rule.BUDGET_CHAIN, final, (*terms, *(Term(f) for f in carried)), hint=hint)
        return Linear(Rule.BUDGET_CHAIN, final, terms, severity=Severity.WARNING, hint=hint)
    return Linear(Rule.BUDGET_CHAIN, final, terms, hint=hint)
