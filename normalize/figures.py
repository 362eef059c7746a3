"""The cells of an indicator: its name with the unit in brackets, and its figures."""

from __future__ import annotations

from typing import Final

import regex

from normalize.amounts import read_amount
from normalize.context import Item
from normalize.dimensions import is_estimate
from normalize.drafts import Draft, plain_text, state_of, text_of, years_of
from normalize.paths import Head
from normalize.readings import Reading
from normalize.units import Unit, as_printed, known, read_unit

# A unit in brackets at the end of an indicator's name: ログイン件数 (件).
UNIT_AT_END = regex.compile(
    r"^(.*?)\s*[(（\[［]\s*(?:単位\s*[:：/／]?\s*)?([^()（）\[\]［］]{0,8})\s*[)）\]］]$", regex.DOTALL
)


def unit_named(text: str) -> Unit | None:
    """The unit that a unit cell or a bracket names; a word that is no known unit stands for itself."""
    bare = text.strip().strip("()（）")
    if not bare or bare in ("-", "－", "―"):
        return None
    return read_unit(bare) or Unit(bare, 1, bare)


def is_unit_text(text: str) -> bool:
    """Whether a bracket at the end of a name holds a unit and not a remark."""
    bare = _BOUND.sub("", text.strip())
    return not bare or known(bare) is not None or known(bare.lstrip("十百千万")) is not None


# A unit may carry the bound of its target (分以内) or a base (件/年).
_BOUND = regex.compile(r"(?:以内|以上|以下|未満|/.{1,3})$")


def name(item: Item, dimensions: dict[str, str | int]) -> list[Draft]:
    """The name, and the unit in brackets at its end as a fact of its own (ruling 13)."""
    base = plain_text(item, "indicator_name", dimensions, dated=False)
    text = item.block.text
    # A list of several names has no unit at its end that were that of all.
    match = UNIT_AT_END.match(text_of(item)) if base.state == "reported" and "\n" not in text_of(item) else None
    if match is None or not (is_unit_text(match[2]) or "単位" in text):
        inner = unit_inside(text_of(item)) if base.state == "reported" else None
        return [base] if inner is None else [base, _text(item, "indicator_unit", inner, inner, dimensions)]
    raw = UNIT_AT_END.match(text)
    name_raw, unit_raw = (raw[1].strip(), raw[2].strip()) if raw is not None else (text, match[2])
    found = []
    if match[1].strip():
        found.append(_text(item, "indicator_name", match[1].strip(), name_raw, dimensions))
    if match[2].strip():
        found.append(_text(item, "indicator_unit", match[2].strip(), unit_raw, dimensions))
    return found


def unit_inside(text: str) -> str | None:
    """A unit in brackets inside a name: 増加率(%)(複合機・プリンタ)."""
    if "\n" in text:
        return None
    inner = [b.strip() for b in _BRACKETS.findall(text)]
    return next(
        (b for b in inner if (b and known(b) is not None and len(b) <= 4 and not b.isascii()) or b == "%"), None
    )


_BRACKETS = regex.compile(r"[(]([^()]{1,6})[)]")


def _text(item: Item, concept: str, value: str, raw: str, dimensions: dict[str, str | int]) -> Draft:
    return Draft(item, concept, value, raw, dimensions=dimensions)


# A figure begins as one: 申請手続数:409件 and 0件(100%) say more than a number.
_BEGINS = regex.compile(r"[(<]?[△▲\-‐−+±約]?\s*[0-9][^(]*$")
_ESTIMATED = regex.compile(r"[(]?見込み?[)]?[\s:]*([0-9][0-9,.]*(?:[^\s0-9]{1,4})?)")
_ESTIMATED_RAW = regex.compile(r"^\s*[(（]?見込み?[)）]?[\s:：]*")
_FIGURE_HEADS: Final = {"indicator_rate": Unit("%", 1, "%")}


def figure(item: Item, reading: Reading, dimensions: dict[str, str | int], unit: Unit | None) -> Draft:
    """Target, actual or rate: a number with the indicator's unit, or the printed text (`完了`)."""
    state = state_of(item)
    first, last, flags = years_of(item)
    if reading.concept == "indicator_actual" and _is_estimate(item.path.rows + item.path.columns, first):
        flags = (*flags, "estimate")
    unit = as_printed(_FIGURE_HEADS.get(reading.concept) or item.path.unit or unit)
    code = None if unit is None else unit.code
    base = Draft(item, reading.concept, None, None, None, first, last, dimensions, code, None, state, flags)
    if state != "reported":
        return base
    text, raw = text_of(item), None
    if (estimated := _ESTIMATED.fullmatch(text)) is not None:
        # 見込 36,000 in a row of actuals (FACTS.md, ruling 15).
        text, raw = estimated[1], _ESTIMATED_RAW.sub("", item.block.text)
        flags = (*flags, "estimate") if reading.concept == "indicator_actual" and "estimate" not in flags else flags
    amount = read_amount(text, unit)
    plain = (
        amount is not None
        and amount.value is not None
        and not _is_bound(amount.flags)
        and _BEGINS.match(text) is not None
    )
    if amount is None or not plain:
        return Draft(
            item, reading.concept, text_of(item), None, None, first, last, dimensions, None, None, state, flags
        )
    value = float(amount.value) if amount.decimals and amount.value is not None else amount.value
    return Draft(
        item,
        reading.concept,
        value,
        raw,
        None,
        first,
        last,
        dimensions,
        amount.unit or code,
        amount.decimals,
        state,
        flags,
    )


def _is_bound(flags: tuple[str, ...]) -> bool:
    return any(
        flag in ("at_least", "more_than", "at_most", "less_than", "increase", "decrease", "noted") for flag in flags
    )


def _is_estimate(heads: tuple[Head, ...], year: int | None) -> bool:
    for head in heads:
        if is_estimate(head, year):
            return True
        if head.year is not None and "estimate" in head.year.flags:
            return True
    return False
