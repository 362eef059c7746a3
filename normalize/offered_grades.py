"""A scale printed in the row of a judgement, a grade in each cell (Ａ 順調 | Ｂ 要改善 | Ｃ 廃止): the bold one is chosen."""

from __future__ import annotations

from typing import Final

from normalize.context import Context, Item
from normalize.readings import OTHER, Reading, is_grade
from schemas.folding import fold_label

JUDGED: Final = frozenset({"overall_rating", "rating", "rating_reason", "reason"})

LEAST: Final = 3
"""A scale has so many grades; two may be those of two judges."""


def chosen(item: Item, context: Context, reading: Reading) -> Reading:
    """The reading of a cell in such a row: the judgement for the bold grade, nothing for the others and their words."""
    if reading.concept not in JUDGED:
        return reading
    head = item.path.rows[-1] if item.path.rows else None
    beside = [mate for mate in context.mates(item) if mate.path.rows and mate.path.rows[-1] is head]
    grades = [mate for mate in beside if is_grade(mate.block) and not _headed(mate)]
    letters = {fold_label(grade.block.text) for grade in grades}
    if head is None or len(letters) < LEAST or len(letters) < len(grades):
        # One grade, or the grades of several judges.
        return reading
    bold = [grade for grade in grades if grade.block.bold]
    return Reading("overall_rating", head, reading.quality) if bold == [item] else OTHER


def _headed(item: Item) -> bool:
    """Whether a heading of its own stands over a cell: a grade is then what that asks for (一次評価 | 二次評価)."""
    return any(column.printed and column.meaning.terms for column in item.path.columns[-1:])
