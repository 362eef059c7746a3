"""Which column a figure belongs to, where white space alone says so and the sums contradict it.

Columns of a table without vertical rules are inferred, and a figure set off its column may be bound to the next one. Of
two readings the one whose relations close wins (Σ sources = cost, survey R1): a figure is moved to the blank place
beside it in its row where exactly one such move closes both columns. It says so in a flag.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import Final

from normalize.closing import PARTS_PER_UNIT, SUMMARY
from normalize.drafts import Draft

MOVED: Final = "column_by_sum"
"""Flag of a figure whose column the sums decided."""

Columns = dict[int, list[int]]


def bind(drafts: list[Draft]) -> list[Draft]:
    """The drafts, with the figures of inferred columns where their sums close, if only one move closes them."""
    tables: dict[tuple[int, int], list[int]] = defaultdict(list)
    for i, draft in enumerate(drafts):
        if draft.concept == "amount":
            tables[draft.item.block.page, draft.item.block.table].append(i)
    result = list(drafts)
    for among in tables.values():
        moves = _moves(drafts, among) if any(drafts[i].item.block.inferred for i in among) else []
        if len(moves) == 1:
            figure, blank = moves[0]
            result[figure] = _placed(drafts[figure], drafts[blank], (*drafts[figure].flags, MOVED))
            result[blank] = _placed(drafts[blank], drafts[figure], drafts[blank].flags)
    return result


def _moves(drafts: list[Draft], among: list[int]) -> list[tuple[int, int]]:
    """The pairs of a figure and a blank of its row in another column that close both columns when they change places."""
    columns: Columns = defaultdict(list)
    for i in among:
        columns[drafts[i].item.block.column].append(i)
    broken = [column for column, own in columns.items() if _off(drafts, own) not in (None, 0)]
    found = []
    for column in broken:
        for figure in columns[column]:
            value = drafts[figure].value
            if not _is_part(drafts[figure]) or not isinstance(value, int):
                continue
            for other in broken:
                blank = _blank_beside(drafts, columns[other], figure) if other != column else None
                if blank is not None and _off(drafts, columns[column]) == value == -(_off(drafts, columns[other]) or 0):
                    found.append((figure, blank))
    return found


def _off(drafts: list[Draft], column: list[int]) -> int | None:
    """By how much the sources of a column exceed its cost, 0 within their rounding; None where either is missing."""
    costs = {d.value for i in column if "source" not in (d := drafts[i]).dimensions and isinstance(d.value, int)}
    parts = [d.value for i in column if _is_part(d := drafts[i]) and isinstance(d.value, int)]
    if not parts or not costs:
        return None
    total = sum(parts)
    unit: int = 10 ** max(0, -(drafts[column[0]].decimals or 0))
    nearest = min((total - cost for cost in costs), key=abs)
    return 0 if abs(nearest) <= unit * (len(parts) // PARTS_PER_UNIT) else nearest


def _is_part(draft: Draft) -> bool:
    source = draft.dimensions.get("source")
    return source is not None and source not in SUMMARY


def _blank_beside(drafts: list[Draft], column: list[int], figure: int) -> int | None:
    """The blank draft of a column in the row of a figure."""
    row = drafts[figure].item.block.row
    return next((i for i in column if drafts[i].item.block.row == row and drafts[i].state == "blank"), None)


def _placed(draft: Draft, place: Draft, flags: tuple[str, ...]) -> Draft:
    """A draft with the years and the phase of another one's column."""
    dimensions = {name: value for name, value in draft.dimensions.items() if name != "phase"}
    phase = {"phase": place.dimensions["phase"]} if "phase" in place.dimensions else {}
    return replace(
        draft,
        fiscal_year=place.fiscal_year,
        fiscal_year_end=place.fiscal_year_end,
        dimensions=phase | dimensions,
        flags=flags,
    )
