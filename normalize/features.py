"""What is known of how a value was read: the features that its confidence is made of (`confidence.py`).

Each term of `TERMS` is said or not said of a value. The terms of one question are stacked: a heading known by its parts
is also one not known whole, so a worse reading never has a higher confidence than a better one.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from normalize.drafts import Draft
from normalize.standing import Relation, Standing
from schemas.block import Block
from schemas.vocabulary import NOTHING, Meaning, Quality, concepts, exact

Terms = frozenset[str]

TOPICS: Final = {
    "amount": "a yen figure",
    "line_item": "a named line of a budget or statement",
    "staff": "staff or hours",
    "figure": "a target, an actual figure or a rate of an indicator",
    "indicator": "name, unit or definition of an indicator",
    "title": "title, year, number in the running text of the head",
    "identity": "which project, whose, and where it belongs",
    "evaluation": "a grade, a reason, a direction, a choice",
    "narrative": "a text about the project",
    "listing": "a cell of a list or summary table",
}
"""What a value is about; each value has one topic. `other` has none: see `confidence.OTHER`."""

TERMS: Final = {
    "label_decorated": "the heading is known only without its numbering, notes or year, or less than that",
    "label_part": "… only a part of the heading is known, or less than that",
    "label_none": "… no heading says what the value is: it was worked out from its place",
    "heading_strange": "another heading of the value is not in the vocabulary",
    "not_ruled": "no rules close the cell, or the value stands in running text",
    "from_space": "… the cell comes from white space alone",
    "unit_above": "the unit stands not at the figure or its headings, but above the table, or less near than that",
    "unit_inferred": "… the unit is the usual one of the sheet",
    "unit_absent": "… nothing says what the figure is counted in",
    "year_inferred": "the year is not printed in full at the figure",
    "year_absent": "… no year at all for a figure that has one",
    "years_several": "the figure covers several years",
    "phase_absent": "nothing says whether a yen figure is budgeted or spent",
    "type_absent": "nothing says whether an indicator is of output or outcome",
    "odd": "another flag says that what is printed is odd: two equal years, years that contradict each other, …",
    "unreadable": "the text is not what its heading promises",
    "words_for_figure": "words stand where an indicator has a figure",
    "value_is_label": "the value is itself a heading of the vocabulary",
    "rivals_beside": "another value of the table has a rival (next line), or the value itself",
    "rivals": "… another value of the sheet claims to be the same",
    "sum_broken": "the printed sum or rate that it is a part of does not hold",
    "sum_closed": "the printed sum or rate that it is a part of holds",
    "sheet_strange": "more than a third of the sheet's values have no concept",
    "sheet_foreign": "… more than a half",
}
"""Term → what it says of a value."""

RAISING: Final = frozenset({"sum_closed"})
"""The terms that raise a confidence; all others lower it or leave it as it is."""

LONGEST_LABEL: Final = 12
"""Longer values are not looked up: hardly a label is longer, and looking up takes time."""
# Shares of a sheet's values without a concept: the samples have a tenth to a third.
STRANGE: Final = 1 / 3
FOREIGN: Final = 1 / 2
FIGURES: Final = frozenset({"indicator_target", "indicator_actual", "indicator_rate"})
"""Concepts whose values are figures of an indicator."""
YEN: Final = frozenset({"amount", "line_item"})
"""Concepts whose values are money."""
_DATED: Final = frozenset({"amount", "line_item", *FIGURES})
_WEIGHED: Final = frozenset({"unit_inferred", "unit_unknown", "year_inferred", "unreadable", "label_fuzzy"})
"""Flags that have terms of their own; any other says that something is odd."""
_ROLES: Final = {
    **dict.fromkeys(("output", "outcome", "quantities"), frozenset({"indicator"})),
    **dict.fromkeys(("statement", "breakdown", "total"), YEN),
    "level": frozenset({"policy_position"}),
}
"""Structural role of a heading → the groups and concepts that it speaks of."""
_MONEY_TERMS: Final = ("cost", "source", "phase")


def topic_of(draft: Draft) -> str | None:
    """What the draft is about, a key of `TOPICS`; None for `other`."""
    concept = draft.concept
    if concept == "other":
        return None
    if concept in YEN:
        return concept
    if concept in ("staff_fte", "overtime_hours"):
        return "staff"
    if concept in FIGURES:
        return "figure"
    path = draft.item.path
    group = concepts()[concept].group
    if group == "identity" and not (path.rows or path.columns or path.section):
        return "title"
    return group


def terms_of(draft: Draft, standing: Standing) -> Terms:
    """The terms that are said of a draft; none of `other`, which has no topic."""
    if draft.concept == "other":
        return frozenset()
    found = [*_of_value(draft), *_of_standing(standing), *_of_cell(draft.item.block)]
    if topic_of(draft) not in ("title", "listing"):
        found += _of_headings(draft)
    if draft.concept in _DATED:
        found += _of_year(draft)
    if draft.concept in _DATED and isinstance(draft.value, (int, float)):
        found += _of_unit(draft)
    return frozenset(found)


def _of_value(draft: Draft) -> list[str]:
    found = []
    if "unreadable" in draft.flags or (draft.concept in YEN and isinstance(draft.value, str)):
        found.append("unreadable")
    if draft.concept in FIGURES and isinstance(draft.value, str):
        found.append("words_for_figure")
    if any(flag not in _WEIGHED for flag in draft.flags):
        found.append("odd")
    if isinstance(draft.value, str) and len(draft.value) <= LONGEST_LABEL and exact(draft.value) is not NOTHING:
        found.append("value_is_label")
    if draft.concept == "amount" and "phase" not in draft.dimensions:
        found.append("phase_absent")
    if draft.dimensions.get("indicator_type") == "other":
        found.append("type_absent")
    return found


def _of_standing(standing: Standing) -> list[str]:
    found = []
    if standing.relation is not Relation.NONE:
        found.append("sum_closed" if standing.relation is Relation.CLOSED else "sum_broken")
    if standing.rivals or standing.rivals_beside:
        found += ["rivals_beside", "rivals"] if standing.rivals else ["rivals_beside"]
    if 1 - standing.known > STRANGE:
        found.append("sheet_strange")
    if 1 - standing.known > FOREIGN:
        found.append("sheet_foreign")
    return found


def _of_cell(block: Block) -> list[str]:
    if block.inferred:
        return ["not_ruled", "from_space"]
    return [] if block.ruled else ["not_ruled"]


def _of_headings(draft: Draft) -> list[str]:
    heads = list(draft.item.path.inner())
    best = max((h.meaning.quality for h in heads if _supports(h.meaning, draft.concept)), default=Quality.NONE)
    stack = ("label_decorated", "label_part", "label_none")
    found = [*stack[: Quality.EXACT - best]]
    table = (*draft.item.path.rows, *draft.item.path.columns)
    if any(h.printed and not h.stub and h.meaning.quality is Quality.NONE for h in table):
        found.append("heading_strange")
    return found


@lru_cache(maxsize=16384)
def _supports(meaning: Meaning, concept: str) -> bool:
    """Whether a heading speaks of the concept, or of one of its group (a reason beside a grade, a phase of a cost)."""
    group = concepts()[concept].group
    for term in meaning.terms:
        if term.kind == "concept" and concepts()[term.name].group == group:
            return True
        if term.kind in _MONEY_TERMS and group == "money":
            return True
        if term.kind == "role" and {group, concept} & _ROLES.get(term.name, frozenset()):
            return True
    return False


def _of_year(draft: Draft) -> list[str]:
    if draft.fiscal_year is None:
        return [] if "measure" in draft.dimensions else ["year_inferred", "year_absent"]
    found = ["year_inferred"] if "year_inferred" in draft.flags else []
    return [*found, "years_several"] if draft.fiscal_year_end is not None else found


def _of_unit(draft: Draft) -> list[str]:
    stack = ("unit_above", "unit_inferred", "unit_absent")
    if draft.unit is None or "unit_unknown" in draft.flags or (draft.concept in YEN and draft.unit != "JPY"):
        return [*stack]
    if "unit_inferred" in draft.flags:
        return [*stack[:2]]
    near = draft.item.path.unit is not None or draft.concept == "indicator_rate" or _ends_in_unit(draft)
    return [] if near or draft.concept in FIGURES else [*stack[:1]]


def _ends_in_unit(draft: Draft) -> bool:
    """Whether a figure has its unit behind it in its own cell."""
    raw = (draft.item.block.text if draft.raw is None else draft.raw).strip(" 　)）")
    return bool(raw) and not raw[-1].isdecimal()
