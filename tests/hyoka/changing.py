"""A form that changes from year to year, typeset in memory: its layout is drafted from the first year's sheet."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from hyoka.drafting import draft_layout
from hyoka.layout_text import layout_text
from schemas.layout import Layout, parse
from tests.extract.paper import Paper

Grid = list[list[str]]

HEAD: Grid = [
    ["*事務事業名", "情報化推進事業", "*所管課", "情報政策課"],
    ["*事業目的", "利便の向上", "*開始年度", "平成20年度"],
    ["*対象者", "市民の全て", "*公約の番号", "4"],
    ["*手段", "端末の更新", "*根拠法令", "なし"],
]
YEARS = ["令和2年度決算", "令和3年度決算", "令和4年度決算", "令和5年度予算"]
ROWS: Grid = [
    ["*事業費", "<", "1,200", "1,350", "1,500", "1,600"],
    ["*財源内訳", "*国庫支出金", "200", "350", "500", "500"],
    ["^", "*県支出金", "100", "110", "120", "130"],
    ["^", "*一般財源", "900", "890", "880", "970"],
    ["*人件費", "<", "300", "310", "320", "330"],
]
GRADES: Grid = [
    ["*評価項目", "*評価", "*理由"],
    ["*必要性", "A", "不可欠"],
    ["*有効性", "B", "普通"],
    ["*今後の方向性", "継続", "様子を見る"],
]


def swapped(grid: Grid, old: str, new: str) -> Grid:
    """The grid with one text in place of another."""
    assert any(old in row for row in grid), old
    return [[new if cell == old else cell for cell in row] for row in grid]


def with_column(rows: Grid, at: int, cells: Sequence[str]) -> Grid:
    """The rows with a column of figures more, before the year number `at`."""
    return [[*row[: at + 2], cell, *row[at + 2 :]] for row, cell in zip(rows, cells, strict=True)]


def sheet(
    head: Grid = HEAD, years: Sequence[str] = YEARS, rows: Grid = ROWS, title: str = "令和4年度 事務事業点検シート"
) -> Paper:
    """One year's sheet."""
    paper = Paper().text(40, 30, title, 14).table(40, 60, (80, 170, 80, 150), head)
    costs = [["*区分", "<", *(f"*{year}" for year in years)], *rows]
    paper.text(40, 165, "（単位：千円）").table(40, 180, [50, 60, *([75] * len(years))], costs)
    return paper.table(40, 340, (90, 60, 200), GRADES)


def plain(
    head: Grid = HEAD, years: Sequence[str] = YEARS, rows: Grid = ROWS, title: str = "令和4年度 事務事業点検シート"
) -> Paper:
    """The same sheet without any shading."""
    paper = Paper().text(40, 30, title, 14).table(40, 60, (80, 170, 80, 150), _bare(head))
    costs = _bare([["区分", "<", *years], *rows])
    paper.text(40, 165, "（単位：千円）").table(40, 180, [50, 60, *([75] * len(years))], costs)
    return paper.table(40, 340, (90, 60, 200), _bare(GRADES))


def _bare(grid: Grid) -> Grid:
    return [[cell.removeprefix("*") for cell in row] for row in grid]


def draft_text(paper: Paper) -> str:
    """The layout that is drafted from a sheet."""
    draft = draft_layout(paper.bytes(), "first.pdf", 1)
    assert draft is not None
    return layout_text(draft)


@cache
def layout() -> Layout:
    """The layout drafted from the first year's sheet."""
    return parse(draft_text(sheet()), "form.toml")
