"""Headings compared: one sentence a change, and none for what follows from it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from normalize.drift import adapted, drift, near
from normalize.inventory import Seen
from schemas.headings import UNDER, from_table
from schemas.layout import Layout, parse

FORM = {
    "sheet": ["事業名", "目的", "対象", "手段", "理由 ×2", "備考 ?", "事業費", "評価"],
    "事業費": ["予算額", "決算額", "内訳"],
    "事業費 > 内訳": ["国庫支出金", "一般財源"],
}


def layout(table: dict[str, list[str]] = FORM) -> Layout:
    return replace(parse('[recognise]\ntitle = "評価シート"', "x.toml"), headings=from_table(table))


def changes(*paths: str, table: dict[str, list[str]] = FORM) -> list[str]:
    """What is said of a sheet with these headings in this order."""
    parts = [tuple(path.split(UNDER)) for path in paths]
    return [str(c) for c in drift(layout(table), [Seen(p[-1], p[:-1], p[-1], 1) for p in parts])]


SAME = (
    "事業名", "目的", "対象", "手段", "理由", "理由", "事業費", "事業費 > 予算額", "事業費 > 決算額", "事業費 > 内訳",
    "事業費 > 内訳 > 国庫支出金", "事業費 > 内訳 > 一般財源", "評価",
)  # fmt: skip


def put(old: str, new: str) -> list[str]:
    """The headings with one part of a path reworded wherever it occurs."""
    return [path.replace(old, new) for path in SAME]


def test_no_change() -> None:
    assert changes(*SAME) == []
    assert changes(*SAME, "備考") == []
    assert changes(*SAME, table={}) == []


@pytest.mark.parametrize(
    ("paths", "said"),
    [
        ([p for p in SAME if p != "対象"], ["gone: 対象"]),
        ([p for p in SAME if "内訳" not in p], ["gone: 事業費 > 内訳"]),
        ([*SAME, "所管課"], ["new: 所管課 (behind 評価)"]),
        ([*SAME, "評価 > 甲", "評価 > 甲 > 乙"], ["new: 評価 > 甲 (behind 評価)"]),
        (put("対象", "対象者"), ["reworded: 対象 → 対象者"]),
        (put("事業費", "事業の経費"), ["reworded: 事業費 → 事業の経費"]),
        ([p for p in SAME if p != "理由"], ["gone: 理由"]),
        ([*SAME, "理由"], ["new: 理由 (3 instead of 2)"]),
        (["目的", "事業名", *SAME[2:]], ["moved: 事業名 (now behind 目的)"]),
        (["対象", *(p for p in SAME if p != "対象")], ["moved: 対象 (now at the top)"]),
        (
            [*(p for p in SAME if p != "目的"), "評価 > 目的"],
            ["moved: 目的 → 評価 > 目的"],
        ),
        (
            [p.replace("事業費 > 内訳", "財源") for p in SAME if p != "事業費 > 内訳"] + ["財源"],
            ["moved: 事業費 > 内訳 > 国庫支出金 → 財源 > 国庫支出金", "moved: 事業費 > 内訳 > 一般財源 → 財源 > 一般財源",
             "gone: 事業費 > 内訳", "new: 財源 (behind 評価)"],
        ),
    ],
)  # fmt: skip
def test_changes(paths: list[str], said: list[str]) -> None:
    assert changes(*paths) == said


def test_two_that_are_not_alike_are_gone_and_new() -> None:
    assert changes(*put("手段", "所管課")) == ["gone: 手段", "new: 所管課 (behind 対象)"]


def test_years_the_other_way() -> None:
    form = {"区分": ["〇年度決算 ×2", "〇年度予算"]}
    turned = ("区分 > 〇年度↓予算", "区分 > 〇年度↓決算", "区分 > 〇年度↓決算")
    assert changes(*turned, table=form) == [
        "order: 区分 > 〇年度決算 (the years now run from the newest year to the oldest)"
    ]


def test_adapted() -> None:
    """The layout's concept, and the vocabulary's meaning, go over to the new words."""
    old = replace(layout(), labels={"対象": "comment"})
    found = drift(old, [Seen(p.split(UNDER)[-1], tuple(p.split(UNDER)[:-1]), p, 1) for p in put("対象", "対象の枠")])
    assert adapted(old, found).labels == {"対象": "comment", "対象の枠": "comment"}
    assert adapted(old, found).aliases == {"対象の枠": "対象"}
    assert adapted(old, ()) is old


def test_near() -> None:
    """Most of the headings, and the title; one layout only."""
    many = layout({"sheet": [f"欄{n}の名" for n in range(12)]})
    texts = frozenset(f"欄{n}の名" for n in range(10))
    assert near([many], "事業評価シート", texts) is many
    assert near([many], "調書", texts) is None
    assert near([many], "評価シート", frozenset(list(texts)[:9])) is None
    assert near([many, many], "評価シート", texts) is None
    assert near([layout()], "評価シート", frozenset(SAME)) is None
