"""The default reader: one structured-text pass of MuPDF a page, characters and vectors together."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

import numpy as np
import pymupdf

from extract.readers.dots import left_out
from extract.readers.opening import BROKEN, TOOLS, open_pdf, sentence
from extract.readers.rawdict import characters, turned
from extract.vectors import split
from extract.visibility import LARGEST, MOST_CELLS, Covers, Painted, Picture, sight
from schemas.errors import Reason, Rejected
from schemas.page import Chars, Page

# Ligatures are kept apart, spaces are not needed, characters are clipped to the page, vectors are collected.
FLAGS: Final[int] = pymupdf.TEXTFLAGS_WORDS | pymupdf.TEXT_COLLECT_VECTORS
_VECTOR_BLOCK: Final = 3
_OPAQUE: Final = 255
_PICTURE: Final = -1  # the colour of what has many
_FIRST: Final = -1  # the order of what is painted before all text
# The text rendering mode 2 of a content stream (ISO 32000-1, 9.3.6).
_FILL_AND_STROKE: Final = re.compile(rb"\b2 Tr\b")
# MuPDF keeps what it has decoded, up to 256 MB; emptied each so many pages, a long document has it for a while only, and
# reading is no slower.
_STORE_PAGES: Final = 50
# What begins and ends marked content, and where it says which characters are meant.
_MARKED: Final = re.compile(rb"/ActualText|\b(?:BDC|BMC|EMC)\b")

# How MuPDF says that it could not get memory.
_NO_MEMORY: Final = re.compile(r"[mc]?alloc\b.*failed")


def pages(data: bytes, name: str, wanted: range | None = None) -> Iterator[Page]:
    """Read the pages of the PDF in `data`, in order; `wanted` holds 0-based page numbers.

    Raises `Rejected` where the bytes are no readable PDF. `name` is used in messages only.
    """
    with open_pdf(data, name) as document:
        for read, index in enumerate(wanted if wanted is not None else range(document.page_count), 1):
            if read % _STORE_PAGES == 0:
                # Fonts and pictures of pages that are done; those that come again are read again.
                TOOLS.store_shrink(100)
            try:
                page = read_page(document, index)
            except BROKEN as error:
                if _NO_MEMORY.search(str(error)) is not None:
                    raise MemoryError from error
                raise Rejected(name, Reason.DAMAGED, f"page {index + 1}: {sentence(error)}") from error
            yield page


def count(data: bytes, name: str) -> int:
    """How many pages the PDF in `data` has. Raises `Rejected` where the bytes are no readable PDF."""
    with open_pdf(data, name) as document:
        return int(document.page_count)


def read_page(document: Any, index: int) -> Page:
    """Read page `index` (0-based) of an open document."""
    page = _page(document, index)
    rotation = int(page.rotation)
    matrix = page.rotation_matrix if rotation else None
    # Telling the styles of glyphs costs as much again as reading them: only where text is filled and stroked at once.
    drawing = page.read_contents()
    # Most pages have none of it, and a plain search is much faster.
    outlined = b"2 Tr" in drawing and _FILL_AND_STROKE.search(drawing) is not None
    flags = FLAGS | pymupdf.TEXT_COLLECT_STYLES if outlined else FLAGS
    if b"/ActualText" in drawing and _nested(drawing):
        flags |= pymupdf.TEXT_IGNORE_ACTUALTEXT
    content = page.get_textpage(flags=flags).extractRAWDICT()
    box = page.rect
    width, height = float(box.width), float(box.height)
    if not (0 < width <= LARGEST and 0 < height <= LARGEST):
        raise ValueError(f"a page of {width:g} x {height:g} points")
    blocks = content["blocks"]
    vectors = [block for block in blocks if block["type"] == _VECTOR_BLOCK]
    boxes = turned(np.array([v["bbox"] for v in vectors], dtype=np.float64).reshape(-1, 4), matrix)
    stroked = np.array([v["stroked"] for v in vectors], dtype=np.bool_)
    straight = np.array([v["isrect"] for v in vectors], dtype=np.bool_)
    color = np.array([v["color"] for v in vectors], dtype=np.int64)
    alpha = np.array([v["alpha"] for v in vectors], dtype=np.int64)
    color[alpha == 0] = 0xFFFFFF
    dots = turned(left_out(page, boxes), matrix)
    horizontal, vertical, fills, shapes = split(
        np.concatenate([boxes, dots]),
        np.concatenate([color, np.zeros(len(dots), dtype=np.int64)]),
        np.concatenate([stroked, np.zeros(len(dots), dtype=np.bool_)]),
        np.concatenate([straight, np.ones(len(dots), dtype=np.bool_)]),
        width,
        height,
    )
    order = np.array([number for number, b in enumerate(blocks) if b["type"] == _VECTOR_BLOCK], dtype=np.int64)
    solid = (alpha == _OPAQUE) & ~stroked
    covers = Covers(boxes[solid], order[solid], color[solid])
    chars, hidden = _visible(page, drawing, *characters(blocks, matrix, width, height), covers, width, height)
    number, repaired = index + 1, bool(document.is_repaired)
    return Page(
        number, width, height, rotation, "pymupdf", chars, horizontal, vertical, fills, shapes, hidden, repaired
    )


def _page(document: Any, index: int) -> Any:
    """The page; `ValueError` where there is none: MuPDF mends page trees as it goes, and the pages become fewer."""
    if index >= document.page_count:
        raise ValueError(f"the document says that it has it, but ends after {document.page_count}")
    return document[index]


def _visible(
    page: Any, drawing: bytes, chars: Chars, painted: Painted, covers: Covers, width: float, height: float
) -> tuple[Chars, int]:
    """The characters that a person sees in print, and how many others there were."""
    if b"Do" in drawing or b"BI" in drawing:
        covers = _with_pictures(page, painted, covers)
    seen = sight(painted, covers, width, height, lambda: picture(page))
    if seen is None:
        return chars, 0
    kept = np.flatnonzero(~seen.gone)
    unseen = seen.unseen[kept]
    text = tuple(chars.text[i] for i in kept.tolist())
    marked = unseen if unseen.any() else None
    found = Chars(text, chars.box[kept], chars.size[kept], chars.bold[kept], chars.line[kept], marked)
    return found, len(chars) - len(kept)


def _with_pictures(page: Any, painted: Painted, covers: Covers) -> Covers:
    """The covers of a page with its pictures; each is where it is among the text that was painted before it."""
    matrix = page.rotation_matrix if page.rotation else None
    found: list[tuple[Any, Any]] = []
    before: list[Any] = []
    for kind, box in page.get_bboxlog():
        if kind in ("fill-image", "fill-shade"):
            found.append((box, before[-1] if before else None))
        elif kind.endswith("-text"):
            before.append(box)
    if not found:
        return covers
    boxes = turned(np.array([box for box, _ in found], dtype=np.float64), matrix)
    last = turned(np.array([text or (-1.0,) * 4 for _, text in found], dtype=np.float64), matrix)
    x, y = (painted.box[:, 0] + painted.box[:, 2]) / 2, (painted.box[:, 1] + painted.box[:, 3]) / 2
    order = []
    for x0, y0, x1, y1 in last.tolist():
        inside = (x >= x0 - 1) & (x <= x1 + 1) & (y >= y0 - 1) & (y <= y1 + 1)
        order.append(int(painted.order[inside].max()) + 1 if inside.any() else _FIRST)
    return Covers(
        np.concatenate([covers.box, boxes]),
        np.concatenate([covers.order, np.array(order, dtype=np.int64)]),
        np.concatenate([covers.color, np.full(len(found), _PICTURE)]),
    )


def picture(page: Any) -> Picture | None:
    """The page as it is printed, in grey, one pixel a point; None where it cannot be drawn or is too large."""
    if page.rect.width * page.rect.height > MOST_CELLS:
        return None
    try:
        drawn = page.get_pixmap(colorspace=pymupdf.csGRAY, alpha=False)
    except BROKEN:
        return None
    rows = np.frombuffer(drawn.samples, dtype=np.uint8).reshape(drawn.height, drawn.stride)
    return rows[:, : drawn.width]


def _nested(drawing: bytes) -> bool:
    """Whether /ActualText stands inside /ActualText: where no text came before, MuPDF 1.28 crashes at a rectangle in it."""
    open_: list[bool] = []
    meant = False
    for found in _MARKED.finditer(drawing):
        match found[0]:
            case b"/ActualText":
                meant = True
            case b"BDC" | b"BMC":
                if meant and any(open_):
                    return True
                open_.append(meant)
                meant = False
            case _ if open_:
                open_.pop()
    return False
