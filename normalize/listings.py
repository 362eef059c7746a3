"""A document's own lists and summary tables: rows of names with divisions, pages and grades, and tables of counts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Final

import regex

from normalize.amounts import read_amount
from normalize.context import Context, Item
from normalize.drafts import Draft, plain_text, state_of, text_of, years_of
from normalize.paths import Head
from normalize.text import normal
from schemas.block import Block, Sheet
from schemas.folding import fold_label
from schemas.vocabulary import Quality, look_up

_CAPTION = regex.compile(r"^[<〈【\[(]?\s*(?:表|図表|別表|資料)\s*[0-9０-９]+(?:\s*[-－―ー–.．]\s*[0-9０-９]+)?")
_NUMBERED = regex.compile(r"^(?:[0-9]{1,2}|[(][0-9]{1,2}[)]|[IVX]+)[.)、]?\s+")
_PAGE_HEAD = regex.compile(r"P\.?|頁|ページ|掲載頁|掲載ページ|ページ番号")
_GRADE_HEAD = regex.compile(r"評価|判定|評定|総括|結果")
_COUNT = regex.compile(r"([0-9０-９,，]+)\s*(件|事業|施策|システム|項目)")
# A heading with at least this many names below it heads a list.
LIST_ROWS: Final = 2
# A caption stands at most this far above its table, in points.
CAPTION_ABOVE: Final = 40.0


@dataclass(slots=True)
class _Table:
    """A list that may run over several pages: its caption and how many rows have been read."""

    caption: str
    rows: int = 0
    heads: dict[int, tuple[Head, ...]] = field(default_factory=dict)


def read(sheet: Sheet, context: Context) -> tuple[list[Draft], frozenset[int]]:
    """The facts of all lists on `sheet`, and the orders of the items that they took."""
    tables: dict[tuple[int, int], list[Item]] = defaultdict(list)
    for item in context.items:
        if item.block.ruled:
            tables[item.block.page, item.block.table].append(item)
    drafts: list[Draft] = []
    taken: set[int] = set()
    state: _Table | None = None
    for (page, _), items in tables.items():
        role = _roles(items)
        if not role:
            continue
        caption = _caption(sheet, page, items)
        if state is None or (caption and caption != state.caption):
            state = _Table(caption or "")
        found = list(_rows(items, role, state))
        drafts += found
        taken.update(i.order for i in items)
    return drafts, frozenset(taken)


def _roles(items: list[Item]) -> dict[int, str]:
    """The listing concept of each column, or nothing where the table is no list."""
    columns: dict[int, list[Item]] = defaultdict(list)
    for item in items:
        if item.path.columns and item.block.lines:
            columns[item.block.column].append(item)
    roles = {}
    for column, found in columns.items():
        role = _role(found)
        if role is not None:
            roles[column] = role
    if "listing_name" in roles.values():
        names = [c for c, role in roles.items() if role == "listing_name"]
        if max(len(columns[c]) for c in names) >= LIST_ROWS and len(set(roles.values())) > 1:
            return {c: r for c, r in roles.items() if r != "listing_count"}
    counted = {c: r for c, r in roles.items() if r == "listing_count"}
    return counted if len(counted) > 1 else {}


def _role(column: list[Item]) -> str | None:
    leaf = column[0].path.columns[-1]
    concept = leaf.meaning.of("concept") if leaf.meaning.quality >= Quality.CORE else None
    if concept == "project_name":
        return "listing_name"
    if concept == "responsible_division":
        return "listing_division"
    if _PAGE_HEAD.fullmatch(leaf.text.replace(" ", "")):
        return "listing_page"
    texts = [text_of(i) for i in column]
    if sum(_COUNT.match(t) is not None for t in texts) * 2 > len(texts):
        return "listing_count"
    if any(_GRADE_HEAD.search(h.text) for h in column[0].path.columns) and all(len(t) <= 8 for t in texts):
        return "listing_rating"
    return None


def _rows(items: list[Item], role: dict[int, str], table: _Table) -> Iterable[Draft]:
    by_row: dict[int, list[Item]] = defaultdict(list)
    for item in items:
        if item.block.column in role:
            by_row[item.block.row].append(item)
    for row in sorted(by_row):
        cells = sorted(by_row[row], key=lambda i: i.block.column)
        if not any(i.block.lines for i in cells) or len(cells) < 2:
            continue
        table.rows += 1
        place: dict[str, str | int] = {"row": table.rows, "table": table.caption}
        for item in cells:
            yield from _cell(item, role[item.block.column], place)


def _cell(item: Item, concept: str, place: dict[str, str | int]) -> Iterable[Draft]:
    state = state_of(item)
    first, last, flags = years_of(replace(item, path=replace(item.path, section=(), rows=())))
    text = text_of(item)
    columns = tuple(h.text for h in item.path.columns if h.text)
    if concept == "listing_count":
        match = _COUNT.match(item.block.text)
        if match is None:
            return
        label = tuple(h.text for h in item.path.rows if h.printed) + columns[-1:]
        value = int(normal(match[1]).replace(",", ""))
        yield Draft(item, concept, value, match[0], label, first, last, place, match[2], 0)
        return
    if concept == "listing_page" and (amount := read_amount(text)) is not None:
        yield Draft(item, concept, amount.value, None, columns, dimensions=place, decimals=0)
        return
    base = plain_text(item, concept, place, dated=False)
    if state != "blank":
        yield Draft(item, concept, base.value, None, columns, first, last, place, state=state, flags=flags)


def _caption(sheet: Sheet, page: int, items: list[Item]) -> str | None:
    """The caption printed above a table: `表４－１ …一覧`."""
    top = min(i.block.box.y0 for i in items)
    for part in sheet.pages:
        if part.number != page:
            continue
        above = [b for b in part.free if _CAPTION.match(b.text) and b.box.y1 <= top + 30]
        if above:
            return normal(max(above, key=lambda b: b.box.y0).text)
    sections = [i.block.section[0] for i in items if i.block.section]
    return _NUMBERED.sub("", normal(sections[0])) if sections else None


def heading_terms(block: Block) -> frozenset[str]:
    """The concepts that a block's headings name."""
    return frozenset(
        t.name for h in block.rows + block.columns for t in look_up(fold_label(h.text)).terms if t.kind == "concept"
    )
