"""Borders that a table open at its sides does not draw."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from extract.edges import GridSettings
from extract.sides import with_open_sides
from schemas.page import Rules
from tests.extract.paper import Paper, Rows, block, blocks_of, heads

Line = tuple[float, float, float]


def rules(*lines: Line) -> Rules:
    values = np.array(lines, dtype=np.float64).reshape(-1, 3)
    return Rules(values[:, 0], values[:, 1], values[:, 2])


def added(horizontal: Sequence[Line], vertical: Sequence[Line]) -> list[Line]:
    """The rules (x, top, bottom) that were added."""
    found = with_open_sides(rules(*horizontal), rules(*vertical), GridSettings())
    lines = zip(found.at.tolist(), found.low.tolist(), found.high.tolist(), strict=True)
    return sorted(set(lines) - set(vertical))


ACROSS: list[Line] = [(100, 40, 300), (120, 40, 300), (140, 40, 300)]


def test_rules_that_end_together_beside_an_inner_one_have_a_border() -> None:
    assert added(ACROSS, [(120, 100, 140)]) == [
        (40, 100, 120), (40, 120, 140), (300, 100, 120), (300, 120, 140),
    ]  # fmt: skip


def test_without_an_inner_rule_they_are_lines_and_no_table() -> None:
    assert added(ACROSS, []) == []
    assert added(ACROSS, [(120, 200, 240)]) == []


def test_a_table_that_goes_on_beside_them_is_not_cut() -> None:
    """A rule outside says that the short ones only part some of its columns."""
    short: list[Line] = [(100, 0, 300), (120, 40, 300), (140, 40, 300), (160, 0, 300)]
    found = added(short, [(0, 100, 160), (120, 100, 160)])
    assert not any(x == 40 for x, _, _ in found)
    assert {x for x, _, _ in found} == {300}


def test_a_closed_table_gets_nothing() -> None:
    assert added(ACROSS, [(40, 100, 140), (120, 100, 140), (300, 100, 140)]) == []


def test_a_cell_over_several_rows_at_the_open_side() -> None:
    rows: Rows = [["*区分", "<", "*R3年度"], ["*財源", "*国庫支出金", "11"], ["^", "*一般財源", "12"]]
    page = blocks_of(Paper().table(40, 100, (60, 80, 60), rows, style="open"))
    assert heads(page, "12") == (["財源", "一般財源"], ["R3年度"])
    assert block(page, "12").ruled
