"""The second reader: colours."""

from __future__ import annotations

from extract.readers import plumber
from tests.extract.paper import Paper, page_of


def test_colours_of_pdfplumber() -> None:
    """Grey, RGB and CMYK as 0xRRGGBB; patterns and nothing are black."""
    for value, color in (
        (0, 0),
        (1, 0xFFFFFF),
        ((0.5,), 0x808080),
        ((1, 0, 0), 0xFF0000),
        ((0, 0, 0, 0), 0xFFFFFF),
        ((0, 1, 1, 0), 0xFF0000),
        ((0, 0, 0, 1), 0),
        ((2, -1, 0), 0xFF0000),
        (None, 0),
        (("P0",), 0),
        ((1, 1), 0),
    ):
        assert plumber._color(value) == color, value


def test_a_rectangle_filled_and_stroked_is_both() -> None:
    """A fill, and the four rules of its border."""
    paper = Paper().fill(40, 60, 100, 90, 0xFF8800).frame(40, 60, 100, 90).text(10, 10, "あ")
    page = page_of(paper, "pdfplumber")
    assert page.fills.color.tolist() == [0xFF8800]
    assert (len(page.horizontal.at), len(page.vertical.at)) == (2, 2)
