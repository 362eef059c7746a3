"""What is in a zip archive: its members one after the other, and the bytes of one of them.

Read with `pread`, so that several threads may read at once, and never unpacked as a whole. `zipfile` would hold the
whole directory in memory, refuse an archive for one name that is no UTF-8, and read names in Shift-JIS as cp437.
"""

from __future__ import annotations

import os
import struct
import zlib
from bz2 import BZ2Decompressor
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final, NamedTuple, Protocol

from hyoka.sources import open_regular
from hyoka.zip_names import Entry, encodings_of, fields, name_of

_END: Final = struct.Struct("<4s4H2LH")
_END64_LOCATOR: Final = 20
"""Bytes of the record that says where the 64-bit end record is; it stands right behind that."""
_END64: Final = struct.Struct("<4sQ2H2L4Q")
_ENTRY: Final = struct.Struct("<4s6H3L5H2L")
_LOCAL: Final = struct.Struct("<4s5H3L2H")
_LONGEST_COMMENT: Final = 0xFFFF
"""The end record stands at most so far before the end of the file."""
_IN_64_BITS: Final = 0xFFFFFFFF

_PORTION: Final = 256 * 1024
"""Bytes that are read, and at most come out of the decompressor, at a time."""
_FLAG_ENCRYPTED: Final = 0x1
_MADE_ON_UNIX: Final = (3, 19)
"""Unix, macOS."""
_REGULAR: Final = (0, 8)
"""Kind of file as Unix keeps it: not said, a regular file. The others are folders, links, devices."""
_STORED: Final = 0
_EXTRA_64_BITS: Final = 0x0001


class ArchiveError(Exception):
    """An archive, or a member, that cannot be read; the text says why."""


class EncryptedError(ArchiveError):
    """A member that is encrypted."""


class UnsupportedError(ArchiveError):
    """A member that is compressed in a way that is not read here."""


class Member(NamedTuple):
    """A file in an archive. `name` is what the archive calls it, and never a path of this machine.

    `size` and `packed` are what the directory promises, in bytes, and may be lies.
    """

    name: str
    size: int
    packed: int
    crc: int
    method: int
    encrypted: bool
    regular: bool
    at: int


class _Decompressor(Protocol):
    """What `zlib` and `bz2` have in common; both keep what they could not take yet."""

    @property
    def eof(self) -> bool: ...

    def decompress(self, data: bytes, max_length: int) -> bytes: ...


@dataclass(frozen=True, slots=True)
class _Directory:
    """Where the directory of an archive lies; `before` bytes were put in front of the archive."""

    start: int
    end: int
    before: int


class Archive:
    """An open zip archive. It is closed when nothing refers to it any more, so that its members may outlive it."""

    def __init__(self, file: Path) -> None:
        """Open it. Raises `OSError` where it cannot be read, `ArchiveError` where it is no archive or damaged."""
        self._stream = open_regular(file)
        self._size = os.fstat(self._stream.fileno()).st_size
        self._directory = self._found()
        self._encodings = encodings_of(self._entries())

    def __del__(self) -> None:
        """Close it."""
        if hasattr(self, "_stream"):
            self._stream.close()

    def members(self) -> Iterator[Member]:
        """Its files, as the directory has them. Raises `ArchiveError` where the directory is damaged."""
        for entry in self._entries():
            name = name_of(entry, self._encodings)
            if not name.endswith(("/", "\\")):
                size, packed, at = _wide(entry)
                encrypted, regular = bool(entry.flags & _FLAG_ENCRYPTED), entry.kind in _REGULAR
                yield Member(name, size, packed, entry.crc, entry.method, encrypted, regular, at)

    def read(self, member: Member) -> Iterator[bytes]:
        """The bytes of a member, in portions. Raises `ArchiveError` where they are not what the directory says."""
        if member.encrypted:
            raise EncryptedError("the archive encrypts it")
        decompressor = _decompressor(member.method)
        crc = 0
        for portion in self._unpacked(self._data(member), decompressor):
            crc = zlib.crc32(portion, crc)
            yield portion
        if crc != member.crc:
            raise ArchiveError("its checksum is not the one in the archive")

    def _data(self, member: Member) -> Iterator[bytes]:
        """The packed bytes of a member."""
        at = member.at + self._directory.before
        head = self._at(at, _LOCAL.size)
        if head[:4] != b"PK\3\4":
            raise ArchiveError("it is not where the directory of the archive says")
        *_, name, extra = _LOCAL.unpack(head)
        at += _LOCAL.size + name + extra
        end = at + member.packed
        while at < end:
            portion = self._at(at, min(_PORTION, end - at))
            at += len(portion)
            yield portion

    @staticmethod
    def _unpacked(portions: Iterator[bytes], decompressor: _Decompressor | None) -> Iterator[bytes]:
        """What comes out of a decompressor, never more than a portion at a time."""
        if decompressor is None:
            yield from portions
            return
        try:
            for packed in portions:
                rest = packed
                while not decompressor.eof and (made := decompressor.decompress(rest, _PORTION)):
                    yield made
                    rest = b""
        except (zlib.error, OSError):
            raise ArchiveError("its compressed bytes are damaged") from None
        if not decompressor.eof:
            raise ArchiveError("its compressed bytes are cut off")

    def _found(self) -> _Directory:
        """Where the directory lies."""
        tail_at = max(0, self._size - _END.size - _LONGEST_COMMENT)
        tail = self._at(tail_at, self._size - tail_at)
        place = tail.rfind(b"PK\5\6")
        if place < 0 or place + _END.size > len(tail):
            raise ArchiveError("it has no directory, or is cut off")
        _, _, _, _, _, length, start, _ = _END.unpack_from(tail, place)
        end = tail_at + place
        locator = end - _END64_LOCATOR
        if locator >= 0 and self._at(locator, 4) == b"PK\6\7":
            end = locator - _END64.size
            if end < 0 or (record := self._at(end, _END64.size))[:4] != b"PK\6\6":
                raise ArchiveError("its directory is damaged")
            *_, length, start = _END64.unpack(record)
        before = end - length - start
        if before < 0:
            raise ArchiveError("its directory is damaged")
        return _Directory(end - length, end, before)

    def _entries(self) -> Iterator[Entry]:
        """The directory, entry by entry."""
        at, end = self._directory.start, self._directory.end
        while at < end:
            head, made, _, flags, method, _, _, crc, packed, size, name, extra, comment, _, _, attributes, where = (
                _ENTRY.unpack(self._at(at, _ENTRY.size))
            )
            if head != b"PK\1\2":
                raise ArchiveError("its directory is damaged")
            rest = self._at(at + _ENTRY.size, name + extra)
            # The upper half is what Unix knows of a file, if the archive was made there.
            kind = attributes >> 28 if made >> 8 in _MADE_ON_UNIX else 0
            yield Entry(rest[:name], rest[name:], flags, method, crc, packed, size, kind, where)
            at += _ENTRY.size + name + extra + comment

    def _at(self, at: int, length: int) -> bytes:
        """Bytes of the file. Raises `ArchiveError` where it ends before them."""
        found = os.pread(self._stream.fileno(), length, at)
        if len(found) < length:
            raise ArchiveError("it is cut off")
        return found


def _wide(entry: Entry) -> tuple[int, int, int]:
    """Size, packed size and place, also beyond 32 bits. Raises `ArchiveError` where the wide numbers are missing."""
    values = [entry.size, entry.packed, entry.at]
    if _IN_64_BITS in values:
        field = next((field for kind, field in fields(entry.extra) if kind == _EXTRA_64_BITS), b"")
        for index, value in enumerate(values):
            if value == _IN_64_BITS:
                if len(field) < 8:
                    raise ArchiveError("its directory is damaged")
                values[index], field = int.from_bytes(field[:8], "little"), field[8:]
    return values[0], values[1], values[2]


def _decompressor(method: int) -> _Decompressor | None:
    """What undoes a compression; None for bytes that are stored as they are. Raises `ArchiveError` for others.

    Not LZMA and its like: a few bytes there may ask for gigabytes of memory, and no municipality zips so.
    """
    if method == _STORED:
        return None
    if method == 8:
        return _Inflate()
    if method == 12:
        return BZ2Decompressor()
    raise UnsupportedError(f"compressed by method {method}, which hyoka does not read")


class _Inflate:
    """`zlib` that keeps what it could not take, as `bz2` does."""

    def __init__(self) -> None:
        self._zlib = zlib.decompressobj(-15)

    @property
    def eof(self) -> bool:
        """Whether the end was seen."""
        return self._zlib.eof

    def decompress(self, data: bytes, max_length: int) -> bytes:
        """At most so many bytes; the rest of `data` waits for the next call."""
        return self._zlib.decompress(self._zlib.unconsumed_tail + data, max_length)
