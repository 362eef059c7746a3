"""Rules to cells."""

from __future__ import annotations

import numpy as np
import pytest

from extract.edges import GridSettings
from extract.grid import OUTSIDE, Grid, build
from schemas.page import Rules
from tests.extract.paper import COST, STYLES, Paper, Rows, Style, page_of

SETTINGS = GridSettings()
WIDTHS = (90, 60, 60, 60)
BOTH = pytest.mark.parametrize("reader", ["pymupdf", "pdfplumber"])


def grid(paper: Paper, reader: str = "pymupdf") -> Grid:
    return build(page_of(paper, reader), SETTINGS)


def boxes(found: Grid) -> list[tuple[int, ...]]:
    return [tuple(round(value) for value in box) for box in found.box.tolist()]


@BOTH
@pytest.mark.parametrize("style", STYLES)
def test_the_same_table_however_it_is_drawn(style: Style, reader: str) -> None:
    """Stroked lines, dashes, double rules, thin rectangles, frames of cells, pieces joined."""
    found = grid(Paper().table(40, 80, WIDTHS, COST, style=style), reader)
    assert len(found.span) == 16
    assert found.solid.all()
    for box, (row, column) in zip(found.box.tolist(), np.ndindex(4, 4), strict=True):
        left = 40 + sum(WIDTHS[:column])
        expected = (left, 80 + 20 * row, left + WIDTHS[column], 100 + 20 * row)
        assert box == pytest.approx(expected, abs=1.5)


@BOTH
def test_merged_cells(reader: str) -> None:
    """Over columns, over rows, and over both."""
    rows: Rows = [["A", "<", "B"], ["^", "<", "C"], ["D", "E", "<"]]
    found = grid(Paper().table(50, 50, (40, 40, 40), rows), reader)
    assert sorted(boxes(found)) == [
        (50, 50, 130, 90),
        (50, 90, 90, 110),
        (90, 90, 170, 110),
        (130, 50, 170, 70),
        (130, 70, 170, 90),
    ]
    assert found.span.tolist()[0] == [1, 1, 3, 3]


def test_cells_are_numbered_in_reading_order() -> None:
    found = grid(Paper().table(40, 80, WIDTHS, COST))
    assert found.slot[1:5, 1:5].tolist() == np.arange(16).reshape(4, 4).tolist()
    assert (found.slot[0] == OUTSIDE).all()
    assert (found.slot[:, -1] == OUTSIDE).all()


@pytest.mark.parametrize(
    "paper",
    [
        Paper().text(40, 40, "文だけ"),
        Paper().line(40, 40, 300, 40).line(40, 80, 300, 80),
        Paper().line(40, 40, 40, 300).line(80, 40, 80, 300),
        Paper().line(40, 40, 300, 40).line(50, 60, 50, 300).line(90, 60, 90, 300).line(40, 400, 300, 400),
    ],
    ids=["text", "horizontal rules", "vertical rules", "rules that meet nowhere"],
)
def test_nothing_is_closed(paper: Paper) -> None:
    assert len(grid(paper).span) == 0


def test_a_lone_box_is_a_cell() -> None:
    assert boxes(grid(Paper().frame(100, 100, 160, 120))) == [(100, 100, 160, 120)]


def test_a_table_inside_a_cell() -> None:
    """The outer cell goes around it and is not solid."""
    found = grid(Paper().frame(40, 40, 300, 200).table(80, 80, (60, 60), [["a", "b"], ["c", "d"]]))
    assert len(found.span) == 5
    assert boxes(found)[0] == (40, 40, 300, 200)
    assert found.solid.tolist() == [False, True, True, True, True]


def test_sides_left_open_are_closed_where_a_rule_ends_the_table() -> None:
    """Inner rules drawn, outer ones not, beside a table of the same width that has them."""
    paper = Paper().table(40, 80, WIDTHS, COST).table(40, 200, WIDTHS, COST, style="open")
    found = grid(paper)
    assert len(found.span) == 32
    assert boxes(found)[16] == (40, 200, 130, 220)


def test_the_gap_of_a_double_rule_is_no_cell() -> None:
    """Two lines up to 3.5 pt apart are one, and the cells on both sides touch; boxes further apart do not."""
    near = Paper().table(40, 80, (60, 60), [["a", "b"], ["c", "d"]], style="double")
    assert len(grid(near).span) == 4
    wide = grid(Paper().frame(40, 80, 100, 100).frame(103, 80, 163, 100))
    assert len(wide.span) == 2
    assert wide.span[0, 3] == wide.span[1, 1]
    apart = grid(Paper().frame(40, 80, 100, 100).frame(110, 80, 170, 100))
    assert boxes(apart) == [(40, 80, 100, 100), (110, 80, 170, 100)]


def test_a_rule_that_stops_short_by_a_hair_still_closes() -> None:
    paper = Paper().line(40, 40, 200, 40).line(40, 80, 200, 80).line(40, 42, 40, 78.5).line(200, 41, 200, 79)
    assert len(grid(paper).span) == 1


def test_a_rule_that_stops_halfway_parts_nothing() -> None:
    paper = Paper().frame(40, 40, 200, 80).line(120, 40, 120, 60)
    found = grid(paper.line(40, 60, 60, 60))
    assert boxes(found) == [(40, 40, 200, 80)]


def test_many_short_strokes_cost_nothing() -> None:
    """150,000 strokes of glyphs in a page leave the table as it is."""
    page = page_of(Paper().table(40, 80, WIDTHS, COST))
    rng = np.random.default_rng(0)
    low = rng.uniform(0, 590, 150_000)
    noise = Rules(rng.uniform(300, 800, 150_000), low, low + 0.01)
    horizontal = Rules(
        *(np.concatenate([getattr(page.horizontal, k), getattr(noise, k)]) for k in ("at", "low", "high"))
    )
    noisy = type(page)(**{key: getattr(page, key) for key in page.__slots__} | {"horizontal": horizontal})
    found = build(noisy, SETTINGS)
    clean = build(page, SETTINGS)
    assert boxes(found)[:16] == boxes(clean)
