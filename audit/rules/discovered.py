"""Rows and columns of a table that are sums or differences of others, found in the figures themselves."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator, Sequence

from audit.discovery import Discovered, Table
from audit.grids import Line, grids
from audit.places import cell
from audit.relation import Linear, Relation, Term
from audit.sheets import SheetFacts
from audit.words import is_included, is_principal, is_total
from schemas.exact import Fraction
from schemas.fact import Fact
from schemas.finding import Rule, Severity


def relations(sheet: SheetFacts) -> Iterator[Relation]:
    """Every cell of every line that is discovered to be a sum; most of them hold, or it would not be one."""
    seen: set[tuple[object, ...]] = set()
    for grid in grids(sheet):
        for lines in (grid.rows, grid.columns):
            for table in (*_split(lines, _when), *_split(lines, _what)):
                totals = frozenset(n for n, line in enumerate(table) if line and all(map(is_total, line.values())))
                barred = frozenset(n for n, line in enumerate(table) if line and all(map(_is_partial, line.values())))
                for found in Table(table, totals, barred).sums():
                    yield from _cells(table, found, seen)


def _is_partial(fact: Fact) -> bool:
    return is_included(fact) or is_principal(fact)


def _when(fact: Fact) -> Hashable:
    return fact.fiscal_year, fact.fiscal_year_end, *(fact.dimensions.get(name) for name in ("measure", "phase"))


def _what(fact: Fact) -> Hashable:
    return fact.label[0] if len(fact.label) > 1 else "", *(
        fact.dimensions.get(name) for name in ("item", "source", "cost")
    )


def _split(lines: Sequence[Line], alike: Callable[[Fact], Hashable]) -> Iterator[tuple[Line, ...]]:
    """The lines cut where another table begins, which has other headings: a line has the same in all its cells.

    Each cell goes with those that stand in lines of the same headings.
    """
    places: dict[tuple[Hashable, ...], list[int]] = defaultdict(list)
    for key in sorted({key for line in lines for key in line}):
        places[tuple(alike(line[key]) if key in line else None for line in lines)].append(key)
    patterns = list(places)
    while patterns:
        first = patterns.pop(0)
        same = [p for p in patterns if all(a is None or b is None or a == b for a, b in zip(first, p, strict=True))]
        patterns = [p for p in patterns if p not in same]
        keys = {key for pattern in (first, *same) for key in places[pattern]}
        if len(keys) > 1:
            yield tuple({key: fact for key, fact in line.items() if key in keys} for line in lines)


def _cells(lines: Sequence[Line], found: Discovered, seen: set[tuple[object, ...]]) -> Iterator[Linear]:
    severity = Severity.ERROR if found.sure else Severity.WARNING
    for key in (*found.closing, *found.open):
        whole = lines[found.whole][key]
        equation = (key, found.whole, found.parts, cell(whole))
        if equation in seen:
            continue
        seen.add(equation)
        parts = [(lines[n].get(key), sign) for n, sign in found.parts]
        terms = tuple(Term(fact, Fraction(sign)) for fact, sign in parts if fact is not None)
        yield Linear(Rule.DISCOVERED_SUM, whole, terms, severity, hint=_hint(found, whole))


def _hint(found: Discovered, whole: Fact) -> str:
    return f"{len(found.closing)}/{len(found.closing) + len(found.open)}"
