"""Ranges: of fiscal years (`平成29年度～令和3年度`), of days (`R5.4.1から`), and of numbers (`99.5%以上`, `10～20件`).

An open side is None. A range that runs backwards (`令和8～4年度`) is kept as printed and flagged.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from normalize.bounds import NumberRange, read_bounds
from normalize.characters import plain
from normalize.eras import EraDate, read_era, squeeze
from normalize.numbers import MINUSES
from normalize.rows import resolve_among
from normalize.vocabulary import load
from normalize.years import Year, read_year

if TYPE_CHECKING:
    from normalize.units import Unit


@dataclass(frozen=True, slots=True)
class YearRange:
    """Fiscal years. `flags`: `open_start`, `open_end`, `reversed`, `after_era_end`, `every_year`, `no_end`, `undecided`."""

    first: int | None
    last: int | None
    flags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DateRange:
    """Days, both included; a month printed without a day begins on its first and ends on its last."""

    first: date | None
    last: date | None
    flags: tuple[str, ...] = ()


Range = YearRange | DateRange | NumberRange

_WORDS: Final = {word: flag for flag, words in load("periods").items() for word in words.split()}
# Where a period of days is parted: at a wave, at から, and at a dash last of all, because dates have dashes in them.
_PARTINGS: Final = (
    re.compile(r"(?:から|より)?[~〜]+|至"), re.compile("から|より"), re.compile(rf"(?<=[日月年0-9])[\-{MINUSES[1:]}→⇒]+(?=[明大昭平令MTSHR0-9]|$)"),
)  # fmt: skip
_REMARK: Final = re.compile(
    r"[(\[【〔](?:[^()0-9]{0,12}|[約全]?[0-9]{1,2}(?:か|ヶ|カ|ヵ|ケ|箇)?年(?:間|度)?(?:計画)?|[0-9]{1,2}[かヶカヵケ箇]月間?)[)\]】〕]$"
)
_LEAD: Final = re.compile(r"^(?:期間|事業期間|実施期間|計画期間|第[0-9一-十]+期|自)[:：(]?(?=[明大昭平令MTSHR0-9~〜])")
_DURATION: Final = re.compile(r"(.+?年度)(?:から|より|以降)?の?([0-9]{1,2})(?:か|ヶ|カ|ヵ|ケ|箇)?年(?:間|度間|計画)?")
_LONGEST: Final = 80
# What a period is named after (第2期実施計画); more is prose.
_LONGEST_NAME: Final = 12
_HAS_DIGIT: Final = re.compile("[0-9元一二三四五六七八九十]")


def _of_year(year: Year, text: str) -> YearRange | None:
    """The range of a text that `read_year` understood, or None where it names one year only."""
    flags = tuple(flag for flag in year.flags if flag not in ("or_earlier", "or_later", "year_inferred"))
    if year.fy is None or "from_date" in flags or "several" in flags or ("unmarked" in flags and year.end is None):
        return None
    rest = year.rest.strip("()から まで迄~〜")
    if len(rest) > _LONGEST_NAME:
        return None
    if year.end is not None:
        return YearRange(year.fy, year.end, flags)
    if "or_earlier" in year.flags or "open_start" in flags or text.endswith(("まで", "迄")):
        return YearRange(None, year.fy, tuple(dict.fromkeys((*flags, "open_start"))))
    if "or_later" in year.flags or "open_end" in flags:
        word = _WORDS.get(rest)
        if rest.strip("年度月日") and word is None:
            return None
        return YearRange(year.fy, None, tuple(dict.fromkeys((*flags, "open_end", *([word] if word else [])))))
    if rest in ("のみ", "限り", "単年度", "のみ実施", "単年度のみ"):
        return YearRange(year.fy, year.fy, flags)
    return None


def _years(text: str, neighbours: Sequence[str], sheet_year: int | None) -> YearRange | None:
    duration = _DURATION.fullmatch(text)
    if duration is not None:
        start = resolve_among(duration[1], neighbours, sheet_year)
        if start is not None and start.fy is not None and 0 < int(duration[2]) < 60:
            return YearRange(
                start.fy, start.fy + int(duration[2]) - 1, tuple(f for f in start.flags if f == "after_era_end")
            )
    year = read_year(text) if sheet_year is None and not neighbours else resolve_among(text, neighbours, sheet_year)
    return None if year is None else _of_year(year, text)


_HEAD: Final = re.compile(r"^(明治|大正|昭和|平成|令和|[MTSHR]\.?|[明大昭平令])")
_YEAR_HEAD: Final = re.compile(r"^(.*?(?:年|[./\-]))(?=[0-9]{1,2}(?:月|[./\-]))")
_MONTH_HEAD: Final = re.compile(r"^(.*(?:月|[./\-]))(?=[0-9]{1,2}(?:日|$))")


def _completed(left: str, right: str) -> EraDate | None:
    """The later day of `平成30年4月1日～31年3月31日`, `令和5年4月～9月`: what it leaves out stands in the earlier one."""
    found = read_era(right)
    if found is not None:
        return found
    for head in (_HEAD.match(left), _YEAR_HEAD.match(left), _MONTH_HEAD.match(left)):
        if head is not None and (found := read_era(head[1] + right)) is not None and found.month is not None:
            return found
    return None


def _first_day(found: EraDate) -> date:
    return date(found.year, found.month or 1, found.day or 1)


def _last_day(found: EraDate) -> date:
    month = found.month or 12
    return date(found.year, month, found.day or monthrange(found.year, month)[1])


def _parted(text: str) -> tuple[EraDate, str] | None:
    """The first day of a period, and the text of its last."""
    for parting in _PARTINGS:
        for match in parting.finditer(text):
            first = read_era(text[: match.start()])
            if first is not None and first.month is not None:
                return first, text[match.end() :]
    return None


_ONE_SIDED: Final = re.compile(r"[~〜]*(.+?)(?:(?P<earlier>まで|迄|以前)|(?P<later>以降|以後))?")
_YEARS_LONG: Final = re.compile(r"の?([0-9]{1,2})(?:か|ヶ|カ|ヵ|ケ|箇)?年(?:間|計画)?")


def _ending(text: str) -> DateRange | None:
    """`~令和3年3月31日`, `令和6年3月31日まで`, `令和3年4月1日以降`."""
    match = _ONE_SIDED.fullmatch(text)
    found = None if match is None else read_era(match[1])
    if match is None or found is None or found.month is None or match[0] == match[1]:
        return None
    if match["later"] is not None:
        return DateRange(_first_day(found), None, (*found.flags, "open_end"))
    return DateRange(None, _last_day(found), (*found.flags, "open_start"))


def _anniversary(day: date, years: int) -> date:
    """The same day some years later; 1 March for a 29 February that the year lacks."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return date(day.year + years, 3, 1)


def _dates(text: str) -> DateRange | None:
    parted = _parted(text)
    if parted is None:
        return _ending(text)
    first, behind = parted
    right = behind.removesuffix("まで").removesuffix("迄").strip("()")
    if not right.strip("年月日度") or right in _WORDS:
        return DateRange(_first_day(first), None, (*first.flags, "open_end"))
    duration = _YEARS_LONG.fullmatch(right)
    if duration is not None and 0 < int(duration[1]) < 60:
        begins = _first_day(first)
        return DateRange(begins, _anniversary(begins, int(duration[1])) - timedelta(days=1), first.flags)
    last = _completed(text[: len(text) - len(behind)].rstrip("~〜-からより至"), right)
    if last is None or last.month is None:
        return None
    begins, ends = _first_day(first), _last_day(last)
    flags = [*first.flags, *last.flags, *(["reversed"] if ends < begins else [])]
    return DateRange(begins, ends, tuple(dict.fromkeys(flags)))


@lru_cache(maxsize=4096)
def _read(text: str, context: Unit | None, neighbours: tuple[str, ...], sheet_year: int | None) -> Range | None:
    word = _WORDS.get(text.strip("~〜()"))
    if word is not None:
        return YearRange(None, None, (word,))
    if _HAS_DIGIT.search(text) is None:
        return None
    spaced = text
    text = squeeze(_REMARK.sub("", text).strip())
    text = _LEAD.sub("", text)
    if text.startswith(("永年", "毎年度")) and text[-1:] in "~〜":
        return YearRange(None, None, ("every_year",))
    found = _dates(text) or _years(text, neighbours, sheet_year)
    return found if found is not None else read_bounds(spaced, context)


def read_range(
    text: str, context: Unit | None = None, neighbours: Sequence[str] = (), sheet_year: int | None = None
) -> Range | None:
    """The range that a text is, or None where it is none (one year, one number, a telephone number).

    `context` is an inherited unit of numbers; `neighbours` and `sheet_year` resolve bare years as in a heading row.
    """
    if not 1 < len(text) <= 2 * _LONGEST:
        return None
    folded = plain(text)
    return _read(folded, context, tuple(neighbours), sheet_year) if len(folded) <= _LONGEST else None
