"""Money and staff: figures whose headings name a cost, a source, a budget phase or a kind of employee."""

from __future__ import annotations

from typing import Final

import regex

from normalize.context import Context, Item
from normalize.pairs import parts_of
from normalize.paths import Head, Path
from normalize.quantities import about_indicators
from normalize.ratios import is_count, is_other
from normalize.readings import INDICATOR, OTHER, STAFF, Reading, is_figure, kind_of, known_concept
from schemas.folding import fold_label
from schemas.vocabulary import Quality

_SIDES: Final = ("expense", "revenue")


def measures_money(path: Path) -> bool:
    """Whether the row is one of a table of costs: its headings name a cost, a source or staff."""
    return any(
        h.meaning.quality >= Quality.CORE
        and (h.meaning.of("cost") or h.meaning.of("source") or h.meaning.of("phase") or known_concept(h) in STAFF)
        for h in path.rows
    )


def in_statement(item: Item) -> bool:
    """Whether the block stands in a cost statement (行政コスト計算書): expense and revenue accounts."""
    roles = ("statement", "balance")
    if any(item.path.has_role(role) for role in roles):
        return True
    outer = (*item.path.rows[:-1], *item.path.columns[:-1])
    return any(h.meaning.has("role", r) and h.meaning.quality >= Quality.CORE for h in outer for r in _SIDES)


def money(item: Item, context: Context) -> Reading | None:
    """Amounts and line items: figures whose headings name a cost, a source or a budget phase."""
    path, block = item.path, item.block
    if not is_figure(block):
        return None
    leaf = path.rows[-1] if path.rows else None
    heads = [*path.rows, *path.columns]
    if is_other(path, ratios=True) or is_count(path) or about_indicators(item, context):
        return None
    if in_statement(item):
        return Reading("line_item", leaf, Quality.EXACT)
    if leaf is not None and not leaf.stub and not path.columns and _is_worded(leaf):
        return None
    if path.near_unit is not None and _DAYS.search(path.near_unit.printed) is not None:
        # Days of work are no full-time equivalents.
        return OTHER
    if leaf is not None and known_concept(leaf) in STAFF and _is_pay(item, context):
        return Reading("amount", leaf, Quality.CORE)
    if leaf is not None and known_concept(leaf) in STAFF and not _in_yen(path, leaf):
        return Reading(known_concept(leaf) or "staff_fte", leaf, leaf.meaning.quality)
    counted = path.columns[-1] if path.columns and not path.columns[-1].stub else None
    if (
        counted is not None
        and known_concept(counted) in STAFF
        and counted.meaning.of("cost") is None
        # 従事人員・人件費: what is joined to people is their cost.
        and "費" not in counted.text
        and not _in_yen(path, counted)
    ):
        # Years are rows, and 人員 stands over its column: the caption's 千円 is for the others.
        return Reading(known_concept(counted) or "staff_fte", counted, counted.meaning.quality)
    unit = path.unit or context.caption(block)
    if (
        unit is not None
        and unit.code not in ("JPY",)
        and not any(h.unit is not None and h.unit.code == "JPY" for h in heads)
    ):
        return _staff(path)
    if parts_of(item) is not None:
        return Reading("amount", leaf, Quality.CORE)
    if leaf is not None and leaf.meaning.quality < Quality.CORE and _OF_WHICH.match(fold_label(leaf.text)):
        return Reading("line_item", leaf, Quality.CORE)
    if leaf is not None and context.is_expense(item) and not leaf.meaning.has("role", "total"):
        return Reading("line_item", leaf, Quality.EXACT)
    if _is_breakdown(item, context) and leaf is not None:
        return Reading("line_item", leaf, Quality.EXACT)
    if any(h.meaning.quality >= Quality.CORE and (h.meaning.of("cost") or h.meaning.of("source")) for h in heads):
        return Reading("amount", leaf, Quality.EXACT)
    if any(h.meaning.quality >= Quality.CORE and h.meaning.of("phase") for h in heads):
        if leaf is not None and leaf.meaning.has("role", "total") and _ends_list(item, context):
            return Reading("line_item", leaf, Quality.CORE)
        return _phase_only(path, leaf)
    if (
        leaf is not None
        and not leaf.stub
        and (leaf.meaning.of("cost") or leaf.meaning.of("source"))
        and path.year is not None
    ):
        return Reading("amount", leaf, leaf.meaning.quality)
    return None


_DAYS: Final = regex.compile(r"人.?日")
# 職員数, 人員: who is counted; 正規職員 may head their pay as well.
_COUNT: Final = regex.compile(r"数|人員|人工")


def _in_yen(path: Path, head: Head) -> bool:
    """Whether the figures of people under `head` are in yen: its row or column says so, or a section of kinds of staff.

    A count has none of the 千円 that a section says of the money in it.
    """
    if path.near_unit is not None:
        return path.near_unit.code == "JPY"
    return path.unit is not None and path.unit.code == "JPY" and _COUNT.search(head.text) is None


def _ends_list(item: Item, context: Context) -> bool:
    """Whether a row of totals ends a list of named lines: the cells above it under the same headings are named by texts."""
    block, columns = item.block, item.path.columns
    same = (
        other
        for other in context.items
        if (other.block.page, other.block.table, other.block.column) == (block.page, block.table, block.column)
        and other.block.row < block.row
        and other.path.columns == columns
    )
    return any(other.path.rows and other.path.rows[-1].stub for other in same)


def _is_pay(item: Item, context: Context) -> bool:
    """Whether a row named by a kind of employee under 人件費 holds pay and not people: its figures run to thousands."""
    outer = item.path.rows[:-1]
    if item.path.near_unit is not None or not any(h.meaning.of("cost") == "personnel" for h in outer):
        return False
    row = [fold_label(m.block.text) for m in context.mates(item)]
    return any(_THOUSANDS.fullmatch(text) for text in row) and not any("." in text for text in row)


# うち投資的経費: a part of the row above that no dimension names.
_OF_WHICH = regex.compile(r"[(]?(?:うち|[(]内[)]|内)(?!訳)")


_THOUSANDS = regex.compile(r"[0-9]{1,3}(?:,[0-9]{3})+")


def _is_worded(leaf: Head) -> bool:
    """Whether a heading asks for a text or a year, so that 10-1-3 beside it is no amount."""
    concept = known_concept(leaf)
    return concept is not None and kind_of(concept) in ("text", "choice", "year") and concept not in INDICATOR


def _phase_only(path: Path, leaf: Head | None) -> Reading:
    """A figure with a budget phase and no cost: the project's, or a named item's where a text names the row."""
    if leaf is not None and (leaf.stub or (leaf.meaning.quality < Quality.CORE and not leaf.only_year)):
        return Reading("line_item", leaf, leaf.meaning.quality)
    return Reading("amount", leaf, Quality.EXACT)


def _is_breakdown(item: Item, context: Context) -> bool:
    """Whether the row is a named line under 内訳 that is neither a funding source nor a part of personnel cost."""
    path = item.path
    outer = [h for h in (*path.section, *path.rows[:-1], *path.columns) if h.meaning.quality >= Quality.CORE]
    leaf = path.rows[-1] if path.rows else None
    if leaf is None or any(h.meaning.has("role", "funding") for h in outer):
        return False
    if context.is_funding(item):
        return False
    # 金額 below 人件費 is the amount of that; alone, it heads a column of named lines.
    costs = any(h.meaning.of("cost") is not None and h.meaning.quality >= Quality.CORE for h in path.columns)
    broken = any(h.meaning.has("role", "breakdown") for h in outer) or (
        not costs and any(known_concept(h) == "line_item" for h in path.columns)
    )
    return broken and (leaf.stub or leaf.meaning.of("cost") is None)


def _staff(path: Path) -> Reading | None:
    """A count of people or hours under 人件費."""
    for head in path.inner():
        concept = known_concept(head, Quality.PART)
        if concept in STAFF:
            return Reading(concept, head, head.meaning.quality)
    if path.near_unit is not None and path.near_unit.printed == _WORK_YEARS:
        # （人工） below 人件費: the row says nothing but what it counts.
        return Reading("staff_fte", None, Quality.PART)
    return None


_WORK_YEARS: Final = "人工"
