"""Which concept a block is: decided from its whole label path and its row, never from one word alone."""

from __future__ import annotations

from typing import Final

import regex

from normalize import monetary, offered_grades, quantities
from normalize.chosen import MARKED, is_mark
from normalize.context import Context, Item
from normalize.judged import in_rated_row
from normalize.paths import Head, Path
from normalize.ratios import is_other, is_ratio
from normalize.readings import FIGURES, OTHER, STAFF, Reading, kind_of, known_concept
from schemas.folding import fold_label
from schemas.vocabulary import Quality, concepts


def decide(item: Item, context: Context) -> Reading:
    """The concept of `item`; `other` where its headings say nothing that hyoka knows."""
    path = item.path
    if item.block.nested:
        return OTHER
    if (found := _in_plan_row(item, context)) is not None:
        return found
    if (found := monetary.money(item, context)) is not None:
        return found
    if (found := quantities.figure(item, context)) is not None:
        return found
    asked = _asked_in_grid(item)
    worded = _worded(path)
    if worded.head in path.section and len(context.mates(item)) > 1:
        # A label that nobody knows, or its value: the section heads the whole row, and is the name of neither.
        worded = OTHER
    if worded.quality is Quality.PART and worded.concept in FIGURES and worded.head is not None:
        # A sentence is no figure, whatever its heading has in common with one.
        worded = quantities.told(item, worded.concept, worded.head) or worded
    worded = _in_directions(item, _done(worded, context))
    reading = offered_grades.chosen(item, context, asked or in_rated_row(item, context, _in_schedule(path, worded)))
    if reading.concept in ("rating", "overall_rating") and item.block.text.strip().endswith(_ASKS):
        # What is asked, in the wide column of its answer.
        return OTHER
    if reading.concept == "indicator_unit" and (_is_of_costs(item, context) or _has_own_unit(path)):
        # 千円 in a column of units counts for the figures beside it, and is nothing itself.
        return OTHER
    if reading.concept == "project_name" and reading.head in path.columns and reading.head.text.startswith("細"):
        return OTHER
    if reading.concept == "project_name" and reading.head is not None and _is_level_beside_name(reading.head, context):
        return Reading("policy_position", reading.head, reading.quality)
    if reading.concept in (*STAFF, "line_item", "amount") and is_other(path, ratios=True):
        # 平均単価 in the row of a kind of employee counts nobody.
        return OTHER
    return _in_named_row(item, context, reading)


def _is_of_costs(item: Item, context: Context) -> bool:
    """Whether a unit stands in a row of costs: 計画 beside the name of an indicator is no phase of a budget."""
    if not monetary.measures_money(item.path):
        return False
    block = item.block
    return not any(
        (other.block.page, other.block.table) == (block.page, block.table)
        and other.block.row <= block.row < other.block.row_end
        and other.block.column < block.column
        and quantities.names_indicator(other.path)
        for other in context.items
    )


_ASKS: Final = ("か", "か。", "か？", "か?")


def _has_own_unit(path: Path) -> bool:
    """Whether the unit in a row is that of the row alone: ％ of 達成率, and of 執行率 among costs."""
    leaf = path.rows[-1] if path.rows else None
    if leaf is None or leaf.stub:
        return False
    return known_concept(leaf) in ("indicator_rate", "other") or is_ratio(leaf) or leaf.text.startswith("達成度")


def _asked_in_grid(item: Item) -> Reading | None:
    """A mark under an option: what the corner of the grid asks for (今後の方向性 over 一次評価, 二次評価)."""
    if len(item.path.columns) < 2 or not is_mark(item.block.text):
        return None
    corner, option = item.path.columns[-2:]
    concept = known_concept(corner)
    if concept is None or corner.stub or known_concept(option) is not None or concepts()[concept].group != "evaluation":
        return None
    return Reading(concept, corner, corner.meaning.quality)


def _is_level_beside_name(head: Head, context: Context) -> bool:
    """Whether 施策名 stands on a sheet that names its project otherwise (事務事業名): then it is a level of the plan."""
    if "施策" not in head.text:
        return False
    leaves = {i.path.rows[-1] for i in context.items if i.path.rows and not i.path.columns and i.block.lines}
    return any(known_concept(leaf) == "project_name" and "施策" not in leaf.text for leaf in leaves if not leaf.stub)


def _in_named_row(item: Item, context: Context, reading: Reading) -> Reading:
    """番号 beside 事業名 under one row of headings numbers the projects, not the sheets; 1, 2, 3 are rows of a list."""
    if reading.concept in _NUMBERS and reading.head in item.path.columns and _counts_rows(item, context):
        return OTHER
    if reading.concept != "sheet_number" or reading.head not in item.path.columns:
        return reading
    heads = [m.path.columns[-1] for m in context.mates(item) if m.path.columns]
    beside = any(known_concept(h) == "project_name" and not h.text.startswith("細") for h in heads)
    return Reading("project_code", reading.head, reading.quality) if beside else reading


_NUMBERS: Final = frozenset({"sheet_number", "project_code"})


def _counts_rows(item: Item, context: Context) -> bool:
    """Whether the cells of a column count its rows: 1, 2, 3."""
    block = item.block
    column = [
        fold_label(other.block.text)
        for other in context.items
        if (other.block.page, other.block.table, other.block.column) == (block.page, block.table, block.column)
        and other.path.columns == item.path.columns
        and other.block.lines
    ]
    return len(column) > 1 and column == [str(n) for n in range(1, len(column) + 1)]


def _in_plan_row(item: Item, context: Context) -> Reading | None:
    """章 節 項 are places in a plan, 款 項 目 accounts of a budget: 項 and 節 are what stands beside them."""
    leaves = (*item.path.columns[-1:], *item.path.rows[-1:])
    head = next((h for h in leaves if not h.stub and h.text in ("項", "節")), None)
    if head is None:
        return None
    if any(known_concept(outer) == "policy_position" for outer in item.path.rows[:-1]):
        return Reading("policy_position", head, head.meaning.quality)
    block = item.block
    rows = (block.row, head.place[0])
    beside = {
        fold_label(label.text)
        for page, label in context.labels
        if (page, label.table) == (block.page, block.table) and any(label.row <= row < label.row_end for row in rows)
    }
    return Reading("policy_position", head, head.meaning.quality) if "章" in beside else None


def _worded(path: Path) -> Reading:
    """Texts: by the innermost column heading that is known, else the innermost row heading, else the section."""
    leaf = path.rows[-1] if path.rows else None
    if (
        leaf is not None
        and known_concept(leaf) == "rating"
        and path.columns
        and _NUMBERED.fullmatch(fold_label(path.columns[-1].text))
    ):
        # 進捗状況 | KPI①: what is judged is the indicator.
        return Reading("rating", path.columns[-1], leaf.meaning.quality)
    part = _part_of_group(path)
    if part is not None:
        return Reading(part, leaf, Quality.PART)
    named = [h for h in path.columns if known_concept(h) == "indicator_name"]
    if path.columns and known_concept(path.columns[-1]) not in (None, "indicator_name"):
        # 単位 below a heading that spans the whole table (活動指標及び成果指標).
        named = []
    if leaf is not None and named and any(leaf.meaning.has("role", kind) for kind in ("output", "outcome")):
        # 成果２ | 空き店舗率 below 指標, which spans both: the first says of what kind the indicator is.
        return Reading("indicator_name", named[-1], named[-1].meaning.quality)
    columns = [h for h in path.columns if not _spans_row_heads(h, path)]
    for axis in (columns, path.rows, path.columns):
        for head in reversed(axis):
            if not head.stub and (concept := known_concept(head)) is not None:
                return Reading(concept, head, head.meaning.quality)
    for head in (*reversed(path.rows), *reversed(path.columns)):
        if not head.stub and (concept := known_concept(head, Quality.PART)) is not None:
            return Reading(concept, head, Quality.PART)
    for head in reversed(path.section):
        if not path.rows and not path.columns and (concept := known_concept(head, Quality.PART)) is not None:
            return Reading(concept, head, head.meaning.quality)
    return OTHER


_PLANNED = regex.compile("予定|計画|見込|目標|方針")


def _done(reading: Reading, context: Context) -> Reading:
    """What was carried out in the year that is evaluated (令和４年度の実施内容) is a result."""
    year = None if reading.head is None or reading.head.year is None else reading.head.year.fy
    if reading.concept != "means" or year is None or context.year is None or year > context.year:
        return reading
    if reading.head is None or _PLANNED.search(reading.head.text) is not None:
        return reading
    return Reading("result", reading.head, reading.quality)


def _in_directions(item: Item, reading: Reading) -> Reading:
    """What is chosen beside 成果 and コスト under 方向性 is the direction of either, and no result."""
    if reading.concept != "result" or MARKED.search(item.block.text) is None:
        return reading
    outer = (*item.path.rows[:-1], *item.path.columns[:-1])
    head = next((h for h in outer if known_concept(h) == "future_direction"), None)
    return reading if head is None else Reading("future_direction", head, head.meaning.quality)


def _in_schedule(path: Path, reading: Reading) -> Reading:
    """What is to be done in a year, in a schedule (年次計画): a step of it, whatever its row is called (取組内容)."""
    if reading.concept not in ("means", "improvement") or not path.columns or path.columns[-1].year is None:
        return reading
    outer = (*path.section, *path.rows[:-1], *path.columns[:-1])
    head = next((h for h in outer if known_concept(h) == "schedule"), None)
    return reading if head is None else Reading("schedule", head, head.meaning.quality)


def _part_of_group(path: Path) -> str | None:
    """What a heading known by its parts says where it stands in a group: その結果、めざす姿 under 目的."""
    leaf = path.rows[-1] if len(path.rows) > 1 and not path.columns else None
    if leaf is None or leaf.stub or known_concept(leaf) is not None:
        return None
    concept = known_concept(leaf, Quality.PART)
    return concept if concept is not None and kind_of(concept) == "text" else None


# KPI①, 指標2: an indicator by its number.
_NUMBERED = regex.compile(r"(?:KPI|活動指標|成果指標|指標)[0-9①-⑳]{1,2}")


def _spans_row_heads(head: Head, path: Path) -> bool:
    """Whether a heading above begins left of the row's own: it is the title of the whole table, not of a column."""
    own = [h for h in path.rows if h.place[1] >= 0 and not h.stub]
    return bool(own) and head.place[1] >= 0 and head.place[1] <= own[-1].place[1]
