"""Prose under headings outside all tables."""

from __future__ import annotations

import pytest

from tests.extract.paper import Paper, blocks_of

Found = list[tuple[tuple[str, ...], str, str]]


def prose(paper: Paper, reader: str = "pymupdf") -> Found:
    """Each block of prose: its section, its heading and its text."""
    return [(b.section, b.rows[-1].text, b.text) for b in blocks_of(paper, reader).blocks if b.rows and not b.ruled]


@pytest.mark.parametrize("reader", ["pymupdf", "pdfplumber"])
def test_text_below_a_heading_is_its_value(reader: str) -> None:
    paper = Paper().text(40, 100, "(1) 目的").text(50, 120, "待ち時間を短くし、\n住民の利便を高める。")
    paper.text(40, 160, "(2) 課題").text(50, 180, "端末が古い。")
    assert prose(paper, reader) == [
        ((), "(1) 目的", "待ち時間を短くし、\n住民の利便を高める。"),
        ((), "(2) 課題", "端末が古い。"),
    ]


def test_the_section_above_is_kept() -> None:
    paper = Paper().text(40, 80, "2 町のしごと").text(40, 100, "(1) 目的").text(50, 120, "利便を高める。")
    assert prose(paper) == [(("2 町のしごと",), "(1) 目的", "利便を高める。")]


@pytest.mark.parametrize(
    "heading", ["担当課", "みどり組", "必要性", "これまでの目的とこれからの課題について述べた長い文である"]
)
def test_only_what_asks_for_a_text_heads_one(heading: str) -> None:
    """A division, a grade, an unknown word and a sentence do not."""
    assert prose(Paper().text(40, 100, heading).text(50, 120, "端末が古い。")) == []


def test_a_direction_may_be_told() -> None:
    found = prose(Paper().text(40, 100, "今後の方向性").text(50, 120, "窓口を一つにまとめる。"))
    assert found == [((), "今後の方向性", "窓口を一つにまとめる。")]


def test_a_heading_without_text_is_no_value() -> None:
    paper = Paper().text(40, 100, "(1) 目的").text(40, 120, "(2) 課題").text(50, 140, "端末が古い。")
    assert prose(paper) == [((), "(2) 課題", "端末が古い。")]


@pytest.mark.parametrize(
    ("x", "y", "text"),
    [
        # far below
        (50, 190, "別の話である。"),
        # another column
        (200, 140, "別の話である。"),
        # the next section
        (50, 140, "3 そのほか"),
    ],
)
def test_where_a_text_ends(x: float, y: float, text: str) -> None:
    paper = Paper().text(40, 100, "(1) 目的").text(50, 120, "利便を高める。").text(x, y, text)
    assert prose(paper) == [((), "(1) 目的", "利便を高める。")]


def test_a_table_ends_a_text() -> None:
    paper = Paper().text(40, 100, "(1) 目的").text(50, 120, "利便を高める。")
    paper.table(40, 131, (40, 60), [["*対象", "市民"]], 10, size=7).text(50, 143, "表の注である。")
    assert prose(paper) == [((), "(1) 目的", "利便を高める。")]


@pytest.mark.parametrize("y", [20, 815])
def test_running_heads_and_feet_are_no_headings(y: float) -> None:
    """課題 in the margin is the name of a chapter."""
    paper = Paper().text(40, y, "課題").text(40, y + 14 if y < 400 else 829, "端末が古い。")
    assert prose(paper) == []
