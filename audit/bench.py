"""What is needed beside a relation to judge it: the other relations, how documents round, what stands around."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from audit.checks import Check
from audit.diagnosis import Surroundings
from audit.modes import inferred
from audit.numbers import number
from audit.places import CellKey, cell
from audit.rounding import Mode
from audit.sheets import Corpus
from audit.suspects import Crossings
from audit.wording import Lang, name
from schemas.fact import Fact
from schemas.finding import Rule, Status

# So many failures of one sum, and more than it holds, say that the form does not mean it.
FAILURES_TELLING: Final = 2

# How often a sum of a form holds and fails in a document, by what it is called there.
Record = Mapping[tuple[str, Rule, str, Status], int]


@dataclass(frozen=True, slots=True)
class Bench:
    """What is needed beside a relation to judge it: how each document rounds, what crosses, what stands around.

    `wrong` are the cells that failing sums have been found to fail for. `brief`: who asks only counts what holds.
    """

    modes: Mapping[str, Mode]
    shown: Mapping[str, Mode]
    crossing: Crossings
    around: Surroundings
    record: Record
    wrong: frozenset[CellKey]
    lang: Lang
    brief: bool = False

    def mode(self, fact: Fact) -> Mode:
        """The rounding that the fact's document says it uses."""
        return self.modes.get(fact.document, Mode.UNKNOWN)


def shown_of(modes: Mapping[str, Mode], checks: Sequence[Check]) -> dict[str, Mode]:
    """The stated mode of each document, or what its differences show."""
    own: dict[str, list[Check]] = defaultdict(list)
    for found in checks:
        own[found.relation.whole.document].append(found)
    return {document: inferred(own[document]) if mode is Mode.UNKNOWN else mode for document, mode in modes.items()}


def record_of(checks: Sequence[Check]) -> Record:
    """How often the sums of each name hold and fail; those of nothing but nought say nothing."""
    return Counter(
        (*_kind(found), found.status) for found in checks if found.relation.bound == "equal" and found.printed
    )


def _kind(found: Check) -> tuple[str, Rule, str]:
    return found.relation.whole.document, found.relation.rule, name(found.relation.whole)


def is_custom(found: Check, record: Record) -> bool:
    """Whether the form keeps the relation elsewhere: one that mostly fails is none that the form means."""
    kept = sum(record.get((*_kind(found), status), 0) for status in (Status.HOLDS, Status.ROUNDING))
    failed = record.get((*_kind(found), Status.FAILS), 0)
    return failed < FAILURES_TELLING or kept >= failed


def surroundings_of(corpus: Corpus, checks: Sequence[Check]) -> Surroundings:
    """The figures around the cells of failing sums, and the sums by their wholes."""
    failing = {found.relation.whole.document for found in checks if found.status is Status.FAILS}
    figures: dict[tuple[str, int], list[Fact]] = defaultdict(list)
    for document in corpus.documents:
        # Only who has a failing sum is asked what stands around it.
        for fact in document.facts if document.name in failing else ():
            if number(fact) is not None:
                figures[document.name, fact.page].append(fact)
    sums: dict[CellKey, list[Check]] = defaultdict(list)
    for found in checks:
        if found.relation.bound == "equal":
            sums[cell(found.relation.whole)].append(found)
    return Surroundings(figures, sums)
