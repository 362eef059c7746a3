"""Bare years (`30年度`, `元年度`, `08年度`) resolved from the other headings of their row and the sheet's own year.

A row of year headings rises by one from column to column, or falls where the newest comes first; equal neighbours and
gaps occur. Every reading of every bare number is weighed by how well it continues the row; where two readings come out
nearly the same, none is chosen.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from normalize.characters import plain
from normalize.years import Year, bare_candidates, read_year

# Costs, in steps of one year of a regular row. Chosen so that one irregular step never outweighs an era of difference.
_SAME: Final = 0.4
_GAP: Final = 0.8
_GAP_MORE: Final = 0.15
_BACK: Final = 6.0
_BACK_MORE: Final = 0.2
_PAST: Final = 0.05
_FUTURE: Final = 0.1
_WRONG_WRITING: Final = 0.4
# A reading is taken only where the next best one costs this much more.
_MARGIN: Final = 0.25
_MOST_COLUMNS: Final = 60

_Costs = dict[int, float]


def _step(first: int, second: int, rising: bool) -> float:
    """What it costs that `second` follows `first` in a row."""
    step = second - first if rising else first - second
    if step == 1:
        return 0.0
    if step == 0:
        return _SAME
    return _GAP + _GAP_MORE * (step - 1) if step > 1 else _BACK + _BACK_MORE * -step


def _readings(year: Year, sheet_year: int | None, western: bool) -> _Costs:
    """Each fiscal year that one heading can mean, with its cost by itself."""
    if year.fy is not None:
        return {year.fy: 0.0}
    if year.number is None:
        return {}
    costs: _Costs = {}
    for fy in bare_candidates(year.number):
        two_digits = fy == 2000 + year.number
        unusual = two_digits != (year.padded or western)
        cost = _WRONG_WRITING if unusual else 0.0
        if sheet_year is not None:
            cost += _PAST * (sheet_year - fy) if fy <= sheet_year else _FUTURE * (fy - sheet_year)
        costs[fy] = min(cost, costs.get(fy, cost))
    return costs


def _forward(row: Sequence[_Costs], rising: bool) -> list[_Costs]:
    """The least cost of the row up to and with each reading."""
    done: list[_Costs] = []
    for readings in row:
        before = done[-1] if done else None
        done.append(
            {
                fy: own
                + (0.0 if before is None else min(cost + _step(last, fy, rising) for last, cost in before.items()))
                for fy, own in readings.items()
            }
        )
    return done


def _totals(row: Sequence[_Costs]) -> list[_Costs]:
    """The least cost of the whole row for each reading of each heading, over both directions."""
    totals: list[_Costs] = [{} for _ in row]
    for rising in (True, False):
        ahead = _forward(row, rising)
        behind = _forward(row[::-1], not rising)[::-1]
        for index, readings in enumerate(row):
            for fy, own in readings.items():
                cost = ahead[index][fy] + behind[index][fy] - own
                totals[index][fy] = min(cost, totals[index].get(fy, cost))
    return totals


def _choose(costs: _Costs) -> int | None:
    """The cheapest reading, where it is clearly the cheapest."""
    ranked = sorted(costs.items(), key=lambda item: item[1])
    if not ranked or (len(ranked) > 1 and ranked[1][1] - ranked[0][1] < _MARGIN):
        return None
    return ranked[0][0]


def _is_western(years: Sequence[Year | None]) -> bool:
    """Whether the row writes two-digit Gregorian years: one of its bare numbers has a leading zero."""
    return any(year is not None and year.fy is None and year.padded for year in years)


def _resolved(year: Year, fy: int | None) -> Year:
    if fy is None:
        return year
    end = year.end
    flags = [*year.flags, "year_inferred"]
    if year.number is not None and any(fy == base + year.number and year.number > last for base, last in _ERAS):
        # 32年度 in a row of 平成 is 2020, which 平成 never had.
        flags.append("after_era_end")
    if year.end_number is not None:
        later = [candidate for candidate in bare_candidates(year.end_number) if candidate >= fy]
        end = min(later) if later else None
    return replace(year, fy=fy, end=end, flags=tuple(flags))


# The year before the first of 平成 and of 昭和, and the number of their last fiscal year.
_ERAS: Final = ((1988, 31), (1925, 64))
_BARE_NUMBER: Final = re.compile(r"[(]?'?([0-9]{1,2}|元)年?[)]?")


def _unmarked(headings: Sequence[str], years: list[Year | None]) -> None:
    """`H28 | 29 | 30 | R1`: a lone number beside a year is the next year where it is exactly that."""
    if sum(year is not None and year.fy is not None for year in years) < 2:
        return
    for order in (range(len(years)), range(len(years) - 1, -1, -1)):
        last: int | None = None
        for index in order:
            year = years[index]
            if year is not None:
                last = year.fy
                continue
            match = _BARE_NUMBER.fullmatch(plain(headings[index])) if len(headings[index]) <= 6 else None
            if match is None or last is None:
                last = None
                continue
            number = 1 if match[1] == "元" else int(match[1])
            fitting = {fy for fy in bare_candidates(number) if abs(fy - last) == 1}
            last = fitting.pop() if len(fitting) == 1 else None
            if last is not None:
                years[index] = Year(last, number=number, flags=("year_inferred", "unmarked"))


def resolve_row(headings: Sequence[str], sheet_year: int | None = None) -> list[Year | None]:
    """The years of a heading row, in its order, one for each heading; None where a heading names no year.

    `sheet_year` is the fiscal year of the sheet. A bare year that nothing decides keeps `fy` None.
    """
    years = [read_year(heading) for heading in headings]
    bare = [index for index, year in enumerate(years) if year is not None and year.fy is None]
    if bare and len(headings) <= _MOST_COLUMNS:
        western = _is_western(years)
        named = [index for index, year in enumerate(years) if year is not None]
        row = [_readings(year, sheet_year, western) for year in years if year is not None]
        totals = dict(zip(named, _totals(row), strict=True)) if all(row) else {}
        for index in bare:
            year = years[index]
            if year is not None and index in totals:
                years[index] = _resolved(year, _choose(totals[index]))
    if any(year is None for year in years):
        _unmarked(headings, years)
    return years


def _among(year: Year, others: Sequence[Year], sheet_year: int | None) -> _Costs:
    """The costs of one heading's readings among others, wherever it may stand between them."""
    western = _is_western([year, *others])
    own = _readings(year, sheet_year, western)
    row = [readings for readings in (_readings(other, sheet_year, western) for other in others) if readings]
    costs: _Costs = {}
    for place in range(len(row) + 1):
        for fy, cost in _totals([*row[:place], own, *row[place:]])[place].items():
            costs[fy] = min(cost, costs.get(fy, cost))
    return costs


def resolve_among(text: str, neighbours: Sequence[str], sheet_year: int | None = None) -> Year | None:
    """One heading's year, given the other headings of its row without its own place among them.

    A lone number (`29`, `元年`) is a year only where it continues a row of years without a gap.
    """
    year = read_year(text)
    if year is not None and year.fy is not None:
        return year
    others = [
        other for other in (read_year(neighbour) for neighbour in neighbours[:_MOST_COLUMNS]) if other is not None
    ]
    if year is not None:
        return _resolved(year, _choose(_among(year, others, sheet_year)))
    match = _BARE_NUMBER.fullmatch(plain(text)) if len(text) <= 6 else None
    if match is None or not any(other.fy is not None for other in others):
        return None
    number = 1 if match[1] == "元" else int(match[1])
    fy = _choose(_among(Year(None, number=number), others, None))
    beside = {other.fy + step for other in others if other.fy is not None for step in (-1, 1)}
    return Year(fy, number=number, flags=("year_inferred", "unmarked")) if fy in beside else None
