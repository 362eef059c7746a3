"""The default reader: one structured-text pass of MuPDF a page, characters and vectors together."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

import numpy as np
import pymupdf

from extract.readers.clip import on_page
from extract.readers.page_trees import recount
from extract.vectors import split
from extract.visibility import LARGEST, MOST_CELLS, Covers, Painted, Picture, sight
from schemas.errors import Reason, Rejected
from schemas.page import Chars, Floats, Page

# Ligatures are kept apart, spaces are not needed, characters are clipped to the page, vectors are collected.
FLAGS: Final[int] = pymupdf.TEXTFLAGS_WORDS | pymupdf.TEXT_COLLECT_VECTORS
_TEXT_BLOCK: Final = 0
_VECTOR_BLOCK: Final = 3
_ON_ITS_HEAD: Final = -0.99  # the x of a line's direction
_CLIMBS: Final = -0.99  # its y
_BOLD: Final = 16  # bit 4 of a span's flags, see PyMuPDF's documentation of "span dictionary"
# Bits of a span's "char_flags": filled and stroked at once is an outline; MuPDF says where it found a fake bold.
_OUTLINED: Final = 16 | 32
_FAKE: Final = 8
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

_TOOLS: Any = pymupdf.TOOLS
_TOOLS.mupdf_display_errors(False)
_TOOLS.mupdf_display_warnings(False)
_open: Any = pymupdf.open
BROKEN: Final = (pymupdf.mupdf.FzErrorBase, RuntimeError, ValueError, OverflowError)
"""What MuPDF raises where it cannot read on: its own errors, and Python's for arguments that it computed from the file."""


def pages(data: bytes, name: str, wanted: range | None = None) -> Iterator[Page]:
    """Read the pages of the PDF in `data`, in order; `wanted` holds 0-based page numbers.

    Raises `Rejected` where the bytes are no readable PDF. `name` is used in messages only.
    """
    with open_pdf(data, name) as document:
        for read, index in enumerate(wanted if wanted is not None else range(document.page_count), 1):
            if read % _STORE_PAGES == 0:
                # Fonts and pictures of pages that are done; those that come again are read again.
                _TOOLS.store_shrink(100)
            try:
                page = read_page(document, index)
            except BROKEN as error:
                if _NO_MEMORY.search(str(error)) is not None:
                    raise MemoryError from error
                raise Rejected(name, Reason.DAMAGED, f"page {index + 1}: {_sentence(error)}") from error
            yield page


def count(data: bytes, name: str) -> int:
    """How many pages the PDF in `data` has. Raises `Rejected` where the bytes are no readable PDF."""
    with open_pdf(data, name) as document:
        return int(document.page_count)


def open_pdf(data: bytes, name: str) -> Any:
    """Open `data` as PDF or raise `Rejected` with the reason."""
    try:
        document = _open(stream=data, filetype="pdf")
    except BROKEN as error:
        if b"/Encrypt" in data:
            raise Rejected(name, Reason.ENCRYPTED, "in a way that the reader does not know") from error
        raise Rejected(name, Reason.DAMAGED, _sentence(error)) from error
    if document.needs_pass:
        raise Rejected(name, Reason.ENCRYPTED)
    if not document.is_pdf:
        raise Rejected(name, Reason.NOT_PDF)
    try:
        recount(document)
        pages = document.page_count
    except BROKEN as error:
        raise Rejected(name, Reason.DAMAGED, _sentence(error)) from error
    if pages == 0:
        # A file cut off before its page tree is repaired to a document without pages.
        raise Rejected(name, Reason.DAMAGED if document.is_repaired else Reason.NO_PAGES)
    return document


def _sentence(error: Exception) -> str:
    return str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__


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
    boxes = _turn(np.array([v["bbox"] for v in vectors], dtype=np.float64).reshape(-1, 4), matrix)
    stroked = np.array([v["stroked"] for v in vectors], dtype=np.bool_)
    straight = np.array([v["isrect"] for v in vectors], dtype=np.bool_)
    color = np.array([v["color"] for v in vectors], dtype=np.int64)
    alpha = np.array([v["alpha"] for v in vectors], dtype=np.int64)
    color[alpha == 0] = 0xFFFFFF
    horizontal, vertical, fills, shapes = split(boxes, color, stroked, straight, width, height)
    order = np.array([number for number, b in enumerate(blocks) if b["type"] == _VECTOR_BLOCK], dtype=np.int64)
    solid = (alpha == _OPAQUE) & ~stroked
    covers = Covers(boxes[solid], order[solid], color[solid])
    chars, hidden = _visible(page, drawing, *_chars(blocks, matrix, width, height), covers, width, height)
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
    boxes = _turn(np.array([box for box, _ in found], dtype=np.float64), matrix)
    last = _turn(np.array([text or (-1.0,) * 4 for _, text in found], dtype=np.float64), matrix)
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


def _chars(blocks: list[dict[str, Any]], matrix: Any, width: float, height: float) -> tuple[Chars, Painted]:
    """Gather all characters but blanks, and how they are painted; those with their middle off the page are left out."""
    text: list[str] = []
    box: list[tuple[float, ...]] = []
    # One row a span: how many characters it has, and what they have in common.
    spans: list[tuple[int, float, bool, int, int, int, int]] = []
    number = 0
    for order, block in enumerate(blocks):
        if block["type"] != _TEXT_BLOCK:
            continue
        for printed in block["lines"]:
            number += 1
            boxes_of_line: list[tuple[float, ...]] = []
            for span in printed["spans"]:
                chars = span["chars"]
                text += [c["c"] for c in chars]
                boxes_of_line += _char_boxes(chars, span, printed)
                spans.append((len(chars), span["size"], _is_bold(span), number, order, span["color"], span["alpha"]))
            # Text that climbs is read from below: its characters change places, so that they stand as in text set upright.
            box += reversed(boxes_of_line) if _climbs(printed["dir"], matrix) else boxes_of_line
    inside, boxes = on_page(_turn(np.array(box, dtype=np.float64).reshape(-1, 4), matrix), width, height)
    blank = {c for c in set(text) if c.isspace() or c in "\u00ad\x00"}
    printed_mark = np.array([c not in blank for c in text], dtype=np.bool_)
    kept = np.flatnonzero(inside & printed_mark)
    of = np.array(spans, dtype=np.float64).reshape(-1, 7)
    size, bold, line, place, color, alpha = np.repeat(of[:, 1:], of[:, 0].astype(np.int64), axis=0)[kept].T
    lines = line.astype(np.int64)
    found = Chars(tuple(text[i] for i in kept.tolist()), boxes[kept], size, bold > 0, lines)
    orders, colors, alphas = place.astype(np.int64), color.astype(np.int64), alpha.astype(np.int64)
    return found, Painted(boxes[kept], size, orders, colors, alphas, lines)


def _climbs(direction: tuple[float, float], matrix: Any) -> bool:
    """Whether a line of this direction runs upwards on the page as displayed."""
    if matrix is None:
        return direction[1] < _CLIMBS
    _, b, _, d, _, _ = (float(v) for v in matrix)
    return b * direction[0] + d * direction[1] < _CLIMBS


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
