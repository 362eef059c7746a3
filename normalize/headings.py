"""Years over columns: heading rows settled by their neighbours, totals over years, and columns that go on over a page."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

import regex

from normalize.paths import Head, head_of
from normalize.rows import resolve_row
from normalize.years import Year, read_year
from schemas.block import Block, Label, PageBlocks, Sheet
from schemas.folding import fold_label

Place = tuple[int, int, int, int]
_TOTAL = regex.compile(r"(?:合計|小計|総計|累計|計)$")
# Two pages have the same columns where this share of the edges of the dated columns are rules on both, give or take so
# many points, and there are enough of them to tell.
SAME_SHARE: Final = 0.9
SAME_EDGE: Final = 3.0
MANY_COLUMNS: Final = 4


def years_on(page: PageBlocks, sheet_year: int | None) -> dict[Place, Year]:
    """The year headings of a page, each settled by the others of its row (or of its column, for years in rows)."""
    found: dict[Place, Year] = {}
    periods = [label for label in page.labels if read_year(label.text.replace("\n", "")) is not None]
    by_row: dict[tuple[int, int], list[Label]] = defaultdict(list)
    by_column: dict[tuple[int, int], list[Label]] = defaultdict(list)
    for label in periods:
        by_row[label.table, label.row].append(label)
        by_column[label.table, label.column].append(label)
    for labels in (*by_column.values(), *by_row.values()):
        ordered = sorted(labels, key=lambda x: (x.row, x.column))
        for run in _runs(ordered):
            if len(run) == 1 and _place(page, run[0]) in found:
                continue
            settled = resolve_row([x.text.replace("\n", "") for x in run], sheet_year)
            for label, year in zip(run, settled, strict=True):
                if year is not None:
                    found[_place(page, label)] = year
    for labels in by_row.values():
        for label in _repeated(page, sorted(labels, key=lambda x: x.column)):
            if (year := found.get(_place(page, label))) is not None:
                found[_place(page, label)] = replace(year, flags=(*year.flags, "year_duplicated"))
    return found


def _repeated(page: PageBlocks, row: list[Label]) -> Iterator[Label]:
    """The headings of a row that say again what the one right before them says (FACTS.md, ruling 14).

    Where headings stand below them, two columns of one year are told apart there (予算, 決算).
    """
    for before, label in pairwise(row):
        same = fold_label(before.text) == fold_label(label.text) and before.column_end == label.column
        if same and not any(
            x.table == label.table and x.row == label.row_end and label.column <= x.column < label.column_end
            for x in page.labels
        ):
            yield label


def settled_years(page: PageBlocks) -> list[int]:
    """The fiscal years of the page's heading rows that need no hint from outside."""
    return [year.fy for year in years_on(page, None).values() if year.fy is not None]


def _place(page: PageBlocks, label: Label) -> Place:
    return page.number, label.table, label.row, label.column


def totals_on(page: PageBlocks, years: dict[Place, Year]) -> dict[Place, Year]:
    """Total columns among year columns (実施3カ年合計): they cover the years beside them under the same heading."""
    dated = [(label, years[_place(page, label)]) for label in page.labels if _place(page, label) in years]
    found: dict[Place, Year] = {}
    for label in page.labels:
        if not _is_total(label) or _place(page, label) in years:
            continue
        beside = [
            (d, y) for d, y in dated if d.table == label.table and d.row < label.row_end and label.row < d.row_end
        ]
        over = _parent(page, label)
        covered = [
            y.fy for d, y in beside if y.fy is not None and (over is None or over.column <= d.column < over.column_end)
        ]
        if len(covered) > 1:
            found[_place(page, label)] = Year(min(covered), max(covered), rest=label.text)
    return found


def _is_total(label: Label) -> bool:
    return _TOTAL.search(fold_label(label.text)) is not None


def _parent(page: PageBlocks, label: Label) -> Label | None:
    """The heading right above `label` that spans it and others."""
    over = [
        p
        for p in page.labels
        if p.table == label.table
        and p.row_end == label.row
        and p.column <= label.column
        and p.column_end >= label.column_end
        and p.column_end - p.column > label.column_end - label.column
    ]
    return over[0] if over else None


@dataclass(frozen=True, slots=True)
class Columns:
    """The year columns of a table, by their left and right edges in points: for a part of it that prints no headings."""

    heads: tuple[tuple[float, float, Head], ...]

    def over(self, block: Block, page: PageBlocks) -> tuple[Head, ...]:
        """The head of the column that a block stands in, or of the columns from the first to the last that it spans."""
        if block.column < 1 or block.column > len(page.xs):
            return ()
        left, right = page.xs[block.column - 1], page.xs[min(block.column_end - 1, len(page.xs) - 1)]
        inside = [h for x0, x1, h in self.heads if min(x1, right) - max(x0, left) > 0.5 * (x1 - x0)]
        if not inside:
            return ()
        years = [h.year for h in inside if h.year is not None and h.year.fy is not None]
        # Among single years a total column adds nothing.
        years = [y for y in years if y.end is None] or years
        if len(inside) == 1 or not years:
            return tuple(inside[:1])
        first = min(y.fy for y in years if y.fy is not None)
        last = max(y.end or y.fy for y in years if y.fy is not None)
        flags = tuple(dict.fromkeys((*(f for y in years for f in y.flags), "year_inferred")))
        return (replace(inside[0], text="", year=Year(first, last, flags=flags), only_year=True),)


def carry(sheet: Sheet, years: dict[Place, Year]) -> dict[tuple[int, int], Columns]:
    """Tables that go on with the year columns of the page before, and print no headings of their own.

    Theirs are the same rules: most vertical rules stand where those of the dated table stand.
    """
    found: dict[tuple[int, int], Columns] = {}
    last: tuple[Columns, PageBlocks] | None = None
    foot: tuple[Columns, list[float]] | None = None
    for page in sheet.pages:
        dated = [
            label
            for label in page.labels
            if _place(page, label) in years and (label.kind == "period" or _is_total(label))
        ]
        if (broken := _broken(page, foot)) is not None and foot is not None:
            found[page.number, broken] = foot[0]
        foot = _foot(page, dated, years)
        if len(dated) >= MANY_COLUMNS:
            last = (_columns(page, dated, years), page)
        elif last is not None and _same_rules(page, last[0], last[1]):
            headed = {b.table for b in page.blocks if any(h.kind == "period" for h in b.columns)}
            found |= {(page.number, b.table): last[0] for b in page.blocks if b.ruled and b.table not in headed}
    return found


def _columns(page: PageBlocks, dated: list[Label], years: dict[Place, Year]) -> Columns:
    return Columns(tuple((label.box.x0, label.box.x1, _dated_head(page, label, years)) for label in dated))


def _foot(page: PageBlocks, dated: list[Label], years: dict[Place, Year]) -> tuple[Columns, list[float]] | None:
    """The year columns of the last table of a page, and the edges of its last row; None where no years head that row."""
    ruled = [b for b in page.blocks if b.ruled and not b.nested]
    if not ruled:
        return None
    table = max(ruled, key=lambda b: b.cell.y1).table
    last = max(b.row for b in ruled if b.table == table)
    row = [b for b in ruled if b.table == table and b.row == last]
    heads = {(h.row, h.column) for b in row for h in b.columns if h.kind == "period"}
    own = [label for label in dated if label.table == table and (label.row, label.column) in heads]
    return (_columns(page, own, years), _edges(row)) if len(own) > 1 else None


def _broken(page: PageBlocks, foot: tuple[Columns, list[float]] | None) -> int | None:
    """The first table of a page where it goes on with the row at the foot of the page before: no heading, same cells."""
    ruled = [b for b in page.blocks if b.ruled and not b.nested]
    if foot is None or not ruled:
        return None
    table = min(ruled, key=lambda b: b.cell.y0).table
    first = min(b.row for b in ruled if b.table == table)
    row = [b for b in ruled if b.table == table and b.row == first]
    edges = _edges(row)
    same = len(edges) == len(foot[1]) and all(abs(a - b) <= SAME_EDGE for a, b in zip(edges, foot[1], strict=True))
    return table if same and not any(b.columns for b in row) else None


def _edges(row: list[Block]) -> list[float]:
    """The left edges of the cells of a row of values, and its right edge."""
    cells = sorted(row, key=lambda b: b.cell.x0)
    return [b.cell.x0 for b in cells] + [cells[-1].cell.x1]


def _dated_head(page: PageBlocks, label: Label, years: dict[Place, Year]) -> Head:
    return replace(head_of(label.text, "column", False), text="", year=years[_place(page, label)], only_year=True)


def _same_rules(page: PageBlocks, columns: Columns, before: PageBlocks) -> bool:
    """Whether the edges of the dated columns of the page before are rules of this page, too."""
    if page.width != before.width or len(columns.heads) < MANY_COLUMNS:
        return False
    edges = {x for x0, x1, _ in columns.heads for x in (x0, x1)}
    same = sum(any(abs(x - other) <= SAME_EDGE for other in page.xs) for x in edges)
    return same >= SAME_SHARE * len(edges)


def _runs(labels: list[Label]) -> list[list[Label]]:
    """Split where the years begin again: two tables side by side in one frame repeat their first heading."""
    runs: list[list[Label]] = []
    for label in labels:
        if not runs or (len(runs[-1]) > 1 and label.text == runs[-1][0].text):
            runs.append([])
        runs[-1].append(label)
    return runs
