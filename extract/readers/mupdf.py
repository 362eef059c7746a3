"""The default reader: one structured-text pass of MuPDF a page, characters and vectors together."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

import numpy as np
import pymupdf

from extract.vectors import split
from schemas.errors import Reason, Rejected
from schemas.page import Chars, Floats, Page

# Ligatures are kept apart, spaces are not needed, characters are clipped to the page, vectors are collected.
FLAGS: Final[int] = pymupdf.TEXTFLAGS_WORDS | pymupdf.TEXT_COLLECT_VECTORS
_TEXT_BLOCK: Final = 0
_VECTOR_BLOCK: Final = 3
_ON_ITS_HEAD: Final = -0.99  # the x of a line's direction
_BOLD: Final = 16  # bit 4 of a span's flags, see PyMuPDF's documentation of "span dictionary"
# Bits of a span's "char_flags": filled and stroked at once is an outline; MuPDF says where it found a fake bold.
_OUTLINED: Final = 16 | 32
_FAKE: Final = 8
# The text rendering mode 2 of a content stream (ISO 32000-1, 9.3.6).
_FILL_AND_STROKE: Final = re.compile(rb"\b2 Tr\b")

_TOOLS: Any = pymupdf.TOOLS
_TOOLS.mupdf_display_errors(False)
_TOOLS.mupdf_display_warnings(False)
_open: Any = pymupdf.open
# What MuPDF raises where it cannot read on: its own errors, and Python's for arguments that it computed from the file.
_BROKEN: Final = (pymupdf.mupdf.FzErrorBase, RuntimeError, ValueError, OverflowError)


def pages(data: bytes, name: str, wanted: range | None = None) -> Iterator[Page]:
    """Read the pages of the PDF in `data`, in order; `wanted` holds 0-based page numbers.

    Raises `Rejected` where the bytes are no readable PDF. `name` is used in messages only.
    """
    with open_pdf(data, name) as document:
        for index in wanted if wanted is not None else range(document.page_count):
            try:
                page = read_page(document, index)
            except _BROKEN as error:
                raise Rejected(name, Reason.DAMAGED, f"page {index + 1}: {_sentence(error)}") from error
            yield page


def open_pdf(data: bytes, name: str) -> Any:
    """Open `data` as PDF or raise `Rejected` with the reason."""
    try:
        document = _open(stream=data, filetype="pdf")
    except (pymupdf.FileDataError, pymupdf.EmptyFileError, RuntimeError, ValueError) as error:
        raise Rejected(name, Reason.DAMAGED, _sentence(error)) from error
    if document.needs_pass:
        raise Rejected(name, Reason.ENCRYPTED)
    if not document.is_pdf:
        raise Rejected(name, Reason.NOT_PDF)
    if document.page_count == 0:
        # A file cut off before its page tree is repaired to a document without pages.
        raise Rejected(name, Reason.DAMAGED if document.is_repaired else Reason.NO_PAGES)
    return document


def _sentence(error: Exception) -> str:
    return str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__


def read_page(document: Any, index: int) -> Page:
    """Read page `index` (0-based) of an open document."""
    page = document[index]
    rotation = int(page.rotation)
    matrix = page.rotation_matrix if rotation else None
    # Telling the styles of glyphs costs as much again as reading them: only where text is filled and stroked at once.
    drawing = page.read_contents()
    # Most pages have none of it, and a plain search is much faster.
    outlined = b"2 Tr" in drawing and _FILL_AND_STROKE.search(drawing) is not None
    textpage = page.get_textpage(flags=FLAGS | pymupdf.TEXT_COLLECT_STYLES if outlined else FLAGS)
    content = textpage.extractRAWDICT()
    box = page.rect
    width, height = float(box.width), float(box.height)
    vectors = [block for block in content["blocks"] if block["type"] == _VECTOR_BLOCK]
    boxes = _turn(np.array([v["bbox"] for v in vectors], dtype=np.float64).reshape(-1, 4), matrix)
    stroked = np.array([v["stroked"] for v in vectors], dtype=np.bool_)
    straight = np.array([v["isrect"] for v in vectors], dtype=np.bool_)
    color = np.array([v["color"] for v in vectors], dtype=np.int64)
    alpha = np.array([v["alpha"] for v in vectors], dtype=np.int64)
    color[alpha == 0] = 0xFFFFFF
    horizontal, vertical, fills, shapes = split(boxes, color, stroked, straight, width, height)
    chars = _chars(content["blocks"], matrix, width, height)
    return Page(index + 1, width, height, rotation, "pymupdf", chars, horizontal, vertical, fills, shapes)


def _chars(blocks: list[dict[str, Any]], matrix: Any, width: float, height: float) -> Chars:
    """Gather all characters but blanks; those whose middle lies off the page are left out."""
    text: list[str] = []
    box: list[tuple[float, ...]] = []
    size: list[float] = []
    bold: list[bool] = []
    line: list[int] = []
    number = 0
    for block in blocks:
        if block["type"] != _TEXT_BLOCK:
            continue
        for printed in block["lines"]:
            number += 1
            for span in printed["spans"]:
                chars = span["chars"]
                text += [c["c"] for c in chars]
                box += _char_boxes(chars, span, printed)
                size += [span["size"]] * len(chars)
                bold += [_is_bold(span)] * len(chars)
                line += [number] * len(chars)
    boxes = _turn(np.array(box, dtype=np.float64).reshape(-1, 4), matrix)
    middle_x, middle_y = (boxes[:, 0] + boxes[:, 2]) / 2, (boxes[:, 1] + boxes[:, 3]) / 2
    inside = (middle_x >= 0) & (middle_x <= width) & (middle_y >= 0) & (middle_y <= height)
    blank = {c for c in set(text) if c.isspace() or c in "\u00ad\x00"}
    printed_mark = np.array([c not in blank for c in text], dtype=np.bool_)
    kept = np.flatnonzero(inside & printed_mark)
    return Chars(
        tuple(text[i] for i in kept.tolist()),
        boxes[kept],
        np.array(size, dtype=np.float64)[kept],
        np.array(bold, dtype=np.bool_)[kept],
        np.array(line, dtype=np.int64)[kept],
    )


def _is_bold(span: dict[str, Any]) -> bool:
    """Whether a span is set bold: by its font, by an outline around its glyphs, or in the Type 3 glyphs that Skia
    embeds where a font has no bold face."""
    drawn = span["char_flags"]
    return (
        bool(span["flags"] & _BOLD)
        or drawn & _OUTLINED == _OUTLINED
        or bool(drawn & _FAKE)
        or span["font"].startswith("Type3")
    )


def _char_boxes(chars: list[Any], span: dict[str, Any], line: dict[str, Any]) -> list[tuple[float, ...]]:
    """The boxes of the characters of a span. PyMuPDF's own are right for text that runs to the right.

    It hangs vertical writing one size too low, and swaps ascender and descender in text that stands on its head.
    """
    size = span["size"]
    across, down = line["dir"]
    if line["wmode"] == 1:
        return [
            (x0 - size * across, y0 - size * down, x1 - size * across, y1 - size * down)
            for x0, y0, x1, y1 in (c["bbox"] for c in chars)
        ]
    if across < _ON_ITS_HEAD:
        rise, fall = span["ascender"] * size, span["descender"] * size
        return [(c["bbox"][0], c["origin"][1] + fall, c["bbox"][2], c["origin"][1] + rise) for c in chars]
    return [c["bbox"] for c in chars]


def _turn(boxes: Floats, matrix: Any) -> Floats:
    """Apply the page's rotation to boxes (n, 4), keeping x0 <= x1 and y0 <= y1."""
    if matrix is None:
        return boxes
    a, b, c, d, e, f = (float(v) for v in matrix)
    x = boxes[:, [0, 2]]
    y = boxes[:, [1, 3]]
    turned_x = a * x + c * y + e
    turned_y = b * x + d * y + f
    return np.stack([turned_x.min(axis=1), turned_y.min(axis=1), turned_x.max(axis=1), turned_y.max(axis=1)], axis=1)
