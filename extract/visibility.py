"""What of a page's text a person sees who holds it printed.

Text may be set without being painted (an OCR layer over a scan, or a trick), in the colour of its ground, below a later
fill or picture, or too small to read. Such text is suspected from what the reader is told of it; what was really to be
seen, the page's picture decides. Text that is not painted but stands on ink (a scan) is kept and marked; text without
any ink is left out, and the page says so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from extract.vectors import THICKEST_RULE
from schemas.page import Bools, Floats, Ints

Picture = NDArray[np.uint8]

LARGEST: Final = 1_000_000.0
"""A page wider or higher than this many points (350 m) is none: its coordinates are no longer exact."""
UNREADABLE: Final = 1.0
"""Text smaller than this many points cannot be read in print; the smallest met on real forms is 4 pt."""
SAME_COLOR: Final = 16
"""Two colours whose channels (0 to 255) differ by no more than this are one to the eye."""
CONTRAST: Final = 24
"""A box whose pixels (0 to 255) differ by less than this has nothing to be seen in it."""
GROUND: Final = 0.4
"""So large a share of a character's box is at least its ground, and not its strokes."""
PAPER: Final = 0xFFFFFF
# The raster that tells what is painted where has cells of one point; a page beyond this many is not looked at so.
MOST_CELLS: Final = 4_000_000
# A box is looked at without this share of it at each side, because rules and neighbours run along its edges.
EDGE: Final = 0.1
# The centre of a glyph that another one covers lies within this many points of the other's.
SAME_PLACE: Final = 2


@dataclass(frozen=True, slots=True)
class Painted:
    """How the n characters of a page are painted: `order` in the content, `color` 0xRRGGBB, `alpha` 0 to 255, `line` an id."""

    box: Floats
    size: Floats
    order: Ints
    color: Ints
    alpha: Ints
    line: Ints


@dataclass(frozen=True, slots=True)
class Covers:
    """Opaque areas of a page: `box` (n, 4), `order` in the content, `color` 0xRRGGBB (-1: a picture)."""

    box: Floats
    order: Ints
    color: Ints


@dataclass(frozen=True, slots=True)
class Sight:
    """Which characters are `gone` (nothing of them is to be seen) and which are `unseen` (not painted, but on ink)."""

    gone: Bools
    unseen: Bools


def sight(
    text: Painted, covers: Covers, width: float, height: float, picture: Callable[[], Picture | None]
) -> Sight | None:
    """What is to be seen of the characters of a page of `width` x `height` points; None where all of it is.

    `picture` gives the page as grey pixels, one a point, or None where it cannot be drawn; it is asked for only where
    some text is suspected.
    """
    tiny = text.size < UNREADABLE
    unpainted = (text.alpha == 0) & ~tiny
    alike, below = _on_or_below(text, covers, width, height)
    alike, below = alike & ~unpainted & ~tiny, below & ~unpainted & ~tiny
    doubtful = unpainted | alike | below
    if not (tiny.any() or doubtful.any()):
        return None
    drawn = picture() if doubtful.any() else None
    if drawn is None:
        return Sight(tiny, doubtful)
    gone, unseen = tiny.copy(), np.zeros(len(tiny), dtype=np.bool_)
    asked = np.flatnonzero(below)
    gone[asked] = ~has_ink(drawn, text.box[asked], EDGE)
    asked = np.flatnonzero(alike)
    gone[asked] |= ~_stands_out(drawn, text.box[asked], text.color[asked])
    asked = np.flatnonzero(unpainted)
    # An OCR layer is set word by word, and its letters do not stand exactly on the ink: the line counts as a whole.
    ink = has_ink(drawn, text.box[asked], 0.0)
    inked = np.unique(text.line[asked[ink]])
    seen = np.isin(text.line[asked], inked) & ~_on_others(text, asked, ~unpainted & ~gone)
    gone[asked], unseen[asked] = ~seen, seen
    return Sight(gone, unseen)


def _on_or_below(text: Painted, covers: Covers, width: float, height: float) -> tuple[Bools, Bools]:
    """Which characters have the colour of what lies below them, and which lie below something painted later."""
    box = np.clip(covers.box, 0.0, np.array([width, height, width, height]))
    large = ((box[:, 2:] - box[:, :2]) > THICKEST_RULE).all(axis=1)
    columns, rows = int(width) + 2, int(height) + 2
    if columns * rows > MOST_CELLS:
        nothing = np.zeros(len(text.order), dtype=np.bool_)
        return nothing, nothing
    if not large.any():
        return _alike(text.color, np.full(len(text.color), PAPER)), np.zeros(len(text.color), dtype=np.bool_)
    # Zeros cost nothing until something is painted on them, so covers are numbered from 1.
    top = np.zeros((rows, columns), dtype=np.int32)
    edges = np.rint(box[large]).astype(np.int64).tolist()
    for number, (x0, y0, x1, y1) in zip(np.flatnonzero(large).tolist(), edges, strict=True):
        top[y0:y1, x0:x1] = number + 1
    middle_x = np.clip((text.box[:, 0] + text.box[:, 2]) / 2, 0, width).astype(np.int64)
    middle_y = np.clip((text.box[:, 1] + text.box[:, 3]) / 2, 0, height).astype(np.int64)
    last = top[middle_y, middle_x].astype(np.int64) - 1
    ground = np.where(last >= 0, covers.color[last], PAPER)
    below = (last >= 0) & (covers.order[last] > text.order)
    return _alike(text.color, ground), below


def _alike(one: Ints, other: Ints) -> Bools:
    """Which colours are the same to the eye; a picture (-1) is like nothing."""
    alike = other >= 0
    for shift in (16, 8, 0):
        alike &= np.abs(((one >> shift) & 255) - ((other >> shift) & 255)) <= SAME_COLOR
    return alike


def _stands_out(picture: Picture, box: Floats, color: Ints) -> Bools:
    """Which boxes are, for a good part, of another shade than the text in them: that is what it is seen by."""
    red, green, blue = ((color >> shift) & 255 for shift in (16, 8, 0))
    grey = (0.299 * red + 0.587 * green + 0.114 * blue).tolist()
    parts = zip(_cut(picture, box, 0.0), grey, strict=True)
    found = [bool(part.size) and float((np.abs(part - shade) >= CONTRAST).mean()) >= GROUND for part, shade in parts]
    return np.array(found, dtype=np.bool_)


def has_ink(picture: Picture, box: Floats, edge: float = 0.0) -> Bools:
    """In which boxes there is something to be seen, when this share of them is left out at each side."""
    found = [part.size > 0 and int(part.max()) - int(part.min()) >= CONTRAST for part in _cut(picture, box, edge)]
    return np.array(found, dtype=np.bool_)


def _cut(picture: Picture, box: Floats, edge: float) -> Iterator[Picture]:
    """The part of the picture in each box, without `edge` of it at each side."""
    wide, high = (box[:, 2] - box[:, 0]) * edge, (box[:, 3] - box[:, 1]) * edge
    rows, columns = picture.shape
    x0 = np.clip(np.floor(box[:, 0] + wide), 0, columns - 1).astype(np.int64).tolist()
    y0 = np.clip(np.floor(box[:, 1] + high), 0, rows - 1).astype(np.int64).tolist()
    x1 = np.clip(np.ceil(box[:, 2] - wide), 1, columns).astype(np.int64).tolist()
    y1 = np.clip(np.ceil(box[:, 3] - high), 1, rows).astype(np.int64).tolist()
    return (picture[b:d, a:c] for a, b, c, d in zip(x0, y0, x1, y1, strict=True))


def _on_others(text: Painted, asked: Ints, others: Bools) -> Bools:
    """Which of the asked characters stand where one of the others does."""
    taken = set(_places(text.box[np.flatnonzero(others)]))
    if not taken:
        return np.zeros(len(asked), dtype=np.bool_)
    steps = range(-SAME_PLACE, SAME_PLACE + 1)
    found = [any((x + dx, y + dy) in taken for dx in steps for dy in steps) for x, y in _places(text.box[asked])]
    return np.array(found, dtype=np.bool_)


def _places(box: Floats) -> list[tuple[int, int]]:
    """The middles of boxes, in whole points."""
    x, y = (box[:, 0] + box[:, 2]) / 2, (box[:, 1] + box[:, 3]) / 2
    return list(zip(x.astype(np.int64).tolist(), y.astype(np.int64).tolist(), strict=True))
