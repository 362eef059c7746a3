"""A document's own lists and summary tables: rows of names with divisions, pages and grades, and tables of counts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Final

import regex

from normalize.amounts import read_amount
from normalize.context import Context, Item
from normalize.drafts import Draft, is_nothing, plain_text, state_of, text_of, years_of
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
_WHOLE = regex.compile(r"[0-9０-９]{1,3}(?:[,，][0-9０-９]{3})*|[0-9０-９]+")
_COUNTED: Final = frozenset({"件", "事業", "施策", "システム", "項目"})
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
        role = _roles(items, context)
        if not role:
            continue
        caption = _caption(sheet, page, items)
        if state is None or (caption and caption != state.caption):
            state = _Table(caption or "")
        found = list(_rows(items, role, state, context))
        drafts += found
        taken.update(i.order for i in items)
    return drafts, frozenset(taken)


def _roles(items: list[Item], context: Context) -> dict[int, str]:
    """The listing concept of each column, or nothing where the table is no list."""
    columns: dict[int, list[Item]] = defaultdict(list)
    for item in items:
        if item.path.columns and item.block.lines:
            columns[item.block.column].append(item)
    roles = {}
    for column, found in columns.items():
        role = _role(found, context)
        if role is not None:
            roles[column] = role
    if "listing_name" in roles.values():
        names = [c for c, role in roles.items() if role == "listing_name"]
        if max(len(columns[c]) for c in names) >= LIST_ROWS and len(set(roles.values())) > 1:
            return {c: r for c, r in roles.items() if r != "listing_count"}
    counted = {c: r for c, r in roles.items() if r == "listing_count"}
    return counted if len(counted) > 1 else {}


def _role(column: list[Item], context: Context) -> str | None:
    leaf = column[0].path.columns[-1]
    concept = leaf.meaning.of("concept") if leaf.meaning.quality >= Quality.CORE else None
    if concept == "project_name":
        return "listing_name"
    if concept == "responsible_division":
        return "listing_division"
    if _PAGE_HEAD.fullmatch(leaf.text.replace(" ", "")):
        return "listing_page"
    texts = [text_of(i) for i in column]
    said = [i for i in column if not is_nothing(i)]
    if sum(_count(i, context) is not None for i in said) * 2 > len(said):
        return "listing_count"
    if _heads_money(column[0].path.columns) and all(
        read_amount(t) is not None or is_nothing(i) for i, t in zip(column, texts, strict=True)
    ):
        return "listing_amount"
    if any(_GRADE_HEAD.search(h.text) for h in column[0].path.columns) and all(len(t) <= 8 for t in texts):
        return "listing_rating"
    return None


def _heads_money(columns: tuple[Head, ...]) -> bool:
    """Whether headings ask for yen: they name a cost, a source or a budget phase, or a unit of money."""
    known = [h for h in columns if h.meaning.quality >= Quality.CORE and not h.stub]
    said = any(h.meaning.of("cost") or h.meaning.of("source") or h.meaning.of("phase") for h in known)
    return said or any(h.unit is not None and h.unit.code == "JPY" for h in columns)


def _count(item: Item, context: Context) -> tuple[int, str, str] | None:
    """How many, of what, and as printed: 5件, or 5 in a table of （単位：件）."""
    match = _COUNT.match(item.block.text)
    if match is not None:
        return int(normal(match[1]).replace(",", "")), match[2], match[0]
    unit = context.caption(item.block, money=False)
    text = item.block.text.strip()
    if unit is None or unit.code not in _COUNTED or _WHOLE.fullmatch(text) is None:
        return None
    return int(normal(text).replace(",", "")), unit.code, text


def _rows(items: list[Item], role: dict[int, str], table: _Table, context: Context) -> Iterable[Draft]:
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
            yield from _cell(item, role[item.block.column], place, context)


def _cell(item: Item, concept: str, place: dict[str, str | int], context: Context) -> Iterable[Draft]:
    state = state_of(item)
    first, last, flags = years_of(replace(item, path=replace(item.path, section=(), rows=())))
    text = text_of(item)
    columns = tuple(h.text for h in item.path.columns if h.text)
    if concept == "listing_count":
        counted = _count(item, context)
        if counted is None:
            return
        label = tuple(h.text for h in item.path.rows if h.printed) + columns[-1:]
        yield Draft(item, concept, counted[0], counted[2], label, first, last, place, counted[1], 0)
        return
    if concept == "listing_amount":
        yield from _amount(item, place, context, (first, last, flags))
        return
    if concept == "listing_page" and (amount := read_amount(text)) is not None:
        yield Draft(item, concept, amount.value, None, columns, dimensions=place, decimals=0)
        return
    base = plain_text(item, concept, place, dated=False)
    if state != "blank":
        yield Draft(item, concept, base.value, None, columns, first, last, place, state=state, flags=flags)


def _amount(
    item: Item,
    place: dict[str, str | int],
    context: Context,
    years: tuple[int | None, int | None, tuple[str, ...]],
) -> Iterable[Draft]:
    """A figure of money in a list, in whole yen where the list says its unit."""
    first, last, flags = years
    label = tuple(h.text for h in item.path.columns if h.printed)
    unit = item.path.unit or context.caption(item.block) or context.usual_money
    state = state_of(item)
    if state == "blank":
        return
    amount = read_amount(text_of(item), unit) if state == "reported" else None
    code = unit.code if unit is not None else None
    if amount is None:
        yield Draft(item, "listing_amount", None, None, label, first, last, place, code, None, state, flags)
        return
    yield Draft(
        item,
        "listing_amount",
        amount.value,
        None,
        label,
        first,
        last,
        place,
        amount.unit or code,
        amount.decimals,
        state,
        flags,
    )


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
