"""The rows of a table of indicators: which name one, which only say the type of those below, which letter a slot."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from itertools import pairwise
from typing import Final

import regex

from normalize.context import Context, Item
from normalize.paths import Head
from normalize.readings import Reading
from schemas.block import Block, Label
from schemas.folding import fold_label
from schemas.vocabulary import Quality, look_up

Slot = tuple[object, ...]


# KPI(成果指標): what a heading says of the type of its indicators in any place.
TYPES: Final = {
    "活動指標": "output",
    "アウトプット": "output",
    "成果指標": "outcome",
    "アウトカム": "outcome",
    "対象指標": "other",
}


_LETTER = regex.compile(r"[(]?([アイウエオカキクA-Ha-h①-⑨1-9])[).]?")


_TYPE = regex.compile(r"(活動|成果|対象|上位成果)(?:結果)?指標")


def says_type(head: Head) -> bool:
    """Whether a heading says which type its indicators are of: 活動指標, 成果指標."""
    known = head.meaning.quality >= Quality.CORE
    return known and (head.meaning.has("role", "output") or head.meaning.has("role", "outcome"))


def lettered(item: Item) -> Slot | None:
    """活動指標 > ア: the letter of a slot, which the form may print again in another table."""
    rows = item.path.rows
    for outer, inner in pairwise(rows):
        kind, letter = _TYPE.search(fold_label(outer.text)), _LETTER.fullmatch(fold_label(inner.text))
        if kind is not None and letter is not None:
            return ("numbered", kind[1], letter[1])
    return None


def group_rows(context: Context) -> dict[tuple[int, int], list[tuple[int, str]]]:
    """The rows that say nothing but the type of the indicators below them, by page and table: their end, and the type."""
    rows: dict[tuple[int, int, int], list[Label]] = {}
    for page, label in context.labels:
        rows.setdefault((page, label.table, label.row), []).append(label)
    found: dict[tuple[int, int], list[tuple[int, str]]] = {}
    for (page, table, _), labels in rows.items():
        meaning = look_up(labels[0].text)
        role = next((r for r in ("output", "outcome") if meaning.has("role", r)), None)
        if len(labels) == 1 and role is not None and meaning.quality >= Quality.CORE:
            found.setdefault((page, table), []).append((labels[0].row_end, role))
    return found


def blank_group_rows(context: Context, groups: Mapping[tuple[int, int], list[tuple[int, str]]]) -> set[Slot]:
    """The rows of a type (【成果指標】) whose other cells are drawn, and empty: they are of no indicator."""
    filled = {(i.block.page, i.block.table, i.block.row_end) for i in context.items if i.block.lines}
    ends = {(page, table, end) for (page, table), rows in groups.items() for end, _ in rows}
    return {(page, table, end - 1) for page, table, end in ends - filled}


def name_rows(items: list[tuple[Item, Reading]]) -> dict[tuple[int, int], list[Item]]:
    """The name cells of names' columns, by page and table: all cells of the rows that they span are of their indicator."""
    found: dict[tuple[int, int], list[Item]] = {}
    for item, reading in items:
        b = item.block
        if reading.concept == "indicator_name" and item.path.columns and b.ruled and b.lines:
            found.setdefault((b.page, b.table), []).append(item)
    return found


def names_over(items: list[tuple[Item, Reading]], context: Context) -> dict[tuple[int, int], tuple[Block, ...]]:
    """The names of indicators that head columns (years are rows), by page and table: two or more in a row, headings below."""
    below = {(page, label.table, label.row, label.column) for page, label in context.labels}
    rows: dict[tuple[int, int, int], list[Block]] = defaultdict(list)
    for item, reading in items:
        b = item.block
        under = any((b.page, b.table, b.row_end, column) in below for column in range(b.column, b.column_end))
        if reading.concept == "indicator_name" and b.lines and under:
            rows[b.page, b.table, b.row].append(b)
    found: dict[tuple[int, int], tuple[Block, ...]] = {}
    for (page, table, _), names in rows.items():
        if len(names) > 1:
            found[page, table] = (*found.get((page, table), ()), *names)
    return found


def heads(name: Block, block: Block) -> bool:
    """Whether a name that heads columns is `block` itself, or stands over the heading of its column."""
    if (name.row, name.column) == (block.row, block.column):
        return True
    within = name.column <= block.column and block.column_end <= name.column_end
    return within and any(head.row == name.row_end for head in block.columns)
