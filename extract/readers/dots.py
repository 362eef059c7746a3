"""The dots of dotted rules, of which MuPDF's text pass leaves most out.

Chromium paints a dotted border as squares, once for each of the cells that share it. MuPDF 1.28 collects few of such
vectors with the text; the page's own drawing has them all, and is asked for them where there are any.
"""

from __future__ import annotations

from typing import Any, Final

import numpy as np

from schemas.page import Floats

# Dots are no larger than this, in points, and a page with fewer has no dotted table.
LARGEST_DOT: Final = 2.0
LEAST: Final = 60
_FILL: Final = "f"
_WHITE: Final = (1.0, 1.0, 1.0)


def left_out(page: Any, boxes: Floats) -> Floats:
    """The dots (n, 4) of a page whose vectors have these boxes, as painted; none where there are hardly any."""
    small = (boxes[:, 2] - boxes[:, 0] <= LARGEST_DOT) & (boxes[:, 3] - boxes[:, 1] <= LARGEST_DOT)
    if int(small.sum()) < LEAST:
        return np.empty((0, 4), dtype=np.float64)
    painted = np.array(
        [d["rect"] for d in page.get_cdrawings() if d["type"] == _FILL and d["fill"] != _WHITE], dtype=np.float64
    ).reshape(-1, 4)
    size = painted[:, 2:] - painted[:, :2]
    return np.unique(np.round(painted[(size <= LARGEST_DOT).all(axis=1)], 2), axis=0)
