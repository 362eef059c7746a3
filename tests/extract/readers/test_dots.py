"""Dots of dotted rules that MuPDF's text pass leaves out."""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from extract.edges import GridSettings, joined
from tests.extract.paper import Paper, Rows, blocks_of, heads, page_of

SIDE = 0.75
ROWS: Rows = [["区分", "R3年度", "R4年度"], ["事業費", "11", "12"], ["人件費", "21", "22"]]
XS = (40.0, 115.0, 190.0, 265.0)
YS = (100.0, 121.0, 142.0, 163.0)


def dotted(color: int = 0) -> Paper:
    """A table as Chromium paints it: each cell has its border of squares, so that most are painted twice."""
    paper = Paper()
    for row, (top, bottom) in enumerate(pairwise(YS)):
        for column, (left, right) in enumerate(pairwise(XS)):
            for x in np.arange(left, right, 2 * SIDE).tolist():
                for y in (top, bottom):
                    paper.fill(x, y, x + SIDE, y + SIDE, color)
            for y in np.arange(top, bottom, 2 * SIDE).tolist():
                for x in (left, right):
                    paper.fill(x, y, x + SIDE, y + SIDE, color)
            paper.text(left + 4, top + 5, ROWS[row][column], 8)
    return paper


def test_the_rules_are_whole() -> None:
    page = page_of(dotted())
    for rules, count, length in ((page.horizontal, 4, 225.0), (page.vertical, 4, 63.0)):
        whole = joined(rules, GridSettings())
        assert len(whole.at) == count
        assert (whole.high - whole.low >= length - 2).all()


def test_the_table_is_read() -> None:
    assert heads(blocks_of(dotted()), "22") == (["人件費"], ["R4年度"])


def test_white_dots_are_no_rule() -> None:
    assert len(page_of(dotted(0xFFFFFF)).horizontal.at) == 0
