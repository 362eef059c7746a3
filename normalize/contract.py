"""The contract of `hyoka normalize`: one case `{"kind", "input", "context"}` in, its output out (FACTS.md).

Output is None where the text is not of that kind. Nothing here raises, whatever the text: what a case lacks or what is
of the wrong type counts as empty. Money comes out in 円, other units as printed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Final

from normalize.amounts import Amount, read_amount
from normalize.blanks import read_blank
from normalize.bounds import NumberRange
from normalize.choices import read_check, read_choices
from normalize.eras import EraDate, as_date, fiscal_year_of, read_era
from normalize.evidence import Context, label_in, neighbours_in, sheet_year_in, unit_in
from normalize.kanji import read_kanji
from normalize.ranges import DateRange, read_range
from normalize.rows import resolve_among
from normalize.text import close_spacing, join_lines, normal, plain
from normalize.units import read_unit
from normalize.years import Year, read_year

_EMPTY_LINE: Final = re.compile(r"\n{2,}")


def _text(text: str, context: Context) -> object:
    # An empty line parts two paragraphs; it stays, so that the output read again is the same.
    paragraphs = _EMPTY_LINE.split(normal(text))
    joined = [join_lines(paragraph.split("\n")) for paragraph in paragraphs]
    return "\n\n".join("\n".join(close_spacing(line) for line in lines.split("\n")) for lines in joined if lines)


# A field that holds a code or a name holds no date, however much R3 looks like one.
_NO_DATE: Final = re.compile("code|name|model|version|room|road|size|番号|名称|型番|コード")
_YEAR_ONLY: Final = re.compile("(?:18[6-9]|19[0-9]|20[0-9]|21[0-4])[0-9]")
_EIGHT_DIGITS: Final = re.compile(r"((?:18[6-9]|19[0-9]|20[0-9]|21[0-4])[0-9])([0-9]{2})([0-9]{2})")
_BARE_DATE: Final = re.compile("(?:[0-9]{1,2}|元)年(?!度|間)")


def _era(text: str, context: Context) -> object:
    field = context.get("field")
    named = isinstance(field, str)
    if isinstance(field, str) and _NO_DATE.search(field) is not None:
        return None
    found = read_era(text)
    if found is None and (named or "ask" in context):
        found = _digits_only(plain(text)) if len(text) <= 20 else None
    era = context.get("era")
    if found is None and isinstance(era, str) and _BARE_DATE.match(plain(text)) is not None:
        found = read_era(era + text)
    return None if found is None else _era_output(found)


def _digits_only(text: str) -> EraDate | None:
    """`20210401` and `2021` in a field that holds a date."""
    eight = _EIGHT_DIGITS.fullmatch(text)
    if eight is not None:
        return read_era(f"{eight[1]}-{eight[2]}-{eight[3]}")
    return EraDate(int(text)) if _YEAR_ONLY.fullmatch(text) is not None else None


def _era_output(found: EraDate) -> dict[str, object]:
    day = as_date(found)
    output: dict[str, object] = {"year": found.year} if day is None else {"date": day.isoformat()}
    if day is None and found.month is not None:
        output["month"] = found.month
    if found.flags:
        output["flags"] = list(found.flags)
    return output


# 本年度 and its like, counted from the sheet's own year.
_RELATIVE: Final = {
    "前々年度": -2, "前前年度": -2, "一昨年度": -2, "前年度": -1, "昨年度": -1, "本年度": 0, "今年度": 0, "当年度": 0, "当該年度": 0,
    "翌年度": 1, "次年度": 1, "来年度": 1, "翌々年度": 2, "再来年度": 2,
}  # fmt: skip


def _fiscal_year(text: str, context: Context) -> object:
    dated = read_era(text)
    if dated is None and "ask" in context and len(text) <= 20:
        dated = _digits_only(plain(text))
    fiscal = None if dated is None else fiscal_year_of(dated)
    if dated is not None and fiscal is not None:
        return _year_output(fiscal, dated.flags)
    sheet_year = sheet_year_in(context)
    relative = _RELATIVE.get(plain(text)) if len(text) <= 10 else None
    if relative is not None:
        return None if sheet_year is None else _year_output(sheet_year + relative, ("year_inferred",))
    year = resolve_among(text, neighbours_in(context), sheet_year)
    if year is None:
        return _whole_year(text)
    era = context.get("era")
    if (
        year.fy is None
        and isinstance(era, str)
        and (named := read_year(f"{era}{year.number}年度")) is not None
        and named.fy is not None
    ):
        return _year_output(named.fy, (*year.flags, *named.flags, "year_inferred"))
    if year.fy is None and year.padded:
        # 08年度: two digits with a leading zero are Gregorian where nothing says otherwise.
        return _year_output(2000 + (year.number or 0), (*year.flags, "year_inferred"))
    return None if year.fy is None else _year_fields(year)


def _whole_year(text: str) -> object:
    """A period of days that is one fiscal year: 令和3年4月1日～令和4年3月31日."""
    period = read_range(text)
    if not isinstance(period, DateRange) or period.first is None or period.last is None:
        return None
    first, last = period.first, period.last
    whole = (first.month, first.day, last.month, last.day) == (4, 1, 3, 31) and last.year == first.year + 1
    return _year_output(first.year, period.flags) if whole else None


def _year_fields(year: Year) -> dict[str, object]:
    output = _year_output(year.fy, year.flags)
    if year.end is not None and year.end != year.fy:
        output["fy_end"] = year.end
    return output


def _year_output(fy: int | None, flags: Sequence[str]) -> dict[str, object]:
    return {"fy": fy, "flags": list(flags)} if flags else {"fy": fy}


def _range(text: str, context: Context) -> object:
    found = read_range(text, unit_in(context), neighbours_in(context), sheet_year_in(context))
    if found is None:
        return None
    if isinstance(found, NumberRange):
        return _number_range(found)
    output: dict[str, object]
    if isinstance(found, DateRange):
        output = {
            "date_from": None if found.first is None else found.first.isoformat(),
            "date_to": None if found.last is None else found.last.isoformat(),
        }
    else:
        output = {"fy_from": found.first, "fy_to": found.last}
    if found.flags:
        output["flags"] = list(found.flags)
    return output


def _number_range(found: NumberRange) -> dict[str, object]:
    output: dict[str, object] = {"min": found.low, "max": found.high, "unit": found.printed}
    if found.low_included is not None:
        output["min_inclusive"] = found.low_included
    if found.high_included is not None:
        output["max_inclusive"] = found.high_included
    if found.approx:
        output["approx"] = True
    if found.flags:
        output["flags"] = list(found.flags)
    return output


def _amount(text: str, context: Context) -> object:
    found = read_amount(text, unit_in(context), label_in(context))
    if (
        found is None
        and context.get("role") in ("header", "heading", "caption")
        and (unit := read_unit(text)) is not None
    ):
        return {"value": None, "unit": unit.printed, "multiplier": unit.multiplier}
    return None if found is None else _amount_output(found)


def _amount_output(found: Amount) -> dict[str, object]:
    output: dict[str, object] = {"value": found.value, "unit": found.printed}
    if found.approx:
        output["approx"] = True
    if found.multiplier is not None:
        output["multiplier"] = found.multiplier
    if found.flags:
        output["flags"] = list(found.flags)
    return output


def _kanji(text: str, context: Context) -> object:
    found = read_kanji(text) if len(text) <= 120 else None
    if found is None:
        return None
    return {"value": found.value} if found.unit is None else {"value": found.value, "unit": found.unit}


def _blank(text: str, context: Context) -> object:
    cell = context.get("cell")
    found = read_blank(text, cell if isinstance(cell, str) else "amount")
    if found.is_blank:
        return {"is_blank": True, "value": None, "reason": found.reason}
    amount = read_amount(text, unit_in(context), label_in(context))
    return {"is_blank": False, "value": None if amount is None else amount.value, "reason": None}


# A column of ticks may be filled with 1 and left empty.
_IN_A_GRID: Final = {"1": True, "１": True, "0": False, "０": False, "": False}


def _checkbox(text: str, context: Context) -> object:
    position = context.get("label_position")
    alone = read_check(text)
    if alone is None and context and text.strip() in _IN_A_GRID:
        alone = _IN_A_GRID[text.strip()]
    if alone is not None:
        return {"checked": alone}
    found = read_choices(text, position if isinstance(position, str) else None)
    if found is None:
        return {"is_checkbox": False}
    return {"selected": list(found.selected), "unselected": list(found.unselected)}


_KINDS: Final[dict[str, Callable[[str, Context], object]]] = {
    "text": _text, "era": _era, "fiscal_year": _fiscal_year, "range": _range, "amount": _amount, "kanji_number": _kanji,
    "blank": _blank, "checkbox": _checkbox,
}  # fmt: skip


def answer(case: Mapping[str, object]) -> object:
    """The output of one case; None for a text that is not of its kind, and for an unknown kind."""
    reader = _KINDS.get(str(case.get("kind")))
    text = case.get("input")
    context = case.get("context")
    if reader is None or not isinstance(text, str):
        return None
    return reader(text, context if isinstance(context, Mapping) else {})
