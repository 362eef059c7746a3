"""A page as its readers see it."""

from __future__ import annotations

import numpy as np

from schemas.page import Chars


def test_how_many_characters() -> None:
    none = np.empty(0, dtype=np.float64)
    assert len(Chars((), none.reshape(-1, 4), none, none.astype(np.bool_), none.astype(np.int64))) == 0
    two = np.zeros(2)
    assert len(Chars(("甲", "乙"), np.zeros((2, 4)), two, two.astype(np.bool_), two.astype(np.int64))) == 2
