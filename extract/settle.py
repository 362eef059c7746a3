"""Which known words are headings where they stand: positions settle what vocabulary and colour leave open.

`settle` changes the kinds of a page's cells in six steps; each step is a rule about neighbours.
"""

from __future__ import annotations

from typing import Final

import regex

from extract.columns import Columns
from extract.headrows import LONGEST_HEAD, SENTENCE, column_heads, head_rows, spanning
from extract.kinds import Kind, names_a_year, says_more_than_a_year
from schemas.folding import fold_label
from schemas.vocabulary import NOTHING, Quality, exact

# An upright heading has no more characters than this.
LONGEST_UPRIGHT: Final = 10
# Nor has the unit of an indicator.
LONGEST_UNIT: Final = 6
# Columns whose entries are values and head the figures beside them.
_NAMES: Final = frozenset({"indicator_name", "project_name"})
_SMALL_NUMBER = regex.compile(r"[1-9][0-9]?")
_KANA = regex.compile(r"[(]?[アイウエオカキクA-Ha-h][).]?")
_TYPE_AND_NUMBER = regex.compile(r"(\D{2,6}?)[(（]?(?:[1-9]|[①-⑳]|[IVX]{1,3})[)）]?")
_YES_OR_NO = regex.compile(r"(?:[□■☐☑○●]?(?:有り?|あり|無し?|なし|はい|いいえ|可|否)[・/、]?){2}")
_CIRCLED = regex.compile(r"[①-⑳❶-❿]")


def settle(page: Columns, colors: frozenset[int]) -> None:
    """Settle the kinds of `page`; `colors` are those that labels have on it, none where colour does not tell."""
    _upright(page)
    _ordinals(page)
    _periods(page)
    column_heads(page)
    spanning(page)
    head_rows(page)
    _values(page, colors)
    _entries(page, colors)
    _keys(page)


def _upright(page: Columns) -> None:
    """A text set one character a line beside several rows heads them: forms turn no values."""
    for i, kind in enumerate(page.kinds):
        cell = page.cells[i]
        if kind is Kind.TEXT and cell.vertical and len(cell.lines) <= LONGEST_UPRIGHT and cell.row1 - cell.row0 > 1:
            page.kinds[i] = Kind.LABEL


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
        if kind is Kind.LABEL and not page.cells[i].vertical and (_is_name(page, i) or _is_unit(page, i)):
            page.kinds[i] = Kind.TEXT
    entries = []
    for i, kind in enumerate(page.kinds if colors else ()):
        if page.cells[i].vertical:
            # What is set upright heads the rows beside it.
            continue
        if kind is Kind.LABEL and page.cells[i].fill not in colors and not _CIRCLED.fullmatch(page.cells[i].text):
            columns = page.climb(i, page.cells[i].col0)
            if columns and page.cells[columns[-1]].fill in colors and not _is_corner(page, columns[-1]):
                entries.append(i)
    for i in entries:
        page.kinds[i] = Kind.TEXT


def _keys(page: Columns) -> None:
    """An unknown short text in a column of keys is a key, too: keys above or below it, its value on its right."""
    # The second time through, a key found in the first is a neighbour of the next.
    for _ in range(2):
        for i in [i for i, kind in enumerate(page.kinds) if kind is Kind.TEXT and _is_key_of_row(page, i)]:
            page.kinds[i] = Kind.LABEL


def _is_key_of_row(page: Columns, i: int) -> bool:
    return _is_among_keys(page, i) or _asks(page, i)


def _asks(page: Columns, i: int) -> bool:
    """Whether a short text stands before 有・無: it is what is asked."""
    right, text = page.right_of(i), fold_label(page.cells[i].text)
    if right is None or not 1 < len(text) <= LONGEST_HEAD or SENTENCE.search(text) or _YES_OR_NO.fullmatch(text):
        return False
    return _YES_OR_NO.fullmatch(fold_label(page.cells[right].text)) is not None


def _is_among_keys(page: Columns, i: int) -> bool:
    cell, text = page.cells[i], fold_label(page.cells[i].text)
    right, left = page.right_of(i), page.left_of(i)
    if right is None or page.kinds[right].heads or not 1 < len(text) <= LONGEST_HEAD or SENTENCE.search(text):
        return False
    if left is not None and not (page.kinds[left].heads and page.cells[left].row1 - page.cells[left].row0 > 1):
        return False
    figures = [j for j in page.row_of(i) if page.kinds[j] is Kind.NUMBER and page.cells[j].col0 > cell.col0]
    if page.climb(i, cell.col0) or len(figures) > 1:
        # An entry of a column with a heading of its own, or the name of a row of figures.
        return False
    beside = [j for j in (page.above(i), page.below(i)) if j is not None]
    keys = [
        j
        for j in beside
        if (page.cells[j].col0, page.cells[j].col1) == (cell.col0, cell.col1) and _keys_a_value(page, j)
    ]
    return bool(keys) and not _is_under_head_row(page, i)


def _is_under_head_row(page: Columns, i: int) -> bool:
    """Whether the column of `i` begins with a heading among headings: its cells are entries, though some are known."""
    cell, top = page.cells[i], i
    while (over := page.above(top)) is not None and (page.cells[over].col0, page.cells[over].col1) == (
        cell.col0,
        cell.col1,
    ):
        top = over
    right = page.right_of(top)
    return top != i and page.kinds[top].heads and right is not None and page.kinds[right].heads


def _keys_a_value(page: Columns, j: int) -> bool:
    """Whether a heading has a value on its right and none of its own below: it is the key of its row."""
    right = page.right_of(j)
    return page.kinds[j] is Kind.LABEL and right is not None and page.kinds[right] in (Kind.TEXT, Kind.EMPTY, Kind.MARK)


def _is_second_storey(page: Columns, i: int) -> bool:
    """Whether a cell below a heading is a heading, too: those beside it span both (指標名 over 定義, 単位 over both rows)."""
    cell = page.cells[i]
    beside = [j for j in (page.left_of(i), page.right_of(i)) if j is not None]
    return bool(beside) and all(page.kinds[j].heads and page.cells[j].row0 < cell.row0 for j in beside)


def _is_name(page: Columns, i: int) -> bool:
    """Whether a cell in the colour of labels is the name of something all the same: it stands in a column of names."""
    text = page.cells[i].text.strip()
    known = exact(text)
    if (
        known.quality is Quality.EXACT
        or known.of("concept") in _NAMES
        or _CIRCLED.fullmatch(text)
        or _KANA.fullmatch(fold_label(text))
        or _is_numbered_type(text)
        or text.isdigit()
        or _is_second_storey(page, i)
        or _begins_heads(page, i)
    ):
        return False
    page.forget()
    columns = page.climb(i, page.cells[i].col0)
    return bool(columns) and exact(page.cells[columns[-1]].text).of("concept") in _NAMES


def _begins_heads(page: Columns, i: int) -> bool:
    """Whether only headings stand on the right of `i`, years among them: it is the corner of the next table."""
    right = [j for j in page.row_of(i) if page.cells[j].col0 >= page.cells[i].col1]
    return bool(right) and all(page.kinds[j].heads for j in right) and any(page.is_period(j) for j in right)


def _is_unit(page: Columns, i: int) -> bool:
    """Whether a cell stands in a column of units, where 課 and 事業 count what they are the names of."""
    if len(fold_label(page.cells[i].text)) > LONGEST_UNIT or _is_second_storey(page, i):
        return False
    right = [j for j in page.row_of(i) if page.cells[j].col0 >= page.cells[i].col1]
    if right and all(page.kinds[j].heads for j in right):
        # The headings of the next table.
        return False
    page.forget()
    columns = page.climb(i, page.cells[i].col0)
    return bool(columns) and exact(page.cells[columns[-1]].text).of("concept") == "indicator_unit"


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
    row = page.row_of(i)
    # The corner over the row headings may be empty.
    if not any(page.under(j) for j in row):
        return False
    return len(row) > 2 and all(page.kinds[j].heads for j in row[1:]) and page.kinds[row[0]] is not Kind.TEXT


def _ordinals(page: Columns) -> None:
    """A small number on the left edge of a table, with a heading on its right, numbers the rows beside it."""
    for i, kind in enumerate(page.kinds):
        left, right = page.left_of(i), page.right_of(i)
        if kind is Kind.TEXT and (_letters_slot(page, i, left, right) or _numbers_slot(page, i, right)):
            page.kinds[i] = Kind.LABEL
            continue
        if kind is not Kind.NUMBER or not _SMALL_NUMBER.fullmatch(fold_label(page.cells[i].text)):
            continue
        edge = left is None or (
            page.kinds[left] is Kind.LABEL
            and page.cells[left].row1 - page.cells[left].row0 > page.cells[i].row1 - page.cells[i].row0
        )
        if edge and right is not None and page.kinds[right] is Kind.LABEL:
            page.kinds[i] = Kind.LABEL


def _letters_slot(page: Columns, i: int, left: int | None, right: int | None) -> bool:
    """ア and イ behind a heading that spans both, before what they letter: the slots of 活動指標, which may be a lone one."""
    if left is None or right is None or not page.kinds[left].heads or page.kinds[right].heads:
        return False
    spans = page.cells[left].row1 - page.cells[left].row0 > page.cells[i].row1 - page.cells[i].row0
    meaning = exact(page.cells[left].text)
    typed = meaning.has("role", "output") or meaning.has("role", "outcome")
    return (spans or typed) and _KANA.fullmatch(fold_label(page.cells[i].text)) is not None


def _numbers_slot(page: Columns, i: int, right: int | None) -> bool:
    """活動１ and 成果２ before what they number."""
    beside = right is not None and page.kinds[right] in (Kind.TEXT, Kind.EMPTY)
    return beside and _is_numbered_type(page.cells[i].text)


def _is_numbered_type(text: str) -> bool:
    numbered = _TYPE_AND_NUMBER.fullmatch(fold_label(text))
    meaning = exact(numbered[1]) if numbered is not None else NOTHING
    return meaning.has("role", "output") or meaning.has("role", "outcome")


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
