"""Yen figures: amounts with phase, cost and source, named line items, and the staff behind personnel cost."""

from __future__ import annotations

from typing import Final

import regex

from normalize.amounts import Amount, read_amounts
from normalize.context import Context, Item
from normalize.decide import Reading, in_statement
from normalize.drafts import Draft, state_of, text_of, years_of
from normalize.paths import Head, Path
from normalize.units import Unit
from schemas.vocabulary import Quality

_NUMBERING = regex.compile(r"^[①-⑳]\s*|^\([0-9]+\)\s*|^[0-9]+[.)]\s*")
# 決算額（3年度は見込み）: the column of that year is an estimate.
_ESTIMATE_NOTE = regex.compile(r"([0-9]{1,2}|元)年度は?見込み?")
_DIFFERENCE: Final = frozenset({"差額", "増減", "増減額", "差引"})


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
    found = []
    for raw, amount in amounts:
        found += _drafts(
            item, reading, context, amount, raw if len(amounts) > 1 else item.block.text, unit, flags, "reported"
        )
    return found


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
        dimensions = _amount_dimensions(item, context, first)
    elif reading.concept == "staff_fte":
        dimensions = _staff_dimensions(item, context)
    elif reading.concept == "line_item":
        dimensions = _line_dimensions(item, reading, first)
        if "measure" in dimensions:
            first = last = None
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
    leaf = _item_head(path)
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
    return {"amount": "JPY", "line_item": "JPY", "staff_fte": "person", "overtime_hours": "hour"}[concept]


def _amount_dimensions(item: Item, context: Context, year: int | None) -> dict[str, str | int]:
    path = item.path
    found: dict[str, str | int] = {}
    phase, cost, source = _phase(path, year) or _total_phase(item, context), _cost(path), _source(path)
    if source is None and cost is None:
        cost = _total(item, context) or "project"
        source = _funding_total(path)
    if source is not None and cost is None:
        cost = "project"
    if phase is not None:
        found["phase"] = phase
    found["cost"] = cost or "project"
    if source is not None:
        found["source"] = source
    return found


def _is_pair(head: Head) -> bool:
    """Whether a section heading names two things (予算と執行, 予算・決算), so that neither is said of its figures."""
    return head.axis == "section" and _AND.search(head.text) is not None


_AND = regex.compile(r"と|・|及び|や")


def _total_phase(item: Item, context: Context) -> str | None:
    """The phase of a total over years whose headings all name one: 小計 of R3決算, R4決算, R5決算見込."""
    leaf = item.path.columns[-1] if item.path.columns else None
    if leaf is None or leaf.year is None or leaf.year.end is None:
        return None
    phases = context.phases_beside(item)
    if phases <= {"settlement", "settlement_estimate"}:
        return "settlement" if phases else None
    return next(iter(phases)) if len(phases) == 1 else None


def _staff_dimensions(item: Item, context: Context) -> dict[str, str | int]:
    """The kind of employee, where the rows name kinds, and the phase, where columns say one (FACTS.md, ruling 6)."""
    found: dict[str, str | int] = {}
    leaf = _item_head(item.path)
    kinds = context.staff_kinds.get((item.block.page, item.block.table), frozenset())
    if leaf is not None and len(kinds) > 1 and leaf.text in kinds:
        found["item"] = _NUMBERING.sub("", leaf.text)
    phase = next((p for h in reversed(item.path.columns) if (p := h.meaning.of("phase")) is not None), None)
    if phase is not None:
        found["phase"] = phase
    return found


def _phase(path: Path, year: int | None) -> str | None:
    """The budget phase: rows before columns before sections, the innermost first.

    A row that says 決算額 holds settlements also under a column headed R1年度予算.
    """
    for heads in (path.rows, path.columns, path.section):
        for head in reversed(heads):
            phase = head.meaning.of("phase") if head.meaning.quality >= Quality.CORE else None
            if phase is None and head.meaning.quality >= Quality.PART and not head.stub and not _is_pair(head):
                phase = head.meaning.of("phase")
            if phase is None and head.meaning.quality >= Quality.CORE:
                phase = {"indicator_actual": "settlement", "indicator_target": "plan"}.get(
                    head.meaning.of("concept") or ""
                )
            if phase == "settlement" and is_estimate(head, year):
                return "settlement_estimate"
            if phase is not None:
                return phase
    return None


def is_estimate(head: Head, year: int | None) -> bool:
    """Whether a heading's note says that the figure of `year` is an estimate: 決算額（3年度は見込み）."""
    match = _ESTIMATE_NOTE.search(head.text)
    if match is None or year is None:
        return False
    number = 1 if match[1] == "元" else int(match[1])
    # The era of the note is the column's own: 3年度 is 2021 (令和) or 1991 (平成).
    return number in (year - 2018, year - 1988, year - 1925)


def _cost(path: Path) -> str | None:
    for head in path.inner():
        if head.axis != "section" and head.meaning.quality >= Quality.CORE and not head.stub:
            cost = head.meaning.of("cost")
            if cost is not None:
                return cost
    for head in path.inner():
        if (
            head.axis != "section"
            and not head.stub
            and head.meaning.of("source") is None
            and (cost := head.meaning.of("cost")) is not None
        ):
            return cost
    return None


def _source(path: Path) -> str | None:
    for heads in (path.rows, path.columns):
        for head in reversed(heads):
            if head.meaning.quality >= Quality.CORE and (source := head.meaning.of("source")) is not None:
                return source
            if head.meaning.quality >= Quality.CORE and head.meaning.of("cost") is not None:
                return None
            if (
                head.meaning.quality is Quality.PART
                and head.meaning.of("cost") is None
                and (source := head.meaning.of("source")) is not None
            ):
                return source
    return None


def _is_total(path: Path) -> bool:
    return any(h.meaning.has("role", "total") for h in path.rows[-1:] + path.columns[-1:])


def _total(item: Item, context: Context) -> str | None:
    """The cost of a row that only says 合計: the grand total where personnel cost stands in the same table."""
    if not any(h.meaning.has("role", "total") for h in item.path.rows[-1:]) or item.path.has_role("funding"):
        return None
    return "total" if (item.block.page, item.block.table) in context.with_personnel else None


def _funding_total(path: Path) -> str | None:
    return "all" if _is_total(path) and path.has_role("funding") else None


def _line_dimensions(item: Item, reading: Reading, year: int | None) -> dict[str, str | int]:
    path = item.path
    leaf = _item_head(path)
    found: dict[str, str | int] = {"item": _NUMBERING.sub("", leaf.text) if leaf is not None else ""}
    side = _side(item)
    if side is not None:
        found["side"] = side
    phase = _phase(path, year)
    if phase is None or (in_statement(item) and phase == "plan"):
        phase = "settlement"
    found["phase"] = phase
    if any(h.text in _DIFFERENCE for h in path.columns):
        found["measure"] = "difference"
    return found


def _item_head(path: Path) -> Head | None:
    named = [h for h in path.rows if not h.only_unit and not h.only_year]
    return named[-1] if named else None


def _side(item: Item) -> str | None:
    """Expense or revenue; balance lines have neither (FACTS.md, ruling 17)."""
    path = item.path
    leaf = _item_head(path)
    if leaf is not None and leaf.meaning.has("role", "balance"):
        return None
    for head in reversed(path.rows):
        for side in ("expense", "revenue"):
            if head.meaning.has("role", side):
                return side
    return None if in_statement(item) else "expense"


def _also_amount(base: Draft, item: Item, context: Context) -> list[Draft]:
    """Personnel cost and the grand total of a statement are amounts as well (FACTS.md, ruling 2)."""
    if base.concept != "line_item" or "measure" in base.dimensions or base.state == "blank":
        return []
    leaf = _item_head(item.path)
    known = leaf is not None and leaf.meaning.quality >= Quality.CORE
    cost = leaf.meaning.of("cost") if leaf is not None and known else None
    if (
        leaf is not None
        and known
        and cost is None
        and leaf.meaning.has("role", "total")
        and base.dimensions.get("side") == "expense"
    ):
        cost = _total(item, context) or "project"
    if cost is None or (cost == "project" and leaf is not None and not leaf.meaning.has("role", "total")):
        return []
    dimensions = {"phase": base.dimensions["phase"], "cost": cost}
    return [
        Draft(
            item, "amount", base.value, base.raw, None, base.fiscal_year, base.fiscal_year_end, dimensions, base.unit,
            base.decimals, base.state, base.flags, base.confidence,
        )
    ]  # fmt: skip
