"""Two figures of an indicator in one cell."""

from __future__ import annotations

import pytest

from tests.extract.paper import Rows
from tests.normalize.sheets import read

WIDTHS = [90.0, 40, 110, 110]
Figures = list[tuple[str, object, int | None]]


def figures(head: str, *cells: str) -> Figures:
    """What the cells below R3年度 and R4年度 of a row with the heading `head` say: concept, value, year."""
    years = ["*R3年度", "*R4年度"][: len(cells)]
    rows: Rows = [
        ["*指標名", "*単位", f"*{head}", *["<"] * (len(cells) - 1)],
        ["^", "^", *years],
        ["開催回数", "回", *cells],
    ]
    found = read(rows, WIDTHS[: 2 + len(cells)])
    return [(f.concept, f.value, f.fiscal_year) for f in found if f.concept.startswith("indicator_") and f.fiscal_year]


def column(head: str, cell: str) -> list[tuple[str, object]]:
    """The figures of a cell right below the heading that names two."""
    found = read([["*指標名", "*単位", f"*{head}"], ["開催回数", "回", cell]], WIDTHS[:3])
    return [(f.concept.removeprefix("indicator_"), f.value) for f in found if f.raw != "開催回数" and f.raw != "回"]


@pytest.mark.parametrize(
    ("head", "cell", "expected"),
    [
        ("目標／実績", "600／604", [("target", 600), ("actual", 604)]),
        ("目標/実績", "600 / 604", [("target", 600), ("actual", 604)]),
        ("目標値\n／実績値", "600\n／604", [("target", 600), ("actual", 604)]),
        ("実績（達成率）", "341 (97.4%)", [("actual", 341), ("rate", 97.4)]),
        ("実績値（目標値）", "341（350）", [("actual", 341), ("target", 350)]),
        # one of them left empty
        ("目標／実績", "／604", [("actual", 604)]),
        ("目標／実績", "600／", [("target", 600)]),
    ],
)
def test_a_heading_that_names_two(head: str, cell: str, expected: list[tuple[str, object]]) -> None:
    assert column(head, cell) == expected


def test_a_row_heading_that_names_two() -> None:
    rows: Rows = [["*指標名", "*区分", "*R3年度", "*R4年度"], ["開催回数(回)", "*目標／実績", "600／604", "610／"]]
    found = [f for f in read(rows, [90, 90, 80, 80]) if f.fiscal_year]
    assert [(f.concept, f.value, f.fiscal_year, f.unit) for f in found] == [
        ("indicator_target", 600, 2021, "回"),
        ("indicator_actual", 604, 2021, "回"),
        ("indicator_target", 610, 2022, "回"),
    ]


def test_each_has_its_own_text_and_unit() -> None:
    found = read([["*指標名", "*単位", "*実績（達成率）"], ["開催回数", "回", "341 (97.4%)"]], WIDTHS[:3])
    assert [(f.raw, f.unit) for f in found if f.value in (341, 97.4)] == [("341", "回"), ("97.4%", "%")]


@pytest.mark.parametrize(("head", "cell"), [("実績", "600／604"), ("実績（年度末）", "341 (350)")])
def test_a_heading_that_names_one_leaves_its_cell_whole(head: str, cell: str) -> None:
    assert column(head, cell) == [("actual", cell.replace("／", "/"))]
