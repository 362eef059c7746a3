"""Yen figures: amounts with phase, cost and source, named line items, and the staff behind personnel cost."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

import regex

from normalize.amounts import Amount, read_amounts
from normalize.context import Context, Item
from normalize.decide import Reading
from normalize.dimensions import item_head, of_amount, of_line, of_staff, total_cost
from normalize.drafts import Draft, plain_text, state_of, text_of, years_of
from normalize.pairs import concept_of, parts_of
from normalize.paths import Path
from normalize.units import Unit
from schemas.vocabulary import Quality


def _counted(reading: Reading, amount: Amount) -> Reading:
    """What a figure is by the unit printed with it: people are staff, and what is no money is no amount."""
    if reading.concept not in _YEN or amount.unit in (None, "JPY"):
        return reading
    return replace(
        reading,
        concept={"person": "staff_fte", "人工": "staff_fte", "hour": "overtime_hours"}.get(amount.unit or "", "other"),
    )


_YEN: Final = frozenset({"amount", "line_item"})


def read(item: Item, reading: Reading, context: Context) -> list[Draft]:
    """The facts of one block that holds money or staff: one, or two where two values stand in the cell."""
    unit, inferred = _unit(item, reading, context)
    state = state_of(item)
    if state != "reported":
        return _drafts(item, reading, context, None, item.block.text, unit, (), state)
    amounts = read_amounts(text_of(item), unit)
    if not amounts:
        return _unreadable(item, reading, context)
    flags = ("unit_inferred",) if inferred and all(a.inherited or a.unit is None for _, a in amounts) else ()
    if len(amounts) == 1:
        counted = _counted(reading, amounts[0][1])
        if counted.concept == "other":
            return [plain_text(item, "other")]
        return _drafts(item, counted, context, amounts[0][1], item.block.text, unit, flags, "reported")
    found = []
    parts = parts_of(item) or (item,) * len(amounts)
    for part, (raw, amount) in zip(parts, amounts, strict=False):
        concept = concept_of(part) or (reading.concept if part is item else "amount")
        # Brackets that hold the part said to be in them are no sub-amount of something unsaid.
        bare = amount if part is item else replace(amount, flags=tuple(f for f in amount.flags if f != "sub_amount"))
        found += _drafts(
            part, _counted(replace(reading, concept=concept), bare), context, bare, _inner(raw), unit, flags, "reported"
        )
    return found


def _inner(raw: str) -> str:
    """The characters of a value without the brackets around it."""
    match = _BRACKETED.fullmatch(raw.strip())
    return match[1] if match is not None else raw


_BRACKETED = regex.compile(r"[(（]\s*(.*?)\s*[)）]")


def _unit(item: Item, reading: Reading, context: Context) -> tuple[Unit | None, bool]:
    """The unit of a figure, and whether nothing on its table says so."""
    own = item.path.unit
    if own is not None:
        return own, False
    if reading.concept == "staff_fte":
        return None, False
    caption = context.caption(item.block, reading.concept in ("amount", "line_item"))
    if caption is not None:
        return caption, False
    if reading.concept in ("amount", "line_item"):
        return context.usual_money, True
    return None, False


def _unreadable(item: Item, reading: Reading, context: Context) -> list[Draft]:
    """A cell that is no figure though its headings promise one: its text, flagged."""
    drafts = _drafts(item, reading, context, None, item.block.text, None, ("unreadable",), "reported")
    return [
        Draft(
            d.item,
            d.concept,
            text_of(item),
            d.raw,
            d.label,
            d.fiscal_year,
            d.fiscal_year_end,
            d.dimensions,
            None,
            None,
            "reported",
            d.flags,
            0.5,
        )
        for d in drafts
    ]


def _drafts(
    item: Item,
    reading: Reading,
    context: Context,
    amount: Amount | None,
    raw: str,
    unit: Unit | None,
    flags: tuple[str, ...],
    state: str,
) -> list[Draft]:
    first, last, year_flags = _years(item, reading, context)
    dimensions: dict[str, str | int] = {}
    if reading.concept == "amount":
        dimensions = of_amount(item, context, first)
    elif reading.concept == "staff_fte":
        dimensions = of_staff(item, context)
    elif reading.concept == "line_item":
        dimensions = of_line(item, reading, first)
        if "measure" in dimensions:
            first, last, year_flags = None, None, ()
    code = _code(amount, unit, reading.concept)
    value, decimals = (None, None) if amount is None else _typed(amount, reading.concept)
    flags = (*flags, *year_flags, *((f for f in amount.flags if f != "stray_space") if amount is not None else ()))
    confidence = 0.95 if reading.quality >= Quality.CORE else 0.75
    if code is None or (
        reading.concept != "staff_fte" and code != "JPY" and reading.concept in ("amount", "line_item")
    ):
        confidence = 0.4
    base = Draft(
        item, reading.concept, value, raw, None, first, last, dimensions, code, decimals,
        "not_applicable" if state == "not_applicable" else "blank" if state == "blank" else "reported", flags, confidence,
    )  # fmt: skip
    return [base, *_also_amount(base, item, context)]


def _years(item: Item, reading: Reading, context: Context) -> tuple[int | None, int | None, tuple[str, ...]]:
    """The years of a figure; the sheet's own where no heading names one: a cost without a year is that year's."""
    first, last, flags = years_of(item)
    shift = _shift(item.path)
    if shift and context.year is not None and first is None:
        return context.year + shift, None, (*flags, "year_inferred")
    undated = first is None and item.path.year is None and reading.concept in ("amount", "line_item")
    if undated and context.year is not None:
        return context.year, None, (*flags, "year_inferred")
    return first, last, flags


def _shift(path: Path) -> int:
    """-1 where the innermost heading speaks of the year before, +1 of the year after, else 0."""
    leaf = item_head(path)
    if leaf is None or leaf.stub:
        return 0
    return -1 if leaf.text.startswith("前年") else 1 if leaf.text.startswith(("翌年", "次年")) else 0


def _typed(amount: Amount, concept: str) -> tuple[int | float | None, int | None]:
    if concept in ("staff_fte", "overtime_hours") and amount.value is not None:
        return float(amount.value), amount.decimals
    return amount.value, amount.decimals


def _code(amount: Amount | None, unit: Unit | None, concept: str) -> str | None:
    if concept == "staff_fte":
        # 人 and 人工 are one measure: people, whole or in part.
        return "person"
    if amount is not None and amount.unit is not None:
        return amount.unit
    if unit is not None:
        return unit.code
    return {"overtime_hours": "hour"}.get(concept, "JPY")


def _also_amount(base: Draft, item: Item, context: Context) -> list[Draft]:
    """Personnel cost and the grand total of a statement are amounts as well (FACTS.md, ruling 2)."""
    if base.concept != "line_item" or "measure" in base.dimensions or base.state == "blank":
        return []
    leaf = item_head(item.path)
    known = leaf is not None and leaf.meaning.quality >= Quality.CORE
    cost = leaf.meaning.of("cost") if leaf is not None and known else None
    if (
        leaf is not None
        and known
        and cost is None
        and leaf.meaning.has("role", "total")
        and base.dimensions.get("side") == "expense"
    ):
        cost = total_cost(item, context) or "project"
    if cost is None or (cost == "project" and leaf is not None and not leaf.meaning.has("role", "total")):
        return []
    dimensions = {"phase": base.dimensions["phase"], "cost": cost}
    return [
        Draft(
            item, "amount", base.value, base.raw, None, base.fiscal_year, base.fiscal_year_end, dimensions, base.unit,
            base.decimals, base.state, base.flags, base.confidence,
        )
    ]  # fmt: skip
