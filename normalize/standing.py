"""How the drafts of one sheet stand to each other: sums and rates that close or do not, and values that compete.

Says nothing about which draft is wrong; the confidence of each (`confidence.py`) weighs what it takes part in.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Final

from normalize.closing import PARTS_PER_UNIT
from normalize.drafts import Draft
from schemas.geometry import Box

_SUMMARY: Final = frozenset({"special_total", "all"})
_RATE: Final = ("indicator_target", "indicator_actual", "indicator_rate")
_FIGURES: Final = frozenset({"amount", "staff_fte", *_RATE})
_ONCE: Final = frozenset(
    {"project_name", "evaluation_year", "start_year", "end_year", "indicator_name", "indicator_unit", "sheet_title"}
)
"""Texts of which a sheet (an indicator of it) has one; the others may be printed in several parts."""
# A rate is printed with one decimal or none, and the figures that it is of may be rounded, too.
RATE_OFF: Final = 1.0
_PER_CENT: Final = 100


class Relation(IntEnum):
    """Whether the equations that a value is part of hold; a closed one counts more than a broken one."""

    NONE = 0
    BROKEN = 1
    CLOSED = 2


@dataclass(frozen=True, slots=True)
class Standing:
    """Of one draft: whether its equations close, whether others claim to be the same thing, whether its box is shared.

    `rivals` says that another draft of the sheet has the same concept, years and dimensions and another value;
    `rivals_beside` that a draft of the same table has such a rival. `known` is the share of the sheet's values that have a concept.
    """

    relation: Relation = Relation.NONE
    rivals: bool = False
    rivals_beside: bool = False
    known: float = 1.0


def standings(drafts: Sequence[Draft]) -> list[Standing]:
    """The standing of each of a sheet's drafts, in their order."""
    relations: dict[int, Relation] = {}
    _fundings(drafts, relations)
    _rates(drafts, relations)
    rivals = _rivals(drafts)
    said = [draft.concept != "other" for draft in drafts if draft.state == "reported"]
    known = sum(said) / len(said) if said else 1.0
    beside = {_table(drafts[i]) for i in rivals}
    return [
        Standing(relations.get(i, Relation.NONE), i in rivals, _table(draft) in beside, known)
        for i, draft in enumerate(drafts)
    ]


def _table(draft: Draft) -> tuple[int, int]:
    return draft.item.block.page, draft.item.block.table


def _note(relations: dict[int, Relation], members: Sequence[int], closed: bool) -> None:
    found = Relation.CLOSED if closed else Relation.BROKEN
    for i in members:
        relations[i] = max(relations.get(i, Relation.NONE), found)


def _fundings(drafts: Sequence[Draft], relations: dict[int, Relation]) -> None:
    """Σ sources = cost, in each table, year and phase."""
    columns: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for i, draft in enumerate(drafts):
        if draft.concept == "amount" and draft.fiscal_year is not None:
            block, said = draft.item.block, draft.dimensions
            years = (draft.fiscal_year, draft.fiscal_year_end)
            columns[block.page, block.table, *years, said.get("phase"), said.get("cost")].append(i)
    for members in columns.values():
        wholes = [i for i in members if "source" not in drafts[i].dimensions]
        parts = [i for i in members if drafts[i].dimensions.get("source", "all") not in _SUMMARY]
        values = [v for i in parts if isinstance(v := drafts[i].value, int)]
        for i in wholes:
            whole = drafts[i].value
            if isinstance(whole, int) and len(values) > 1:
                unit: int = 10 ** max(0, -(drafts[i].decimals or 0))
                off = abs(sum(values) - whole)
                _note(relations, [i, *parts], off <= unit * (len(values) // PARTS_PER_UNIT))


def _rates(drafts: Sequence[Draft], relations: dict[int, Relation]) -> None:
    """Actual ÷ target = rate, for each indicator and year."""
    years: dict[tuple[object, ...], dict[str, int]] = defaultdict(dict)
    for i, draft in enumerate(drafts):
        if draft.concept in _RATE:
            years[draft.dimensions.get("indicator"), draft.fiscal_year][draft.concept] = i
    for members in years.values():
        figures = [drafts[members[c]].value if c in members else None for c in _RATE]
        target, actual, rate = (v if isinstance(v, (int, float)) else None for v in figures)
        if target and actual is not None and rate is not None:
            # Where less is better the rate is the other way round.
            ways = [_PER_CENT * actual / target, *([_PER_CENT * target / actual] if actual else [])]
            _note(relations, list(members.values()), min(abs(way - rate) for way in ways) <= RATE_OFF)


def _rivals(drafts: Sequence[Draft]) -> frozenset[int]:
    """The drafts that another one of another box and value takes the place of."""
    places: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for i, draft in enumerate(drafts):
        if (draft.concept in _FIGURES or draft.concept in _ONCE) and draft.state == "reported":
            said = tuple(sorted((k, str(v)) for k, v in draft.dimensions.items()))
            places[draft.concept, draft.fiscal_year, draft.fiscal_year_end, said].append(i)
    return frozenset(
        i
        for members in places.values()
        if len({str(drafts[i].value) for i in members}) > 1 and len({_box(drafts[i]) for i in members}) > 1
        for i in members
    )


def _box(draft: Draft) -> Box:
    return draft.box or draft.item.block.box
