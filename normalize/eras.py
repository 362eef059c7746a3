"""Japanese eras and dates: 令和5年10月1日, H30.4, ㍻30年, 平.31, 二〇二一年, with the eras' bounds to the day.

An era begins on the day of its proclamation (元号を改める政令; for 大正 and 昭和 the imperial rescripts name the same day),
and ends on the day before the next. A year past an era's end is converted and flagged, as plans printed before a change
of era have it (平成32年 = 2020); an impossible one (令和0年, 2月30日) is None. Until 明治5年12月2日 months were lunisolar:
no Gregorian month is given for them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache
from typing import Final

from normalize.characters import plain
from normalize.kanji import DIGITS, read_composite


@dataclass(frozen=True, slots=True)
class Era:
    """An era: its letter and names, its first and last day, and the Gregorian year before its first."""

    letter: str
    name: str
    short: str
    begins: date
    ends: date
    offset: int


# The last day of 令和 is not known.
ERAS: Final = (
    Era("M", "明治", "明", date(1868, 1, 25), date(1912, 7, 29), 1867),
    Era("T", "大正", "大", date(1912, 7, 30), date(1926, 12, 24), 1911),
    Era("S", "昭和", "昭", date(1926, 12, 25), date(1989, 1, 7), 1925),
    Era("H", "平成", "平", date(1989, 1, 8), date(2019, 4, 30), 1988),
    Era("R", "令和", "令", date(2019, 5, 1), date.max, 2018),
)
_BY_NAME: Final = {key: era for era in ERAS for key in (era.letter, era.letter.lower(), era.name, era.short)}
MEIJI: Final = ERAS[0]
# The Gregorian calendar came into force on 1 January of this year of 明治 (明治5年太政官布告第337号).
_GREGORIAN_FROM: Final = 6
# 昭和100年 is spoken of; nobody counts on to 151. A letter goes before two digits (R134 is a road, H264 a codec).
_LAST_YEAR: Final = 150
_LAST_YEAR_OF_LETTER: Final = 99

NUMERAL: Final = "[0-9]{1,3}|元|[〇零一二三四五六七八九十百壱弐参拾廿ニ]{1,5}"
ERA: Final = r"(?:明治|大正|昭和|平成|令和|(?<![A-Za-z0-9.])(?<![A-Za-z]-)(?:[MTSHRhrs]\.?(?=[0-9元])|(?<![一-鿿])[明大昭平令]\.?(?=[0-9元])))"
GREGORIAN: Final = r"(?<![0-9.,])(?:18[6-9]|19[0-9]|20[0-9]|21[0-4])[0-9]"


@dataclass(frozen=True, slots=True)
class EraDate:
    """A year, year and month, or day of the Gregorian calendar, and what was odd about its writing.

    `flags`: `after_era_end`, `before_era_start`, `era_mismatch`, `weekday_mismatch`, `lunisolar`, `fiscal_year`,
    `approx`.
    """

    year: int
    month: int | None = None
    day: int | None = None
    flags: tuple[str, ...] = ()


def squeeze(text: str) -> str:
    """A plain text without its blanks, but for one between two figures (`R6 2024`)."""
    return _BLANK.sub("", text) if " " in text else text


_BLANK: Final = re.compile(" (?![0-9])|(?<![0-9]) ")


def era_of(printed: str) -> Era:
    """The era that a match of `ERA` names (KeyError for anything else)."""
    return _BY_NAME[printed.rstrip(".")]


def numeral(printed: str) -> int | None:
    """The number of a year, month or day: figures, 元, or kanji numerals; None where it is none."""
    if printed == "元":
        return 1
    if printed.isdecimal():
        return int(printed)
    if printed in DIGITS:
        return DIGITS[printed]
    # Katakana ニ is how 二 comes back from a scan (令和ニ年).
    composite = read_composite(printed.replace("ニ", "二"))
    return None if composite is None or composite.value > 9999 else int(composite.value)


def gregorian_year(era: Era, number: int, letter: bool = False) -> int | None:
    """The Gregorian year of an era's year, past its end too; None for year 0 and beyond reason."""
    if not 1 <= number <= (_LAST_YEAR_OF_LETTER if letter else _LAST_YEAR):
        return None
    return era.offset + number


def _day_flags(era: Era, first: date, last: date) -> tuple[str, ...]:
    """Flags of a day, month or year (its first and last day) against the era's bounds."""
    if first > era.ends:
        return ("after_era_end",)
    return ("before_era_start",) if last < era.begins else ()


def _last_day(year: int, month: int | None) -> date:
    if month is None:
        return date(year, 12, 31)
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)


def _dated(era: Era | None, year: int, month: int | None, day: int | None) -> EraDate | None:
    """A checked date, or None where the calendar has no such month or day."""
    if month is not None and not 1 <= month <= 12:
        return None
    if era is MEIJI and year - era.offset < _GREGORIAN_FROM and month is not None:
        return EraDate(year, flags=("lunisolar",))
    last = _last_day(year, month)
    if day is not None and not 1 <= day <= last.day:
        return None
    first = date(year, month or 1, day or 1)
    flags = () if era is None else _day_flags(era, first, first if day is not None else last)
    return EraDate(year, month, day, flags)


# JIS X 0301, basic and full: R060401, 20240401.
_COMPACT: Final = re.compile(r"([MTSHR])(?P<y>[0-9]{2})(?P<m>[0-9]{2})(?P<d>[0-9]{2})")
_DATE: Final = re.compile(
    rf"(?:西暦)?(?:(?P<era>{ERA})(?P<number>{NUMERAL})|(?P<western>{GREGORIAN}|[一二][〇一二三四五六七八九]{{3}}(?=年)))"
    rf"(?P<mark>年度|年|)"
    rf"(?:[(](?:西暦)?(?:(?P<era2>{ERA})(?P<number2>{NUMERAL})|(?P<western2>{GREGORIAN}))年?(?P<mark2>度?)[)](?P<mark3>年度|年|))?"
    rf"(?:[./\-]?(?P<month>[0-9]{{1,2}}|[一二三四五六七八九十]{{1,2}})(?:月(?:分|末日?|頃|(?P<part>[上中下]旬))?|(?=[./\-]|$|[(]))"
    rf"(?:[./\-]?(?P<day>[0-9]{{1,2}}|[一二三四五六七八九十]{{1,3}})(?:日|(?![0-9.])))?)?"
)
_AFTER: Final = re.compile(
    r"(?:[(](?P<weekday>[月火水木金土日])(?:曜日?)?(?:[・、,]?[祝休])?[)])?"
    r"(?P<approx>頃|ごろ|ころ)?(?:現在|時点|付け?|開始|施行|制定|改正|公布|発足|設置|設立|実施|導入|竣工|完成|開設|創設|より|から|まで|以降|以前|以後|初頭?|[春夏秋冬]|末|度末|[~〜])?"
)
_SEPARATED: Final = "./-"
_LONGEST: Final = 120


def _base(match: re.Match[str], second: str = "") -> tuple[Era | None, int] | None:
    """Era and Gregorian year of a match's first (or `second="2"`) writing, or None."""
    western = match["western" + second]
    if western is not None:
        year = numeral(western)
        return None if year is None else (None, year)
    printed = match["era" + second]
    number = None if printed is None else numeral(match["number" + second])
    if printed is None or number is None:
        return None
    era = era_of(printed)
    year = gregorian_year(era, number, letter=printed[0] == era.letter or printed[0] == era.letter.lower())
    return None if year is None else (era, year)


def _from_match(match: re.Match[str]) -> EraDate | None:
    base = _base(match)
    month = None if match["month"] is None else numeral(match["month"])
    day = None if match["day"] is None else numeral(match["day"])
    if base is None or (match["month"] is not None and month is None) or (match["day"] is not None and day is None):
        return None
    era, year = base
    found = _dated(era, year, month, day)
    if found is None:
        return None
    flags = list(found.flags)
    if match["era2"] is not None or match["western2"] is not None:
        other = _base(match, "2")
        if other is None or other[1] != year:
            flags.append("era_mismatch")
    if "度" in (match["mark"] or "") + (match["mark2"] or "") + (match["mark3"] or ""):
        flags.append("fiscal_year")
    return replace(found, flags=tuple(flags))


def _separator_ok(match: re.Match[str]) -> bool:
    """Whether month and day are set off as a date's are: `R3.4.1`, `令和3年4月1日`, never `H304`."""
    if match["month"] is None:
        return True
    before = match.string[match.start("month") - 1]
    if before not in "./-年)":
        return False
    return before in "年)" or "月" not in match[0] or match["day"] is None


def _whole(text: str) -> EraDate | None:
    compact = _COMPACT.fullmatch(text)
    if compact is not None:
        text = f"{compact[1]}{compact['y']}.{compact['m']}.{compact['d']}"
    match = _DATE.match(text)
    if match is None or not _separator_ok(match):
        return None
    after = _AFTER.fullmatch(text, match.end())
    if after is None:
        return None
    if match["western"] is not None and not (match["mark"] or match["month"] or match["era2"] or match["mark3"]):
        return None
    found = _from_match(match)
    if found is None:
        return None
    flags = list(found.flags)
    if after["weekday"] and found.day is not None and found.month is not None:
        weekday = "月火水木金土日"[date(found.year, found.month, found.day).weekday()]
        if weekday != after["weekday"]:
            flags.append("weekday_mismatch")
    if after["approx"]:
        flags.append("approx")
    return replace(found, flags=tuple(flags))


@lru_cache(maxsize=8192)
def _read(text: str) -> EraDate | None:
    return _whole(text)


def read_era(text: str) -> EraDate | None:
    """The one date (or month, or year) that a text is, or None: `R3.4.1`, `昭和64年1月7日`, `㍻30年`, `2019/4/1`."""
    if not 0 < len(text) <= 2 * _LONGEST:
        return None
    folded = squeeze(plain(text))
    return _read(folded) if len(folded) <= _LONGEST else None


def as_date(found: EraDate) -> date | None:
    """The day, where the text names one."""
    if found.month is None or found.day is None:
        return None
    return date(found.year, found.month, found.day)


def fiscal_year_of(found: EraDate) -> int | None:
    """The fiscal year that a month or day falls into; it begins on 1 April (地方自治法第208条). None for a bare year."""
    if found.month is None:
        return None
    return found.year if found.month >= 4 else found.year - 1
