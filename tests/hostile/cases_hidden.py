"""Figures that the file has and nobody sees who holds the page printed: none becomes a fact without a flag."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

import pymupdf

from tests.extract.paper import changed
from tests.hostile.case import WHOLE, Case, Loaded, fact
from tests.hostile.hand import COSTS, form

SECRET: Final = "8,888"
_SPOT: Final = (300, 213)
"""Into this cell of the form the hidden figure is set: the settlement of 令和3年度."""
_EMPTY: Final = ("1,234", "", "3,456")
_GONE: Final = Loaded(facts=WHOLE.facts[:2], never=(SECRET, "8888"), note="hidden_text")
_MARKED: Final = Loaded(facts=WHOLE.facts[:2], marked=(SECRET,), marks=frozenset({"invisible_text"}))
_NOT_THERE: Final = Loaded(facts=WHOLE.facts[:2], never=(SECRET, "8888"))


def _hidden(draw: Callable[[Any], None], costs: tuple[str, ...] = _EMPTY) -> bytes:
    return changed(form(costs=costs).bytes(), draw)


def _set(page: Any, **how: Any) -> None:
    page.insert_text(_SPOT, SECRET, fontsize=how.pop("fontsize", 8), **how)


def _mode_3() -> bytes:
    return _hidden(lambda page: _set(page, render_mode=3))


def _mode_3_over_another() -> bytes:
    """Not painted, exactly over a figure that is."""
    return _hidden(lambda page: page.insert_text((273, 190), SECRET, fontsize=8, render_mode=3), COSTS)


def _white() -> bytes:
    return _hidden(lambda page: _set(page, color=(1, 1, 1)))


def _nearly_white() -> bytes:
    return _hidden(lambda page: _set(page, color=(0.98, 0.98, 0.98)))


def _shade_on_shade() -> bytes:
    """In the colour of the cell's own ground."""

    def draw(page: Any) -> None:
        page.draw_rect((271, 181, 389, 199), color=None, fill=(0.1, 0.2, 0.5))
        page.insert_text((300, 193), SECRET, fontsize=8, color=(0.1, 0.2, 0.5))

    return _hidden(draw)


def _transparent() -> bytes:
    return _hidden(lambda page: _set(page, fill_opacity=0))


def _clipped() -> bytes:
    def draw(page: Any) -> None:
        page.insert_text(_SPOT, SECRET, fontsize=8)
        document, number = page.parent, page.get_contents()[-1]
        text = document.xref_stream(number)
        document.update_stream(number, b"q 0 0 5 5 re W n\n" + text + b"\nQ\n")

    return _hidden(draw)


def _covered() -> bytes:
    def draw(page: Any) -> None:
        _set(page)
        page.draw_rect((272, 201, 388, 219), color=None, fill=(1, 1, 1))

    return _hidden(draw)


def _blackened() -> bytes:
    """A black bar drawn over a figure: what hides a name in a published file."""

    def draw(page: Any) -> None:
        _set(page)
        page.draw_rect((272, 201, 388, 219), color=None, fill=(0, 0, 0))

    return _hidden(draw)


def _under_picture() -> bytes:
    def draw(page: Any) -> None:
        _set(page)
        pixels: Any = pymupdf.Pixmap(pymupdf.csRGB, (0, 0, 60, 10), False)
        pixels.clear_with(250)
        page.insert_image((272, 201, 388, 219), pixmap=pixels, keep_proportion=False)

    return _hidden(draw)


def _tiny() -> bytes:
    return _hidden(lambda page: _set(page, fontsize=0.1))


def _off_page() -> bytes:
    return _hidden(lambda page: page.insert_text((300, 2_000), SECRET, fontsize=8))


def _layer() -> bytes:
    """In a layer (optional content) that is switched off."""

    def draw(page: Any) -> None:
        _set(page, oc=page.parent.add_ocg("draft", on=False))

    return _hidden(draw)


def _scan(figure: str = COSTS[1]) -> bytes:
    """A scanned sheet with its text below the picture, not painted: what OCR programs make. Nothing wrong with it."""
    opener: Any = pymupdf.open
    with opener(stream=form().bytes()) as paper, opener() as scanned:
        picture = paper[0].get_pixmap(dpi=100)
        page = scanned.new_page(width=595, height=842)
        page.insert_image((0, 0, 595, 842), stream=picture.tobytes("jpeg"))
        for block in paper[0].get_text("rawdict")["blocks"]:
            for line in block.get("lines", ()):
                for span in line["spans"]:
                    text = "".join(c["c"] for c in span["chars"]).replace(COSTS[1], figure)
                    page.insert_text(span["origin"], text, fontsize=span["size"], fontname="japan", render_mode=3)
        data: bytes = scanned.tobytes(deflate=True)
    return data


def _white_on_dark() -> bytes:
    """White on a dark ground, as many headings are: seen by everybody."""

    def draw(page: Any) -> None:
        page.draw_rect((271, 201, 389, 219), color=None, fill=(0.1, 0.2, 0.5))
        page.insert_text(_SPOT, "2,345", fontsize=8, color=(1, 1, 1))

    return _hidden(draw)


def _highlighted() -> bytes:
    """Marked with a yellow pen, which lies over the text and lets it through."""

    def draw(page: Any) -> None:
        page.add_highlight_annot((272, 201, 388, 219))

    return _hidden(draw, COSTS)


CASES: Final = (
    Case("mode-3", "text of rendering mode 3 on blank paper", _mode_3, _GONE, _MARKED),
    Case("mode-3-over", "text of rendering mode 3 exactly over other text", _mode_3_over_another, _GONE, _MARKED),
    Case("white", "white on white", _white, _GONE, _MARKED),
    Case("nearly-white", "nearly white on white", _nearly_white, _GONE, _MARKED),
    Case("same-color", "in the colour of its ground", _shade_on_shade, _GONE, _MARKED),
    Case("transparent", "of opacity 0", _transparent, _GONE, _MARKED),
    Case("clipped", "outside the clip", _clipped, _NOT_THERE, _MARKED),
    Case("covered", "below a white rectangle", _covered, _GONE, _MARKED),
    Case("blackened", "below a black bar", _blackened, _GONE, _MARKED),
    Case("under-picture", "below a picture", _under_picture, _GONE, _MARKED),
    Case("tiny", "0.1 pt high", _tiny, _GONE),
    Case("off-page", "off the page", _off_page, _NOT_THERE),
    Case("layer-off", "in a layer that is switched off", _layer, _NOT_THERE, _MARKED),
    Case(
        "scan",
        "a scan with an OCR layer: not painted, but on ink",
        _scan,
        Loaded(
            facts=(
                fact("project_name", "情報化推進事業", "invisible_text"),
                fact("amount", 2_345_000, "invisible_text"),
            ),
            note="invisible_text",
        ),
    ),
    Case("white-on-dark", "white on a dark ground: to be seen, and no flag", _white_on_dark, WHOLE),
    Case("highlighted", "below a yellow highlight: to be seen, and no flag", _highlighted, WHOLE),
)
