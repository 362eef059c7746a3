"""What touches a cell on each side."""

from __future__ import annotations

import pytest

from extract.cells import read
from extract.edges import GridSettings
from extract.grid import build
from extract.kinds import classify
from extract.neighbours import Neighbours
from tests.extract.paper import Paper, Rows, page_of

ROWS: Rows = [
    ["A", "B", "<", "C"],
    ["^", "D", "E", "F"],
    ["G", "<", "<", "H"],
]


def neighbours(rows: Rows = ROWS) -> Neighbours:
    page = page_of(Paper().table(40, 80, [40] * len(rows[0]), rows))
    grid = build(page, GridSettings())
    cells, _ = read(page, grid)
    return Neighbours(grid, cells, classify(cells)[0])


def name(page: Neighbours, i: int | None) -> str | None:
    return None if i is None else page.cells[i].text


def index(page: Neighbours, text: str) -> int:
    return next(i for i, cell in enumerate(page.cells) if cell.text == text)


@pytest.mark.parametrize(
    ("text", "left", "right", "above", "below"),
    [
        ("A", None, "D", None, "G"),
        ("B", "A", "C", None, "E"),
        ("C", "B", None, None, "F"),
        ("E", "D", "F", "B", "G"),
        ("F", "E", None, "C", "H"),
        ("G", None, "H", "D", None),
        ("H", "G", None, "F", None),
    ],
)
def test_sides(text: str, left: str | None, right: str | None, above: str | None, below: str | None) -> None:
    """In the middle row and middle column of a merged cell."""
    page = neighbours()
    i = index(page, text)
    found = [name(page, side(i)) for side in (page.left_of, page.right_of, page.above, page.below)]
    assert found == [left, right, above, below]


def test_rows() -> None:
    page = neighbours()
    assert [page.cells[i].text for i in page.row_of(index(page, "B"))] == ["A", "B", "C"]
    assert [page.cells[i].text for i in page.row_of(index(page, "H"))] == ["G", "H"]


def test_under() -> None:
    """All cells below, left to right; none where a part stands over nothing."""
    page = neighbours()
    assert [page.cells[i].text for i in page.under(index(page, "B"))] == ["D", "E"]
    assert page.under(index(page, "G")) == []


def test_off_the_grid() -> None:
    page = neighbours()
    assert page.at(-1, 0) is None
    assert page.at(0, 99) is None
    assert page.at(0, 0) is None


@pytest.mark.parametrize(("gap", "right"), [(5.0, "B"), (9.0, "")])
def test_a_strip_between_two_cells_is_none(gap: float, right: str) -> None:
    """As between the two lines of a double rule; what is wide enough for a character is a cell."""
    page = page_of(Paper().table(40, 80, [40, gap, 40], [["A", "", "B"], ["C", "", "D"]]))
    grid = build(page, GridSettings())
    cells, _ = read(page, grid)
    found = Neighbours(grid, cells, classify(cells)[0])
    assert name(found, found.right_of(index(found, "A"))) == right
    assert name(found, found.left_of(index(found, "D"))) == {"B": "C", "": ""}[right]
    # None at the edge of the table.
    assert found.right_of(index(found, "B")) is None
