"""A page as its readers see it: characters, rules and fills in numpy arrays, nothing interpreted yet.

All coordinates are points, origin at the top left of the page as displayed (rotation and crop box applied).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Chars:
    """The printed characters of a page, n of them, blanks left out.

    `text[i]` is one character (a ligature may be more); `box` is (n, 4); `size` the font size in points; `bold` as the
    font says; `line` an id that the reader gives to characters that it holds for one line. `unseen` tells those that are
    not painted themselves, but stand on a picture (an OCR layer); None where there are none.
    """

    text: tuple[str, ...]
    box: Floats
    size: Floats
    bold: Bools
    line: Ints
    unseen: Bools | None = None

    def __len__(self) -> int:
        """How many characters the page has."""
        return len(self.text)


@dataclass(frozen=True, slots=True)
class Rules:
    """Straight ruling lines of one direction: `at` is the coordinate across, `low` and `high` the ends along."""

    at: Floats
    low: Floats
    high: Floats


@dataclass(frozen=True, slots=True)
class Fills:
    """Filled rectangles in painting order: `box` (n, 4) and `color` (n,) as 0xRRGGBB."""

    box: Floats
    color: Ints


@dataclass(frozen=True, slots=True)
class Page:
    """One page as read. `number` is 1-based; `rotation` is the page's /Rotate, already applied to all coordinates.

    `shapes` (n, 4) are the boxes of drawn paths that are neither rules nor rectangles: slashes through empty cells,
    circles around a chosen option. `hidden` counts the characters that were left out because nobody can see them in
    print; `repaired` says that the document is damaged, and was read by what could be found of it.
    """

    number: int
    width: float
    height: float
    rotation: int
    reader: str
    chars: Chars
    horizontal: Rules
    vertical: Rules
    fills: Fills
    shapes: Floats
    hidden: int = 0
    repaired: bool = False
