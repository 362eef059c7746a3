"""Mutations of bytes: what disks, downloads and mail gateways do to a file, and worse."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from typing import Final

MOST: Final = 8
"""Mutations of one file."""
LONGEST: Final = 4096
"""Bytes of the longest block that is moved, doubled or zeroed."""
TOKENS: Final = (
    b"endobj", b"endstream", b"stream\n", b"obj", b"xref", b"trailer", b"startxref\n0\n%%EOF", b">>", b"<<", b"[", b"]",
    b"(", b")", b"%", b"/Length 99999999", b"/Kids [1 0 R]", b" 1 0 R ", b"null", b"\x00", b"%PDF-1.7\n",
)  # fmt: skip
_NUMBER: Final = re.compile(rb"(?<=[ \[])\d+(?=[ \]/>\r\n])")
_LENGTH: Final = re.compile(rb"/Length \d+")
NUMBERS: Final = (b"0", b"-1", b"1", b"65535", b"2147483647", b"4294967296", b"99999999999999999999", b"1e99", b"nan")


def mutated(data: bytes, random_: random.Random, other: bytes) -> tuple[bytes, list[str]]:
    """The bytes with a few mutations, and what they were; `other` is a file that pieces are taken from."""
    done = []
    for _ in range(random_.randint(1, MOST)):
        if len(data) < LONGEST:
            break
        at, size = random_.randrange(len(data)), int(2 ** random_.uniform(0, 12))
        name, mutate = random_.choice(_MUTATIONS)
        data = mutate(data, at, size, random_, other)
        done.append(f"{name} at {at} ({size})")
    return data, done


def _flip(data: bytes, at: int, size: int, random_: random.Random, other: bytes) -> bytes:
    """A few bits around a place."""
    changed = bytearray(data)
    for _ in range(random_.randint(1, 16)):
        place = min(len(changed) - 1, at + random_.randrange(size))
        changed[place] ^= 1 << random_.randrange(8)
    return bytes(changed)


def _noise(data: bytes, at: int, size: int, random_: random.Random, other: bytes) -> bytes:
    return data[:at] + random_.randbytes(size) + data[at + size :]


def _cut(data: bytes, at: int, size: int, random_: random.Random, other: bytes) -> bytes:
    return data[:at] + data[at + size :]


def _truncate(data: bytes, at: int, size: int, random_: random.Random, other: bytes) -> bytes:
    return data[:at]


def _repeat(data: bytes, at: int, size: int, random_: random.Random, other: bytes) -> bytes:
    return data[:at] + data[at : at + size] * random_.randint(2, 5) + data[at + size :]


def _zero(data: bytes, at: int, size: int, random_: random.Random, other: bytes) -> bytes:
    return data[:at] + bytes(min(size, len(data) - at)) + data[at + size :]


def _move(data: bytes, at: int, size: int, random_: random.Random, other: bytes) -> bytes:
    to = random_.randrange(len(data))
    return data[:to] + data[at : at + size] + data[to:]


def _splice(data: bytes, at: int, size: int, random_: random.Random, other: bytes) -> bytes:
    start = random_.randrange(len(other))
    return data[:at] + other[start : start + size] + data[at + size :]


def _join(data: bytes, at: int, size: int, random_: random.Random, other: bytes) -> bytes:
    """The head of this file and the tail of the other."""
    return data[:at] + other[random_.randrange(len(other)) :]


def _token(data: bytes, at: int, size: int, random_: random.Random, other: bytes) -> bytes:
    return data[:at] + random_.choice(TOKENS) + data[at:]


def _number(data: bytes, at: int, size: int, random_: random.Random, other: bytes) -> bytes:
    """The next number in plain text becomes another: an offset, a length, an object."""
    found = _NUMBER.search(data, at)
    return data if found is None else data[: found.start()] + random_.choice(NUMBERS) + data[found.end() :]


def length_lies(data: bytes, random_: random.Random) -> bytes:
    """A stream says another length than it has."""
    found = list(_LENGTH.finditer(data))
    if not found:
        return data
    one = random_.choice(found)
    return data[: one.start()] + b"/Length " + random_.choice(NUMBERS) + data[one.end() :]


def _length(data: bytes, at: int, size: int, random_: random.Random, other: bytes) -> bytes:
    return length_lies(data, random_)


_MUTATIONS: Final[tuple[tuple[str, Callable[[bytes, int, int, random.Random, bytes], bytes]], ...]] = (
    ("flip", _flip), ("flip", _flip), ("noise", _noise), ("cut", _cut), ("truncate", _truncate), ("repeat", _repeat),
    ("zero", _zero), ("move", _move), ("splice", _splice), ("join", _join), ("token", _token), ("number", _number),
    ("number", _number), ("length", _length),
)  # fmt: skip
