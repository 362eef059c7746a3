"""A plain evaluation form, for tests of whole documents."""

from __future__ import annotations

from tests.extract.paper import COST, Paper

TITLE = "令和4年度 事務事業評価シート"


def form(paper: Paper, name: str, title: str = TITLE, y: float = 40) -> Paper:
    """Set one form on the page, from `y` downwards: a title, a head band and a table of costs."""
    paper.text(40, y, title, 14)
    head = [
        ["*事務事業名", name, "*担当課", "情報政策課"],
        ["*目的", "住民の利便を高める。", "*開始年度", "平成20年度"],
    ]
    return paper.table(40, y + 40, (80, 180, 80, 120), head).table(40, y + 100, (90, 60, 60, 60), COST)
