"""Which known words are headings where they stand: positions settle what vocabulary and colour leave open.

`settle` changes the kinds of a page's cells in six steps; each step is a rule about neighbours.
"""

from __future__ import annotations

from typing import Final

import regex

from extract.columns import Columns, covers
from extract.kinds import Kind, names_a_year, says_more_than_a_year
from schemas.folding import fold_label
from schemas.vocabulary import concepts, exact

# An unknown text over figures is their heading only where it is short.
LONGEST_HEAD: Final = 20

# Columns whose entries are values and head the figures beside them.
_NAMES: Final = frozenset({"indicator_name", "project_name"})
_SMALL_NUMBER = regex.compile(r"[1-9][0-9]?")
_CIRCLED = regex.compile(r"[①-⑳❶-❿]")


def settle(page: Columns, colors: frozenset[int]) -> None:
    """Settle the kinds of `page`; `colors` are those that labels have on it, none where colour does not tell."""
    _ordinals(page)
    _periods(page)
    _column_heads(page)
    _spanning(page)
    _values(page, colors)
    _entries(page, colors)


def _column_heads(page: Columns) -> None:
    """Texts side by side over columns of figures are their headings, known or not."""
    found = [i for i, kind in enumerate(page.kinds) if kind is Kind.TEXT and _tops_figures(page, i)]
    tops = set(found)
    for i in found:
        beside = [j for j in (page.left_of(i), page.right_of(i)) if j is not None]
        if any(j in tops or _heads_figures(page, j) for j in beside):
            page.kinds[i] = Kind.LABEL
    for i, kind in enumerate(page.kinds):
        if kind is Kind.TEXT and _between_heads(page, i):
            page.kinds[i] = Kind.LABEL


def _heads_figures(page: Columns, j: int) -> bool:
    """Whether a heading is one of a column of figures, and not the key of a text beside it (担当課 | 総務課)."""
    if not page.kinds[j].heads:
        return False
    meaning = exact(page.cells[j].text)
    concept = meaning.of("concept")
    figure = concept is not None and concepts()[concept].kind in ("number", "money")
    return page.is_period(j) or figure or any(t.kind != "concept" and t.name != "level" for t in meaning.terms)


def _between_heads(page: Columns, i: int) -> bool:
    """Whether an unknown short text stands between two headings that each have a value below, and has one, too."""
    left, right, cell = page.left_of(i), page.right_of(i), page.cells[i]
    if left is None or right is None or len(fold_label(cell.text)) > LONGEST_HEAD:
        return False
    row = (left, i, right)
    if any(page.kinds[j] is not Kind.LABEL for j in (left, right)):
        return False
    if any(page.cells[j].row0 != cell.row0 or page.cells[j].row1 != cell.row1 for j in row):
        return False
    # The last heading of a row heads a column, or is the key of the value on its right.
    outer = (page.left_of(left), page.right_of(right))
    if any(j is not None and not page.kinds[j].heads for j in outer):
        return False
    under = [page.below(j) for j in row]
    return all(j is not None and not page.kinds[j].heads and page.kinds[j] is not Kind.EMPTY for j in under)


def _tops_figures(page: Columns, i: int) -> bool:
    """Whether two figures or more stand right below `i`, and no value above it."""
    above, text = page.above(i), fold_label(page.cells[i].text)
    if len(text) > LONGEST_HEAD or ":" in text:
        return False
    if above is not None and not page.kinds[above].heads and page.kinds[above] is not Kind.TEXT:
        return False
    below, count = page.below(i), 0
    while (
        below is not None
        and page.kinds[below] in (Kind.NUMBER, Kind.EMPTY)
        and covers(page.cells[i], page.cells[below])
    ):
        count += page.kinds[below] is Kind.NUMBER
        below = page.below(below)
    return count > 1


def _spanning(page: Columns) -> None:
    """A text that spans two or more headings below it, and stands in a row of headings, is their heading."""
    settled: set[int] = set()
    for i, kind in enumerate(page.kinds):
        cell = page.cells[i]
        if kind is not Kind.TEXT or cell.col1 - cell.col0 < 2:
            continue
        under = page.under(i)
        if (
            len(under) > 1
            and all(page.kinds[j].heads for j in under)
            and (page.left_of(i) in settled or _beside_corner(page, i))
        ):
            page.kinds[i] = Kind.LABEL
            settled.add(i)


def _beside_corner(page: Columns, i: int) -> bool:
    """Whether nothing on the left of `i` claims it as a value: the edge, an empty corner, or a corner heading."""
    left = page.left_of(i)
    if left is None or page.kinds[left] is Kind.EMPTY:
        return True
    corner, cell = page.cells[left], page.cells[i]
    return page.kinds[left].heads and corner.row1 > cell.row1


def _values(page: Columns, colors: frozenset[int]) -> None:
    """A known word beside a heading that heads nothing itself is that heading's value (方向性 | その他)."""
    keyed = [
        i
        for i, kind in enumerate(page.kinds)
        if kind is Kind.LABEL and (left := page.left_of(i)) is not None and _is_key(page, left)
    ]
    for i in keyed:
        under = page.under(i)
        idle = (
            not under
            or (len(under) == 1 and page.kinds[under[0]].heads)
            or (colors and page.cells[i].fill not in colors)
        )
        if idle and _row_ends(page, i) and not _in_head_row(page, i):
            page.kinds[i] = Kind.TEXT


def _entries(page: Columns, colors: frozenset[int]) -> None:
    """A known word without the colour of labels, below the heading of a column of names, is an entry of it."""
    for i, kind in enumerate(page.kinds):
        # One after the other: the name above is a value by then, and no heading of the next.
        if kind is Kind.LABEL and _is_name(page, i):
            page.kinds[i] = Kind.TEXT
    entries = []
    for i, kind in enumerate(page.kinds if colors else ()):
        if kind is Kind.LABEL and page.cells[i].fill not in colors and not _CIRCLED.fullmatch(page.cells[i].text):
            columns = page.climb(i, page.cells[i].col0)
            if columns and page.cells[columns[-1]].fill in colors and not _is_corner(page, columns[-1]):
                entries.append(i)
    for i in entries:
        page.kinds[i] = Kind.TEXT


def _is_name(page: Columns, i: int) -> bool:
    """Whether a cell in the colour of labels is the name of something all the same: it stands in a column of names."""
    text = page.cells[i].text.strip()
    if exact(text).terms or _CIRCLED.fullmatch(text) or text.isdigit():
        return False
    page.forget()
    columns = page.climb(i, page.cells[i].col0)
    return bool(columns) and exact(page.cells[columns[-1]].text).of("concept") in _NAMES


def _is_corner(page: Columns, j: int) -> bool:
    """区分, 項目: the heading of a column of headings."""
    return page.is_period(j) or exact(page.cells[j].text).has("role", "stub")


def _row_ends(page: Columns, i: int) -> bool:
    """Whether only headings follow on the right of `i`."""
    right = page.right_of(i)
    while right is not None and page.kinds[right].heads:
        right = page.right_of(right)
    return right is None


def _in_head_row(page: Columns, i: int) -> bool:
    """Whether the cell stands in a row of headings: nothing in it is a value."""
    cell = page.cells[i]
    row = page.in_row((cell.row0 + cell.row1) // 2)
    # The corner over the row headings may be empty.
    if not any(page.under(j) for j in row):
        return False
    return len(row) > 2 and all(page.kinds[j].heads for j in row[1:]) and page.kinds[row[0]] is not Kind.TEXT


def _ordinals(page: Columns) -> None:
    """A small number on the left edge of a table, with a heading on its right, numbers the rows beside it."""
    for i, kind in enumerate(page.kinds):
        if kind is not Kind.NUMBER or not _SMALL_NUMBER.fullmatch(fold_label(page.cells[i].text)):
            continue
        left, right = page.left_of(i), page.right_of(i)
        edge = left is None or (
            page.kinds[left] is Kind.LABEL
            and page.cells[left].row1 - page.cells[left].row0 > page.cells[i].row1 - page.cells[i].row0
        )
        if edge and right is not None and page.kinds[right] is Kind.LABEL:
            page.kinds[i] = Kind.LABEL


def _periods(page: Columns) -> None:
    """A year beside 開始年度 is a value; years in a row, or above figures, are headings."""
    for i, kind in enumerate(page.kinds):
        if kind is not Kind.PERIOD:
            continue
        left = page.left_of(i)
        above = page.above(i)
        asked = [j for j in (left, above) if j is not None and page.kinds[j] is Kind.LABEL]
        if any(names_a_year(page.cells[j].text) for j in asked):
            page.kinds[i] = Kind.TEXT
        elif not _is_period_head(page, i):
            page.kinds[i] = Kind.LABEL if says_more_than_a_year(page.cells[i].text) else Kind.TEXT


def _is_period_head(page: Columns, i: int) -> bool:
    beside = [j for j in (page.left_of(i), page.right_of(i), page.above(i)) if j is not None]
    if any(page.kinds[j] in (Kind.PERIOD, Kind.LABEL) for j in beside):
        return True
    under = page.below(i)
    right = page.right_of(i)
    return any(j is not None and page.kinds[j] in (Kind.NUMBER, Kind.PERIOD, Kind.LABEL) for j in (under, right))


def _is_key(page: Columns, j: int) -> bool:
    """Whether a heading can be the key of a value: a label, or a label with a year in it (R7年度以降の方向性)."""
    return page.kinds[j] is Kind.LABEL or (page.is_period(j) and says_more_than_a_year(page.cells[j].text))
