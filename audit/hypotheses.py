"""Which cells a printed rate was reckoned from, told by which choice closes in most of its cells.

A form prints 受益者負担率 or 単位コスト without saying of what. Every choice of operands that the heading allows is a
hypothesis; it has one name in all columns and on all sheets of a form (`費用計 ÷ 指標 2`), so that the cells vote.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from math import log10
from typing import Final

from audit.checks import check
from audit.numbers import number, step
from audit.quotients import rate
from audit.relation import Linear, Quotient
from audit.rounding import Mode
from audit.slips import surprise
from schemas.fact import Fact
from schemas.finding import Severity, Status

Hypothesis = Linear | Quotient
# Cells that close for each that does not, for an exception to be called an error; and how many at least.
SURE_FOR_EACH: Final = 3
# Digits of the figures that close, less those that trying several choices costs: with as many cells against as for it,
# a choice must have this to be right rather than lucky (1 in 300).
STRENGTH: Final = 2.5
# Figures that a cell that closes must have to say which choice is right: of 100 rates one is met by chance.
TELLING_DIGITS: Final = 2
# Where nothing closes, a choice that a plain misprint explains is told if chance would explain it less often than this.
SURPRISING: Final = 0.01


@dataclass(frozen=True, slots=True)
class Cell:
    """A printed rate or difference and what it may have been reckoned from, by the name of the choice, likeliest first.

    `lacking` is what is missing where no choice closes. `named`: the form names the operands (実績 and 目標 beside 達成率),
    so a cell that no choice explains is odd by itself, and one that any explains is not: of some indicators less is
    better, and their rate is the inverse.
    """

    fact: Fact
    group: Hashable
    choices: Mapping[Hashable, Hypothesis]
    lacking: str = "計算の元になる値"
    named: bool = False


def settled(cells: Sequence[Cell]) -> Iterator[Hypothesis]:
    """For each cell the relation by the choice that closes in most cells of its group.

    Where none closes in most, each cell that some choice explains has that one, and the rest none that is checked.
    """
    groups: dict[Hashable, list[Cell]] = defaultdict(list)
    for cell in cells:
        groups[cell.group].append(cell)
    for group in groups.values():
        closing: Counter[Hashable] = Counter()
        against: Counter[Hashable] = Counter()
        strength: dict[Hashable, float] = defaultdict(float)
        outcomes = [{name: closes(relation) for name, relation in cell.choices.items()} for cell in group]
        for cell, outcome in zip(group, outcomes, strict=True):
            for name, found in outcome.items():
                if found is not None and _telling(cell.fact):
                    (closing if found else against)[name] += 1
                    strength[name] += (_digits(cell.fact) - log10(len(cell.choices))) * found
        order = {name: n for n, name in enumerate(name for cell in group for name in cell.choices)}
        best = max(order, key=lambda name: (closing[name], -against[name], -order[name]), default=None)
        for cell, outcome in zip(group, outcomes, strict=True):
            explained = [cell.choices[name] for name, found in outcome.items() if found]
            yield from _of_cell(cell, explained, best, closing, against, strength)


def _of_cell(
    cell: Cell,
    explained: Sequence[Hypothesis],
    best: Hashable | None,
    closing: Counter[Hashable],
    against: Counter[Hashable],
    strength: Mapping[Hashable, float],
) -> Iterator[Hypothesis]:
    if explained and cell.named:
        yield explained[0]
        return
    if best in cell.choices and closing[best] > against[best] - (strength[best] >= STRENGTH):
        sure = closing[best] >= SURE_FOR_EACH * max(1, against[best])
        own = cell.choices[best]
        yield own if sure else replace(own, severity=Severity.WARNING)
        return
    if explained:
        yield explained[0]
        return
    misprinted = _misprinted(cell)
    if misprinted is not None:
        yield replace(misprinted, severity=Severity.WARNING)
        return
    for relation in list(cell.choices.values())[:1]:
        if cell.named:
            # Its operands are named on the form, but it is the only one that could show how they go together.
            yield replace(relation, severity=Severity.WARNING)
            continue
        yield replace(relation, missing=(cell.lacking,))


def _misprinted(cell: Cell) -> Hypothesis | None:
    """The choice that one plain misprint of the printed result explains, less likely by chance than one in a hundred."""
    found: list[tuple[float, Hypothesis]] = []
    for relation in cell.choices.values():
        for printed, meant in _results(relation):
            luck = surprise(printed, meant)
            if luck is not None and luck * len(cell.choices) <= SURPRISING:
                found.append((luck, relation))
    return min(found, key=lambda one: one[0])[1] if found else None


def _results(relation: Hypothesis) -> Iterator[tuple[int, int]]:
    """What is printed and what should be, in units of the last printed place, for each cell of a difference that may be
    wrong, and for the result of a rate."""
    if isinstance(relation, Quotient):
        found = rate(relation, Mode.UNKNOWN)
        if found is not None:
            unit = step(relation.result)
            yield int(found.printed / unit), round(found.expected / unit)
        return
    checked = check(relation, Mode.UNKNOWN)
    if checked is not None:
        for fact in checked.facts:
            value, unit = number(fact), step(fact)
            if value is not None and checked.coefficient(fact) != 0:
                yield round(value / unit), round((value - checked.difference / checked.coefficient(fact)) / unit)


def closes(relation: Hypothesis) -> bool | None:
    """Whether a relation holds within rounding; None where it cannot be computed."""
    if isinstance(relation, Quotient):
        found = rate(relation, Mode.UNKNOWN)
        return None if found is None else found.status is not Status.FAILS
    checked = check(relation, Mode.UNKNOWN)
    return None if checked is None else checked.status is not Status.FAILS


def _telling(fact: Fact) -> bool:
    """Whether the figure is fine enough to tell one choice from another; 0 and 100 fit many."""
    value = number(fact)
    return value is not None and value not in (0, 100) and _digits(fact) >= TELLING_DIGITS


def _digits(fact: Fact) -> int:
    return sum(c.isdigit() for c in fact.raw)
