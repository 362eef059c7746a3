"""Runs of text and rows of runs."""

from __future__ import annotations

import pytest

from extract.runs import Row, Run, union
from schemas.geometry import Box

BOX = Box(0, 0, 10, 10)


def row(*texts: str) -> Row:
    return Row(tuple(Run(BOX, text, 9.0) for text in texts), 0, 10)


@pytest.mark.parametrize(
    ("text", "expected"),
    [("担当課", True), ("① 課題", True), ("令和4年度", True), ("総務課の話", False), ("1,350", False), ("", False)],
)
def test_runs_that_head(text: str, expected: bool) -> None:
    """Known headings and years; no part of a longer text."""
    assert Run(BOX, text, 9.0).heads is expected


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (("区分", "R3年度", "R4年度"), True),
        # one unknown among three known
        (("区分", "予算額", "決算額", "みどり組"), True),
        # fields and their values alternate
        (("担当課", "甲の話", "開始年度", "乙の話"), False),
        (("区分", "予算額", "みどり組"), False),
        # a caption
        (("区分",), False),
        ((), False),
    ],
)
def test_rows_of_headings(texts: tuple[str, ...], expected: bool) -> None:
    assert row(*texts).is_head is expected


def test_a_union_of_runs_holds_both() -> None:
    both = Run(Box(0, 0, 10, 10), "目に", 9.0).union(Run(Box(5, 12, 30, 22), "見える", 10.5), "\n")
    assert both == Run(Box(0, 0, 30, 22), "目に\n見える", 10.5)


def test_a_union_of_boxes() -> None:
    assert union([Box(5, 1, 10, 4), Box(0, 3, 7, 9)]) == Box(0, 1, 10, 9)
