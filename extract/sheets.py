"""Where one sheet ends and the next begins: by the repeated head band that names the project, not by page count.

A page (or a part of one) that names a project begins a sheet; ruled pages after it that name none go on with it;
covers, lists, prose and blank pages belong to the document itself, sheet 0.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from extract.carried import carry_sections
from extract.joins import continued
from extract.kinds import is_number
from extract.sections import is_title
from schemas.block import Block, PageBlocks, Sheet
from schemas.folding import fold_label
from schemas.vocabulary import Quality, look_up

# A heading with at least this many names below it heads a list of projects, not one of them.
LIST_ROWS: Final = 2
# A document without any head band is one sheet when it has at least this many fields that the vocabulary knows.
KNOWN_FIELDS: Final = 4
# At most one form in this many is a guide to the form.
GUIDE_SHARE: Final = 4
# Running heads and feet stand on at least this share of the pages, and on at least this many.
FURNITURE_SHARE: Final = 0.3
FURNITURE_PAGES: Final = 3
# The lines of one title follow each other within this many font sizes.
TITLE_LINES: Final = 2.0
# A second sheet on a page repeats the head band of the first: so many of its headings, the name's own among them.
SAME_LABELS: Final = 2
# Titles stand in the upper part of a page (or right above their table).
TITLE_BAND: Final = 0.35


# 細事業名 heads the parts of one project, not projects.
_PARTS: Final = ("細事業", "小事業", "構成事業", "細々事業")


@dataclass(frozen=True, slots=True)
class _Start:
    """Where a sheet begins: from `y` (points) on its page; `name` is the project's, `labels` those of its table, folded."""

    y: float
    name: str
    labels: frozenset[str] = frozenset()


def split(pages: Sequence[PageBlocks]) -> tuple[Sheet, ...]:
    """The sheets of a document in page order, the document itself (sheet 0) first when it has pages."""
    cleaned = continued(_without_furniture(pages))
    starts = [_starts(page) for page in cleaned]
    if not any(starts):
        return tuple(carry_sections(sheet) for sheet in _single(cleaned))
    return tuple(carry_sections(sheet) for sheet in _assemble(cleaned, _same_label(cleaned, starts)))


def _without_furniture(pages: Sequence[PageBlocks]) -> list[PageBlocks]:
    """Take running heads and page numbers out of the free text and the section paths."""
    running = _furniture(pages)
    if not running:
        return list(pages)
    return [
        replace(
            page,
            blocks=tuple(replace(b, section=()) if _masked(b.section) in running else b for b in page.blocks),
            free=tuple(b for b in page.free if _masked((b.text,)) not in running),
        )
        for page in pages
    ]


def _masked(section: tuple[str, ...]) -> str:
    return "".join("0" if c.isdigit() else c for c in fold_label(section[0])) if section else ""


# Numbers of sheets; and headings of sections, which forms of two pages repeat at the top of every second one.
_NO_FURNITURE: Final = ("No", "NO", "№", "【", "■", "◆", "●")


def _furniture(pages: Sequence[PageBlocks]) -> frozenset[str]:
    seen: Counter[str] = Counter()
    for page in pages:
        margin = (0.08 * page.height, 0.92 * page.height)
        edge = [b.text for b in page.free if not margin[0] < b.box.center[1] < margin[1]]
        texts = {_masked((text,)) for text in edge if not text.startswith(_NO_FURNITURE)}
        seen.update(text for text in texts if text and not is_title(text))
    least = max(FURNITURE_PAGES, FURNITURE_SHARE * len(pages))
    return frozenset(text for text, count in seen.items() if count >= least)


def names_project(block: Block) -> bool:
    """Whether a block's heading on its left (or above it) is one for the name of a project."""
    head = (block.rows or block.columns)[-1:]
    if not head or head[0].kind == "stub":
        return False
    meaning = look_up(head[0].text)
    if not block.rows and fold_label(head[0].text).startswith(_PARTS):
        return False
    return meaning.quality >= Quality.CORE and meaning.has("concept", "project_name")


def _starts(page: PageBlocks) -> list[_Start]:
    named = [b for b in page.blocks if b.lines and names_project(b)]
    listed = _listed(named)
    heads = [b for b in named if b.rows or listed[_under(b)] < LIST_ROWS]
    return [_Start(_top(page, b), fold_label(b.text), _labels_of(page, b)) for b in heads]


def _labels_of(page: PageBlocks, head: Block) -> frozenset[str]:
    return frozenset(fold_label(label.text) for label in page.labels if label.table == head.table)


def _listed(named: Sequence[Block]) -> Counter[tuple[int, int, int]]:
    """How many names stand below each heading of a column of names."""
    return Counter(_under(b) for b in named if not b.rows)


def _under(block: Block) -> tuple[int, int, int]:
    return block.table, block.columns[-1].row if block.columns else -1, block.column


def _top(page: PageBlocks, head: Block) -> float:
    """Where the sheet of a head band begins: at its title, or at the first row of its table, or at its own row."""
    if not _is_first(page, head):
        return head.box.y0 - 1.0
    title = _title_top(page, head)
    above = [b.box.y1 for b in page.blocks if b.ruled and b.table != head.table and b.box.y1 <= title]
    if not above:
        return 0.0
    if title < head.box.y0:
        return title
    return min(b.box.y0 for b in page.blocks if b.table == head.table and b.row <= head.row) - 1.0


def _title_top(page: PageBlocks, head: Block) -> float:
    """The top of the title right above a head band: its lines follow each other; the head's own top where it has none."""
    titles = sorted((b for b in page.free if is_title(b.text) and b.box.y0 < head.box.y0), key=lambda b: -b.box.y0)
    top = head.box.y0
    for title in titles:
        between = [
            b for b in page.blocks if b.ruled and title.box.y1 < b.box.y0 and b.box.y1 < top and b.table != head.table
        ]
        if top < head.box.y0 and (between or top - title.box.y1 > TITLE_LINES * title.size):
            break
        if top == head.box.y0 and (len({b.table for b in between}) > 1 or any(map(names_project, between))):
            # The title of the sheet before.
            break
        top = title.box.y0 - title.size
    return top


def _is_first(page: PageBlocks, head: Block) -> bool:
    rows = sorted({b.row for b in page.blocks if b.table == head.table})
    return bool(rows) and head.row <= rows[min(2, len(rows) - 1)]


def _same_label(pages: Sequence[PageBlocks], starts: list[list[_Start]]) -> list[list[_Start]]:
    """One start a head band: a second name on the same page (細事業名, 予算上の事業名) starts nothing.

    Pages on which the same name stands twice, or a second name near the first, keep the first.
    """
    kept = []
    for page, found in zip(pages, starts, strict=True):
        ordered = sorted(found, key=lambda s: s.y)
        unique: list[_Start] = []
        for start in ordered:
            if unique and (start.name == unique[-1].name or start.y - unique[-1].y < 0.2 * page.height):
                continue
            if unique and len(start.labels & unique[-1].labels) < SAME_LABELS:
                continue
            unique.append(start)
        kept.append(unique)
    return kept


def _single(pages: list[PageBlocks]) -> tuple[Sheet, ...]:
    fields = {
        h.text
        for page in pages
        for b in page.blocks
        for h in b.rows + b.columns
        if look_up(h.text).quality >= Quality.CORE
    }
    titled = any(is_title(b.text) and b.box.y0 < TITLE_BAND * page.height for page in pages for b in page.free)
    listed = any(
        count >= LIST_ROWS
        for page in pages
        for count in _listed([b for b in page.blocks if b.lines and names_project(b)]).values()
    )
    sheet = not listed and (len(fields) >= KNOWN_FIELDS or (titled and bool(fields)))
    return (Sheet(1 if sheet else 0, tuple(pages)),)


def _assemble(pages: Sequence[PageBlocks], starts: list[list[_Start]]) -> tuple[Sheet, ...]:
    own: list[PageBlocks] = []
    sheets: list[list[PageBlocks]] = []
    name = ""
    open_sheet = False
    for page, found in zip(pages, starts, strict=True):
        fresh = [s for s in found if not (open_sheet and s.name == name)] if len(found) == 1 else found
        cuts = [s.y for s in fresh]
        before, *after = _cut(page, cuts) if cuts else [page]
        continues = (open_sheet and (bool(found) if not cuts else True)) or (open_sheet and _goes_on(before))
        if (cuts and not _has_text(before)) or (continues and not found and not _goes_on(before)):
            continues = False
        if continues:
            sheets[-1].append(before)
        elif _has_text(before) or not cuts:
            own.append(before)
            open_sheet = open_sheet and bool(cuts)
        for start, part in zip(fresh, after, strict=True):
            sheets.append([part])
            name, open_sheet = start.name, True
    guides = _guides(sheets)
    own += [page for part in guides for page in part]
    own.sort(key=lambda page: page.number)
    numbered = [Sheet(i, tuple(part)) for i, part in enumerate((s for s in sheets if s not in guides), start=1)]
    return tuple(([Sheet(0, tuple(own))] if own else []) + numbered)


def _guides(sheets: list[list[PageBlocks]]) -> list[list[PageBlocks]]:
    """Forms that only explain the form: they hold no figure at all where the other sheets all do."""
    bare = [part for part in sheets if not any(_has_figure(b) for page in part for b in page.blocks)]
    return bare if len(sheets) > 1 and len(bare) * GUIDE_SHARE <= len(sheets) else []


def _has_figure(block: Block) -> bool:
    return bool(block.columns) and is_number(block.text) and any(c.isdigit() for c in block.text)


def _has_text(page: PageBlocks) -> bool:
    return any(b.lines for b in page.blocks) or bool(page.free)


def _goes_on(page: PageBlocks) -> bool:
    """Whether a page without a head band goes on with the sheet before it: it is ruled, and no list of projects."""
    if page.ruled_cells == 0 or not any(b.ruled for b in page.blocks):
        return False
    listed = _listed([b for b in page.blocks if b.lines and names_project(b)])
    return not listed or max(listed.values()) < LIST_ROWS


def _cut(page: PageBlocks, cuts: list[float]) -> list[PageBlocks]:
    """The page in parts, cut at the given heights; every part keeps the page's number and size."""
    bounds = [-1.0, *sorted(cuts), page.height + 1]
    parts = []
    for low, high in pairwise(bounds):
        parts.append(
            replace(
                page,
                blocks=tuple(b for b in page.blocks if low <= b.box.y0 < high),
                free=tuple(b for b in page.free if low <= b.box.y0 < high),
                # A cut runs through the first line's text: the heading's cell beside it begins above.
                labels=tuple(x for x in page.labels if low < x.box.y1 <= high),
            )
        )
    return parts
