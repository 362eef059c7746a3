"""Blocks → facts: the one way in (`facts_of`) and out of normalisation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from normalize import crossings, indicators, listings, money, texts, titles
from normalize.binding import bind
from normalize.closing import settle
from normalize.confidence import CEILINGS, confidence
from normalize.context import Context, Item, build
from normalize.decide import decide
from normalize.divisions import join
from normalize.drafts import Draft, Origin, finish, plain_text
from normalize.features import Terms, terms_of, topic_of
from normalize.headings import settled_years
from normalize.readings import INDICATOR, OTHER, Reading, is_figure
from normalize.split import figures_of
from normalize.standing import standings
from normalize.text import normal
from normalize.unit_cells import is_unit_behind
from normalize.units import Unit, known_alone
from schemas.block import Sheet
from schemas.fact import Fact
from schemas.layout import Layout

_MONEY = frozenset({"amount", "line_item", "staff_fte", "overtime_hours"})


def facts_of(
    sheet: Sheet, origin: Origin, year: int | None = None, layout: Layout | None = None, money: Unit | None = None
) -> list[Fact]:
    """The facts of one sheet in reading order.

    `year` is the document's evaluation year, where the sheet prints none; `layout` refines a known form;
    `money` is the document's money unit (`document_money`), for a sheet that prints none.
    """
    title = titles.read(sheet)
    context = build(sheet, title.year if title.year is not None else year, layout, money, title.issued)
    listed, taken = listings.read(sheet, context)
    if sheet.ordinal == 0:
        drafts = [*title.drafts, *listed, *(plain_text(i, "other") for i in context.items if i.order not in taken)]
    else:
        read = _sheet_drafts(context)
        drafts = [*_read_once(title.drafts, read), *read]
    return finished(bind(settle(drafts, layout.funding if layout is not None else None)), origin)


def _read_once(titles: Sequence[Draft], others: Sequence[Draft]) -> list[Draft]:
    """What titles say, but for what is read with a label of its own from the same line (対象年度：令和５年度)."""
    labelled = {(draft.concept, draft.value, draft.item.block.box) for draft in others}
    return [draft for draft in titles if (draft.concept, draft.value, draft.item.block.box) not in labelled]


def finished(drafts: list[Draft], origin: Origin) -> list[Fact]:
    """The facts, each with its confidence: from how it was read, and how it stands to the others of its sheet."""
    read = zip(drafts, standings(drafts), strict=True)
    return [finish(draft, origin, _sure(draft, terms_of(draft, standing))) for draft, standing in read]


def _sure(draft: Draft, terms: Terms) -> float:
    found = confidence(topic_of(draft), terms)
    return min(found, CEILINGS[indicators.UNSURE]) if indicators.UNSURE in draft.flags else found


def document_year(sheets: Sequence[Sheet]) -> int | None:
    """The fiscal year that a document speaks of: the latest that any sheet's headings or title settle.

    A sheet whose heading row has bare years only (23年度 … 32年度) is read beside its neighbours.
    """
    titled = [year for sheet in sheets if (year := titles.read(sheet).year) is not None]
    if titled:
        return max(titled)
    settled = [year for sheet in sheets for page in sheet.pages for year in settled_years(page)]
    return max(settled, default=None)


def _sheet_drafts(context: Context) -> list[Draft]:
    read = [(part, _reading(part, context)) for item in context.items for part in figures_of(item)]
    slots = indicators.Indicators([(i, r) for i, r in read if r.concept in INDICATOR], context)
    drafts: list[Draft] = []
    for item, reading in read:
        drafts += _flagged(_drafts(item, reading, context, slots), reading)
    return join(drafts)


def _flagged(drafts: list[Draft], reading: Reading) -> list[Draft]:
    """The drafts, with the flag of a heading that is in the vocabulary only nearly."""
    if reading.head is None or not reading.head.meaning.fuzzy:
        return drafts
    return [replace(draft, flags=(*draft.flags, "label_fuzzy")) for draft in drafts]


def _follows_figure(item: Item, context: Context) -> bool:
    """Whether the cell is the unit of the figure on its left: it says how to read that, and nothing more."""
    if known_alone(normal(item.block.text)) is None:
        return False
    return any(is_unit_behind(item, mate) for mate in context.mates(item))


def _reading(item: Item, context: Context) -> Reading:
    if _follows_figure(item, context):
        return OTHER
    reading = decide(item, context)
    # A text that only names its row is the label of the figures beside it, unless its column says that it is a value.
    if not item.block.stub:
        return reading
    if _names_quantity(item, context):
        return Reading("indicator_name", reading.head, reading.quality)
    if reading.concept in _NAMING and not _heads_money(item, context):
        return reading
    return OTHER


def _heads_money(item: Item, context: Context) -> bool:
    """Whether the figures beside a name are money: then it only names a line of a budget."""
    return any(
        decide(m, context).concept in _MONEY for m in context.mates(item) if is_figure(m.block) and m.block.lines
    )


# Names that are values as well as the headings of the figures beside them.
_NAMING = frozenset({"indicator_name", "project_name", "indicator_unit", "indicator_definition", "rating", "schedule"})


def _names_quantity(item: Item, context: Context) -> bool:
    """Whether a text names a row of counts by year (実績の推移): such a row is an indicator."""
    return item.path.has_role("quantities") and any(
        is_figure(m.block) and m.path.year is not None for m in context.mates(item)
    )


def _drafts(item: Item, reading: Reading, context: Context, slots: indicators.Indicators) -> list[Draft]:
    if item.block.stub and reading is OTHER:
        return []
    if crossed := crossings.read(item, context):
        return crossed
    if reading.concept in _MONEY:
        return money.read(item, reading, context)
    if reading.concept in INDICATOR:
        return slots.read(item, reading)
    return texts.read(item, reading, context)
