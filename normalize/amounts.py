"""Amounts and quantities: one number with its sign, its unit and what is said about its exactness.

A sign is a sign also when it was torn off (`▲ 1,414`); brackets are a sub-amount (内数), never a minus; a year before
an amount is not part of it; a unit without a number is a heading, never the number 1000. What is not one number
(dates, ranges, `12,34,56`, `#DIV/0!`, 皆増) is None.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from typing import Final

from normalize.characters import plain
from normalize.fractions import read_fraction
from normalize.kanji import Composite
from normalize.numbers import SIGNS, TRIANGLES, decimals, plainest, read_number
from normalize.phrases import read_phrase
from normalize.units import Unit, known, known_alone, read_unit


@dataclass(frozen=True, slots=True)
class Amount:
    """One number as it is to be stored.

    `value` is in `unit` (yen for money; int where nothing stands behind the point), None for a heading that only names
    a unit. `unit` is a code of FACTS.md (`JPY`, `person`, `hour`, `%`, else as printed) or None; `printed` the unit's
    own writing (`円`). `decimals` is the rounding as in XBRL (千円 → -3). `multiplier` is set for a heading only.
    `inherited` says that the unit came from the context. `flags`: `sub_amount`, `stray_space`, `per_year`, `per_month`,
    `per_week`, `per_day`, `per_unit`, `at_least`, `more_than`, `at_most`, `less_than`, `increase`, `decrease`,
    `fraction`, `noted` (a remark stands behind it), `second_value` (another number does).
    """

    value: int | float | None
    unit: str | None
    printed: str | None
    decimals: int | None
    approx: bool = False
    multiplier: int | None = None
    inherited: bool = False
    flags: tuple[str, ...] = ()


# The commonest cells: 1,234 · 0 · 12.5 · ▲ 1,414. One match decides them.
_FAST: Final = re.compile(
    rf"(?P<sign>[{TRIANGLES}\-−－]?) ?(?P<number>(?:[1-9][0-9]{{0,2}}(?:,[0-9]{{3}})+|0|[1-9][0-9]{{0,14}})(?:\.[0-9]{{1,9}})?)"
)
_SPACED: Final = re.compile(rf"(?P<sign>[{SIGNS}]?) ?(?P<number>[1-9][0-9]{{0,2}}(?: [0-9]{{3}})+(?:\.[0-9]+)?)")
_NOTE: Final = re.compile(r" ?[(\[【〔<](?P<note>[^()\[\]【】〔〕<>]*)[)\]】〕>]$| ?[※*](?:[0-9]{1,2})?$")
_ENCLOSED: Final = re.compile(r"[(\[【〔<〈《] ?([^()\[\]【】〔〕<>〈〉《》]+?) ?[)\]】〕>〉》]")
# (1), (12): the number of an item, as long as nothing speaks for an amount.
_ITEM_NUMBER: Final = re.compile(r"[0-9]{1,2}")
_LEADING_UNIT: Final = re.compile(r"[(]([^()0-9]{1,6})[)] ?(?=.)")
_NAMED: Final = re.compile(
    r"(?P<name>[^0-9(){SIGNS}第約]{1,20})(?P<gap>[:：] ?| )(?P<value>.+)".replace("{SIGNS}", SIGNS)
)
_ERA_NAME: Final = re.compile(r"(?:明治|大正|昭和|平成|令和|西暦|第|[MTSHR]\.?|No\.?|№) ?$")
_DIGIT: Final = re.compile(r"[0-9〇零一二三四五六七八九十百千万億兆壱弐参拾½⅓⅔¼¾⅕⅖⅗⅘]")
_LONGEST: Final = 120
_DEEPEST: Final = 4


def _scaled(composite: Composite, negative: bool, unit: Unit | None, inherited: bool) -> Amount:
    """The value in the unit's base, signed."""
    # 3億 in a table in 千円 is printed in yen already.
    times = 1 if unit is None or (inherited and composite.scaled) else unit.multiplier
    places = composite.decimals - (0 if times == 1 or unit is None else unit.exponent)
    value = composite.value * times
    number = plainest(-value if negative and value else value, places)
    if unit is None:
        return Amount(number, None, None, places)
    return Amount(number, unit.code, unit.printed, places, inherited=inherited)


def _heading(text: str) -> Amount | None:
    """A text that only names a unit: `（単位：千円）`, `千円`."""
    enclosed = _ENCLOSED.fullmatch(text)
    inner = text if enclosed is None else enclosed[1]
    unit = known_alone(inner)
    if unit is None and inner.startswith("単位"):
        unit = read_unit(inner)
    return None if unit is None else Amount(None, unit.code, unit.printed, None, multiplier=unit.multiplier)


def _enclosed(text: str, context: Unit | None, label: str, depth: int) -> Amount | None:
    """An amount in brackets: a part of another one, or a second value, never a minus."""
    match = _ENCLOSED.fullmatch(text)
    if match is None or (context is None and _ITEM_NUMBER.fullmatch(match[1]) is not None):
        return None
    inner = _read(match[1], context, label, depth + 1)
    return None if inner is None or inner.value is None else replace(inner, flags=(*inner.flags, "sub_amount"))


def _with_note(text: str, context: Unit | None, label: str, depth: int) -> Amount | None:
    """An amount with a remark or a unit in brackets behind it: `1,234(税込)`, `120(うち女性30)`, `1,234(千円)`."""
    match = _NOTE.search(text)
    if match is None or match.start() == 0:
        return None
    note = (match["note"] or "").strip()
    unit = read_unit(note) if note.startswith("単位") else known(note)
    found = _read(text[: match.start()], context if unit is None else unit, label, depth + 1)
    if found is None or found.value is None:
        return None
    if unit is not None:
        return replace(found, inherited=False)
    return replace(found, flags=(*found.flags, "second_value" if _DIGIT.search(note) else "noted"))


def _named(text: str, context: Unit | None, label: str, depth: int) -> Amount | None:
    """An amount behind its name: `需用費 1,234千円`, `参加者：120人`; it must say its own unit."""
    match = _NAMED.fullmatch(text)
    if match is None or _ERA_NAME.search(match["name"]) is not None:
        return None
    found = _read(match["value"], context, label + text, depth + 1)
    return None if found is None or found.value is None or found.inherited or found.unit is None else found


def _read(text: str, context: Unit | None, label: str, depth: int) -> Amount | None:
    heading = _heading(text)
    if heading is not None or depth > _DEEPEST or _DIGIT.search(text) is None:
        return heading
    fraction = read_fraction(text, label)
    if fraction is not None:
        return Amount(fraction.value, None, None, None, flags=fraction.flags)
    spaced = _SPACED.fullmatch(text)
    number = None if spaced is None else read_number(spaced["number"])
    if spaced is not None and number is not None:
        composite = Composite(number.value, number.decimals, False)
        amount = _scaled(composite, spaced["sign"] not in ("", "+", "＋"), context, context is not None)
        return replace(amount, flags=("stray_space",))
    phrase = read_phrase(text)
    if phrase is not None:
        inherited = phrase.unit is None and context is not None
        amount = _scaled(phrase.composite, phrase.negative, phrase.unit or context, inherited)
        return replace(amount, approx=phrase.approx, flags=phrase.flags)
    for way in (_enclosed, _with_note, _named):
        found = way(text, context, label, depth)
        if found is not None:
            return found
    leading = _LEADING_UNIT.match(text)
    unit = None if leading is None else known(leading[1])
    if leading is None or unit is None:
        return None
    found = _read(text[leading.end() :], unit, label, depth + 1)
    return None if found is None else replace(found, inherited=False)


@lru_cache(maxsize=16384)
def _amount(text: str, context: Unit | None, label: str) -> Amount | None:
    fast = _FAST.fullmatch(text)
    if fast is not None:
        printed = fast["number"]
        composite = Composite(Decimal(printed.replace(",", "")), decimals(printed), False)
        return _scaled(composite, bool(fast["sign"]), context, context is not None)
    folded = plain(text)
    return _read(folded, context, label, 0) if len(folded) <= _LONGEST else None


def read_amount(text: str, context: Unit | str | None = None, label: str = "") -> Amount | None:
    """The one amount of a text, or None where it is none (a year, a range, a date, a word, malformed grouping).

    `context` is the unit that the text inherits from its row, column, caption or sheet (a `Unit` or as printed: `千円`);
    one printed in the text goes before it. `label` is the value's heading; it tells a rate `1/2` from a date.
    """
    if not 0 < len(text) <= 4 * _LONGEST:
        return None
    return _amount(text, read_unit(context) if isinstance(context, str) else context, label)


_PAIR: Final = re.compile(
    r"(?P<first>[^()（）<＜\[［]+?)[ \n　]*(?P<second>[(（<＜\[［][^()（）<>＜＞\[\]［］]+[)）>＞\]］])"
)


def _parts(text: str, unit: Unit | None) -> list[str]:
    """The pieces of a cell with two values: before and in the brackets, or parted by blanks."""
    pair = _PAIR.fullmatch(text.strip())
    if pair is not None and _DIGIT.search(pair["second"]) is not None:
        return [pair["first"].strip(), pair["second"]]
    whole = read_amount(text, unit)
    return text.split() if whole is None or "stray_space" in whole.flags else [text]


def read_amounts(text: str, context: Unit | str | None = None) -> tuple[tuple[str, Amount], ...]:
    """The amounts of a cell that may hold two, each with its own characters: `26,200(16,100)`, `0.10人 840`.

    One amount gives one pair; a text that is not wholly made of amounts gives none.
    """
    if not 0 < len(text) <= 4 * _LONGEST:
        return ()
    unit = read_unit(context) if isinstance(context, str) else context
    if _FAST.fullmatch(text) is not None:
        only = read_amount(text, unit)
        return () if only is None else ((text, only),)
    parts = _parts(text, unit)
    if not 0 < len(parts) <= 3:
        return ()
    found = [
        (part, amount) for part in parts if (amount := read_amount(part, unit)) is not None and amount.value is not None
    ]
    if len(found) == len(parts):
        return tuple(found)
    whole = read_amount(text, unit)
    return () if whole is None or whole.value is None else ((text, whole),)
