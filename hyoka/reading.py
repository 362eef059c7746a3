"""Where the stages meet for one document: bytes → sheets → facts."""

from __future__ import annotations

import gc
import hashlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

import extract
from hyoka.accounts import Accounts, Witness
from hyoka.coverage import low_coverage
from hyoka.drifting import Drifts
from normalize.drafts import Origin
from normalize.drift import adapted, near
from normalize.facts import document_year, facts_of
from normalize.inventory import texts_of
from normalize.sheet_units import document_money
from normalize.titles import Title
from normalize.titles import read as read_title
from schemas.block import Sheet
from schemas.document import DocumentResult, PageNote, SheetInfo
from schemas.errors import Reason, Rejected
from schemas.fact import Fact
from schemas.folding import fold_label
from schemas.layout import Layout, recognise


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
    with _without_collector():
        return _read(data, name, path, reader, layouts, progress, witness, account or witness is not None)


@contextmanager
def _without_collector() -> Iterator[None]:
    """Reading makes many small objects and hardly a cycle: the collector would look at them all, again and again."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def _read(
    data: bytes,
    name: str,
    path: str,
    reader: str,
    layouts: Sequence[Layout],
    progress: Callable[[int], None] | None,
    witness: Witness | None,
    account: bool,
) -> DocumentResult:
    document = extract.read(data, name, reader, progress)
    year, money = document_year(document.sheets), document_money(document.sheets)
    facts: list[Fact] = []
    infos = []
    known: dict[str, Layout] = {}
    drifts = Drifts()
    # The blocks of a sheet are let go as soon as they are facts: a document may have a thousand sheets.
    sheets = list(reversed(document.sheets))
    pages, blank = document.pages, document.blank_pages
    accounts = Accounts(document.prints if account else (), sheets, witness)
    del document
    while sheets:
        sheet = sheets.pop()
        title = read_title(sheet)
        layout = _layout(layouts, sheet, title, name)
        if layout is not None:
            known[layout.name] = layout
            layout = adapted(layout, drifts.note(sheet, layout))
        found = facts_of(sheet, Origin(name, sheet.ordinal, reader), year, layout, money)
        facts += found
        if account:
            accounts.add(sheet, found)
        infos.append(_info(sheet, title, layout))
    coverage = accounts.coverage()
    unread = (PageNote(page, "no_text", "the page has no text") for page in blank)
    return DocumentResult(
        document=name,
        path=path or name,
        sha256=hashlib.sha256(data).hexdigest(),
        size=len(data),
        pages=pages,
        municipality=_municipality(known),
        reader=reader,
        sheets=tuple(infos),
        facts=tuple(facts),
        notes=(*unread, *drifts.notes(), *low_coverage(coverage)),
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


def _municipality(known: dict[str, Layout]) -> str | None:
    """The municipality of the document's layouts; None where they name none, or more than one."""
    names = {layout.municipality_name for layout in known.values() if layout.municipality_name}
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
