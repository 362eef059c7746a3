"""Which concept a block is: decided from its whole label path and its row, never from one word alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import regex

from normalize.context import Context, Item
from normalize.drafts import NOT_APPLICABLE
from normalize.pairs import parts_of
from normalize.paths import Head, Path
from schemas.block import Block
from schemas.folding import fold_label
from schemas.vocabulary import Quality, concepts

INDICATOR: Final = frozenset(
    {
        "indicator_name",
        "indicator_unit",
        "indicator_definition",
        "indicator_target",
        "indicator_actual",
        "indicator_rate",
    }
)
_FIGURE: Final = frozenset({"indicator_target", "indicator_actual", "indicator_rate"})
_DEFINING: Final = frozenset({"indicator_definition", "indicator_name", "indicator_unit"})
# Columns that explain a grade.
_EXPLAINING: Final = frozenset({"indicator_definition", "reason", "comment", "means", "rating_reason"})
_STAFF: Final = frozenset({"staff_fte", "overtime_hours"})
# Unit costs, ratios, growth: what a figure per something or of something is called, whatever the something is.
_RATIO = regex.compile(r"当たり|あたり|当り|単価|[率比](?:[(]|$)|割合|伸び|指数|増減|差(?:額|引)?(?:[(]|$)")
# Two figures in one cell with their units are no longer than this.
LONGEST_FIGURE: Final = 28
_NUMERIC = regex.compile(r"[(<]?[△▲\-−+±¥]?\s*[0-9０-９]")


@dataclass(frozen=True, slots=True)
class Reading:
    """The concept of a block, the heading that decided it, and how sure that was."""

    concept: str
    head: Head | None
    quality: Quality


OTHER: Final = Reading("other", None, Quality.NONE)


def decide(item: Item, context: Context) -> Reading:
    """The concept of `item`; `other` where its headings say nothing that hyoka knows."""
    path = item.path
    if item.block.nested:
        return OTHER
    money = _money(item, context)
    if money is not None:
        return money
    if (figure := _figure(item, context)) is not None:
        return figure
    return _in_plan_row(item, context, _in_rated_row(path, _worded(path)))


def _in_plan_row(item: Item, context: Context, reading: Reading) -> Reading:
    """章 節 項 are places in a plan, 款 項 目 accounts of a budget: 項 and 節 are what stands beside them."""
    if reading.head is None or reading.head.text not in ("項", "節"):
        return reading
    block = item.block
    beside = {
        fold_label(label.text)
        for page, label in context.labels
        if (page, label.table) == (block.page, block.table) and label.row <= block.row < label.row_end
    }
    return Reading("policy_position", reading.head, reading.quality) if "章" in beside else reading


def _in_rated_row(path: Path, reading: Reading) -> Reading:
    """In the row of a criterion 評価 is its grade, and 理由 or 説明 its reason."""
    rated = [h for h in path.rows if not h.stub and _known(h) == "rating"]
    if not rated or reading.head not in path.columns:
        return reading
    if reading.concept == "overall_rating":
        return Reading("rating", rated[-1], reading.quality)
    if reading.concept in _EXPLAINING:
        return Reading("rating_reason", rated[-1], reading.quality)
    return reading


def is_figure(block: Block) -> bool:
    """Whether a block holds a figure, a dash or nothing: what stands in a table of numbers."""
    text = fold_label(block.text)
    if len(text) > LONGEST_FIGURE:
        return False
    if text.rstrip("。") in NOT_APPLICABLE:
        return True
    return not text or _NUMERIC.match(text) is not None or not any(c.isalnum() for c in text) or text.startswith("#")


def _leaf(path: Path) -> Head | None:
    return next(iter(path.inner()), None)


def _known(head: Head, least: Quality = Quality.CORE) -> str | None:
    return head.meaning.of("concept") if head.meaning.quality >= least else None


def in_statement(item: Item) -> bool:
    """Whether the block stands in a cost statement (行政コスト計算書): expense and revenue accounts."""
    roles = ("statement", "balance")
    if any(item.path.has_role(role) for role in roles):
        return True
    return any(
        h.meaning.has("role", r) and h.meaning.quality >= Quality.CORE
        for h in item.path.rows[:-1]
        for r in ("expense", "revenue")
    )


def _money(item: Item, context: Context) -> Reading | None:
    """Amounts and line items: figures whose headings name a cost, a source or a budget phase."""
    path, block = item.path, item.block
    if not is_figure(block):
        return None
    leaf = path.rows[-1] if path.rows else None
    heads = [*path.rows, *path.columns]
    if _is_other(path, ratios=True) or _about_indicators(item, context):
        return None
    if in_statement(item):
        return Reading("line_item", leaf, Quality.EXACT)
    if leaf is not None and not leaf.stub and not path.columns and _is_worded(leaf):
        return None
    if leaf is not None and _known(leaf) in _STAFF and not (path.unit is not None and path.unit.code == "JPY"):
        return Reading(_known(leaf) or "staff_fte", leaf, leaf.meaning.quality)
    unit = path.unit or context.caption(block)
    if (
        unit is not None
        and unit.code not in ("JPY",)
        and not any(h.unit is not None and h.unit.code == "JPY" for h in heads)
    ):
        return _staff(path)
    if parts_of(item) is not None:
        return Reading("amount", leaf, Quality.CORE)
    if _is_breakdown(item, context) and leaf is not None:
        return Reading("line_item", leaf, Quality.EXACT)
    if any(h.meaning.quality >= Quality.CORE and (h.meaning.of("cost") or h.meaning.of("source")) for h in heads):
        return Reading("amount", leaf, Quality.EXACT)
    if any(h.meaning.quality >= Quality.CORE and h.meaning.of("phase") for h in heads):
        return _phase_only(path, leaf)
    if leaf is not None and not leaf.stub and (leaf.meaning.of("cost") or leaf.meaning.of("source")) and _dated(path):
        return Reading("amount", leaf, leaf.meaning.quality)
    return None


def _is_worded(leaf: Head) -> bool:
    """Whether a heading asks for a text or a year, so that 10-1-3 beside it is no amount."""
    concept = _known(leaf)
    return concept is not None and kind_of(concept) in ("text", "choice", "year") and concept not in INDICATOR


def _phase_only(path: Path, leaf: Head | None) -> Reading:
    """A figure with a budget phase and no cost: the project's, or a named item's where a text names the row."""
    if leaf is not None and (leaf.stub or (leaf.meaning.quality < Quality.CORE and not leaf.only_year)):
        return Reading("line_item", leaf, leaf.meaning.quality)
    return Reading("amount", leaf, Quality.EXACT)


def _dated(path: Path) -> bool:
    return path.year is not None


def _is_other(path: Path, ratios: bool = False) -> bool:
    """Ratios, differences, unit costs, carry-overs: figures of no concept (FACTS.md, ruling 3)."""
    heads = path.rows[-1:] + path.columns[-1:]
    if ratios and any(_RATIO.search(fold_label(h.text)) and h.meaning.quality < Quality.CORE for h in heads):
        return True
    return (
        any(_known(h) == "other" for h in heads if not h.stub)
        and not path.has_role("statement")
        and not path.has_role("expense")
    )


def _is_breakdown(item: Item, context: Context) -> bool:
    """Whether the row is a named line under 内訳 that is neither a funding source nor a part of personnel cost."""
    path = item.path
    outer = [h for h in (*path.section, *path.rows[:-1], *path.columns) if h.meaning.quality >= Quality.CORE]
    leaf = path.rows[-1] if path.rows else None
    if leaf is None or any(h.meaning.has("role", "funding") for h in outer):
        return False
    if context.is_funding(item):
        return False
    broken = any(h.meaning.has("role", "breakdown") for h in outer) or any(
        _known(h) == "line_item" for h in path.columns
    )
    return broken and (leaf.stub or leaf.meaning.of("cost") is None)


def _staff(path: Path) -> Reading | None:
    """A count of people or hours under 人件費."""
    for head in path.inner():
        concept = _known(head, Quality.PART)
        if concept in _STAFF:
            return Reading(concept, head, head.meaning.quality)
    return None


def _about_indicators(item: Item, context: Context) -> bool:
    """Whether headings or the row's own cells speak of an indicator, so that 計画 and 実績 are no budget phases."""
    path = item.path
    for head in (*path.rows, *path.columns, *path.section):
        concept = _known(head)
        if concept in INDICATOR and head.meaning.of("phase") is None and concept not in _FIGURE:
            return not any(
                h.meaning.of("cost") or h.meaning.of("source") for h in path.rows if h.meaning.quality is Quality.EXACT
            )
        if head.meaning.quality is Quality.EXACT and concept in _FIGURE and head.meaning.of("phase") is None:
            return not any(h.meaning.of("cost") or h.meaning.of("source") for h in path.rows)
    return any(_names_indicator(mate.path) for mate in context.mates(item) if mate is not item)


def _names_indicator(path: Path) -> bool:
    return bool(path.columns) and _known(path.columns[-1]) == "indicator_name"


def _figure(item: Item, context: Context) -> Reading | None:
    """Indicator figures: target, actual, rate by the innermost heading that says which."""
    path = item.path
    inner = (path.columns[-1:], path.rows[-1:])
    for head in (*reversed(path.columns), *reversed(path.rows)):
        concept = _known(head)
        if concept in _FIGURE and not head.stub:
            if concept == "indicator_target" and context.ends_actuals(item, head):
                concept = "indicator_actual"
            return Reading(concept, head, head.meaning.quality)
        if concept in _DEFINING and not head.stub and any(head in axis for axis in inner):
            return None
    if not is_figure(item.block) or not _dated(path) or _is_other(path):
        return None
    leaf = path.rows[-1] if path.rows else None
    if leaf is not None and not leaf.stub and _known(leaf) is not None:
        return None
    if path.has_role("quantities") and leaf is not None and leaf.stub:
        return Reading("indicator_actual", leaf, Quality.CORE)
    if _about_indicators(item, context) or path.has_role("output") or path.has_role("outcome"):
        return Reading("indicator_actual", _leaf(path), Quality.PART)
    return None


def _worded(path: Path) -> Reading:
    """Texts: by the innermost column heading that is known, else the innermost row heading, else the section."""
    for axis in (path.columns, path.rows):
        for head in reversed(axis):
            if not head.stub and (concept := _known(head)) is not None:
                return Reading(concept, head, head.meaning.quality)
    for head in (*reversed(path.rows), *reversed(path.columns)):
        if not head.stub and (concept := _known(head, Quality.PART)) is not None:
            return Reading(concept, head, Quality.PART)
    for head in reversed(path.section):
        if not path.rows and not path.columns and (concept := _known(head, Quality.PART)) is not None:
            return Reading(concept, head, head.meaning.quality)
    return OTHER


def kind_of(concept: str) -> str:
    """The kind of a concept as `concepts.toml` says: text, year, number, money, count or choice."""
    return concepts()[concept].kind
