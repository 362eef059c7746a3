"""The accounts of pages as text: what `hyoka extract --coverage` prints, for the eye or for a machine."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Final, TextIO

from hyoka.terminal import printable
from load.tabular import write_csv as write_rows
from schemas.coverage import LEAST, PageCoverage, percent, share_of

Pages = Iterable[tuple[str, PageCoverage]]
"""File name and account, page by page."""

_COLUMNS: Final = ("characters", "label", "value", "other", "furniture", "unclaimed")


def write_table(out: TextIO, pages: Pages) -> None:
    """A line a page with the share of each kind, its leftovers with their boxes below it, and a sum at the end."""
    number = low = characters = unclaimed = 0
    for document, page in pages:
        number, low = number + 1, low + (page.share < LEAST)
        characters, unclaimed = characters + page.characters, unclaimed + page.unclaimed
        out.write(f"{printable(_line(document, page))}\n")
        for one in page.leftovers:
            place = ", ".join(f"{edge:.1f}" for edge in one.box)
            out.write(f"    [{place}]  {printable(one.text)}\n")
    share = percent(share_of(characters - unclaimed, characters))
    plural = "page" if number == 1 else "pages"
    out.write(f"{number} {plural}, {low} under {LEAST:.0%}: {share} of {characters:,} characters are claimed\n")


def write_jsonl(out: TextIO, pages: Pages) -> None:
    """One object a page: counts of characters by kind, and the leftovers with their boxes."""
    for document, page in pages:
        counts = dict(zip(_COLUMNS, _counts(page), strict=True))
        line = {
            "document": document,
            "page": page.page,
            **counts,
            "share": _exact(page),
            "furniture_kinds": {kind.value: count for kind, count in page.furniture},
            "leftovers": [{"bbox": [round(v, 2) for v in one.box], "text": one.text} for one in page.leftovers],
        }
        out.write(json.dumps(line, ensure_ascii=False) + "\n")


def write_csv(out: TextIO, pages: Pages, *, excel: bool = False) -> None:
    """One row a page, its counts only; with `excel`, a formula as the name of a file is inert."""
    rows = ((document, page.page, *_counts(page), _exact(page)) for document, page in pages)
    write_rows(out, ("document", "page", *_COLUMNS, "share"), rows, excel=excel)


def _line(document: str, page: PageCoverage) -> str:
    if not page.characters:
        return f"{document} page {page.page}: no text"
    kinds = ", ".join(f"{name} {count / page.characters:.1%}" for name, count in _kinds(page))
    low = f"  UNDER {LEAST:.0%}" if page.share < LEAST else ""
    return f"{document} page {page.page}: {percent(page.share)} claimed ({kinds}){low}"


def _kinds(page: PageCoverage) -> Iterator[tuple[str, int]]:
    yield from zip(_COLUMNS[1:], _counts(page)[1:], strict=True)


def _counts(page: PageCoverage) -> tuple[int, ...]:
    return (page.characters, page.label, page.value, page.other, page.furnished, page.unclaimed)


def _exact(page: PageCoverage) -> float:
    """The share to four places, rounded down as people are told it: 1.0 means all."""
    return int(page.share * 10_000) / 10_000
