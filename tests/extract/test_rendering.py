"""Pictures: of the page as displayed, with the marks where they belong."""

from __future__ import annotations

from typing import Any

import pymupdf
import pytest

from extract.rendering import LEGEND, PIXELS, drawn, picture
from schemas.errors import Rejected
from schemas.geometry import Box
from schemas.overlay import Mark, MarkKind, Overlay
from tests.extract.paper import Paper, changed


def pixels(png: bytes) -> Any:
    return pymupdf.Pixmap(png)


def overlay(*marks: Mark, width: float = 595.0, height: float = 842.0) -> Overlay:
    return Overlay("paper.pdf", 1, 1, width, height, marks, 1, 1)


def test_the_page_as_it_is() -> None:
    image = pixels(picture(Paper().fill(100, 200, 150, 250, 0xFF0000).bytes(), "paper.pdf", 1, 72))
    assert (image.width, image.height) == (595, 842)
    assert image.pixel(125, 225) == (255, 0, 0)
    assert image.pixel(300, 300) == (255, 255, 255)


@pytest.mark.parametrize(
    ("kind", "channel"), [("label", 2), ("value", 1), ("unclaimed", 0), ("furniture", None), ("other", 1)]
)
def test_a_mark_tints_its_box(kind: MarkKind, channel: int | None) -> None:
    """Labels blue, values green, what nothing claims red; text below stays readable."""
    png = drawn(Paper().bytes(), overlay(Mark(kind, Box(100, 200, 200, 300))), 72)
    red_green_blue = pixels(png).pixel(150, 250)
    assert min(red_green_blue) < 255
    assert min(red_green_blue) > 150
    if channel is not None:
        assert red_green_blue[channel] == max(red_green_blue) > min(red_green_blue)
    assert pixels(png).pixel(250, 350) == (255, 255, 255)


def test_outlines_and_legend() -> None:
    png = pixels(
        drawn(Paper().bytes(), overlay(Mark("cell", Box(100, 200, 200, 300)), Mark("blank", Box(9, 9, 9, 9))), 72)
    )
    assert (png.width, png.height) == (595, 842 + LEGEND)
    assert png.pixel(150, 250) == (255, 255, 255)
    assert any(png.pixel(x, 850) != (255, 255, 255) for x in range(200))


def test_marks_stand_on_the_page_as_displayed() -> None:
    """A turned page is drawn as it is shown."""
    turned = changed(Paper().fill(0, 0, 60, 60, 0x0000FF).bytes(), lambda page: page.set_rotation(90))
    image = pixels(drawn(turned, overlay(Mark("unclaimed", Box(0, 0, 100, 100)), width=842, height=595), 72))
    assert (image.width, image.height) == (842, 595 + LEGEND)
    assert image.pixel(820, 20) == (0, 0, 255)
    assert image.pixel(50, 50)[0] > image.pixel(50, 50)[2]


def test_a_large_page_is_no_large_picture() -> None:
    image = pixels(picture(Paper((14_400, 14_400)).bytes(), "paper.pdf", 1, 300))
    assert image.width * image.height <= PIXELS * 1.01


def test_no_pdf() -> None:
    with pytest.raises(Rejected):
        picture(b"%PDF-1.4 nothing", "paper.pdf", 1, 72)
