"""Where the stages meet for one document: bytes → sheets → facts, in one go or in shares that are joined."""

from __future__ import annotations

import gc
import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

import extract
from hyoka.accounts import Accounts, Witness
from hyoka.coverage import low_coverage
from hyoka.drifting import Drifts, changes_of
from normalize.doubts import doubted
from normalize.drafts import Origin
from normalize.drift import adapted, near
from normalize.facts import document_year, facts_of
from normalize.inventory import texts_of
from normalize.sheet_units import document_money
from normalize.titles import Title
from normalize.titles import read as read_title
from normalize.units import Unit
from schemas.block import Sheet
from schemas.document import CUT_OFF, DocumentResult, PageNote, SheetInfo
from schemas.errors import Reason, Rejected
from schemas.fact import Fact
from schemas.folding import fold_label
from schemas.layout import Layout, recognise


@dataclass(frozen=True, slots=True)
class SheetRead:
    """One sheet become facts. `pages` are the numbers of its pages, one for each part of it.

    `known` is the name of its layout and that of the layout's municipality, `changes` how it differs from the layout.
    """

    info: SheetInfo
    pages: tuple[int, ...]
    known: tuple[str, str] | None
    changes: tuple[str, ...]
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Settled:
    """What all sheets of a document together say, and each of them is read with."""

    name: str
    reader: str
    year: int | None
    money: Unit | None
    layouts: Sequence[Layout]

    @classmethod
    def of(cls, document: extract.Document, layouts: Sequence[Layout]) -> Settled:
        """Ask all sheets."""
        sheets = document.sheets
        return cls(document.name, document.reader, document_year(sheets), document_money(sheets), layouts)


def read_bytes(
    data: bytes,
    name: str,
    *,
    path: str = "",
    reader: str = "pymupdf",
    layouts: Sequence[Layout] = (),
    progress: Callable[[int], None] | None = None,
    witness: Witness | None = None,
    account: bool = True,
) -> DocumentResult:
    """Everything that the PDF in `data` says. Raises `Rejected` with the reason where it cannot be read.

    `layouts` are the known forms (`schemas.layout.load`); none gives the generic reading. `progress` is told each page,
    `witness` what claims the characters of each page. Without `account`, nobody counts these, and `coverage` is empty.
    """
    with without_collector():
        document = extract.read(data, name, reader, progress)
        settled = Settled.of(document, layouts)
        # The blocks of a sheet are let go as soon as they are facts: a document may have a thousand sheets.
        sheets = list(reversed(document.sheets))
        numbers = [[page.number for page in sheet.pages] for sheet in document.sheets]
        kept = account or witness is not None
        accounts = Accounts(document.prints if kept else (), numbers, witness) if kept else None
        joint = Joint(document, data, path, accounts)
        del document
        while sheets:
            joint.add(sheet_read(sheets.pop(), settled))
        return joint.result()


@contextmanager
def without_collector() -> Iterator[None]:
    """Reading makes many small objects and hardly a cycle: the collector would look at them all, again and again."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def sheet_read(sheet: Sheet, settled: Settled) -> SheetRead:
    """The facts of one sheet. Raises `Rejected` where several layouts claim it."""
    title = read_title(sheet)
    layout = _layout(settled.layouts, sheet, title, settled.name)
    known: tuple[str, str] | None = None
    changes: tuple[str, ...] = ()
    if layout is not None:
        known = (layout.name, layout.municipality_name)
        found = changes_of(sheet, layout)
        changes = tuple(map(str, found))
        layout = adapted(layout, found)
    origin = Origin(settled.name, sheet.ordinal, settled.reader)
    facts = facts_of(sheet, origin, settled.year, layout, settled.money)
    pages = tuple(page.number for page in sheet.pages)
    return SheetRead(_info(sheet, title, layout), pages, known, changes, tuple(facts))


class Joint:
    """The sheets of a document, taken in one after the other; in the end, its result."""

    def __init__(self, document: extract.Document, data: bytes, path: str, accounts: Accounts | None) -> None:
        """Nothing yet. Of the `document`, neither sheets nor prints are looked at; `data` are its bytes."""
        self._name, self._reader, self._pages = document.name, document.reader, document.pages
        self._blank, self._notes = document.blank_pages, document.notes
        # Of a file that is cut off, what is there may be less than what was.
        self._cut = any(note.kind == CUT_OFF for note in document.notes)
        self._path, self._size, self._sha256 = path, len(data), hashlib.sha256(data).hexdigest()
        self._accounts = accounts
        self._drifts = Drifts()
        self._known: dict[str, str] = {}
        self._infos: list[SheetInfo] = []
        self._facts: list[Fact] = []

    def add(self, sheet: SheetRead) -> None:
        """Take in the next sheet."""
        if sheet.known is not None:
            layout, municipality = sheet.known
            self._known[layout] = municipality
            self._drifts.note(layout, sheet.info.ordinal, sheet.pages[0], sheet.changes)
        self._facts += (doubted(fact, CUT_OFF) for fact in sheet.facts) if self._cut else sheet.facts
        self._infos.append(sheet.info)
        if self._accounts is not None:
            self._accounts.add(sheet.pages, sheet.facts)

    def result(self) -> DocumentResult:
        """The document, when all sheets are in."""
        coverage = self._accounts.coverage() if self._accounts is not None else ()
        unread = (PageNote(page, "no_text", "the page has no text") for page in self._blank)
        return DocumentResult(
            document=self._name,
            path=self._path or self._name,
            sha256=self._sha256,
            size=self._size,
            pages=self._pages,
            municipality=_municipality(self._known.values()),
            reader=self._reader,
            sheets=tuple(self._infos),
            facts=tuple(self._facts),
            notes=(*self._notes, *unread, *self._drifts.notes(), *low_coverage(coverage)),
            coverage=coverage,
        )


def _layout(layouts: Sequence[Layout], sheet: Sheet, title: Title, name: str) -> Layout | None:
    """The layout that claims a sheet. Raises `Rejected` naming all of them where several do."""
    claims = claiming(layouts, sheet, title)
    if len(claims) > 1:
        names = ", ".join(layout.name for layout in claims)
        raise Rejected(name, Reason.LAYOUT_CONFLICT, f"sheet {sheet.ordinal}: {names}")
    return claims[0] if claims else None


def claiming(layouts: Sequence[Layout], sheet: Sheet, title: Title) -> tuple[Layout, ...]:
    """The layouts that claim a sheet; where none does, the one that its headings nearly are."""
    if sheet.ordinal == 0 or not layouts:
        return ()
    printed = "".join(fold_label(str(d.value)) for d in title.drafts if d.concept == "sheet_title")
    headings = frozenset(fold_label(label.text) for page in sheet.pages for label in page.labels)
    claims = recognise(layouts, printed, headings)
    if not claims and (layout := near(layouts, printed, texts_of(sheet))) is not None:
        return (layout,)
    return claims


def _municipality(known: Iterable[str]) -> str | None:
    """The municipality of the document's layouts; None where they name none, or more than one."""
    names = {name for name in known if name}
    return names.pop() if len(names) == 1 else None


def _info(sheet: Sheet, title: Title, layout: Layout | None) -> SheetInfo:
    numbers = [page.number for page in sheet.pages]
    names = [str(d.value) for d in title.drafts if d.concept == "sheet_title"]
    return SheetInfo(
        sheet.ordinal,
        min(numbers),
        max(numbers),
        names[0] if names else None,
        layout.name if layout is not None else None,
    )
