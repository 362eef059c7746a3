"""What arithmetic settles: the phase and the total that funding rows belong to when no heading says so.

Σ sources = cost is the one relation that every form with a funding breakdown prints (survey R1, R1'). Where a funding
row names no phase, or both a project and a total cost are printed, the equation that closes decides.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from normalize.drafts import Draft

Group = tuple[int, int]

# Totals in 千円 may be off by the rounding of their parts: one unit for every two parts.
PARTS_PER_UNIT: Final = 2
SUMMARY: Final = frozenset({"special_total", "all"})


def settle(drafts: list[Draft], cost: str | None = None) -> list[Draft]:
    """The drafts with the phase and cost of their funding rows settled, table by table.

    `cost` is the total that a layout says the funding rows sum to; None leaves it to the arithmetic.
    """
    tables: dict[Group, list[int]] = defaultdict(list)
    for i, draft in enumerate(drafts):
        if draft.concept == "amount" and draft.fiscal_year is not None:
            tables[draft.item.block.page, draft.item.block.table].append(i)
    result = list(drafts)
    for indices in tables.values():
        _settle(result, indices, cost)
    return result


def _settle(drafts: list[Draft], indices: list[int], known: str | None) -> None:
    funding = [i for i in indices if "source" in drafts[i].dimensions]
    if not funding:
        return
    totals = [i for i in indices if "source" not in drafts[i].dimensions]
    settled: dict[int, str] = {}
    if any("phase" not in drafts[i].dimensions for i in funding):
        phase = _best(drafts, funding, totals, "phase")
        for i in funding:
            if "phase" in drafts[i].dimensions:
                continue
            # A column may close under another phase than the rest: next year's funding is that of its budget.
            own = _closing_phase(drafts, funding, [t for t in totals if _same_column(drafts[i], drafts[t])])
            if (found := own or phase) is not None:
                settled[i] = found
        for i, found in settled.items():
            drafts[i] = _said(drafts[i], {"phase": found}, "phase_by_sum")
    if {drafts[i].dimensions.get("cost") for i in totals} >= {"project", "total"}:
        cost = known or _best(drafts, funding, totals, "cost")
        if cost is not None:
            for i in funding:
                drafts[i] = _said(drafts[i], {"cost": cost}, "cost_by_sum")


def _said(draft: Draft, dimension: dict[str, str | int], flag: str) -> Draft:
    """The draft with a dimension that the sums decide; its flag where the headings had said something else, or nothing."""
    dimensions = dict(draft.dimensions) | dimension
    if dimensions == dict(draft.dimensions):
        return draft
    return replace(draft, dimensions=_ordered(dimensions), flags=(*draft.flags, flag))


def _closing_phase(drafts: list[Draft], funding: list[int], totals: list[int]) -> str | None:
    """The one phase under which a column closes; None where none or several do."""
    closing = {
        str(drafts[t].dimensions["phase"])
        for t in totals
        if "phase" in drafts[t].dimensions and _closes(drafts, funding, t)
    }
    return closing.pop() if len(closing) == 1 else None


def _ordered(dimensions: dict[str, str | int]) -> dict[str, str | int]:
    order = ("phase", "cost", "source")
    return {k: dimensions[k] for k in (*order, *(k for k in dimensions if k not in order)) if k in dimensions}


def _best(drafts: list[Draft], funding: list[int], totals: list[int], dimension: str) -> str | None:
    """The value of `dimension` under which most columns close; None where none does."""
    closed: Counter[str] = Counter()
    for value in dict.fromkeys(drafts[i].dimensions.get(dimension) for i in totals):
        if not isinstance(value, str) or value in ("personnel", "debt_service"):
            continue
        same = [i for i in totals if drafts[i].dimensions.get(dimension) == value]
        closed[value] = sum(_closes(drafts, funding, i) for i in same)
    if not closed:
        return None
    value, count = closed.most_common(1)[0]
    if count == 0:
        return "settlement" if dimension == "phase" and "settlement" in closed else None
    return value


def _closes(drafts: list[Draft], funding: Iterable[int], total: int) -> bool:
    """Whether the sources of the total's column add up to it, within the rounding of its parts."""
    whole = drafts[total]
    parts = [
        drafts[i]
        for i in funding
        if _same_column(drafts[i], whole) and drafts[i].dimensions.get("source") not in SUMMARY
    ]
    if not isinstance(whole.value, int) or not parts or not whole.value:
        return False
    values = [p.value for p in parts if isinstance(p.value, int)]
    unit: int = 10 ** max(0, -(whole.decimals or 0))
    return abs(sum(values) - whole.value) <= unit * (len(values) // PARTS_PER_UNIT)


def _same_column(part: Draft, whole: Draft) -> bool:
    same_year = (part.fiscal_year, part.fiscal_year_end) == (whole.fiscal_year, whole.fiscal_year_end)
    phase = part.dimensions.get("phase")
    return same_year and (phase is None or phase == whole.dimensions.get("phase"))
