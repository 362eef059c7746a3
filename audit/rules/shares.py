"""R12: shares of a whole (構成比, 割合) add up to the 100 % that are printed as their total."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from audit.numbers import number
from audit.numerals import is_percent, numeric
from audit.places import same_column, same_row
from audit.relation import Linear, Relation, Term
from audit.sheets import SheetFacts
from audit.words import is_included, is_total
from schemas.fact import Fact
from schemas.finding import Rule, Severity

_SHARES: Final = re.compile("構成比|構成割合|構成率|割合|比率|シェア|内訳")
_WHOLE: Final = 100


def relations(sheet: SheetFacts) -> Iterator[Relation]:
    """Every total of 100 % with the shares above it in its column, or before it in its row."""
    figures = [f for f in map(_share, sheet.facts) if f is not None]
    for whole in (f for f in figures if is_total(f) and number(f) == _WHOLE):
        parts = [f for f in figures if not is_total(f) and not is_included(f) and f.page == whole.page]
        for line in (_column(whole, parts, figures), [f for f in parts if same_row(f, whole)]):
            if len(line) > 1:
                yield Linear(Rule.SHARE_SUM, whole, tuple(map(Term, line)), Severity.WARNING, hint="構成比")
                break


def _share(fact: Fact) -> Fact | None:
    """The fact as a share in %, where a heading says that it is one."""
    if not is_percent(fact) or not any(_SHARES.search(part) for part in fact.label):
        return None
    figure = numeric(fact)
    return None if figure is None or number(figure) is None else figure


def _column(whole: Fact, parts: Sequence[Fact], figures: Sequence[Fact]) -> list[Fact]:
    """The shares above a total in its column, up to the total before it."""
    totals = [f.bbox.y1 for f in figures if is_total(f) and f is not whole and same_column(f, whole)]
    top = max((y for y in totals if y <= whole.bbox.y0), default=0.0)
    return [f for f in parts if same_column(f, whole) and top <= f.bbox.y0 < whole.bbox.y0]
