"""How deep a heading stands among others, by its number."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

import regex

# How a numbered heading stands to others: Ⅰ over 【1】, over 1, over (1). Below these, ア and ① name what they head by
# themselves.
_DEPTHS: Final = tuple(
    regex.compile(r"\s*" + pattern)
    for pattern in (
        r"[Ⅰ-Ⅻ]",
        r"[【\[［]\s*[0-9０-９]{1,2}\s*[】\]］]",
        r"[0-9０-９]{1,2}[.．、\s]*(?![年月日件人回])[\p{Han}\p{Hiragana}\p{Katakana}A-ZＡ-Ｚ]",
        r"[(（][0-9０-９]{1,2}[)）]",
    )
)


@lru_cache(maxsize=16384)
def depth(text: str) -> int | None:
    """How deep a heading stands among others by its number, from 0 on; None without one."""
    return next((number for number, pattern in enumerate(_DEPTHS) if pattern.match(text)), None)
