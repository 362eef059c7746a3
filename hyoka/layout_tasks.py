"""What `hyoka layouts` does in a reading process: one document in, its answer as notes out.

The stages are imported when a document is read, so that the command itself begins fast.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from hyoka.notices import runs
from hyoka.pipeline import read_bytes_of
from schemas.document import DocumentResult, PageNote, SheetInfo

if TYPE_CHECKING:
    from hyoka.pipeline import ReadOptions
    from hyoka.sources import Source
    from schemas.layout import Layout

DRAFT: Final = "draft"
"""Kind of the note that holds a drafted layout."""
PROBLEM: Final = "problem"
"""Kind of the notes that say what is wrong, and with which sheets."""
BOUND: Final = "bound"
"""Kind of the notes that name a label of the layout which is on a sheet."""
CHANGED: Final = "changed"
"""Kind of the note of a sheet that differs from the layout's headings."""


def draft_document(source: Source, options: ReadOptions, *, number: int) -> DocumentResult:
    """Draft a layout from sheet `number`: a note of kind `DRAFT`, or none if there is no such sheet."""
    from hyoka.drafting import draft_layout
    from hyoka.layout_text import layout_text

    data = read_bytes_of(source)
    draft = draft_layout(data, source.name, number, options.reader)
    notes = [] if draft is None else [PageNote(1, DRAFT, layout_text(draft))]
    return _result(source, data, options, (), notes)


def check_document(
    source: Source, options: ReadOptions, *, layout: Layout, others: tuple[Layout, ...]
) -> DocumentResult:
    """Check a layout against every sheet: `SheetInfo.layout` says which it reads, notes what is wrong."""
    from hyoka.checking import check_sheets

    data = read_bytes_of(source)
    checks = check_sheets(data, source.name, layout, others, options.reader)
    infos = [SheetInfo(c.ordinal, c.page, c.page, None, None if c.missing else layout.name) for c in checks]
    pages = {c.ordinal: c.page for c in checks}
    where: dict[str, list[int]] = {}
    for check in checks:
        for problem in check.problems:
            where.setdefault(problem, []).append(check.ordinal)
    notes = [PageNote(pages[on[0]], PROBLEM, f"{_sheets(on)}: {problem}") for problem, on in where.items()]
    notes += [PageNote(c.page, BOUND, label) for c in checks for label in c.bound]
    notes += [PageNote(c.page, CHANGED, str(c.ordinal)) for c in checks if c.changes]
    return _result(source, data, options, infos, notes)


def _sheets(numbers: Sequence[int]) -> str:
    return f"sheet {numbers[0]}" if len(numbers) == 1 else f"sheets {runs(numbers)}"


def _result(
    source: Source, data: bytes, options: ReadOptions, infos: Sequence[SheetInfo], notes: Sequence[PageNote]
) -> DocumentResult:
    return DocumentResult(
        document=source.name,
        path=source.path,
        sha256=hashlib.sha256(data).hexdigest(),
        size=len(data),
        pages=0,
        municipality=None,
        reader=options.reader,
        sheets=tuple(infos),
        facts=(),
        notes=tuple(notes),
    )
