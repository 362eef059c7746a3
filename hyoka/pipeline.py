"""From one file to its facts: the only place where the stages meet."""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Final

from hyoka import __version__
from hyoka.shares import Relations, Shared, TooLong, Whole, join, write_range, write_share
from hyoka.sources import open_regular
from schemas.errors import Reason, Rejected

if TYPE_CHECKING:
    from hyoka.accounts import Witness
    from hyoka.sources import Source
    from schemas.document import DocumentResult
    from schemas.layout import Layout

OTHER: Final = {"pymupdf": "pdfplumber", "pdfplumber": "pymupdf"}
"""The reader that checks what a reader reads."""
_CODE: Final = ("extract", "normalize", "schemas")
"""The rooms that decide what facts come out. A document read by other code than this is read again."""
_JOINTS: Final = ("accounts.py", "coverage.py", "reading.py", "remainder.py", "shares.py", "verify.py")
"""What of this room does, too: where the stages meet, and the account of what they made of a page."""


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """How to read. Everything that changes the facts of a document belongs here, and into `extraction`."""

    reader: str = "pymupdf"
    layouts: bool = True
    layout_folders: tuple[Path, ...] = ()
    verify: bool = False
    # Whether the characters of each page are accounted for (`DocumentResult.coverage`); no fact changes by it.
    account: bool = True
    # Whether the relations of a long document's sheets are found with them, for an audit that follows; no fact changes.
    relate: bool = False

    def extraction(self) -> str:
        """What facts read this way are marked with, so that the same reading is not done twice."""
        parts = [f"{__version__}+{code_digest()}", self.reader]
        if self.verify:
            parts.append("verified")
        parts.append(f"layouts={self._layouts()}")
        return " ".join(parts)

    def _layouts(self) -> str:
        """A digest of the layouts in use."""
        if not self.layouts:
            return "none"
        if not self.layout_folders:
            return "shipped"
        digest = hashlib.sha256()
        for file in sorted(file for folder in self.layout_folders for file in folder.glob("*.toml")):
            digest.update(file.name.encode() + b"\0" + file.read_bytes())
        return digest.hexdigest()[:12]


@cache
def code_digest() -> str:
    """A digest of all code and vocabulary between the bytes of a PDF and its facts."""
    digest = hashlib.sha256()
    for room in _CODE:
        folder = Path(_folder(room))
        for file in sorted(file for file in folder.rglob("*") if file.suffix in (".py", ".toml", ".csv")):
            digest.update(f"{room}/{file.relative_to(folder).as_posix()}\0".encode() + file.read_bytes())
    for name in _JOINTS:
        digest.update(f"hyoka/{name}\0".encode() + (Path(__file__).parent / name).read_bytes())
    return digest.hexdigest()[:12]


def _folder(room: str) -> str:
    """Where a room is installed, without importing it."""
    spec = find_spec(room)
    return spec.submodule_search_locations[0] if spec and spec.submodule_search_locations else room


def read_document(
    source: Source, options: ReadOptions, witness: Witness | None = None, relations: Relations | None = None
) -> DocumentResult:
    """Read one PDF into facts. Raises `Rejected`.

    `witness` is told what claims the characters of each page, `relations` what was found of sheets that others have read
    (`audit.found`), by their ordinals.
    """
    data = read_bytes_of(source)
    if isinstance(source, Whole) and not source.is_short(len(data)):
        _look_for_length(data, source, options)
    result = _read(data, source, options, options.reader, witness, relations)
    if options.verify:
        from hyoka.verify import compared

        return compared(result, _read(data, source, options, OTHER[options.reader]))
    return result


def _look_for_length(data: bytes, source: Whole, options: ReadOptions) -> None:
    """Raise `TooLong` where the document has more pages than are read in one go."""
    from extract import page_count

    pages = page_count(data, source.name, options.reader)
    if pages > source.longest:
        raise TooLong(pages, hashlib.sha256(data).hexdigest())


def read_range(source: Source, options: ReadOptions, reader: str, wanted: range, file: Path) -> None:
    """Read some pages (0-based) of a long document. Raises `Rejected`."""
    write_range(read_bytes_of(source), source.name, reader, wanted, file)


def read_share(
    source: Source, options: ReadOptions, reader: str, ranges: tuple[Path, ...], share: tuple[int, int], file: Path
) -> None:
    """Make the facts of a share of a long document's sheets. Raises `Rejected`.

    What two readers say is compared before it is audited: then nothing is found here.
    """
    relate = options.relate and not options.verify
    write_share(source.name, reader, ranges, share, _layouts_of(options), file, relate=relate)


def _layouts_of(options: ReadOptions) -> tuple[Layout, ...]:
    """The layouts that the options name."""
    from schemas.layout import load

    return tuple(load(options.layout_folders)) if options.layouts else ()


def _read(
    data: bytes,
    source: Source,
    options: ReadOptions,
    reader: str,
    witness: Witness | None = None,
    relations: Relations | None = None,
) -> DocumentResult:
    """The stages, one after the other; what is hashed is what is parsed."""
    if isinstance(source, Shared):
        return join(data, source.path, source.of_reader(reader), witness, options.account, relations)
    from hyoka.reading import read_bytes

    return read_bytes(
        data,
        source.name,
        path=source.path,
        reader=reader,
        layouts=_layouts_of(options),
        witness=witness,
        account=options.account,
    )


def read_bytes_of(source: Source) -> bytes:
    """The bytes of a document.

    Raises `Rejected` where it is missing, unreadable or empty, or where it changed: while it was read, or since its
    digest was taken.
    """
    try:
        with open_regular(source.file) as stream:
            before = os.fstat(stream.fileno())
            data = stream.read()
            after = os.fstat(stream.fileno())
    except FileNotFoundError:
        raise Rejected(source.name, Reason.NOT_FOUND) from None
    except OSError as error:
        raise Rejected(source.name, Reason.UNREADABLE, error.strerror or "") from None
    if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns) or len(data) != after.st_size:
        raise Rejected(source.name, Reason.CHANGED)
    if source.sha256 is not None and hashlib.sha256(data).hexdigest() != source.sha256:
        raise Rejected(source.name, Reason.CHANGED)
    if not data:
        raise Rejected(source.name, Reason.EMPTY)
    return data
