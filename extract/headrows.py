"""Headings over columns: texts that top figures, stand in a row of headings, or span headings, known or not."""

from __future__ import annotations

from typing import Final

import regex

from extract.columns import Columns, covers
from extract.kinds import Kind, names_a_year
from extract.sections import is_dated
from schemas.folding import fold_label
from schemas.vocabulary import concepts, exact

# An unknown text over figures is their heading only where it is short.
LONGEST_HEAD: Final = 20


# A row is one of headings with so many of them beside the text in question.
LEAST_HEADS: Final = 2


SENTENCE = regex.compile("[。■□☑●○]")


def column_heads(page: Columns) -> None:
    """Texts side by side over columns of figures are their headings, known or not."""
    found = [i for i, kind in enumerate(page.kinds) if kind is Kind.TEXT and _tops_figures(page, i)]
    tops = set(found)
    for i in found:
        beside = [j for j in (page.left_of(i), page.right_of(i)) if j is not None]
        if any(j in tops or _heads_figures(page, j) for j in beside):
            page.kinds[i] = Kind.LABEL
    for i, kind in enumerate(page.kinds):
        if kind is Kind.TEXT and (_between_heads(page, i) or _repeats_head(page, i)):
            page.kinds[i] = Kind.LABEL


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


def _heads_figures(page: Columns, j: int) -> bool:
    """Whether a heading is one of a column of figures, and not the key of a text beside it (担当課 | 総務課)."""
    if not page.kinds[j].heads:
        return False
    meaning = exact(page.cells[j].text)
    concept = meaning.of("concept")
    figure = concept is not None and concepts()[concept].kind in ("number", "money")
    return page.is_period(j) or figure or any(t.kind != "concept" and t.name != "level" for t in meaning.terms)


def _repeats_head(page: Columns, i: int) -> bool:
    """Whether a text below a heading says what a heading of its row says: 額 | 前年差 under each year."""
    cell, above = page.cells[i], page.above(i)
    if above is None or not page.kinds[above].heads or len(fold_label(cell.text)) > LONGEST_HEAD:
        return False
    same = [j for j in page.row_of(i) if page.kinds[j] is Kind.LABEL and page.cells[j].text == cell.text]
    return any((page.cells[j].row0, page.cells[j].row1) == (cell.row0, cell.row1) for j in same)


def _between_heads(page: Columns, i: int) -> bool:
    """Whether an unknown short text stands between two headings that each have a value below, and has one, too."""
    left, right, cell = page.left_of(i), page.right_of(i), page.cells[i]
    if left is None or right is None or len(fold_label(cell.text)) > LONGEST_HEAD or _answers(page, i):
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


def head_rows(page: Columns) -> None:
    """A short text in a row of headings, over values as they are, is a heading like them, known or not."""
    for i in [i for i, kind in enumerate(page.kinds) if kind is Kind.TEXT and _is_in_head_row(page, i)]:
        page.kinds[i] = Kind.LABEL


def _is_in_head_row(page: Columns, i: int) -> bool:
    cell, text = page.cells[i], fold_label(page.cells[i].text)
    if len(text) > LONGEST_HEAD or ":" in text or SENTENCE.search(text):
        return False
    if _answers(page, i):
        return False
    row = [j for j in page.row_of(i) if page.cells[j].row0 == cell.row0]
    others = [j for j in row if j != i and page.kinds[j] is not Kind.EMPTY]
    if len(others) < LEAST_HEADS or not all(page.kinds[j].heads for j in others):
        return False
    # Fields of one row stand over other fields; the headings of columns over values.
    under = [page.below(j) for j in (i, *others)]
    return all(j is not None for j in under) and any(
        j is not None and page.kinds[j] in (Kind.NUMBER, Kind.TEXT, Kind.MARK) for j in under[1:]
    )


def _answers(page: Columns, i: int) -> bool:
    """Whether a text is the years that the heading on its left asks for (始期・終期 | 令和２年度から令和８年度まで)."""
    left = page.left_of(i)
    asked = left is not None and page.kinds[left] is Kind.LABEL and names_a_year(page.cells[left].text)
    return asked and is_dated(page.cells[i].text)


def spanning(page: Columns) -> None:
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
