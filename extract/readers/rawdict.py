"""The characters of MuPDF's structured text ("rawdict"): where they stand, how they are set, how they are painted."""

from __future__ import annotations

from typing import Any, Final

import numpy as np

from extract.readers.clip import on_page
from extract.visibility import Painted
from schemas.page import Chars, Floats

_TEXT_BLOCK: Final = 0
_ON_ITS_HEAD: Final = -0.99  # the x of a line's direction
_CLIMBS: Final = -0.99  # its y
_BOLD: Final = 16  # bit 4 of a span's flags, see PyMuPDF's documentation of "span dictionary"
# Bits of a span's "char_flags": filled and stroked at once is an outline; MuPDF says where it found a fake bold.
_OUTLINED: Final = 16 | 32
_FAKE: Final = 8


def characters(blocks: list[dict[str, Any]], matrix: Any, width: float, height: float) -> tuple[Chars, Painted]:
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
    inside, boxes = on_page(turned(np.array(box, dtype=np.float64).reshape(-1, 4), matrix), width, height)
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


def turned(boxes: Floats, matrix: Any) -> Floats:
    """Apply the page's rotation to boxes (n, 4), keeping x0 <= x1 and y0 <= y1."""
    if matrix is None:
        return boxes
    a, b, c, d, e, f = (float(v) for v in matrix)
    x = boxes[:, [0, 2]]
    y = boxes[:, [1, 3]]
    turned_x = a * x + c * y + e
    turned_y = b * x + d * y + f
    return np.stack([turned_x.min(axis=1), turned_y.min(axis=1), turned_x.max(axis=1), turned_y.max(axis=1)], axis=1)
