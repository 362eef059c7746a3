"""Characters printed twice in one place: how double-struck bold and shadows are made."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

import numpy as np

from schemas.page import Bools, Chars, Ints, Page

# Double-struck bold and shadows print a character twice within this distance (in font sizes).
TWICE: Final = 0.3
# More half-points than any page is wide, so that a character and its column make one number.
COLUMNS: Final = 1 << 20


def without_doubles(page: Page) -> Page:
    """The page with every character once; what was printed twice is bold."""
    if len(page.chars) == 0:
        return page
    index, bold = _once(page.chars)
    if len(index) == len(page.chars):
        return page
    chars = page.chars
    text = tuple(chars.text[i] for i in index.tolist())
    unseen = None if chars.unseen is None else chars.unseen[index]
    kept = Chars(text, chars.box[index], chars.size[index], bold[index], chars.line[index], unseen)
    return replace(page, chars=kept)


def _once(chars: Chars) -> tuple[Ints, Bools]:
    """Indices of the characters without those printed a second time in the same place; and which are bold by that."""
    joined = "".join(chars.text)
    if len(joined) != len(chars):
        # A ligature counts by its first character.
        joined = "".join(text[0] for text in chars.text)
    code = np.frombuffer(joined.encode("utf-32-le", "surrogatepass"), dtype=np.uint32).astype(np.int64)
    x, y = chars.box[:, 0], chars.box[:, 1]
    kept = np.ones(len(chars), dtype=np.bool_)
    bold = chars.bold.copy()
    # Equal characters in the same place are neighbours in one of two orders whose x is rounded half a step apart.
    for offset in (0.0, 0.5):
        order = np.lexsort((y, code * COLUMNS + np.floor(x / 2 + offset)))
        first, second = order[:-1], order[1:]
        near = TWICE * chars.size[second]
        same = (
            (code[first] == code[second])
            & (np.abs(x[first] - x[second]) < near)
            & (np.abs(y[first] - y[second]) < near)
        )
        kept[second[same]] = False
        bold[first[same]] = True
    return np.flatnonzero(kept), bold
