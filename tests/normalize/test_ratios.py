"""Figures of no concept: ratios, quotients, means."""

from __future__ import annotations

import pytest

from tests.extract.paper import Rows
from tests.normalize.sheets import of, read, values


@pytest.mark.parametrize(
    ("label", "concept"),
    [
        ("事業費÷利用者数", "other"),
        ("Ｂ÷Ａ", "other"),
        ("平均給与", "other"),
        ("平均事業費", "other"),
        ("平均単価（円）", "other"),
        # 平均 at the end of a word, or in it, is part of a name
        ("加重平均の料金", "line_item"),
        ("事業費", "amount"),
    ],
)
def test_rows(label: str, concept: str) -> None:
    rows: Rows = [["*区分", "*R3年度決算"], ["*人件費", "12"], [f"*{label}", "13"]]
    assert [f.concept for f in read(rows, [110, 70], caption="（単位：千円）") if f.raw == "13"] == [concept]


def test_a_quotient_in_a_column() -> None:
    rows: Rows = [["*区分", "*R3年度決算", "*決算÷予算"], ["*事業費", "12", "13"]]
    assert [f.concept for f in read(rows, [80, 70, 70], caption="（単位：千円）")] == ["amount", "other"]


def test_the_mean_of_something_may_be_an_indicator() -> None:
    rows: Rows = [["*指標名", "*単位", "*R3年度実績"], ["平均待ち時間", "分", "12"]]
    found = read(rows)
    assert values(found, "indicator_name") == ["平均待ち時間"]
    assert values(found, "indicator_actual") == [12]


def test_the_mean_of_something_counted_is_no_quotient_of_money() -> None:
    rows: Rows = [["*区分", "*R3年度実績"], ["*利用件数", "12"], ["*平均待ち時間", "13"]]
    assert [f.value for f in of(read(rows, [110, 70]), "indicator_actual")] == [12, 13]
