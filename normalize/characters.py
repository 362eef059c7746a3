"""Text as it is kept and shown: one writing for one character, without losing what NFKC would lose.

NFKC alone makes 戶 of ⼾, 1 of ①, 102 of 10² and ` ゙` of a free-standing ゛. So radicals go first (Unicode's
EquivalentUnifiedIdeograph and Adobe-Japan1, `schemas.folding`), then NFKC on everything but the marks that would change
their meaning. 﨑 and 髙 stay as printed; `fold` makes them one with 崎 and 高 for comparing.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

from schemas.folding import RADICALS, TWINS

# Invisible: C0 and C1 controls but \t and line ends, soft hyphen, zero-width, bidi controls, variation selectors,
# lone surrogates (they cannot be written as UTF-8), noncharacters, interlinear annotation marks.
_INVISIBLE: Final = (
    *range(0x09), *range(0x0E, 0x20), *range(0x7F, 0x85), *range(0x86, 0xA0), 0xAD, 0x34F, 0x61C, 0x115F, 0x1160,
    *range(0x180B, 0x180F), *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2070), 0x3164,
    *range(0xD800, 0xE000), *range(0xFDD0, 0xFDF0), *range(0xFE00, 0xFE10), 0xFEFF, 0xFFA0, *range(0xFFF9, 0xFFFC),
    0xFFFE, 0xFFFF, *range(0xE0000, 0xE0080), *range(0xE0100, 0xE01F0),
)  # fmt: skip
_FIRST: Final[dict[int, str | None]] = {
    **RADICALS,
    **TWINS,
    **dict.fromkeys(_INVISIBLE),
    **dict.fromkeys((0x0B, 0x0C, 0x0D, 0x85, 0x2028, 0x2029), "\n"),
}

# What NFKC would change into something else: enclosed and squared characters (①, ㈱, ㎡, 🈟), super- and subscripts,
# fractions (1½ → 11⁄2), dot leaders, ™ and accents that become a space and a combining mark.
_PROTECTED: Final = (
    "\u00a8\u00aa\u00af\u00b2-\u00b4\u00b8-\u00ba\u00bc-\u00be\u02b0-\u02e4\u2017\u2025\u2026\u203e\u2070-\u209c\u2120"
    "\u2122\u2150-\u215f\u2189\u2460-\u24ff\u2776-\u2793\u3200-\u33ff\u309b\u309c\uffe3\U0001f100-\U0001f2ff"
)
_PLAIN_RUN: Final = re.compile(f"[^{_PROTECTED}]+")
_HAS_PROTECTED: Final = re.compile(f"[{_PROTECTED}]")
# A voiced mark of its own after a kana that takes one (ハ゛ → バ); elsewhere it stays what it is.
_VOICED: Final = re.compile("(?<=[うか-こさ-そた-とは-ほゝウカ-コサ-ソタ-トハ-ホワ-ヲヽ])[\u309b\u309c]")
_COMBINING: Final = {"\u309b": "\u3099", "\u309c": "\u309a"}
_BLANKS: Final = re.compile(r"[^\S\n]+")
_LINE_END_BLANKS: Final = re.compile(r" ?\n ?")
# A dash between two katakana is a long vowel (デ−タ, サ―ビス), and so is one between a katakana word and a particle or the
# line's end (センタ－の). ASCII hyphens are left: who types them means them.
_LONG_VOWEL: Final = re.compile(
    "(?<=[ァ-ヺｦ-ﾟ])[‐‑‒–—―−－─━](?=[ァ-ヺｦ-ﾟ])|(?<=[ァ-ヺｦ-ﾟー‐−－―][ァ-ヺｦ-ﾟ])[‐−－―](?=[ぁ-ん]|$)", re.MULTILINE
)
_ANY_DASH: Final = re.compile("[‐‑‒–—―−－─━]")
# A long vowel between two digits is a dash (03ー1234).
_DASH: Final = re.compile("(?<=[0-9])ー(?=[0-9])")


def _nfkc(text: str) -> str:
    if _HAS_PROTECTED.search(text) is None:
        return unicodedata.normalize("NFKC", text)
    text = _VOICED.sub(lambda mark: _COMBINING[mark[0]], text)
    return _PLAIN_RUN.sub(lambda run: unicodedata.normalize("NFKC", run[0]), text)


def _normal(raw: str) -> str:
    text = raw.replace("\r\n", "\n").translate(_FIRST)
    if _ANY_DASH.search(text) is not None:
        text = _LONG_VOWEL.sub("ー", text)
    text = _nfkc(text)
    # NFKC can bring out what has to go or to be folded once more (U+FFA0 → U+1160).
    text = _BLANKS.sub(" ", text.translate(_FIRST))
    if "\n" in text:
        text = _LINE_END_BLANKS.sub("\n", text)
    if "ー" in text:
        text = _DASH.sub("-", text)
    return text.strip()


_normal_short = lru_cache(maxsize=16384)(_normal)
_CACHED_LENGTH: Final = 120


def normal(raw: str) -> str:
    """The text as it is kept: `ﾊﾞｯｸｱｯﾌﾟ` → `バックアップ`, `⼾籍` → `戸籍`, `①稼働率` and `10²` as they are.

    Blanks are folded to one space, line feeds stay (`join_lines` decides on them), what cannot be seen is removed.
    Idempotent; never raises, on lone surrogates neither.
    """
    if raw.isascii() and raw.isalnum():
        return raw
    return _normal_short(raw) if len(raw) <= _CACHED_LENGTH else _normal(raw)


# Squared words that a value reader needs spelt out.
_SPELT: Final[dict[int, str | None]] = {
    0x337E: "明治", 0x337D: "大正", 0x337C: "昭和", 0x337B: "平成", 0x32FF: "令和", 0x332B: "%",
}  # fmt: skip


def _plain(raw: str) -> str:
    return " ".join(_normal(raw).translate(_SPELT).split())


_plain_short = lru_cache(maxsize=32768)(_plain)


def plain(raw: str) -> str:
    """The text as a value reader wants it: `normal` on one line, with the squared era names spelt out (㍻30 → 平成30).

    ① and ² stay: they are no digits of a number.
    """
    return _plain_short(raw) if len(raw) <= _CACHED_LENGTH else _plain(raw)
