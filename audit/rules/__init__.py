"""The rules: each finds the relations of one kind in the facts of a sheet, a document or several documents.

A rule only says which equation the form prints; whether it holds is for `audit.judge`. Rules that come first name a
relation that several find.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from audit.relation import Relation
from audit.rules import (
    across,
    budgets,
    costs,
    counts,
    discovered,
    excess,
    forms,
    formulas,
    funding,
    included,
    items,
    lists,
    periods,
    personnel,
    quotients,
    scores,
    shares,
    statements,
    twice,
    years,
)
from audit.sheets import Corpus, DocumentFacts, SheetFacts

SheetRule = Callable[[SheetFacts], Iterator[Relation]]
DocumentRule = Callable[[DocumentFacts], Iterator[Relation]]
CorpusRule = Callable[[Corpus], Iterator[Relation]]

SHEET: Final[tuple[SheetRule, ...]] = (
    funding.relations,
    costs.relations,
    personnel.relations,
    statements.relations,
    budgets.relations,
    periods.relations,
    included.relations,
    excess.relations,
    formulas.relations,
    shares.relations,
    twice.relations,
)
DOCUMENT: Final[tuple[DocumentRule, ...]] = (
    items.relations,
    lists.relations,
    counts.relations,
    quotients.relations,
    years.relations,
    forms.relations,
    scores.relations,
)
LAST: Final[tuple[SheetRule, ...]] = (
    # What no other rule names.
    discovered.relations,
)
CORPUS: Final[tuple[CorpusRule, ...]] = (across.relations,)
