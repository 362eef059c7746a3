"""Indicator figures: target, actual, rate; and whether headings speak of an indicator at all."""

from __future__ import annotations

from typing import Final

import regex

from normalize.context import Context, Item
from normalize.paths import Head, Path
from normalize.ratios import COST_PER, is_other, is_ratio
from normalize.readings import FIGURES, INDICATOR, OTHER, Reading, is_figure, is_grade, known_concept
from schemas.folding import fold_label
from schemas.vocabulary import Quality

_DEFINING: Final = frozenset({"indicator_definition", "indicator_name", "indicator_unit"})


def _leaf(path: Path) -> Head | None:
    return next(iter(path.inner()), None)


# 活動 and 成果 over 計画 and 実績 head indicators.
_ACTS: Final = ("output", "outcome")


def about_indicators(item: Item, context: Context) -> bool:
    """Whether headings or the row's own cells speak of an indicator, so that 計画 and 実績 are no budget phases."""
    path = item.path
    if any(h.meaning.has("role", role) and not h.meaning.of("phase") for h in path.rows[:-1] for role in _ACTS):
        return not any(h.meaning.of("cost") or h.meaning.of("source") for h in path.rows)
    for head in (*path.rows, *path.columns, *path.section):
        concept = known_concept(head)
        if concept in INDICATOR and head.meaning.of("phase") is None and concept not in FIGURES:
            return not any(
                h.meaning.of("cost") or h.meaning.of("source") for h in path.rows if h.meaning.quality is Quality.EXACT
            )
        if head.meaning.quality is Quality.EXACT and concept in FIGURES and head.meaning.of("phase") is None:
            return not any(h.meaning.of("cost") or h.meaning.of("source") for h in path.rows)
    return any(names_indicator(mate.path) for mate in context.beside(item) if mate is not item)


def names_indicator(path: Path) -> bool:
    return bool(path.columns) and known_concept(path.columns[-1]) == "indicator_name"


def figure(item: Item, context: Context) -> Reading | None:
    """Indicator figures: target, actual, rate by the innermost heading that says which."""
    path = item.path
    inner = (path.columns[-1:], path.rows[-1:])
    if path.columns and known_concept(path.columns[-1]) in _JUDGING and not path.columns[-1].stub:
        return None
    if path.columns and known_concept(path.columns[-1]) == "other" and is_figure(item.block):
        # 前年度比 beside 目標 and 実績 of each year.
        return OTHER
    if is_figure(item.block) and is_other(path) and not about_indicators(item, context):
        # 従事時間 among costs: 計画 over one of its columns is no target.
        return OTHER
    if path.year is not None and is_grade(item.block) and not about_indicators(item, context):
        return graded(path)
    if path.rows and not path.rows[-1].stub and _is_share(path.rows[-1], item, context):
        return OTHER
    for head in (*reversed(path.columns), *reversed(path.rows)):
        concept = known_concept(head)
        if concept in _MEASURED and not head.stub and path.year is not None and _is_number(item):
            # 活動実績 and 達成度 over the years of an indicator: figures, and neither told nor judged.
            concept = "indicator_rate" if concept == "rating" else "indicator_actual"
            if _MEASURED_BY[concept].search(head.text) is not None:
                return Reading(concept, head, head.meaning.quality)
            continue
        if concept in FIGURES and not head.stub:
            if path.year is None and head not in path.columns and not is_figure(item.block):
                # A text in a column of its own, merged over the rows of target and actual, is neither; nor is one
                # beside 実績 in a list of fields: what was done is told.
                return None if path.columns else _told(concept, head)
            if _tells(item) and (head.meaning.quality is Quality.PART or not _beside_name(item, context)):
                # 主な取組・実績 or 令和５年度の実績 over sentences.
                return _told(concept, head)
            if concept == "indicator_target" and head.year is not None and "基準" in head.text:
                # 基準値(R3) is what was reached in that year.
                concept = "indicator_actual"
            if concept == "indicator_target" and context.ends_actuals(item, head):
                concept = "indicator_actual"
            return Reading(concept, head, head.meaning.quality)
        if concept in _DEFINING and not head.stub and any(head in axis for axis in inner):
            return None
    if not is_figure(item.block) or path.year is None or is_other(path):
        return None
    leaf = path.rows[-1] if path.rows else None
    if leaf is not None and not leaf.stub and known_concept(leaf) is not None:
        return None
    if path.has_role("quantities") and leaf is not None and leaf.stub:
        return Reading("indicator_actual", leaf, Quality.CORE)
    if about_indicators(item, context) or path.has_role("output") or path.has_role("outcome"):
        return Reading("indicator_actual", _leaf(path), Quality.PART)
    return None


_MEASURED: Final = frozenset({"rating", "result"})
_MEASURED_BY: Final = {"indicator_rate": regex.compile("達成度"), "indicator_actual": regex.compile("実績")}


_NUMBER: Final = regex.compile(r"[△▲\-−－]?\s*[0-9０-９][0-9０-９,，.．]*\s*[%％]?")


def _is_number(item: Item) -> bool:
    return _NUMBER.fullmatch(item.block.text.strip()) is not None


def _tells(item: Item) -> bool:
    return not is_figure(item.block) and "。" in item.block.text


def _beside_name(item: Item, context: Context) -> bool:
    return any(names_indicator(mate.path) for mate in context.beside(item))


def told(item: Item, concept: str, head: Head) -> Reading | None:
    """What sentences under a heading like 目標 or 実績 tell; None where they are a value."""
    return _told(concept, head) if _tells(item) else None


def _told(concept: str, head: Head) -> Reading:
    return Reading("result" if concept == "indicator_actual" else "desired_outcome", head, Quality.PART)


def _is_share(head: Head, item: Item, context: Context) -> bool:
    """Whether a row of a table of costs is a ratio or a unit cost; an indicator may well be one."""
    if COST_PER.search(fold_label(head.text)) is None and not is_ratio(head):
        return False
    return not any(names_indicator(mate.path) for mate in context.beside(item))


def graded(path: Path) -> Reading | None:
    """A grade under a year: of the criterion that its row names, whatever that is called."""
    leaf = path.rows[-1] if path.rows else None
    if leaf is None or not leaf.printed or known_concept(leaf) is not None:
        return None
    return Reading("rating", leaf, Quality.PART)


# Columns of judgements: what stands there is no figure of the indicator in its row.
_JUDGING: Final = frozenset(
    {"rating", "overall_rating", "rating_reason", "future_direction", "direction_reason", "reason"}
)
