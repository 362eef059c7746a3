"""A document that is to be read: what it is called, and where its bytes lie on this machine."""

from __future__ import annotations

import errno
import hashlib
import os
import stat
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from io import BufferedReader
from pathlib import Path
from typing import Final, TypeVar

_Answer = TypeVar("_Answer")

# A named pipe would wait for its writer for ever; on a regular file this flag does nothing.
_FLAGS: Final = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0)


@dataclass(frozen=True, slots=True)
class Source:
    """One document. `path` is what the ledger knows it by, `name` its file name, `file` where its bytes lie now.

    `sha256` is the digest of the bytes as they were found, in hex, None where nobody has looked; a reading that sees
    other bytes has read a file that was being changed. A `temporary` file is a copy made for this reading.
    """

    path: str
    name: str
    file: Path
    sha256: str | None = None
    temporary: bool = False

    @classmethod
    def of(cls, file: Path) -> Source:
        """A file of this machine, under its own name."""
        return cls(str(file), file.name, file)

    def discard(self) -> None:
        """Remove the copy that was made for this reading, if it is one; a file of the user's is never touched."""
        if self.temporary:
            with suppress(OSError):
                self.file.unlink()


def digest(file: Path) -> str | None:
    """SHA-256 of a file in hex, read in portions; None where it cannot be read (its reader will say why)."""
    try:
        with open_regular(file) as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        return None


def open_regular(file: Path) -> BufferedReader:
    """A file opened for reading, never waiting. Raises `OSError`, also for what is no regular file (pipe, device)."""
    descriptor = os.open(file, _FLAGS)
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise OSError(errno.EINVAL, "not a regular file", str(file))
    return os.fdopen(descriptor, "rb")


def released(answers: Iterable[tuple[Source, _Answer]]) -> Iterator[tuple[Source, _Answer]]:
    """The same answers; the temporary copy of each document is removed as soon as its answer was dealt with."""
    for source, answer in answers:
        try:
            yield source, answer
        finally:
            source.discard()
