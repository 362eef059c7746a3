"""Single years as they are printed inside a heading: `R3年度`, `昭和58`, `2021年度`, `FY21`, `8年度`, `R5.3`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from normalize.eras import ERA, GREGORIAN, NUMERAL, Era, era_of, gregorian_year, numeral


@dataclass(frozen=True, slots=True)
class Atom:
    """One year as printed: where it stands, and its fiscal year or its bare number.

    `marked` says that 年, 年度, FY or an era makes it a year; `padded` that a bare number has a leading zero; `western`
    that it counts Gregorian years.
    """

    start: int
    end: int
    fy: int | None
    number: int | None
    marked: bool
    flags: tuple[str, ...]
    padded: bool = False
    western: bool = False
    era: Era | None = None


_NOT_A_YEAR: Final = "(?!代|間|来|目|分|ぶり|生|制|齢)"
_MONTH: Final = r"[./\-](?P<{0}month>1[0-2]|0?[1-9])(?:[./\-](?P<{0}day>3[01]|[12][0-9]|0?[1-9]))?(?![0-9./\-年])"
_MONTH_KANJI: Final = r"年(?P<{0}kmonth>1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])月(?:(?P<{0}kday>3[01]|[12][0-9]|0?[1-9])日)?(?:末日?)?"
_YEAR_END: Final = rf"(?:会計)?年度(?!目|間|数)|年{_NOT_A_YEAR}"
_ATOM: Final = re.compile(
    rf"(?P<era>{ERA})(?P<number>{NUMERAL})(?:{_MONTH_KANJI.format('e')}|{_MONTH.format('e')}|(?P<emark>{_YEAR_END})|(?![0-9A-Za-z年丁番条号月.]|/(?!{ERA})))"
    rf"|(?<![A-Za-z])(?:[Ff][Yy]|西暦)?(?P<western>{GREGORIAN}|[一二][〇零一二三四五六七八九]{{3}}(?=年))(?:{_MONTH_KANJI.format('w')}|{_MONTH.format('w')}|(?P<wmark>{_YEAR_END}|[Ff][Yy])|(?![0-9A-Za-z年,.%円人件回/]))"
    r"|(?<![A-Za-z0-9])(?:[Ff][Yy]'?|['’`])(?P<short>[0-9]{2})(?:年度|年|(?![0-9A-Za-z]))"
    r"|(?<![0-9.,第A-Za-z/毎各])(?P<bare>[0-9]{1,2}|元|[一二三四五六七八九十]{1,3})(?P<bmark>(?:会計)?年度(?!目|間|数|別))"
    rf"|(?<![0-9.,第A-Za-z/])(?P<lead>[0-9]{{1,2}}|元)年?(?=[・/(]{ERA}(?:{NUMERAL})年?度?)"
    r"|(?<=[(])(?P<inner>[0-9]{1,2}|元)(?=[)]年度)"
    rf"|(?<=[~〜‐–—―−\-ら])(?P<tail>[0-9]{{1,2}}|元)年{_NOT_A_YEAR}"
    r"|(?<![0-9.,第A-Za-z/])(?P<first>[0-9]{1,2}|元)年?(?=[~〜‐–—―−\-](?:[0-9]{1,2}|元)年度)"
)


def _overflow(year: int, era: Era, month: int | None) -> tuple[str, ...]:
    """`after_era_end` where the month, or the fiscal year, begins after the era's last day: 平成32年度, 昭和64年度."""
    return ("after_era_end",) if date(year, month or 4, 1) > era.ends else ()


def _month_of(match: re.Match[str], kind: str) -> int | None:
    month = match[f"{kind}kmonth"] or match[f"{kind}month"]
    return None if month is None else numeral(month)


def _dated(match: re.Match[str], kind: str, year: int, flags: tuple[str, ...], era: Era | None = None) -> Atom:
    """The atom of an era's or a Gregorian year: with a month it is the fiscal year that the month falls into."""
    month = _month_of(match, kind)
    if month is not None:
        fy = year if month >= 4 else year - 1
        return Atom(match.start(), match.end(), fy, None, True, (*flags, "from_date"), western=kind == "w", era=era)
    mark = match[f"{kind}mark"]
    if mark is not None and "度" not in mark and mark.upper() != "FY":
        flags = (*flags, "calendar_year")
    marked = mark is not None or kind == "e" or match[0][:2].upper() == "FY"
    return Atom(match.start(), match.end(), year, None, marked, flags, western=kind == "w", era=era)


# What makes a product, a road or a room of a letter and a number: S3バケット, R1号線, H2ロケット.
_NO_ERA_BEHIND: Final = re.compile("[ァ-ヺ号型級種系線棟階室席論類区街番]")


def _is_letter_era(match: re.Match[str]) -> bool:
    """Whether a letter and a number without 年 can be a year, by what follows; M and T are years only by themselves."""
    text, stop = match.string, match.end()
    if _NO_ERA_BEHIND.match(text, stop) is not None:
        return False
    return match["era"][0] in "SHRshr" or not text[stop:].strip("年度)〕]")


def _western(match: re.Match[str]) -> Atom | None:
    year = numeral(match["western"])
    return None if year is None else _dated(match, "w", year, ())


def _atom(match: re.Match[str]) -> Atom | None:
    printed = match["era"]
    if printed is not None:
        number = numeral(match["number"])
        letter = printed[0].isascii()
        era = era_of(printed)
        year = None if number is None else gregorian_year(era, number, letter)
        if year is None or (letter and match["emark"] is None and not _is_letter_era(match)):
            return None
        flags = _overflow(year, era, _month_of(match, "e"))
        return _dated(match, "e", year, flags, era)
    if match["western"] is not None:
        return _western(match)
    if match["short"] is not None:
        return Atom(match.start(), match.end(), 2000 + int(match["short"]), None, True, (), western=True)
    bare = match["bare"] or match["lead"] or match["inner"] or match["tail"] or match["first"]
    number = numeral(bare)
    if number is None or (number == 0 and bare != "00"):
        return None
    return Atom(match.start(), match.end(), None, number, True, (), padded=len(bare) == 2 and bare[0] == "0")


def read_atoms(text: str) -> list[Atom]:
    """Every year of a squeezed text, in order; what only looks like one is left out."""
    found: list[Atom] = []
    for match in _ATOM.finditer(text):
        # 3年 is a year only at the end of a range (令和元~3年).
        atom = None if match["tail"] is not None and not found else _atom(match)
        if atom is not None:
            found.append(atom)
    return found
