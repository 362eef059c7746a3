"""Ranges of numbers: `99.5%以上`, `280分以内`, `≧95%`, `10～20件`, `10%以上20%未満`, `±5%`."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from normalize.amounts import Amount, read_amount
from normalize.numbers import MINUSES

if TYPE_CHECKING:
    from normalize.units import Unit


@dataclass(frozen=True, slots=True)
class NumberRange:
    """Numbers in `unit` (a code of FACTS.md, `printed` its writing). Whether a bound is included is None where it is open."""

    low: int | float | None
    high: int | float | None
    unit: str | None
    printed: str | None
    low_included: bool | None
    high_included: bool | None
    approx: bool = False
    flags: tuple[str, ...] = ()


_DASH: Final = rf"[\-{MINUSES[1:]}]"
_WAVE: Final = "[~〜]"
_COMPARED: Final = {
    "≧": ("min", True), "≥": ("min", True), "⩾": ("min", True), ">=": ("min", True), "=>": ("min", True), ">": ("min", False), "≦": ("max", True),
    "≤": ("max", True), "⩽": ("max", True), "<=": ("max", True), "=<": ("max", True), "<": ("max", False),
}  # fmt: skip
_OPERATOR: Final = r"(?:>=|<=|=>|=<|[≧≥⩾>≦≤⩽<])"
_VARIABLE: Final = "(?:[a-zA-Z]|[^0-9<>≦≧≤≥]{1,8})?"
_PREFIXED: Final = re.compile(rf"{_VARIABLE} ?({_OPERATOR}) ?([^<>≦≧≤≥]+)")
_SUFFIXED: Final = re.compile(rf"([^<>≦≧≤≥]+?) ?({_OPERATOR}) ?{_VARIABLE}")
_ENCLOSED: Final = re.compile(r"([^<>≦≧≤≥]+?) ?([<≦≤]|<=) ?[^<>≦≧≤≥0-9]{0,8} ?([<≦≤]|<=) ?([^<>≦≧≤≥]+)")
_BETWEEN: Final = re.compile(
    r"(?P<low>[^~〜]*?[0-9][^~〜]*?)(?P<lowb>以上|超|を超え)?(?P<part>(?:から|より)?[、, ]?"
    rf"(?:{_WAVE}|(?<=[0-9%]){_DASH}(?=[0-9])|(?<=以上)|(?<=超)|(?<=超え)|(?<=から))[、, ]?)"
    r"(?P<high>[0-9△▲\-−約][^~〜]*?)(?P<highb>以下|未満|以内|まで)?(?P<tail>程度|前後)?"
)
_TOLERANCE: Final = re.compile(r"(?:±|\+/-|\+-) ?([0-9].*)")
_AT_LEAST: Final = re.compile(r"(?:少なくとも|最低でも|最低|最少|最小|下限は?) ?(.+)")
_AT_MOST: Final = re.compile(r"(?:多くとも|最大でも|最高でも|最大|最高|最長|上限は?|[~〜]) ?(.+)")
_DATE_LIKE: Final = re.compile(
    r"[0-9]{1,4}[-/.][0-9]{1,2}[-/.]|[0-9]:[0-9]|年度|^[0-9]{2,4}-[0-9]{3,4}|[0-9]月|条|丁目|番地|^0[0-9]"
)


def _amount(text: str, context: Unit | None) -> Amount | None:
    found = read_amount(text.strip(), context)
    return None if found is None or found.value is None or {"second_value", "sub_amount"} & set(found.flags) else found


def _one_sided(found: Amount, side: str, included: bool) -> NumberRange:
    low, high = (found.value, None) if side == "min" else (None, found.value)
    return NumberRange(
        low,
        high,
        found.unit,
        found.printed,
        included if side == "min" else None,
        included if side == "max" else None,
        found.approx,
    )


_BOUND_OF_FLAG: Final = {
    "at_least": ("min", True), "more_than": ("min", False), "at_most": ("max", True), "less_than": ("max", False),
}  # fmt: skip


def _bounded(text: str, context: Unit | None) -> NumberRange | None:
    """`99.5%以上`, `≧95%`, `95%≦`, `最大10件`."""
    for pattern, side in ((_AT_LEAST, "min"), (_AT_MOST, "max")):
        match = pattern.fullmatch(text)
        if match is not None and (found := _amount(match[1], context)) is not None:
            return _one_sided(found, side, True)
    match = _PREFIXED.fullmatch(text)
    if match is not None and (found := _amount(match[2], context)) is not None:
        return _one_sided(found, *_COMPARED[match[1]])
    match = _SUFFIXED.fullmatch(text)
    if match is not None and (found := _amount(match[1], context)) is not None:
        side, included = _COMPARED[match[2]]
        return _one_sided(found, "max" if side == "min" else "min", included)
    found = _amount(text, context)
    if found is None:
        return None
    bounds = [_BOUND_OF_FLAG[flag] for flag in found.flags if flag in _BOUND_OF_FLAG]
    return _one_sided(found, *bounds[0]) if bounds else None


def _pair(low: Amount, high: Amount, low_included: bool, high_included: bool) -> NumberRange | None:
    """Two ends of one range, in one unit."""
    if low.unit != high.unit or low.value is None or high.value is None:
        return None
    flags = ("reversed",) if high.value < low.value else ()
    return NumberRange(
        low.value, high.value, high.unit, high.printed, low_included, high_included, low.approx or high.approx, flags
    )


_SCALE_BEHIND: Final = re.compile(r"(?:[0-9.,]+)(.*)")


def _between(text: str, context: Unit | None) -> NumberRange | None:
    """`10～20件`, `10%以上20%未満`, `5千円～1万円`, `0<x≦5`."""
    enclosed = _ENCLOSED.fullmatch(text)
    if enclosed is not None:
        low, high = _amount(enclosed[1], context), _amount(enclosed[4], context)
        both = low is not None and high is not None
        return _pair(low, high, enclosed[2] != "<", enclosed[3] != "<") if both and low and high else None
    match = _BETWEEN.fullmatch(text)
    if match is None:
        return None
    if match["highb"] is None and match["part"].strip(" 、,") == "":
        # 99.5%以上 99.9%: a target and what came of it.
        return None
    high = _amount(match["high"], context)
    low_text = match["low"]
    low = _amount(low_text, context)
    if high is None:
        return None
    if (low is not None and low.unit != high.unit) or (low is not None and low.inherited != high.inherited):
        low = None
    if low is None or (not low.inherited and low.unit is None and high.unit is not None):
        # 10～20件, 2～3億円: what stands behind the second figure belongs to both.
        scale = _SCALE_BEHIND.fullmatch(match["high"].lstrip("約"))
        low = None if scale is None else _amount(low_text + scale[1], context)
    if low is None:
        return None
    found = _pair(low, high, match["lowb"] in (None, "以上"), match["highb"] != "未満")
    return found if found is None or match["tail"] is None else replace(found, approx=True)


def _tolerance(text: str, context: Unit | None) -> NumberRange | None:
    match = _TOLERANCE.fullmatch(text)
    found = None if match is None else _amount(match[1], context)
    if found is None or not found.value:
        return None
    return NumberRange(-found.value, found.value, found.unit, found.printed, True, True)


def read_bounds(text: str, context: Unit | None = None) -> NumberRange | None:
    """The range of numbers that a plain text is, in the unit printed or else in `context`; None where it is none."""
    if _DATE_LIKE.search(text) is not None:
        return None
    return _tolerance(text, context) or _between(text, context) or _bounded(text, context)
