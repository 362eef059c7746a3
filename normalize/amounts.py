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
from normalize.kanji import COMPOSITE, Composite, is_word, read_composite
from normalize.numbers import MINUSES, PLUSES, SIGNS, TRIANGLES, plainest, read_number
from normalize.units import YEN, Unit, known, read_unit
from normalize.vocabulary import load, one_of


@dataclass(frozen=True, slots=True)
class Amount:
    """One number as it is to be stored.

    `value` is in `unit` (yen for money; int where nothing stands behind the point), None for a heading that only names
    a unit. `unit` is a code of FACTS.md (`JPY`, `person`, `hour`, `%`, else as printed) or None; `printed` the unit's
    own writing (`円`). `decimals` is the rounding as in XBRL (千円 → -3). `multiplier` is set for a heading only.
    `inherited` says that the unit came from the context. `flags`: `sub_amount`, `stray_space`, `per_year`,
    `at_least`, `more_than`, `at_most`, `less_than`, `increase`, `decrease`, `fraction`, `noted`, `second_value`.
    """

    value: int | float | None
    unit: str | None
    printed: str | None
    decimals: int | None
    approx: bool = False
    multiplier: int | None = None
    inherited: bool = False
    flags: tuple[str, ...] = ()


_WORDS: Final = load("quantities")
_PER: Final[dict[str, str]] = _WORDS["per"]
BOUNDS: Final[dict[str, tuple[str, bool]]] = {word: (side, bool(closed)) for word, (side, closed) in _WORDS["bounds"].items()}
BOUND_FLAGS: Final = {
    ("min", True): "at_least", ("min", False): "more_than", ("max", True): "at_most", ("max", False): "less_than",
}  # fmt: skip

_SIGN: Final = f"[{SIGNS}]|マイナス|プラス|±"
# The commonest cells: 1,234 · 0 · 12.5 · ▲ 1,414. One match decides them.
_FAST: Final = re.compile(
    rf"(?P<sign>[{TRIANGLES}\-−－]?) ?(?P<number>(?:[1-9][0-9]{{0,2}}(?:,[0-9]{{3}})+|0|[1-9][0-9]{{0,14}})(?:\.[0-9]{{1,9}})?)"
)
_YEAR_LEAD: Final = (
    r"(?:(?:(?:明治|大正|昭和|平成|令和|[MTSHR]\.?) ?(?:[0-9]{1,2}|元)|[0-9]{4}|[0-9]{1,2}(?= ?年度)) ?(?:年度|年)?"
    r" ?(?:末|当初|決算|予算|実績|見込み?|目標|計画)?(?:額|値)?[ :、,]+)"
)
_LEADS: Final = one_of(_WORDS["lead"].split())
_LEAD: Final = (
    rf"(?P<year>{_YEAR_LEAD})?(?:[(]?(?P<lead>{_LEADS})[)]?(?P<gap> ?[:は]? ?)){{0,3}}"
    rf"(?:[0-9一]?(?:人|件|世帯|日|回|月|年|台|戸|名|団体|施設)(?:当たり|あたり|当り|につき|平均) ?(?:の|約)? ?)?"
)
_AMOUNT: Final = re.compile(
    rf"{_LEAD}(?P<approx>{one_of(_WORDS['approximate_before'].split())})? ?(?P<sign>{_SIGN})?(?P<torn> ?)"
    rf"(?P<yen>[¥￥\\])? ?(?P<sign2>[{TRIANGLES}\-−])?(?P<number>{COMPOSITE})(?P<rest>.*)"
)
_TAIL: Final = re.compile(
    rf"(?P<unit>.*?) ?(?P<approx>{one_of(_WORDS['approximate_behind'].split())})?"
    rf"(?P<bound>{one_of(BOUNDS)})?(?P<trend>の?(?:増加|増|減少|減))?(?P<end>[。也]?)"
)
_NOTE: Final = re.compile(r" ?[(\[【〔<](?P<note>[^()\[\]【】〔〕<>]*)[)\]】〕>]$")
_ENCLOSED: Final = re.compile(r"[(\[【〔<〈《] ?([^()\[\]【】〔〕<>〈〉《》]+?) ?[)\]】〕>〉》]")
_FRACTION: Final = re.compile(r"(?P<lead>[^0-9]{0,20}?)(?:(?P<of>[0-9]{1,4}) ?分の ?(?P<part>[0-9]{1,4})|(?P<up>[0-9]{1,4}) ?[/⁄] ?(?P<down>[0-9]{1,4}))")
_KANJI_FRACTION: Final = re.compile(r"([二三四五六七八九十百]+)分の([一二三四五六七八九十]+)")
_RATIO_LABEL: Final = re.compile("率|割合|比|補助|負担|分担")
_DIGIT: Final = re.compile(r"[0-9〇零一二三四五六七八九十百千万億兆壱弐参拾]")
_LONGEST: Final = 120


def _scaled(composite: Composite, sign: str | None, unit: Unit | None, inherited: bool) -> Amount:
    """The value in the unit's base, signed."""
    # 3億 in a table in 千円 is printed in yen already.
    times = 1 if unit is None or (inherited and composite.scaled) else unit.multiplier
    shift = 0 if times == 1 or unit is None else unit.exponent
    value = composite.value * times
    negative = sign is not None and sign not in PLUSES and sign not in ("プラス", "±")
    places = composite.decimals - shift
    number = plainest(-value if negative and value else value, places)
    if unit is None:
        return Amount(number, None, None, places, inherited=False)
    return Amount(number, unit.code, unit.printed, places, inherited=inherited)


def _context_unit(context: Unit | str | None) -> Unit | None:
    return read_unit(context) if isinstance(context, str) else context


def _heading(text: str) -> Amount | None:
    """A text that only names a unit: `（単位：千円）`, `千円`."""
    enclosed = _ENCLOSED.fullmatch(text)
    inner = text if enclosed is None else enclosed[1]
    unit = known(inner)
    if unit is None and inner.startswith("単位"):
        unit = read_unit(inner)
    if unit is None:
        return None
    return Amount(None, unit.code, unit.printed, None, multiplier=unit.multiplier)


def _trend(amount: Amount, trend: str | None) -> Amount:
    """`5%減` is -5%, `5%増` stays."""
    if trend is None or amount.value is None:
        return amount
    if "減" not in trend:
        return replace(amount, flags=(*amount.flags, "increase"))
    return replace(amount, value=-abs(amount.value), flags=(*amount.flags, "decrease"))


def _sign_of(match: re.Match[str]) -> str | None:
    """The sign before the number; a dash set off by spaces behind a word (前年度比 - 62.9%) only parts the two."""
    sign: str | None = match["sign"] or match["sign2"]
    if match["sign"] is not None and match["torn"] and match["sign"] in MINUSES and match.start("sign") > 0:
        return match["sign2"]
    return sign


def _finish(match: re.Match[str], context: Unit | None) -> Amount | None:
    """The amount of a match of `_AMOUNT`, or None where what stands around the number makes it something else."""
    tail = _TAIL.fullmatch(match["rest"].strip())
    printed = match["number"]
    composite = read_composite(printed)
    if tail is None or composite is None:
        return None
    spoken = tail["unit"].strip()
    unit = known(spoken) if spoken else None
    if spoken and unit is None and not (match["yen"] and spoken in ("-", "也", "ー")):
        return None
    if not any(char in "0123456789" for char in printed) and (is_word(printed + spoken) or not spoken):
        return None
    inherited = unit is None and match["yen"] is None
    if match["yen"] is not None and unit is None:
        unit = YEN
    amount = _scaled(composite, _sign_of(match), unit if not inherited else context, inherited)
    flags = []
    if match["lead"] in _PER:
        flags.append(_PER[match["lead"]])
    if tail["bound"]:
        flags.append(BOUND_FLAGS[BOUNDS[tail["bound"]]])
    approx = match["approx"] is not None or tail["approx"] is not None
    return _trend(replace(amount, approx=approx, flags=tuple(flags)), tail["trend"])


def _fraction(text: str, label: str) -> Amount | None:
    """`2分の1` always, `1/2` where the text or its label speaks of a rate."""
    match = _FRACTION.fullmatch(text)
    if match is None:
        return None
    if match["of"] is None and _RATIO_LABEL.search(label + match["lead"]) is None:
        return None
    up, down = (match["part"], match["of"]) if match["of"] else (match["up"], match["down"])
    if int(down) == 0:
        return None
    return Amount(int(up) / int(down), None, None, None, flags=("fraction",))


def _read(text: str, context: Unit | None, label: str) -> Amount | None:
    if _DIGIT.search(text) is None:
        return _heading(text)
    if (heading := _heading(text)) is not None:
        return heading
    if (fraction := _fraction(text, label)) is not None:
        return fraction
    if (enclosed := _ENCLOSED.fullmatch(text)) is not None:
        inner = _read(enclosed[1], context, label)
        return None if inner is None else replace(inner, flags=(*inner.flags, "sub_amount"))
    spaced = read_number(text)
    if spaced is not None and " " in text and "," not in text:
        amount = _scaled(Composite(spaced.value, spaced.decimals, False), None, context, context is not None)
        return replace(amount, flags=("stray_space",))
    match = _AMOUNT.fullmatch(text)
    amount_ = None if match is None else _finish(match, context)
    if amount_ is not None:
        return amount_
    note = _NOTE.search(text)
    if note is None or note.start() == 0:
        return None
    amount_ = _read(text[: note.start()], context, label)
    if amount_ is None or amount_.value is None:
        return None
    return replace(amount_, flags=(*amount_.flags, "second_value" if _DIGIT.search(note["note"]) else "noted"))


@lru_cache(maxsize=16384)
def _amount(text: str, context: Unit | None, label: str) -> Amount | None:
    fast = _FAST.fullmatch(text)
    if fast is not None:
        number = fast["number"]
        point = number.find(".")
        places = 0 if point < 0 else len(number) - point - 1
        composite = Composite(Decimal(number.replace(",", "")), places, False)
        return _scaled(composite, fast["sign"] or None, context, context is not None)
    folded = plain(text)
    if len(folded) > _LONGEST:
        return None
    return _read(folded, context, label)


def read_amount(text: str, context: Unit | str | None = None, label: str = "") -> Amount | None:
    """The one amount of a text, or None where it is none (a year, a range, a date, a word, malformed grouping).

    `context` is the unit that the text inherits from its row, column, caption or sheet (a `Unit` or as printed: `千円`);
    one printed in the text goes before it. `label` is the value's heading; it tells a rate `1/2` from a date.
    """
    if not 0 < len(text) <= 4 * _LONGEST:
        return None
    return _amount(text, _context_unit(context), label)


_PAIR: Final = re.compile(r"(?P<first>[^()（）<＜\[［]+?)[ \n]*(?P<second>[(（<＜\[［][^()（）<>＜＞\[\]［］]+[)）>＞\]］])")


def read_amounts(text: str, context: Unit | str | None = None) -> tuple[tuple[str, Amount], ...]:
    """The amounts of a cell that may hold two, each with its own characters: `26,200(16,100)`, `0.10人 840`.

    One amount gives one pair; a text that is not wholly made of amounts gives none.
    """
    unit = _context_unit(context)
    pair = _PAIR.fullmatch(text.strip()) if len(text) <= _LONGEST else None
    if pair is not None and _DIGIT.search(pair["second"]) is not None:
        parts = [pair["first"].strip(), pair["second"]]
    else:
        whole = read_amount(text, unit)
        if whole is not None and "stray_space" not in whole.flags:
            return () if whole.value is None else ((text, whole),)
        parts = text.split()
    if not 1 < len(parts) <= 3:
        return ()
    amounts = [read_amount(part, unit) for part in parts]
    if any(amount is None or amount.value is None for amount in amounts):
        return ()
    return tuple((part, amount) for part, amount in zip(parts, amounts, strict=True) if amount is not None)
