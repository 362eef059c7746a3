"""Yen figures: amounts with phase, cost and source, named line items, and the staff behind personnel cost."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

import regex

from normalize.amounts import Amount, read_amount, read_amounts
from normalize.context import Context, Item
from normalize.dimensions import item_head, of_amount, of_line, of_staff, total_cost
from normalize.drafts import Draft, plain_text, state_of, text_of, years_of
from normalize.pairs import concept_of, parts_of, units_of
from normalize.paths import Head, Path
from normalize.readings import Reading
from normalize.text import normal
from normalize.units import UNITS, Unit
from schemas.folding import fold_label
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
_PEOPLE: Final = frozenset({"staff_fte", "overtime_hours"})


def read(item: Item, reading: Reading, context: Context) -> list[Draft]:
    """The facts of one block that holds money or staff: one, or two where two values stand in the cell."""
    unit, inferred = _unit(item, reading, context)
    state = state_of(item)
    if state != "reported":
        return _drafts(item, reading, context, None, item.block.text, unit, (), state)
    if (staffed := _staff_and_cost(item, reading, context)) is not None:
        return staffed
    amounts = read_amounts(text_of(item), unit) or _by_stroke(item, unit, context)
    if not amounts:
        return _unreadable(item, reading, context)
    flags = _unit_flags(amounts[0][1], unit, inferred)
    if len(amounts) == 1:
        counted = _counted(reading, amounts[0][1])
        if counted.concept == "other":
            return [plain_text(item, "other")]
        if _in_fractions(counted, amounts[0][1]):
            return _unreadable(item, reading, context)
        return _drafts(item, counted, context, amounts[0][1], item.block.text, unit, flags, "reported")
    found = []
    named = parts_of(item)
    parts = named or (item,) * len(amounts)
    if len(parts) != len(amounts) or (not named and not _told_apart([amount for _, amount in amounts])):
        # Which of the figures is which nobody says: none is better than a wrong one.
        return _unreadable(item, reading, context)
    for part, (raw, amount) in zip(parts, amounts, strict=True):
        concept = concept_of(part) or (reading.concept if part is item else "amount")
        # Brackets that hold the part said to be in them are no sub-amount of something unsaid.
        bare = amount if part is item else replace(amount, flags=tuple(f for f in amount.flags if f != "sub_amount"))
        if concept in _PEOPLE and bare.inherited and (people := read_amount(_inner(raw), UNITS["人"])) is not None:
            # 4,140 （0.6）: the 千円 of the table are for the cost.
            bare = people
        counted = _counted(replace(reading, concept=concept), bare)
        # 人 of 人工(人)/人件費 is not the unit of the cost behind the stroke; nobody says which that is.
        foreign = counted.concept in _YEN and bare.unit is None and unit is not None and unit.code != "JPY"
        own = None if foreign else unit
        if _in_fractions(counted, bare):
            return _unreadable(item, reading, context)
        flags = _unit_flags(bare, own, inferred or foreign)
        found += _drafts(part, counted, context, bare, _inner(raw), own, flags, "reported")
    return found


def _unit_flags(amount: Amount, unit: Unit | None, inferred: bool) -> tuple[str, ...]:
    """What to say of a figure that prints no unit, where nothing on its table says one either."""
    if not inferred or not (amount.inherited or amount.unit is None):
        return ()
    return ("unit_unknown",) if unit is None else ("unit_inferred",)


def _in_fractions(reading: Reading, amount: Amount) -> bool:
    """Whether a figure that should be money is no whole number of yen (96.8 without a unit): then it is something else."""
    return reading.concept in _YEN and isinstance(amount.value, float)


def _staff_and_cost(item: Item, reading: Reading, context: Context) -> list[Draft] | None:
    """People and their cost in one cell, on one line or on two: 0.10人 840 under 正規職員(人工・千円)."""
    units = units_of(item)
    if units is None:
        return None
    amounts = read_amounts(normal(" ".join(item.block.lines)), units[0])
    if len(amounts) != 2:
        return None
    found = []
    for (raw, amount), unit in zip(amounts, units, strict=True):
        own = read_amount(raw, unit) if amount.inherited or amount.unit is None else amount
        if own is None or (own.unit == "JPY") != (unit.code == "JPY"):
            return None
        money = own.unit == "JPY"
        if money and isinstance(own.value, float):
            return None
        counted = replace(reading, concept="amount") if money else _counted(replace(reading, concept="amount"), own)
        drafts = _drafts(item, counted, context, own, raw, unit, (), "reported")
        found += [replace(d, dimensions={**d.dimensions, "cost": "personnel"}) if money else d for d in drafts]
    return found


def _by_stroke(item: Item, unit: Unit | None, context: Context) -> tuple[tuple[str, Amount], ...]:
    """The two figures that a stroke parts under a heading of two (0.35／2,695 under 人工(人)/人件費), each in its unit."""
    parts, raws = parts_of(item), _STROKE.split(item.block.text.strip())
    if parts is None or len(raws) != len(parts):
        return ()
    money = unit if unit is not None and unit.code == "JPY" else context.caption(item.block, True)
    people = None if unit is None or unit.code == "JPY" else unit
    found = []
    for part, raw in zip(parts, raws, strict=True):
        amount = read_amount(normal(raw), people if concept_of(part) is not None else money or context.usual_money)
        if amount is None:
            return ()
        found.append((raw, amount))
    return tuple(found)


_STROKE = regex.compile(r"\s*[/／]\s*")


def _told_apart(amounts: Sequence[Amount]) -> bool:
    """Whether figures of one cell differ in kind: one in brackets beside one without (再掲), or people beside money."""
    kinds = [("sub_amount" in amount.flags, amount.unit) for amount in amounts]
    return len(set(kinds)) == len(kinds)


def _inner(raw: str) -> str:
    """The characters of a value without the brackets around it."""
    match = _BRACKETED.fullmatch(raw.strip())
    return match[1] if match is not None else raw


_BRACKETED = regex.compile(r"[(（]\s*(.*?)\s*[)）]")


def _unit(item: Item, reading: Reading, context: Context) -> tuple[Unit | None, bool]:
    """The unit of a figure, and whether nothing on its table says so."""
    near, wide = item.path.near_unit, item.path.unit
    if near is not None:
        return near, False
    if reading.concept == "staff_fte":
        # A section of 千円 counts no people.
        return (None if wide is None or wide.code == "JPY" else wide), False
    caption = context.caption(item.block, reading.concept in ("amount", "line_item"))
    if caption is not None or wide is not None:
        return caption or wide, False
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
    base = Draft(
        item, reading.concept, value, raw, None, first, last, dimensions, code, decimals,
        "not_applicable" if state == "not_applicable" else "blank" if state == "blank" else "reported", flags,
    )  # fmt: skip
    return [base, *_also_amount(base, item, context)]


def _years(item: Item, reading: Reading, context: Context) -> tuple[int | None, int | None, tuple[str, ...]]:
    """The years of a figure; the sheet's own where no heading names one: a cost without a year is that year's."""
    first, last, flags = years_of(item)
    shift = _shift(item.path)
    base = first if first is not None else context.year
    if shift and base is not None:
        return base + shift, None, (*flags, "year_inferred")
    undated = first is None and item.path.year is None and reading.concept in ("amount", "line_item")
    if undated and context.year is not None:
        return context.year, None, (*flags, "year_inferred")
    return first, last, flags


def _shift(path: Path) -> int:
    """How many years before or after the sheet's (or its row's) year the innermost headings speak of (前年度決算額)."""
    for head in (item_head(path), path.columns[-1] if path.columns else None):
        if head is None or head.stub or head.year is not None:
            continue
        # 次年度繰越金 of a year is what that year leaves.
        said = None if "繰越" in head.text else _SHIFTED.match(fold_label(head.text))
        if said is not None:
            return _SHIFTS[said[1] or said[2]]
    return 0


_SHIFTS: Final = {"前々年": -2, "前年": -1, "昨年": -1, "翌々年": 2, "翌年": 1, "次年": 1, "来年": 1}
# 前年度決算額, (参考)前年度決算額, ② 前年度決算額, 決算額(前年度)
_SHIFTED: Final = regex.compile(
    rf"(?:\([^()]*\)|[0-9A-Za-z①-⑳][.)、]?)?\s*({'|'.join(_SHIFTS)})|[^()]+\(({'|'.join(_SHIFTS)})度?\)$"
)


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
    if amount is not None and concept in _YEN:
        # Yen or thousands of yen, nobody says which: a figure called yen would be wrong and look right.
        return None
    return {"overtime_hours": "hour"}.get(concept, "JPY")


def _is_subtotal(leaf: Head) -> bool:
    return "小計" in leaf.text


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
        and base.dimensions.get("side", "expense") == "expense"
        and not _is_subtotal(leaf)
    ):
        cost = total_cost(item, context) or "project"
    if cost is None or (cost == "project" and leaf is not None and not leaf.meaning.has("role", "total")):
        return []
    dimensions = {"phase": base.dimensions["phase"], "cost": cost}
    return [
        Draft(
            item, "amount", base.value, base.raw, None, base.fiscal_year, base.fiscal_year_end, dimensions, base.unit,
            base.decimals, base.state, base.flags,
        )
    ]  # fmt: skip
