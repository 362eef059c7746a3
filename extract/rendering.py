"""Pictures of a page: as it is, and with its cells, labels, values and leftovers drawn over it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Final

import pymupdf

from extract.readers.opening import open_pdf
from schemas.geometry import Box
from schemas.overlay import Mark, MarkKind, Overlay

# A picture has at most this many pixels, however large the page is.
PIXELS: Final = 25_000_000
CLIPPING_DPI: Final = 144
"""A part of a page is drawn so finely: its small print can be read on paper."""
CLIPPING_PIXELS: Final = 900_000
"""And has at most so many pixels: more than half a page is drawn more coarsely."""
POINTS_PER_INCH: Final = 72
LEGEND: Final = 18.0
_SMALLEST: Final = 0.5

_Color = tuple[float, float, float]
_BLUE: Final = (0.04, 0.35, 0.72)
_GREEN: Final = (0.0, 0.52, 0.32)
_GREY: Final = (0.55, 0.55, 0.55)
_RED: Final = (0.83, 0.0, 0.0)

# kind → colour, opacity of the fill, width of the edge, what the legend calls it. Painted in this order.
STYLES: Final[dict[MarkKind, tuple[_Color, float, float, str]]] = {
    "cell": (_GREY, 0.0, 0.4, "cell"),
    "furniture": (_GREY, 0.2, 0.0, "furniture"),
    "label": (_BLUE, 0.16, 0.6, "label"),
    "other": (_GREEN, 0.06, 0.5, "value without a concept"),
    "blank": (_GREEN, 0.0, 0.5, "empty"),
    "value": (_GREEN, 0.22, 0.7, "value"),
    "unclaimed": (_RED, 0.25, 1.2, "unclaimed"),
}

_open: Any = pymupdf.open
_rect: Any = pymupdf.Rect
_matrix: Any = pymupdf.Matrix
_grey: Any = pymupdf.csGRAY


def picture(data: bytes, name: str, number: int, dpi: int) -> bytes:
    """Page `number` (1-based) of the PDF in `data` as PNG. Raises `Rejected`."""
    with open_pdf(data, name) as document:
        found: bytes = _pixels(document[number - 1], dpi).tobytes("png")
    return found


def drawn(data: bytes, overlay: Overlay, dpi: int) -> bytes:
    """The page of `overlay` as PNG, with its marks and a legend below. Raises `Rejected`."""
    with open_pdf(data, overlay.document) as document, _open() as canvas:
        sheet = canvas.new_page(width=overlay.width, height=overlay.height + LEGEND)
        sheet.insert_image(
            _rect(0, 0, overlay.width, overlay.height), pixmap=_pixels(document[overlay.number - 1], dpi)
        )
        for kind in STYLES:
            marks = [mark for mark in overlay.marks if mark.kind == kind]
            _paint(sheet, kind, [mark for mark in marks if not mark.partial])
            _paint(sheet, kind, [mark for mark in marks if mark.partial], hollow=True)
        _legend(sheet, overlay)
        found: bytes = _pixels(sheet, dpi).tobytes("png")
    return found


def clippings(data: bytes, name: str, wanted: Iterable[tuple[int, Box]]) -> Iterator[tuple[Box, bytes]]:
    """Parts of pages in grey, each as the box that it really shows (in points, on the page) and a PNG. Raises `Rejected`.

    `wanted` are page numbers (1-based) and boxes, which may reach beyond the page; a page that the document has not got,
    or of which nothing is asked for, gives an empty box and no bytes.
    """
    with open_pdf(data, name) as document:
        for number, box in wanted:
            if not 1 <= number <= len(document):
                yield Box(0, 0, 0, 0), b""
                continue
            page = document[number - 1]
            yield _clipping(page, _rect(*box) & page.rect)


def _clipping(page: Any, part: Any) -> tuple[Box, bytes]:
    area = float(part.width) * float(part.height)
    if part.is_empty or area <= 0:
        return Box(0, 0, 0, 0), b""
    scale = min(CLIPPING_DPI / POINTS_PER_INCH, (CLIPPING_PIXELS / area) ** 0.5)
    found: bytes = page.get_pixmap(matrix=_matrix(scale, scale), clip=part, colorspace=_grey, alpha=False).tobytes(
        "png"
    )
    return Box(float(part.x0), float(part.y0), float(part.x1), float(part.y1)), found


def _pixels(page: Any, dpi: int) -> Any:
    scale = dpi / POINTS_PER_INCH
    area = float(page.rect.width) * float(page.rect.height)
    scale = min(scale, (PIXELS / max(area, 1.0)) ** 0.5)
    return page.get_pixmap(matrix=_matrix(scale, scale), alpha=False)


def _paint(sheet: Any, kind: MarkKind, marks: list[Mark], *, hollow: bool = False) -> None:
    """Draw marks; `hollow` leaves their inside as it is, where another mark lies below."""
    if not marks:
        return
    color, opacity, width, _ = STYLES[kind]
    shape = sheet.new_shape()
    for mark in marks:
        x0, y0, x1, y1 = mark.box
        shape.draw_rect(_rect(x0, y0, max(x1, x0 + _SMALLEST), max(y1, y0 + _SMALLEST)))
    shape.finish(
        color=color if width else None,
        width=width,
        fill=color if opacity and not hollow else None,
        fill_opacity=opacity or 1.0,
        stroke_opacity=0.9,
    )
    shape.commit()


def _legend(sheet: Any, overlay: Overlay) -> None:
    """What the colours mean, below the page."""
    x, y = 8.0, overlay.height + LEGEND / 2
    for kind, (color, opacity, width, name) in STYLES.items():
        count = overlay.count(kind)
        sheet.draw_rect(
            _rect(x, y - 4, x + 8, y + 4),
            color=color if width else None,
            width=width,
            fill=color if opacity else None,
            fill_opacity=opacity or 1.0,
        )
        text = f"{name} {count}"
        sheet.insert_text((x + 11, y + 3), text, fontsize=7.5)
        x += 22 + float(pymupdf.get_text_length(text, fontsize=7.5))
