"""Divisions printed in parts: 部 and 課 in cells of one row."""

from __future__ import annotations

import pytest

from schemas.fact import Fact
from tests.extract.paper import Rows
from tests.normalize.sheets import of, read, values

CONCEPT = "responsible_division"


def row(*texts: str) -> Rows:
    return [["*担当部課", *texts], ["*備考", "なし", *["<"] * (len(texts) - 1)]]


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (("総務部", "情報課"), ["総務部 情報課"]),
        (("市民局", "総務部", "情報課"), ["市民局 総務部 情報課"]),
        (("みどり区", "区民課"), ["みどり区 区民課"]),
        (("健康部", "保健センター"), ["健康部 保健センター"]),
        # from the top down only
        (("情報課", "総務部"), ["情報課", "総務部"]),
        # two of one rank are two
        (("情報課", "税務課"), ["情報課", "税務課"]),
        # no division by its name
        (("総務部", "情報担当"), ["総務部", "情報担当"]),
    ],
)
def test_cells_of_one_row(texts: tuple[str, ...], expected: list[str]) -> None:
    assert values(read(row(*texts)), CONCEPT) == expected


def test_the_fact_is_that_of_all_its_cells() -> None:
    """Ruling 5: what stands in several cells is joined by a blank, and its box holds them."""
    (fact,) = of(read(row("総務部", "情報課")), CONCEPT)
    assert fact.raw == "総務部 情報課"
    assert fact.bbox.x0 < 130
    assert fact.bbox.x1 > 205


def test_rows_are_divisions_of_their_own() -> None:
    found: list[Fact] = read([["*担当部課", "総務部"], ["*担当課", "情報課"]])
    assert values(found, CONCEPT) == ["総務部", "情報課"]
