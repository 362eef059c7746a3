"""The second reader: pdfplumber (pdfminer.six), independent of MuPDF and slower by an order of magnitude."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any, Final

import numpy as np
import pdfplumber
from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect
from pdfplumber.utils.exceptions import PdfminerException

from extract.readers.clip import on_page
from extract.readers.sights import Sights, retyped, sights_of
from extract.vectors import THICKEST_RULE, WHITE, split
from extract.visibility import LARGEST, UNREADABLE
from schemas.errors import Reason, Rejected
from schemas.page import Chars, Floats, Page

_BLACK: Final = 0
_SAID: Final = 100  # characters of an error's text
_NO_MEMORY: Final = "Unable to allocate"  # what zlib says


def pages(data: bytes, name: str, wanted: range | None = None) -> Iterator[Page]:
    """Read the pages of the PDF in `data`, in order; `wanted` holds 0-based page numbers.

    Raises `Rejected` where the bytes are no readable PDF. `name` is used in messages only.
    """
    document, total = _opened(data, name)
    with document, sights_of(data) as sights:
        for index in wanted if wanted is not None else range(total):
            page = document.pages[index]
            try:
                read = _read(page, index)
            except MemoryError:
                raise
            except Exception as error:
                cause = _cause(error)
                if isinstance(cause, MemoryError) or _NO_MEMORY in str(cause):
                    raise MemoryError from error
                said = " ".join(f"page {index + 1}: {type(cause).__name__}: {cause}".split())[:_SAID]
                raise Rejected(name, Reason.DAMAGED, said) from error
            yield _seen(read, sights)
            page.close()


def count(data: bytes, name: str) -> int:
    """How many pages the PDF in `data` has. Raises `Rejected` where the bytes are no readable PDF."""
    document, total = _opened(data, name)
    document.close()
    return total


def _opened(data: bytes, name: str) -> tuple[Any, int]:
    """The document, open, and the number of its pages. Raises `Rejected`."""
    try:
        document = pdfplumber.open(io.BytesIO(retyped(data)))
        total = len(document.pages)
    except MemoryError:
        raise
    except Exception as error:  # pdfminer raises whatever its parser met
        cause = _cause(error)
        reason = Reason.ENCRYPTED if isinstance(cause, PDFPasswordIncorrect | PDFEncryptionError) else Reason.DAMAGED
        raise Rejected(name, reason, type(cause).__name__) from error
    if total == 0:
        raise Rejected(name, Reason.NO_PAGES)
    return document, total


def _cause(error: Exception) -> object:
    """What pdfminer raised: pdfplumber wraps it."""
    inner = error.args[0] if isinstance(error, PdfminerException) and error.args else error
    return inner if isinstance(inner, BaseException) else error


def _seen(page: Page, sights: Sights) -> Page:
    """The page with what is not to be seen in print marked or left out: this reader is not told how text is painted."""
    chars = page.chars
    if len(chars) == 0:
        return replace(page, repaired=sights.repaired)
    tiny = chars.size < UNREADABLE
    doubt = sights.doubt(page.number - 1, chars.box, page.width, page.height)
    kept = np.flatnonzero(~tiny)
    text = tuple(chars.text[i] for i in kept.tolist())
    unseen = doubt[kept] if doubt[kept].any() else None
    found = Chars(text, chars.box[kept], chars.size[kept], chars.bold[kept], chars.line[kept], unseen)
    return replace(page, chars=found, hidden=int(tiny.sum()), repaired=sights.repaired)


def _read(page: Any, index: int) -> Page:
    left, upper, right, lower = (float(v) for v in page.cropbox)
    x0, x1, top, bottom = min(left, right), max(left, right), min(upper, lower), max(upper, lower)
    width, height = x1 - x0, bottom - top
    if not (0 < width <= LARGEST and 0 < height <= LARGEST):
        raise ValueError(f"a page of {width:g} x {height:g} points")
    chars = [c for c in page.chars if not c["text"] or (c["text"].strip() and c["text"] != "\u00ad")]
    inside, box = on_page(_set_upright(chars, _boxes(chars, x0, top)), width, height)
    kept = np.flatnonzero(inside).tolist()
    printed = Chars(
        # A sign that the file gives no text for is one that nobody can read, not none.
        tuple(chars[i]["text"] or "\ufffd" for i in kept),
        box[inside],
        np.array([float(chars[i]["size"]) for i in kept], dtype=np.float64),
        np.array(["bold" in str(chars[i]["fontname"]).lower() for i in kept], dtype=np.bool_),
        np.zeros(len(kept), dtype=np.int64),
    )
    paths = [*page.rects, *page.lines, *page.curves]
    # A line is a rule where it runs along an axis; a slanted one is a stroke through something.
    straight = [True] * len(page.rects) + [_is_axial(line) for line in page.lines] + [False] * len(page.curves)
    # A path that is both filled and stroked is two things at once.
    fills = [(p, s) for p, s in zip(paths, straight, strict=True) if p.get("fill")]
    strokes = [(p, s) for p, s in zip(paths, straight, strict=True) if p.get("stroke")]
    color = [_color(p.get("non_stroking_color")) for p, _ in fills] + [
        _color(p.get("stroking_color")) for p, _ in strokes
    ]
    horizontal, vertical, shaded, shapes = split(
        _boxes([p for p, _ in fills + strokes], x0, top),
        np.array(color, dtype=np.int64),
        np.array([False] * len(fills) + [True] * len(strokes), dtype=np.bool_),
        np.array([s for _, s in fills + strokes], dtype=np.bool_),
        width,
        height,
    )
    rotation = int(page.rotation or 0)
    return Page(index + 1, width, height, rotation, "pdfplumber", printed, horizontal, vertical, shaded, shapes)


def _set_upright(chars: Sequence[dict[str, Any]], boxes: Floats) -> Floats:
    """The boxes, in text that climbs those of the characters at the other end: as the other reader has it."""
    start = 0
    for end in range(1, len(chars) + 1):
        if end == len(chars) or not _climbs_on(chars[end - 1], chars[end]):
            if end - start > 1:
                boxes[start:end] = boxes[start:end][::-1].copy()
            start = end
    return boxes


def _climbs_on(before: dict[str, Any], char: dict[str, Any]) -> bool:
    """Whether both characters are turned to be read from below, the second above the first."""
    (across, up, *_, x0, y0), (other, other_up, *_, x1, y1) = before["matrix"], char["matrix"]
    turned = abs(across) + abs(other) < up + other_up and min(up, other_up) > 0
    size = float(char["size"])
    return bool(turned and abs(x1 - x0) < size / 2 and 0 < y1 - y0 < 2 * size)


def _is_axial(line: dict[str, Any]) -> bool:
    return bool(min(abs(line["x1"] - line["x0"]), abs(line["bottom"] - line["top"])) <= THICKEST_RULE)


def _boxes(objects: Sequence[dict[str, Any]], x0: float, top: float) -> Floats:
    rows = [(o["x0"] - x0, o["top"] - top, o["x1"] - x0, o["bottom"] - top) for o in objects]
    return np.array(rows, dtype=np.float64).reshape(-1, 4)


def _color(value: Any) -> int:
    """A PDF colour (grey, RGB or CMYK, components 0..1) as 0xRRGGBB; patterns count as black."""
    if isinstance(value, int | float):
        value = (value,)
    if not isinstance(value, tuple | list) or not all(isinstance(v, int | float) for v in value):
        return _BLACK
    if len(value) == 1:
        red = green = blue = float(value[0])
    elif len(value) == 3:
        red, green, blue = (float(v) for v in value)
    elif len(value) == 4:
        cyan, magenta, yellow, black = (float(v) for v in value)
        red, green, blue = ((1 - c) * (1 - black) for c in (cyan, magenta, yellow))
    else:
        return _BLACK
    parts = (min(255, max(0, round(part * 255))) for part in (red, green, blue))
    red8, green8, blue8 = parts
    return min(WHITE, (red8 << 16) | (green8 << 8) | blue8)
