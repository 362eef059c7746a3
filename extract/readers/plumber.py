"""The second reader: pdfplumber (pdfminer.six), independent of MuPDF and slower by an order of magnitude."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from typing import Any, Final

import numpy as np
import pdfplumber

from extract.vectors import THICKEST_RULE, WHITE, split
from schemas.errors import Reason, Rejected
from schemas.page import Chars, Page

_BLACK: Final = 0


def pages(data: bytes, name: str, wanted: range | None = None) -> Iterator[Page]:
    """Read the pages of the PDF in `data`, in order; `wanted` holds 0-based page numbers.

    Raises `Rejected` where the bytes are no readable PDF. `name` is used in messages only.
    """
    try:
        document = pdfplumber.open(io.BytesIO(data))
        total = len(document.pages)
    except Exception as error:  # pdfminer raises whatever its parser met
        raise Rejected(name, Reason.DAMAGED, type(error).__name__) from error
    if total == 0:
        raise Rejected(name, Reason.NO_PAGES)
    with document:
        for index in wanted if wanted is not None else range(total):
            page = document.pages[index]
            yield _read(page, index)
            page.close()


def _read(page: Any, index: int) -> Page:
    x0, top, x1, bottom = (float(v) for v in page.cropbox)
    width, height = x1 - x0, bottom - top
    chars = [c for c in page.chars if c["text"].strip() and c["text"] != "\u00ad"]
    box = _boxes(chars, x0, top)
    inside = _inside(box, width, height)
    kept = np.flatnonzero(inside).tolist()
    printed = Chars(
        tuple(chars[i]["text"] for i in kept),
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


def _is_axial(line: dict[str, Any]) -> bool:
    return bool(min(abs(line["x1"] - line["x0"]), abs(line["bottom"] - line["top"])) <= THICKEST_RULE)


def _boxes(objects: Sequence[dict[str, Any]], x0: float, top: float) -> np.ndarray[Any, np.dtype[np.float64]]:
    rows = [(o["x0"] - x0, o["top"] - top, o["x1"] - x0, o["bottom"] - top) for o in objects]
    return np.array(rows, dtype=np.float64).reshape(-1, 4)


def _inside(box: np.ndarray[Any, np.dtype[np.float64]], width: float, height: float) -> Any:
    x, y = (box[:, 0] + box[:, 2]) / 2, (box[:, 1] + box[:, 3]) / 2
    return (x >= 0) & (x <= width) & (y >= 0) & (y <= height)


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
