"""Lines of figures: the cells of one column (or one row) of a table that belong to one year and phase."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import takewhile

from audit.places import same_cell, same_column, same_row
from audit.sheets import period, phase
from schemas.fact import Fact

Aligned = Callable[[Fact, Fact], bool]


def same_time(a: Fact, b: Fact) -> bool:
    """Whether two figures are of the same years, and of the same phase where both say one."""
    return period(a) == period(b) and (phase(a) is None or phase(b) is None or phase(a) == phase(b))


def lines(facts: Iterable[Fact], alike: Aligned) -> tuple[tuple[Fact, ...], ...]:
    """The facts in lines: in one column, or, where a table is turned, in one row, and `alike`.

    A label that comes again begins another line: a second table below the first.
    """
    rest = list(facts)
    found: list[tuple[Fact, ...]] = []
    while rest:
        anchor = rest[0]
        mates = [f for f in rest if f.page == anchor.page and alike(anchor, f)]
        columns = [f for f in mates if same_column(anchor, f)]
        rows = [f for f in mates if same_row(anchor, f)]
        line = columns if len(columns) >= len(rows) else rows
        line = _first_run(line)
        found.append(tuple(line))
        taken = {id(f) for f in line}
        rest = [f for f in rest if id(f) not in taken]
    return tuple(found)


def _first_run(line: Sequence[Fact]) -> list[Fact]:
    """The facts up to the first label that comes again in another cell."""
    seen: dict[tuple[str, ...], Fact] = {}
    run = []
    for fact in line:
        if fact.label in seen and not same_cell(seen[fact.label], fact):
            break
        seen.setdefault(fact.label, fact)
        run.append(fact)
    return run


def parent(facts: Sequence[Fact]) -> tuple[str, ...]:
    """The headings that all the facts share, outermost first: those of the table and of its block of rows."""
    if not facts:
        return ()
    pairs = zip(*(fact.label for fact in facts), strict=False)
    return tuple(labels[0] for labels in takewhile(lambda labels: len(set(labels)) == 1, pairs))


def closeness(line: Sequence[Fact], fact: Fact) -> tuple[int, int, float]:
    """How near a figure stands to a line, least first: in its line, in its table, then by distance."""
    anchor = line[0]
    in_line = any(same_column(f, fact) for f in line) if fact.page == anchor.page else False
    beside = any(same_row(f, fact) for f in line) if fact.page == anchor.page else False
    shared = len(parent((anchor, fact)))
    gap = min(abs(f.bbox.y0 - fact.bbox.y0) + abs(f.bbox.x0 - fact.bbox.x0) for f in line)
    return (0 if in_line or beside else 1, -shared, gap + 10_000 * abs(anchor.page - fact.page))


def is_elsewhere(line: Sequence[Fact], fact: Fact) -> bool:
    """Whether a figure stands neither in the line nor in its table: that it belongs to it is a guess."""
    return closeness(line, fact)[0] == 1 and line[0].label[:1] != fact.label[:1]
