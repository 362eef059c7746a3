"""Rules drawn cell by cell say where columns are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest

from extract.runs import Row, Run
from extract.seams import Pieced, seamed, seams_of
from schemas.geometry import Box
from schemas.page import Chars, Rules
from tests.extract.paper import Paper, Rows, blocks_of, heads

NO_CHARS = Chars((), np.empty((0, 4)), np.empty(0), np.empty(0, dtype=np.bool_), np.empty(0, dtype=np.int64))


def rules(*pieces: tuple[float, float, float]) -> Rules:
    values = np.array(pieces, dtype=np.float64)
    return Rules(values[:, 0], values[:, 1], values[:, 2])


def seams(*pieces: tuple[float, float]) -> tuple[float, ...]:
    """Where the pieces of one rule between 0 and 300 meet."""
    return seams_of(rules(*((100.0, low, high) for low, high in pieces)), [100.0], 0, 300, 3.5)[100.0].seams


@pytest.mark.parametrize(
    ("pieces", "expected"),
    [
        ([(0, 100), (100, 200), (200, 300)], (100, 200)),
        # each cell draws its own border, also that of the cell below
        ([(0, 100), (100, 300), (0, 100), (100, 300)], (100,)),
        # a cell on the left goes through
        ([(100, 200), (200, 300)], (100, 200)),
        # in one piece, also drawn twice or not all along
        ([(0, 300)], ()),
        ([(0, 300), (0, 300)], ()),
        ([(0, 200)], ()),
        # the dashes of a line
        ([(x, x + 3) for x in range(0, 300, 5)], ()),
    ],
)
def test_where_pieces_meet(pieces: Sequence[tuple[float, float]], expected: tuple[float, ...]) -> None:
    assert seams(*pieces) == expected


def test_no_rule_at_a_height() -> None:
    assert seams_of(rules((100, 0, 300)), [50.0], 0, 300, 3.5) == {50.0: Pieced((), ())}


def row(top: float) -> Row:
    """A row of two headings, on the left."""
    boxes = (Box(1, top + 5, 21, top + 15), Box(31, top + 5, 51, top + 15))
    return Row(tuple(Run(box, text, 10.0) for box, text in zip(boxes, ("区分", "対象"), strict=True)), top, top + 20)


def borders(*levels: Sequence[tuple[float, float]], chars: Chars = NO_CHARS) -> list[list[float]] | None:
    """The borders inside each row of a table of rows 20 pt high, whose rules have the given pieces."""
    ys = [100.0 + 20 * number for number in range(len(levels))]
    drawn = rules(*((y, low, high) for y, pieces in zip(ys, levels, strict=True) for low, high in pieces))
    part = [row(y) for y in ys[:-1]]
    found = seamed(part, seams_of(drawn, ys, 0, 300, 3.5), (0, 300), chars)
    if found is None:
        return None
    return [sorted(x for x, top, _ in found if top == y and 0 < x < 300) for y in ys[:-1]]


THREE = [(0, 100), (100, 200), (200, 300)]


def test_the_borders_of_rows() -> None:
    assert borders(THREE, THREE, THREE) == [[100, 200], [100, 200]]


def test_a_heading_over_two_columns() -> None:
    """Its own row has no border where only the rule below is pieced."""
    assert borders([(0, 100), (100, 300)], THREE, THREE) == [[100], [100, 200]]


def test_a_cell_over_several_rows() -> None:
    """Below it there is no rule; its sides go on as far as it does."""
    right = [(100, 200), (200, 300)]
    assert borders(THREE, right, right, THREE) == [[100, 200]] * 3


def test_two_cells_over_several_rows_side_by_side() -> None:
    right = [(200, 250), (250, 300)]
    four = [(0, 100), (100, 200), *right]
    assert borders(four, right, four) == [[100, 200, 250]] * 2


def test_a_rule_in_one_piece_leaves_it_to_the_other() -> None:
    assert borders([(0, 300)], THREE, [(0, 300)]) == [[100, 200], [100, 200]]


def test_rules_that_do_not_tell() -> None:
    assert borders([(0, 300)], [(0, 300)]) is None
    assert borders([(0, 100), (100, 300)], [(0, 200), (200, 300)]) is None


def test_text_goes_on_over_a_seam() -> None:
    """The cells of a row are merged, and the rules around them drawn for the others."""
    ys = [100.0, 120.0]
    drawn = seams_of(rules(*((y, *piece) for y in ys for piece in THREE)), ys, 0, 300, 3.5)
    close = np.array([[80 + 10.0 * n, 105, 90 + 10.0 * n, 115] for n in range(5)])
    apart = close + np.where(close[:, :1] >= 100, 12, 0) * np.array([1, 0, 1, 0])
    for boxes, expected in ((close, [200]), (apart, [100, 200])):
        count = len(boxes)
        chars = Chars(
            ("字",) * count,
            boxes,
            np.full(count, 10.0),
            np.zeros(count, dtype=np.bool_),
            np.zeros(count, dtype=np.int64),
        )
        whole = Row((Run(Box(80, 105, float(boxes[-1, 2]), 115), "字字字字字", 10.0),), 100, 120)
        found = seamed([replace(row(80), bottom=100), whole], drawn | {80.0: drawn[100.0]}, (0, 300), chars)
        assert found is not None
        assert sorted(x for x, top, _ in found if 0 < x < 300 and top == 100) == expected


def test_a_row_of_fields_has_borders_between_texts_only() -> None:
    """What stands beside a heading may go on over several columns: there is no blank field behind it."""
    ys = [100.0, 120.0]
    drawn = seams_of(rules(*((y, *piece) for y in ys for piece in THREE)), ys, 0, 300, 3.5)
    runs = (Run(Box(1, 105, 21, 115), "対象", 10.0), Run(Box(103, 105, 153, 115), "市民の全て", 10.0))
    found = seamed([Row(runs, 100, 120)], drawn, (0, 300), NO_CHARS)
    assert found is not None
    assert [x for x, _, _ in found if 0 < x < 300] == [100]


GRADES: Rows = [
    ["*評価者", "*必要性", "*有効性", "*総合評価", "*評価コメント"],
    ["*一次評価", "A", "B", "A", "町が行うべきである"],
    ["*二次評価", "-", "B", "B", "見直す余地がある"],
]


@pytest.mark.parametrize("reader", ["pymupdf", "pdfplumber"])
def test_headings_that_nearly_touch(reader: str) -> None:
    """No white space parts 総合評価, centred, from 評価コメント; the rules do."""
    paper = Paper().table(40, 100, (80, 40, 40, 40, 160), GRADES, style="cells")
    page = blocks_of(paper, reader)
    assert heads(page, "見直す余地がある") == (["二次評価"], ["評価コメント"])
    assert heads(page, "A", 1) == (["一次評価"], ["総合評価"])
