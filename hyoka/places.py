"""Where documents were found, before their bytes are at hand: a file, a member of an archive, something at a URL."""

from __future__ import annotations

import errno
import hashlib
import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol

from hyoka.sources import Source
from hyoka.spelling import written
from hyoka.zips import Archive, ArchiveError, EncryptedError, Member, UnsupportedError
from schemas.errors import Reason, Rejected

if TYPE_CHECKING:
    NewFile = Callable[[], Path]
    """Gives the path of a new file for a copy, each time another one. Raises `OSError`."""

_MEGABYTE: Final = 1 << 20
LARGEST: Final = 1 << 30
"""Bytes of the largest document, or archive inside an archive, that is copied. The largest published ones have 200 MB."""
LARGEST_ARCHIVE: Final = 8 << 30
"""Bytes of the largest archive that is fetched from a URL."""
RATIO: Final = 100
"""So many times its packed size a member may be. PDFs are compressed inside and hardly shrink to a tenth."""
RATIO_FROM: Final = 64 << 20
"""Below so many bytes nobody asks for the ratio: a small form full of zeros is no bomb."""

_REASONS: Final = {EncryptedError: Reason.ENCRYPTED, UnsupportedError: Reason.UNREADABLE}
"""What is wrong with a member that is not damaged."""
NO_ROOM: Final = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
"""What the system says where a copy does not fit on this machine."""


@dataclass(frozen=True, slots=True)
class Refused:
    """Something that is no document to be read, with its path for the ledger."""

    path: str
    rejected: Rejected


class Place(Protocol):
    """Something that is probably a document, or an archive of documents.

    `path` is what the ledger will know it by, `name` its file name, `size` its bytes if that is known, `here` whether
    its bytes are a file of this machine already. `only` is the member that is wanted, if it is an archive.
    """

    @property
    def path(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def size(self) -> int | None: ...
    @property
    def here(self) -> bool: ...
    @property
    def only(self) -> str: ...

    def fetch(self, new_file: NewFile) -> Source:
        """Get its bytes into a file. Raises `Rejected`."""


@dataclass(frozen=True, slots=True)
class LocalFile:
    """A file of this machine; `through` is the file that a link leads to."""

    file: Path
    only: str = ""
    through: Path | None = None
    size: int | None = None

    @property
    def path(self) -> str:
        """Its absolute path."""
        return written(str(self.file))

    @property
    def name(self) -> str:
        """Its own name."""
        return written(self.file.name)

    @property
    def here(self) -> bool:
        """Always."""
        return True

    def fetch(self, new_file: NewFile) -> Source:
        """It is there."""
        return Source(self.path, self.name, self.through or self.file)


@dataclass(frozen=True, slots=True)
class ZipMember:
    """A member of an archive."""

    archive: Archive
    member: Member
    path: str
    only: str = ""

    @property
    def name(self) -> str:
        """Its name without folders; a path in an archive leads nowhere on this machine."""
        return written(last_part(self.member.name))

    @property
    def size(self) -> int | None:
        """What the archive promises."""
        return self.member.size

    @property
    def here(self) -> bool:
        """It must be unpacked first."""
        return False

    def fetch(self, new_file: NewFile) -> Source:
        """Unpack it into a file, as far as the limits allow. Raises `Rejected`."""
        if not self.member.regular:
            raise Rejected(self.name, Reason.UNREADABLE, "not a regular file")
        most, said = LARGEST, f"more than {LARGEST // _MEGABYTE:,} MB"
        bomb = max(RATIO_FROM, self.member.packed * RATIO)
        if bomb < most:
            most, said = bomb, f"over {RATIO} times what it takes in the archive"
        if self.member.size > most:
            raise Rejected(self.name, Reason.TOO_LARGE, said)
        target = new_file()
        try:
            sha256 = _copied(self.archive.read(self.member), target, most)
        except ArchiveError as error:
            reason = _REASONS.get(type(error), Reason.DAMAGED)
            raise _without(target, Rejected(self.name, reason, str(error))) from None
        except OSError as error:
            raise _without(target, Rejected(self.name, Reason.UNREADABLE, trouble(error))) from None
        if sha256 is None:
            raise _without(target, Rejected(self.name, Reason.TOO_LARGE, said))
        return Source(self.path, self.name, target, sha256, temporary=True)


def _copied(portions: Iterable[bytes], target: Path, most: int) -> str | None:
    """Write the bytes, at most so many, and give their digest; None if they are more."""
    sha256, length = hashlib.sha256(), 0
    with target.open("xb") as stream:
        for portion in portions:
            length += len(portion)
            if length > most:
                return None
            sha256.update(portion)
            stream.write(portion)
    return sha256.hexdigest()


def _without(target: Path, rejected: Rejected) -> Rejected:
    """Remove what was written in vain."""
    target.unlink(missing_ok=True)
    return rejected


def trouble(error: OSError) -> str:
    """What the system said, in words. Never the text of the error itself: it may quote a URL with its password."""
    if error.errno in NO_ROOM:
        return "no room for a copy in the temporary folder"
    return os.strerror(error.errno) if error.errno else type(error).__name__


def last_part(name: str) -> str:
    """The last part of a name in an archive, which may have been made on Windows."""
    return name.replace("\\", "/").rstrip("/").rpartition("/")[2]
