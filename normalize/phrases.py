"""What stands around a number: a year or a lead before it, a sign, 約, ¥; a unit, 程度, 以上, 減 and a note behind it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from normalize.kanji import COMPOSITE, Composite, is_word, read_composite
from normalize.numbers import MINUSES, PLUSES, SIGNS, TRIANGLES
from normalize.units import YEN, Unit, known
from normalize.vocabulary import load, one_of


@dataclass(frozen=True, slots=True)
class Phrase:
    """A number and what is said about it. `unit` is the printed one, `flags` as in `amounts.Amount`."""

    composite: Composite
    negative: bool
    unit: Unit | None
    approx: bool
    flags: tuple[str, ...]


_WORDS: Final = load("quantities")
_PER: Final[dict[str, str]] = _WORDS["per"]
BOUNDS: Final[dict[str, tuple[str, bool]]] = {word: (side, closed) for word, (side, closed) in _WORDS["bounds"].items()}
BOUND_FLAGS: Final = {
    ("min", True): "at_least", ("min", False): "more_than", ("max", True): "at_most", ("max", False): "less_than",
}  # fmt: skip
_DECREASE: Final = frozenset(_WORDS["decrease"].split())

_YEAR_LEAD: Final = (
    r"(?:(?:(?:明治|大正|昭和|平成|令和|[MTSHR]\.?) ?(?:[0-9]{1,2}|元)|[0-9]{4}(?= ?年)|(?:[0-9]{1,2}|元)(?= ?年度)) ?(?:年度|年)?"
    r" ?(?:末|当初|決算|予算|実績|見込み?|目標|計画)?(?:額|値)?[ :、,]+)"
)
_LEADS: Final = one_of(_WORDS["lead"].split())
_COUNTED: Final = "人|件|世帯|日|回|月|年|台|戸|名|団体|施設|校|園|か所|箇所|時間|冊|枚|部|食|票"
_PER_ONE: Final = rf"(?:[0-9一](?:{_COUNTED})|利用者|市民|住民|区民|町民|村民|対象者|児童|職員|世帯)[1一]?人?(?:当たり|あたり|当り|につき|平均)の?(?:約)? ?"
_PHRASE: Final = re.compile(
    rf"(?P<year>{_YEAR_LEAD})?(?:[(]?(?P<lead>{_LEADS})[)]?(?P<gap> ?[:は]? ?)){{0,3}}(?P<per>{_PER_ONE})?"
    rf"(?P<approx>{one_of(_WORDS['approximate_before'].split())})? ?(?P<sign>[{SIGNS}]|マイナス|プラス|±)?(?P<torn> ?)"
    rf"(?P<yen>[¥￥\\@])? ?(?P<sign2>[{TRIANGLES}\-−])?(?P<number>{COMPOSITE})(?P<rest>[^0-9]*|[^0-9]*[0-9].{{0,20}})"
)
_TAIL: Final = re.compile(
    rf"(?P<unit>.*?) ?(?P<approx>{one_of(_WORDS['approximate_behind'].split())})? ?"
    rf"(?P<bound>{one_of(BOUNDS)})? ?(?P<trend>{one_of((_WORDS['increase'] + ' ' + _WORDS['decrease']).split())})?(?P<end>[。也]?)"
)
_PRICE_END: Final = frozenset({"-", "也", "ー", "―", ".-", "--"})
_ASCII_DIGIT: Final = re.compile("[0-9]")


def _negative(match: re.Match[str]) -> bool:
    """Whether the number has a minus; a dash set off by spaces behind a word (前年度比 - 62.9%) only parts the two."""
    sign: str | None = match["sign"]
    if sign is not None and sign in MINUSES and match["torn"] and match.start("sign") > 0:
        sign = None
    if match["sign2"] is not None:
        return sign is None or sign in PLUSES
    return sign is not None and sign not in PLUSES and sign not in ("プラス", "±")


def _unit_of(spoken: str, yen: bool) -> Unit | None:
    """The unit between the number and what follows it."""
    if yen and (not spoken or spoken in _PRICE_END):
        return YEN
    return known(spoken) if spoken else None


def _is_year(composite: Composite, unit: Unit | None) -> bool:
    """`2021年` is a year and no duration."""
    return unit is not None and unit.printed == "年" and 1868 <= composite.value <= 2200


def read_phrase(text: str) -> Phrase | None:
    """The one number that a plain text is, with what is said about it; None where it is something else."""
    match = _PHRASE.fullmatch(text)
    tail = None if match is None else _TAIL.fullmatch(match["rest"].strip())
    composite = None if match is None else read_composite(match["number"])
    if match is None or tail is None or composite is None:
        return None
    spoken = tail["unit"].strip()
    unit = _unit_of(spoken, match["yen"] not in (None, "@"))
    if (spoken and unit is None) or _is_year(composite, unit):
        return None
    printed = match["number"]
    if _ASCII_DIGIT.search(printed) is None and (unit is None or is_word(printed, spoken) or printed == "万"):
        return None
    # A year without 年 before a number (平成32 10) is a lead only where the number says its own unit.
    if _is_code(printed, unit) or (unit is None and match["year"] is not None and "年" not in match["year"]):
        return None
    flags = [_PER[match["lead"]]] if match["lead"] in _PER else []
    if match["per"] is not None or match["yen"] == "@":
        flags.append("per_unit")
    if tail["bound"]:
        flags.append(BOUND_FLAGS[BOUNDS[tail["bound"]]])
    negative = _negative(match)
    if tail["trend"]:
        flags.append("decrease" if tail["trend"] in _DECREASE else "increase")
        negative = negative or tail["trend"] in _DECREASE
    approx = match["approx"] is not None or tail["approx"] is not None
    return Phrase(composite, negative, unit, approx, tuple(flags))


def _is_code(printed: str, unit: Unit | None) -> bool:
    """`007` and `01` without a unit are codes."""
    return unit is None and len(printed) > 1 and printed[0] == "0" and printed[1].isdigit()
