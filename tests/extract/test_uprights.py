"""Headings set one letter a line in tables without vertical rules."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from extract.edges import GridSettings, joined
from extract.uprights import uprights
from schemas.cell import NO_FILL, NO_TABLE, Cell
from schemas.geometry import Box
from schemas.page import Rules
from tests.extract.paper import Paper, page_of

SIZE = 10.0


def segment(x: float, y: float, text: str) -> Cell:
    """One line of text with its left top at (x, y); a blank is as wide as a letter."""
    box = Box(x, y, x + SIZE * len(text), y + SIZE)
    return Cell(box, 0, 0, 0, 0, NO_TABLE, (text,), box, NO_FILL, SIZE, False, False)


def read(segments: Sequence[Cell], rules: Sequence[tuple[float, float, float]] = ()) -> tuple[list[Box], list[str]]:
    """The boxes of the upright headings, and the texts that are left; `rules` are (y, from x, to x)."""
    paper = Paper()
    for s in segments:
        for number, letter in enumerate(s.text):
            if letter != " ":
                paper.text(s.box.x0 + SIZE * number, s.box.y0, letter, SIZE)
    for y, low, high in rules:
        paper.line(low, y, high, y)
    page = page_of(paper)
    boxes, plain = uprights(segments, page.chars, joined(page.horizontal, GridSettings()))
    return boxes, [s.text for s in plain]


def column(text: str, x: float = 40, y: float = 100, pitch: float = 20) -> list[Cell]:
    return [segment(x, y + pitch * n, letter) for n, letter in enumerate(text)]


def test_letters_above_one_another_are_a_heading() -> None:
    boxes, plain = read([*column("費用"), segment(80, 105, "事業費")])
    assert boxes == [Box(40, 100, 50, 130)]
    assert plain == ["事業費"]


@pytest.mark.parametrize(
    "segments",
    [
        # not one above the other, too far from each other, one letter, a word a line
        [segment(40, 100, "費"), segment(43, 120, "用")],
        column("費用", pitch=3 * SIZE + 1),
        column("費"),
        [segment(40, 100, "人口"), segment(40, 120, "人件")],
        # grades and figures
        column("ABA"),
        column("123"),
    ],
)
def test_what_is_none(segments: list[Cell]) -> None:
    boxes, plain = read(segments)
    assert boxes == []
    assert plain == [s.text for s in segments]


def test_two_columns_are_two_headings() -> None:
    boxes, _ = read([*column("費用"), *column("成果", x=52)])
    assert boxes == [Box(40, 100, 50, 130), Box(52, 100, 62, 130)]


def test_letters_of_a_column_that_wavers_are_one_heading() -> None:
    """Their middles are 2 pt apart at most, from one to the next."""
    boxes, _ = read([segment(40, 100, "費"), segment(41.5, 120, "用"), segment(40.5, 140, "額")])
    assert boxes == [Box(40, 100, 51.5, 150)]


@pytest.mark.parametrize(
    ("rule", "headings"),
    [
        # through the column: the frame of the next group of rows
        ((135, 30, 300), 2),
        # beside it: a row of the same group
        ((135, 55, 300), 1),
        # below all
        ((175, 30, 300), 1),
    ],
)
def test_a_rule_through_between_letters_parts_headings(rule: tuple[float, float, float], headings: int) -> None:
    boxes, _ = read(column("費用成果"), [rule])
    assert len(boxes) == headings


def test_a_letter_before_a_blank_and_more_text() -> None:
    """The heading stands so near to its rows that a line of text begins with its letter."""
    boxes, plain = read([segment(40, 100, "活 申請の件数"), segment(40, 120, "動 相談の件数")], [(115, 60, 300)])
    assert plain == ["申請の件数", "相談の件数"]
    assert boxes == [Box(40, 100, 50, 130)]


def test_the_text_behind_a_letter_stands_where_it_is_printed() -> None:
    segments = [segment(40, 100, "活 申請の件数"), segment(40, 120, "動")]
    page = page_of(Paper().text(40, 100, "活", SIZE).text(60, 100, "申請の件数", SIZE).text(40, 120, "動", SIZE))
    _, (rest,) = uprights(segments, page.chars, joined(page.horizontal, GridSettings()))
    assert rest.box.x0 == pytest.approx(60, abs=0.1)
    assert rest.box.x1 == 110
    assert rest.ink.x0 == rest.box.x0


def test_a_letter_with_text_right_behind_it_begins_a_word() -> None:
    """The blank is one of the text layer, which nobody sees."""
    segments = [segment(40, 100, "活 申請"), segment(40, 120, "動 相談")]
    paper = Paper().line(60, 115, 300, 115)
    for s in segments:
        paper.text(s.box.x0, s.box.y0, s.text.replace(" ", ""), SIZE)
    page = page_of(paper)
    boxes, plain = uprights(segments, page.chars, joined(page.horizontal, GridSettings()))
    assert (boxes, plain) == ([], segments)


def test_a_label_spread_over_two_lines_is_not_upright() -> None:
    """事　業 over 番　号: no rule parts its lines."""
    lines = [segment(40, 100, "事 業"), segment(40, 115, "番 号")]
    assert read(lines) == ([], ["事 業", "番 号"])
    assert read(lines, [(112, 30, 300)])[0] == []


def test_a_heading_spread_over_a_line_is_not_upright() -> None:
    """The letters of 課　　題 and 効　　果 stand above one another, and are two headings."""
    letters = [segment(40, 100, "課"), segment(80, 100, "題"), segment(40, 120, "効"), segment(80, 120, "果")]
    boxes, plain = read(letters)
    assert boxes == []
    assert plain == ["課", "題", "効", "果"]


def test_letters_side_by_side_that_are_no_heading_may_be_upright() -> None:
    boxes, plain = read([*column("費用"), *column("町花", x=80)])
    assert len(boxes) == 2
    assert plain == []


def test_nothing_at_all() -> None:
    nothing = Rules(*(np.empty(0) for _ in range(3)))
    assert uprights([], page_of(Paper().text(40, 100, "話")).chars, nothing) == ([], [])
