"""Sheets typeset in memory, for tests of what their values become."""

from __future__ import annotations

from collections.abc import Sequence

from normalize.context import Item, build
from schemas.fact import Fact
from tests.extract.paper import Paper, Rows, Style, all_facts, sheets_of

HEAD: Rows = [
    ["*事務事業名", "情報化推進事業"],
    ["*目的", "利便の向上"],
    ["*対象者", "市民の全て"],
    ["*手段", "端末の更新"],
]
TITLE = "令和4年度 事務事業評価シート"


def sheet(
    rows: Rows,
    widths: Sequence[float] | None = None,
    height: float | Sequence[float] = 20,
    title: str = TITLE,
    caption: str = "",
    style: Style = "line",
) -> Paper:
    """One sheet: title, head band, a caption and the table `rows`."""
    paper = Paper().text(40, 30, title, 14).table(40, 60, (90, 200), HEAD)
    paper.text(40, 165, caption)
    return paper.table(40, 180, widths or [80] * len(rows[0]), rows, height, style)


def read(
    rows: Rows,
    widths: Sequence[float] | None = None,
    height: float | Sequence[float] = 20,
    title: str = TITLE,
    caption: str = "",
) -> list[Fact]:
    """The facts of a sheet's table, without those of its title and head band."""
    return [f for f in all_facts(sheet(rows, widths, height, title, caption)) if f.bbox.y0 > 178]


def of(found: Sequence[Fact], concept: str) -> list[Fact]:
    return [fact for fact in found if fact.concept == concept]


def values(found: Sequence[Fact], concept: str) -> list[object]:
    return [fact.value for fact in found if fact.concept == concept]


def dims(found: Sequence[Fact], raw: str) -> dict[str, str | int]:
    """The dimensions of the one fact that prints `raw`."""
    (fact,) = [f for f in found if f.raw == raw]
    return dict(fact.dimensions)


def items(rows: Rows, widths: Sequence[float] | None = None, year: int | None = None, caption: str = "") -> list[Item]:
    """The items of a sheet's table, in reading order."""
    (only,) = [s for s in sheets_of(sheet(rows, widths, caption=caption)) if s.ordinal]
    return [item for item in build(only, year).items if item.block.cell.y0 > 178]
