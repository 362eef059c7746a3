"""How names that strangers gave to files are written: on one line, storable in a database, inert on a terminal."""

from __future__ import annotations

import unicodedata
from typing import Final

import regex

# Control characters and line ends; what turns the direction of writing or is invisible; bytes that are no UTF-8.
_UNSAFE: Final = regex.compile(
    r"[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffe\uffff]"
)
_ESCAPE: Final = regex.compile(r"\\(?:\\|x[0-9a-f]{2}|u[0-9a-f]{4})")


def written(name: str) -> str:
    """A name as it is written everywhere; the name itself unless it holds anything that is unfit to be written.

    Different names stay different: where anything is escaped, or looks as if it were, backslashes are doubled.

    >>> written("事業\\n評価.pdf")
    '事業\\\\x0a評価.pdf'
    """
    if not _UNSAFE.search(name) and not _ESCAPE.search(name):
        return name
    return str(_UNSAFE.sub(_escaped, name.replace("\\", "\\\\")))


def _escaped(found: regex.Match[str]) -> str:
    code = ord(found[0])
    if 0xDC80 <= code <= 0xDCFF:  # a byte that is no UTF-8, as Python carries it through
        return f"\\x{code - 0xDC00:02x}"
    return f"\\x{code:02x}" if code < 0x80 else f"\\u{code:04x}"


def composed(name: str) -> str:
    """A name from an archive made on a Mac, whose が is か with a mark behind it, as everybody else writes it."""
    return unicodedata.normalize("NFC", name)
