"""What of the characters of a page is on the page, the same for every reader."""

from __future__ import annotations

from typing import Any

import numpy as np

from schemas.page import Bools, Floats


def on_page(box: Floats, width: float, height: float) -> tuple[Bools, Floats]:
    """Which boxes (n, 4) have their middle on a page of `width` x `height` points, and all of them cut off at its edges.

    A character set in a thousand points has its middle on the page and its corners far outside; nobody sees those. A box
    with a coordinate that is no number is nowhere.
    """
    x, y = (box[:, 0] + box[:, 2]) / 2, (box[:, 1] + box[:, 3]) / 2
    inside: Any = (x >= 0) & (x <= width) & (y >= 0) & (y <= height) & np.isfinite(box).all(axis=1)
    return inside, np.clip(box, 0.0, np.array([width, height, width, height]))
