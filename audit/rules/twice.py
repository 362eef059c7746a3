"""One value printed in two places of a sheet: this year's cost at the top and in the table below."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence
from typing import Final

from audit.places import same_cell
from audit.relation import Relation, Same
from audit.sheets import SheetFacts
from audit.words import bare, is_included, is_principal
from schemas.fact import Fact
from schemas.finding import Rule, Severity
from schemas.headings import YEAR, heading_key

Headings = frozenset[str]

_WITHOUT: Final = re.compile(rf"{YEAR}|前年度|当該年度|当年度|\([^()]*\)|[:・\s]")
CONCEPTS: Final = ("amount", "staff_fte", "indicator_actual", "indicator_target")
# Pairs of headings that agree for each that does not: two rows that mostly differ are two things.
AGREEING_FOR_EACH: Final = 2


def relations(sheet: SheetFacts) -> Iterator[Relation]:
    """Figures of one concept, year and dimensions whose headings say no two things."""
    groups: dict[Hashable, list[Fact]] = defaultdict(list)
    for fact in sheet.of(*CONCEPTS):
        if fact.state == "reported" and fact.fiscal_year is not None and not _is_apart(fact):
            groups[_meaning(fact)].append(fact)
    pairs: dict[frozenset[tuple[str, ...]], list[Same]] = defaultdict(list)
    for facts in groups.values():
        for one, other in _pairs(facts):
            rows = frozenset((one.label[:-1], other.label[:-1]))
            pairs[rows].append(Same(Rule.PRINTED_TWICE, one, other, Severity.WARNING, hint="同じ値"))
    for found in pairs.values():
        agreeing = sum(same.fact.value == same.other.value for same in found)
        if agreeing >= AGREEING_FOR_EACH * (len(found) - agreeing) or len(found) == 1:
            yield from found


def _is_apart(fact: Fact) -> bool:
    """Whether the figure is a part of one, or its year is not said for sure."""
    unsure = {"year_duplicated", "year_inferred", "estimate"}
    return is_included(fact) or is_principal(fact) or bool(unsure & set(fact.flags))


def _meaning(fact: Fact) -> Hashable:
    return fact.concept, fact.fiscal_year, fact.fiscal_year_end, tuple(sorted(fact.dimensions.items())), fact.unit


def _pairs(facts: Sequence[Fact]) -> Iterator[tuple[Fact, Fact]]:
    """The first of the facts with each of the others that is not the same cell and says the same."""
    for n, one in enumerate(facts):
        for other in facts[n + 1 :]:
            if not same_cell(one, other) and _says_the_same(one, other):
                yield one, other
        break


def _says_the_same(one: Fact, other: Fact) -> bool:
    """Whether the headings of one are among those of the other: nothing tells them apart."""
    a, b = _headings(one), _headings(other)
    return bool(a and b) and (a <= b or b <= a)


def _headings(fact: Fact) -> Headings:
    texts = (_WITHOUT.sub("", heading_key(bare(part))) for part in fact.label)
    return frozenset(text for text in texts if text)
