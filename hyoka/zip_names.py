"""The names in a zip archive: which encoding they are in, for most archives do not say."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from hyoka.spelling import composed

_FLAG_UTF8: Final = 0x800
_EXTRA_UNICODE_PATH: Final = 0x7075


class Entry(NamedTuple):
    """What is needed of an entry of the directory, as it stands there."""

    name: bytes
    extra: bytes
    flags: int
    method: int
    crc: int
    packed: int
    size: int
    kind: int
    at: int


def encodings_of(entries: Iterable[Entry]) -> tuple[str, ...]:
    """How names without a flag are to be read, the first first: one archive was made on one machine."""
    utf8 = cp932 = True
    for entry in entries:
        if not entry.name.isascii() and not entry.flags & _FLAG_UTF8:
            utf8 = utf8 and _fits(entry.name, "utf-8")
            cp932 = cp932 and _fits(entry.name, "cp932")
    return ("utf-8", "cp932") if utf8 or not cp932 else ("cp932", "utf-8")


def name_of(entry: Entry, encodings: tuple[str, ...]) -> str:
    """The name of a member: as its flag says, as the field for Unicode names says, else by the first that fits."""
    raw = entry.name
    for kind, field in fields(entry.extra):
        # Version 1, the CRC of the name it was written for, the name.
        if kind == _EXTRA_UNICODE_PATH and field[:1] == b"\1" and field[1:5] == zlib.crc32(raw).to_bytes(4, "little"):
            raw, encodings = field[5:], ("utf-8",)
    for encoding in ("utf-8",) if entry.flags & _FLAG_UTF8 else encodings:
        if _fits(raw, encoding):
            return composed(raw.decode(encoding)) if encoding == "utf-8" else raw.decode(encoding)
    return raw.decode("utf-8", "surrogateescape")


def _fits(raw: bytes, encoding: str) -> bool:
    try:
        raw.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def fields(extra: bytes) -> Iterator[tuple[int, bytes]]:
    """The extra fields of an entry: kind and content."""
    at = 0
    while at + 4 <= len(extra):
        kind, length = struct.unpack_from("<2H", extra, at)
        yield kind, extra[at + 4 : at + 4 + length]
        at += 4 + length
