"""Fiscal years as headings print them: `R3年度`, `平成31(令和元)年度`, `31・R元年度`, `目標値(8年度)`, `H30~R4年度`.

A heading often says more than its year; what is left of it is `rest`. A bare year (`30年度`, `元年度`, `08年度`) has a
number and no fiscal year until its row resolves it (`normalize.rows`). Fiscal years are Gregorian years in which they
begin, on 1 April (地方自治法第208条).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import Final

from normalize.atoms import Atom, read_atoms
from normalize.characters import plain
from normalize.eras import gregorian_year, squeeze


@dataclass(frozen=True, slots=True)
class Year:
    """The fiscal year of a heading.

    `fy` is None where only a bare `number` is printed (`era` None too). `end` is the last fiscal year of a range.
    `padded` says that the bare number has a leading zero (08年度 is as a rule 2008). `rest` is the heading without its
    year and without blanks. `flags`: `after_era_end`, `era_mismatch`, `or_earlier`, `or_later`, `estimate`, `approx`,
    `calendar_year` (年 without 度), `from_date`, `unmarked` (a lone 2017), `open_end`, `open_start`, `reversed`,
    `year_inferred`, `several`.
    """

    fy: int | None
    end: int | None = None
    number: int | None = None
    padded: bool = False
    rest: str = ""
    flags: tuple[str, ...] = ()
    end_number: int | None = None


_SAME: Final = re.compile(r"年?度?[(\[〔【（/・･=、, ]*(?:西暦)?")
_RANGE: Final = re.compile(r"[)\]]?(?:年度?)?(?:(?:から|より)?[~〜‐–—―−ー\-→至]+至?|から|より)")
_MARK_BEHIND: Final = re.compile(r"(?:会計)?年度(?!目|間|数)|年(?![0-9一-鿿])")
_OPEN: Final = re.compile(r"[~〜]|から")
_EMPTY: Final = re.compile(r"\(\)|\[\]|【】|〔〕|<>")
_EDGES: Final = " ・/:：、,~〜"

# What is said about a year behind (or before) it; the words in the first set are taken off the rest.
_EARLIER: Final = re.compile(r"以前|より前")
_LATER: Final = re.compile(r"以降|以後")
_ESTIMATE: Final = re.compile(r"見込|見通し|推計|推定|概算")
_APPROX: Final = re.compile(r"^(?:頃|ごろ|ころ)")
_LONGEST: Final = 60
_QUICK: Final = re.compile(r"[0-9０-９元年度〇一二三四五六七八九十㍻㍼㋿]")


def bare_candidates(number: int) -> tuple[int, ...]:
    """Every fiscal year that a bare number can be: of 昭和, 平成, 令和, and a two-digit Gregorian year."""
    found = [1925 + number] if 1 <= number <= 63 else []
    found += [1988 + number] if 1 <= number <= 60 else []
    found += [2018 + number] if 1 <= number <= 60 else []
    return (*found, 2000 + number)


@dataclass(slots=True)
class _Span:
    """A heading's year on its way: what its atoms have said so far, and where the last of them ends."""

    fy: int | None
    number: int | None
    flags: list[str]
    stop: int
    end: int | None = None
    end_number: int | None = None


def _same(span: _Span, first: Atom, atom: Atom, between: str) -> bool:
    """Take another writing of the same year (31・R元, 2020(R2)); False where it is another year (平成19・20年度)."""
    if span.fy is None and atom.fy is not None and span.number is not None:
        if atom.fy not in bare_candidates(span.number):
            span.flags.append("era_mismatch")
        # 31・R元年度: the second writing's era decides.
        span.fy, span.number = atom.fy, None
        span.flags.extend(atom.flags)
        return True
    if atom.fy is None:
        agrees = atom.number is not None and (
            atom.number == span.number if span.fy is None else span.fy in bare_candidates(atom.number)
        )
    else:
        agrees = atom.fy == span.fy
    if agrees:
        return True
    # Two years side by side are two years; brackets, or two calendars, promise one year written twice.
    if "(" not in between and first.western == atom.western:
        return False
    span.flags.append("era_mismatch")
    return True


def _merge(text: str, atoms: list[Atom]) -> tuple[Year, int, int]:
    """The first year of the text, with the other writings of it and the end of its range; and its extent."""
    first = atoms[0]
    span = _Span(first.fy, first.number, list(first.flags), first.end)
    for atom in atoms[1:]:
        between = text[span.stop : atom.start]
        closed = span.end is not None or span.end_number is not None
        if not closed and _SAME.fullmatch(between) is not None and _same(span, first, atom, between):
            pass
        elif not closed and _RANGE.fullmatch(between) is not None:
            span.end, span.end_number = atom.fy, atom.number
            span.flags.extend(atom.flags)
        else:
            span.flags.append("several")
            break
        span.stop = atom.end
    if span.end is None and span.end_number is not None and span.fy is not None:
        _close_range(span, first, span.fy, span.end_number)
    if span.fy is not None and span.end is not None and span.end < span.fy:
        span.flags.append("reversed")
    flags = tuple(dict.fromkeys(span.flags))
    return Year(span.fy, span.end, span.number, first.padded, "", flags, span.end_number), first.start, span.stop


def _close_range(span: _Span, first: Atom, fy: int, number: int) -> None:
    """Find the last year of a range whose end is a bare number."""
    span.end = _same_era_end(first, number)
    if span.end is None:
        span.end = min((year for year in bare_candidates(number) if year >= fy), default=None)
    elif first.era is not None and date(span.end, 4, 1) > first.era.ends:
        span.flags.append("after_era_end")
    span.end_number = None


def _same_era_end(first: Atom, end_number: int) -> int | None:
    """The end of `令和5~9年度`, which is in the era of its beginning; None where another era must have begun."""
    if first.era is None:
        return None
    year = gregorian_year(first.era, end_number)
    # 平成29~3年度 runs on into the next era; 令和8~4年度 is reversed.
    following = first.fy is not None and year is not None and year < first.fy and first.era.letter != "R"
    return None if following else year


_OPENING: Final = "([〔【<"
_CLOSING: Final = ")]〕】>"


def _rest(text: str, start: int, stop: int) -> tuple[str, str]:
    """What stands before and behind the year, without the brackets that only hold the year."""
    before, behind = text[:start].removesuffix("西暦"), text[stop:]
    inside = text[start:stop]
    unclosed = sum(map(inside.count, _OPENING)) - sum(map(inside.count, _CLOSING))
    for _ in range(max(unclosed, 0)):
        behind = _MARK_BEHIND.sub("", behind, count=1) if _MARK_BEHIND.match(behind) else behind
        behind = behind[1:] if behind[:1] in tuple(_CLOSING) else behind
    behind = behind[len(mark[0]) :] if (mark := _MARK_BEHIND.match(behind)) else behind
    if before[-1:] in tuple(_OPENING) and behind[:1] in tuple(_CLOSING):
        before, behind = before[:-1], behind[1:]
        behind = behind[len(mark[0]) :] if (mark := _MARK_BEHIND.match(behind)) else behind
    return before, behind


def _flags_of(rest: str, behind: str) -> tuple[list[str], str]:
    """Flags that the words around a year give, and the rest without those that belong to the year itself."""
    flags = []
    for pattern, flag in ((_EARLIER, "or_earlier"), (_LATER, "or_later")):
        if pattern.match(behind) is not None or pattern.search(rest) is not None:
            flags.append(flag)
            rest = pattern.sub("", rest, count=1)
    if _ESTIMATE.search(rest) is not None:
        flags.append("estimate")
    if _APPROX.match(behind) is not None:
        flags.append("approx")
    return flags, rest


@lru_cache(maxsize=8192)
def _read(text: str) -> Year | None:
    atoms = read_atoms(text)
    if not atoms:
        return None
    year, start, stop = _merge(text, atoms)
    before, behind = _rest(text, start, stop)
    flags = list(year.flags)
    if year.end is None and year.end_number is None:
        if _OPEN.match(behind) is not None:
            flags.append("open_end")
        elif before[-1:] in "~〜" and before:
            flags.append("open_start")
    more, rest = _flags_of(before + behind, behind)
    rest = _EMPTY.sub("", rest).strip(_EDGES)
    unmarked = len(atoms) == 1 and not atoms[0].marked and year.fy is not None
    if unmarked and (rest.strip("()[]（）") or "(" in text):
        return None
    flags += [*more, *(["unmarked"] if unmarked else [])]
    return replace(year, rest=rest, flags=tuple(dict.fromkeys(flags)))


@lru_cache(maxsize=16384)
def _read_raw(text: str) -> Year | None:
    folded = squeeze(plain(text))
    return _read(folded) if len(folded) <= _LONGEST else None


def read_year(text: str) -> Year | None:
    """The fiscal year that a heading names, or None where it names none.

    `R6年度 見込` → 2024, rest `見込`, flag `estimate`; `30年度` → number 30 with `fy` None; `平成29~令和3年度` → 2017 to
    2021; `2020(R2)年度` → 2020; `3年間`, `毎年度`, `1,234` → None.
    """
    if not 1 < len(text) <= 2 * _LONGEST or _QUICK.search(text) is None:
        return None
    return _read_raw(text)
