"""Years that a table only says in words: 前々年度, 前年度 and 本年度 over (or beside) its figures.

本年度 is the year in which the form was filled in where it is a budget and 前年度 is settled; where 本年度 itself is settled, it
is the year that is evaluated. A form that says both years (令和６年度 評価表（令和５年度実績）) tells the two apart.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Final

import regex

from normalize.headings import Place
from normalize.years import Year
from schemas.block import Label, PageBlocks
from schemas.folding import fold_label

_SHIFTS: Final = {
    "前々": -2, "一昨": -2, "前": -1, "昨": -1, "本": 0, "今": 0, "当": 0, "当該": 0, "翌": 1, "次": 1, "来": 1, "翌々": 2,
}  # fmt: skip
_RELATIVE: Final = regex.compile(rf"[(\[]?({'|'.join(sorted(_SHIFTS, key=len, reverse=True))})年度[)\]]?の?(.*)")
_PLANNED: Final = regex.compile(r"予算|計画|見込|要求|目標")
_DONE: Final = regex.compile(r"決算|実績|執行")

Said = tuple[Label, int, str]
"""A heading, how many years before or after 本年度 it is, and what else it says."""


def relative_on(page: PageBlocks, evaluated: int | None, issued: int | None) -> dict[Place, Year]:
    """The years of headings that stand with others of their kind in a row or column, and say different years.

    `evaluated` is the year that the sheet evaluates, `issued` the one that its form is of, where it says another.
    A heading's `fy` is None where the tables of the page contradict each other.
    """
    # 前年度繰越額 and 翌年度繰越額 are amounts of one year; 前々年度, 前年度 and 本年度 are several.
    groups = [group for group in _groups(page) if len({shift for _, shift, _ in group if shift <= 0}) > 1]
    if evaluated is None:
        return {}
    bases = {base for group in groups if (base := _base(group, evaluated, issued)) is not None}
    # Tables that contradict each other: nobody knows which year is meant, and nothing later is to guess it.
    unknown = len(bases) > 1
    base = next(iter(bases), issued if issued is not None else evaluated)
    return {
        (page.number, label.table, label.row, label.column): Year(
            None if unknown else base + shift, rest=rest, flags=() if unknown else ("year_inferred",)
        )
        for group in groups
        for label, shift, rest in group
    }


def _groups(page: PageBlocks) -> Iterable[list[Said]]:
    rows: dict[tuple[int, int], list[Said]] = defaultdict(list)
    columns: dict[tuple[int, int], list[Said]] = defaultdict(list)
    for label in page.labels:
        match = _RELATIVE.fullmatch(fold_label(label.text))
        if match is not None and "繰越" not in match[2]:
            said = (label, _SHIFTS[match[1]], match[2])
            rows[label.table, label.row].append(said)
            columns[label.table, label.column].append(said)
    return [*rows.values(), *columns.values()]


def _base(group: list[Said], evaluated: int | None, issued: int | None) -> int | None:
    """What 本年度 is in a table, by what is settled there and what is planned; None where it does not say."""
    for _, shift, rest in group:
        if shift == 0 and _DONE.search(rest) is not None:
            return evaluated
        if shift == 0 and _PLANNED.search(rest) is not None:
            return issued if issued is not None else evaluated
    return None
