"""Runs of text and rows of runs."""

from __future__ import annotations

import pytest

from extract.runs import Row, Run, union, whole_headings
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


def spread(*places: tuple[float, str]) -> list[str]:
    """The runs that texts of 10 pt a letter make, each with its left end at its x."""
    runs = [Run(Box(x, 0, x + 10 * len(text), 10), text, 10.0) for x, text in places]
    return [run.text for run in whole_headings(runs)]


@pytest.mark.parametrize(
    ("places", "expected"),
    [
        ([(0, "課"), (30, "題")], ["課 題"]),
        ([(0, "実"), (40, "施"), (80, "計"), (120, "画"), (160, "総務課")], ["実 施 計 画", "総務課"]),
        # behind a longer text, and before one
        ([(0, "総務課"), (60, "課"), (90, "題"), (150, "窓口")], ["総務課", "課 題", "窓口"]),
        # the letters that are a heading, and not the next
        ([(0, "目"), (30, "的"), (60, "甲")], ["目 的", "甲"]),
        # two headings side by side
        ([(0, "目"), (30, "的"), (60, "対"), (90, "象")], ["目 的", "対 象"]),
    ],
)
def test_letters_of_a_heading_set_apart_are_one_run(places: list[tuple[float, str]], expected: list[str]) -> None:
    assert spread(*places) == expected


@pytest.mark.parametrize(
    "places",
    [
        # no heading
        [(0, "町"), (30, "花")],
        # grades, ticks and figures are no letters of a heading
        [(0, "課"), (30, "1"), (60, "題")],
        # too far from each other: entries of two columns
        [(0, "課"), (91, "題")],
        # a heading of several letters each is one by itself
        [(0, "事業"), (40, "名")],
        [(0, "事"), (40, "業名")],
        [(0, "課")],
        [],
    ],
)
def test_other_runs_stay_apart(places: list[tuple[float, str]]) -> None:
    assert spread(*places) == [text for _, text in places]


def test_a_spread_heading_has_the_box_of_its_letters() -> None:
    """As far apart as the width of a column is."""
    letters = [Run(Box(0, 0, 10, 10), "課", 10.0), Run(Box(90, 1, 100, 11), "題", 10.0)]
    assert whole_headings(letters) == [Run(Box(0, 0, 100, 11), "課 題", 10.0)]
