"""Characters printed twice in one place."""

from __future__ import annotations

import pytest

from extract.doubles import without_doubles
from schemas.page import Page
from tests.extract.paper import Paper, page_of


def printed(page: Page) -> tuple[str, list[bool]]:
    chars = without_doubles(page).chars
    return "".join(chars.text), chars.bold.tolist()


@pytest.mark.parametrize("reader", ["pymupdf", "pdfplumber"])
@pytest.mark.parametrize("by", [0.0, 0.4, 1.5])
def test_a_text_struck_twice_is_bold(by: float, reader: str) -> None:
    assert printed(page_of(Paper().twice(40, 40, "総務課", by=by), reader)) == ("総務課", [True] * 3)


def test_a_text_printed_once_is_as_it_is() -> None:
    page = page_of(Paper().text(40, 40, "各々の人々"))
    assert without_doubles(page) is page


def test_equal_characters_side_by_side_stay() -> None:
    """Narrow digits stand half a font size apart."""
    assert printed(page_of(Paper().text(40, 40, "1,111"))) == ("1,111", [False] * 5)


def test_only_what_is_struck_twice_is_bold() -> None:
    page = page_of(Paper().text(40, 40, "直営").twice(80, 40, "委託"))
    assert printed(page) == ("直営委託", [False, False, True, True])


def test_other_characters_in_one_place_stay() -> None:
    """A tick over a box is no shadow of it."""
    assert printed(page_of(Paper().text(40, 40, "□").text(40, 40, "レ")))[0] == "□レ"


@pytest.mark.parametrize("x", [39.6, 39.8, 40.0, 40.3, 40.9])
def test_wherever_on_the_page(x: float) -> None:
    """The two may fall on both sides of any step that their places are rounded to."""
    page = page_of(Paper().twice(x, 40, "課長\n課長\n課長", by=0.5))
    assert printed(page) == ("課長課長課長", [True] * 6)


@pytest.mark.parametrize(
    "reader",
    [
        pytest.param(
            "pymupdf",
            marks=pytest.mark.xfail(strict=True, reason="MuPDF drops the second of two lone characters itself"),
        ),
        "pdfplumber",
    ],
)
def test_a_character_alone_struck_twice_is_bold(reader: str) -> None:
    """An option of one character: 要, 否."""
    assert printed(page_of(Paper().twice(40, 40, "否", by=0.5), reader)) == ("否", [True])


def test_an_empty_page() -> None:
    page = page_of(Paper())
    assert without_doubles(page) is page
