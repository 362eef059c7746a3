"""A long document in parts: ranges of its pages, shares of its sheets, and the result that joins them.

No page is read otherwise for its neighbours, so ranges of pages are read apart and laid down in files of blocks. What a
sheet is only all pages tell; so whoever makes the facts of a share of the sheets takes in the blocks of all pages. What
a page accounts for, and the audit, want all facts: the last step joins the shares.
"""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, fields, replace
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from hyoka.sources import Source
from schemas.prints import NOTHING

if TYPE_CHECKING:
    from hyoka.accounts import Witness
    from hyoka.reading import SheetRead
    from schemas.block import Sheet
    from schemas.document import DocumentResult
    from schemas.layout import Layout

LONGEST: Final = 200
"""A document of more pages is read in parts. Below, what the parts cost (each blocks of all pages again, their files, a
reader for each) is not worth the wait; the longest sample has 74."""
RANGE: Final = 50
"""Pages of one range: half a second's work, so that two readers end together, and a hundred times what its file costs."""
Relations = Callable[[int, bytes], None]
"""Is told what was found of a sheet (`audit.found`), by its ordinal."""
_LEAST_BYTES: Final = 64
"""A page takes at least so many bytes: what is shorter than `LONGEST` of them is not opened to be counted."""


class TooLong(Exception):  # noqa: N818 - no error: how a reading says that it wants to be done in parts
    """A document has more pages than are read in one go."""

    def __init__(self, pages: int, sha256: str) -> None:
        """How many pages it has, and the digest of the bytes that say so."""
        super().__init__(pages, sha256)
        self.pages, self.sha256 = pages, sha256


@dataclass(frozen=True, slots=True)
class Whole(Source):
    """A document to be read in one go unless it has more than `longest` pages; `TooLong` is raised if it has."""

    longest: int = LONGEST

    def is_short(self, size: int) -> bool:
        """Whether a file of so many bytes has no more pages for certain."""
        return size < self.longest * _LEAST_BYTES


@dataclass(frozen=True, slots=True)
class Shared(Source):
    """A document whose sheets have become facts: the files of its shares, in order, for each reader by its name."""

    shares: tuple[tuple[str, tuple[Path, ...]], ...] = ()

    def of_reader(self, reader: str) -> tuple[Path, ...]:
        """The shares that one reader's pages gave."""
        return dict(self.shares)[reader]


def whole(source: Source, longest: int) -> Whole:
    """The same document, to be read in one go unless it is longer."""
    return Whole(**_fields(source), longest=longest)


def shared(source: Source, shares: Sequence[tuple[str, tuple[Path, ...]]]) -> Shared:
    """The same document, with the files of its shares."""
    return Shared(**_fields(source), shares=tuple(shares))


def _fields(source: Source) -> dict[str, Any]:
    return {field.name: getattr(source, field.name) for field in fields(Source)}


def write_range(data: bytes, name: str, reader: str, wanted: range, file: Path) -> None:
    """Lay the blocks of some pages (0-based) down in a file, one after the other. Raises `Rejected`."""
    import extract
    from hyoka.reading import without_collector

    with without_collector(), file.open("wb") as stream:
        for page in extract.pages_of(data, name, reader, wanted):
            pickle.dump(page, stream, pickle.HIGHEST_PROTOCOL)


def write_share(
    name: str,
    reader: str,
    ranges: Sequence[Path],
    share: tuple[int, int],
    layouts: Sequence[Layout],
    file: Path,
    *,
    relate: bool = False,
) -> None:
    """Make the facts of a share of the sheets, the first number of the second, and lay them down. Raises `Rejected`.

    With `relate`, the relations of these facts, too.
    """
    import extract
    from hyoka.reading import Settled, sheet_read, without_collector

    number, of = share
    with without_collector(), file.open("wb") as stream:
        pages = list(_objects(ranges))
        first, last = (len(pages) * n // of for n in (number, number + 1))
        # The prints of the other pages are for the other shares.
        mine = [page if first <= n < last else replace(page, prints=NOTHING) for n, page in enumerate(pages)]
        del pages
        document = extract.of_pages(mine, name, reader)
        del mine
        settled = Settled.of(document, layouts)
        sheets = _share_of(document.sheets, number, of)
        head = replace(document, sheets=(), prints=document.prints[first:last])
        numbers = [tuple(page.number for page in sheet.pages) for sheet in sheets]
        del document
        pickle.dump((head, numbers), stream, pickle.HIGHEST_PROTOCOL)
        sheets.reverse()
        while sheets:
            sheet = sheet_read(sheets.pop(), settled)
            pickle.dump((*_plain(sheet), _found(sheet, name) if relate else b""), stream, pickle.HIGHEST_PROTOCOL)


def _found(sheet: SheetRead, name: str) -> bytes:
    """The relations of a sheet; none where a rule fails, for the audit of the whole to say so."""
    from audit.found import laid_down
    from hyoka.personal import public

    with suppress(Exception):
        return laid_down(name, sheet.info.ordinal, public(sheet.facts))
    return b""


def _share_of(sheets: Sequence[Sheet], number: int, of: int) -> list[Sheet]:
    """The sheets of one share, which follow each other; every share has about as many blocks."""
    ends = list(accumulate(sum(len(page.blocks) for page in sheet.pages) for sheet in sheets))
    total = ends[-1] + 1
    return [sheet for sheet, end in zip(sheets, ends, strict=True) if end * of // total == number]


def join(
    data: bytes,
    path: str,
    shares: Sequence[Path],
    witness: Witness | None = None,
    account: bool = True,
    relations: Relations | None = None,
) -> DocumentResult:
    """The result of a document whose shares are made; their files are removed."""
    import extract
    from hyoka.accounts import Accounts
    from hyoka.reading import Joint, without_collector

    with without_collector():
        heads = [next(_objects([share])) for share in shares]
        kept = account or witness is not None
        prints = (one for head, _ in heads for one in head.prints) if kept else ()
        accounts = Accounts(prints, (pages for _, sheets in heads for pages in sheets), witness) if kept else None
        joint = Joint(extract.ended(heads[0][0], data), data, path, accounts)
        del heads
        for share in shares:
            objects = _objects([share])
            next(objects)
            for *plain, found in objects:
                sheet = _sheet(plain)
                joint.add(sheet)
                if found and relations is not None:
                    relations(sheet.info.ordinal, found)
            share.unlink()
        return joint.result()


def _objects(files: Sequence[Path]) -> Iterator[Any]:
    """Everything that was laid down in the files."""
    for file in files:
        with file.open("rb") as stream:
            while True:
                try:
                    found = pickle.load(stream)
                except EOFError:
                    break
                yield found


def _plain(sheet: SheetRead) -> tuple[Any, ...]:
    """A sheet without its facts, and the facts as they cross between processes."""
    return replace(sheet, facts=()), [fact.plain() for fact in sheet.facts]


def _sheet(plain: Sequence[Any]) -> SheetRead:
    from schemas.fact import Fact

    sheet, facts = plain
    read: SheetRead = replace(sheet, facts=tuple(Fact(*values) for values in facts))
    return read
