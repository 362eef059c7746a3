"""Names and grades as a list and a sheet write them: what is the same, what nearly."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from schemas.folding import fold_label

# A character or two: more is another name. Shorter names differ by half with that.
MOST_EDITS: Final = 2
SHORTEST_FOR_EDITS: Final = 4
_CODE: Final = re.compile(r"^[0-9][0-9\-]*")
_GRADE: Final = re.compile(r"^([A-Z]|[0-9IVX]{1,3})['+\-]?(?![A-Za-z0-9])")
_SEPARATORS: Final = re.compile(r"[・/,、|\s]")


def same_name(one: str, other: str) -> bool:
    """Whether two writings are one name: folded, without codes and separators."""
    return _plain(one) == _plain(other)


def same_division(one: str, other: str) -> bool:
    """Whether two writings name one division: a list has the 課 where the sheet has 部 and 課 together."""
    a, b = _plain(one), _plain(other)
    return a == b or (min(len(a), len(b)) > 1 and (a.endswith(b) or b.endswith(a)))


def like_name(one: str, other: str) -> bool:
    """Whether two names differ by a character or two, or one is the beginning or the end of the other."""
    a, b = sorted((_plain(one), _plain(other)), key=len)
    if len(a) < SHORTEST_FOR_EDITS:
        return False
    return b.startswith(a) or b.endswith(a) or edits(a, b) <= MOST_EDITS


def edits(one: str, other: str) -> int:
    """Characters to replace, add or leave out to make one text of the other (Levenshtein)."""
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        last, row[0] = row[0], i
        for j, b in enumerate(other, 1):
            last, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, last + (a != b))
    return row[-1]


def same_grade(one: str, other: str) -> bool:
    """Whether two cells give one grade: `A` and `Ａ：適切`, `順調` and `A 順調`."""
    a, b = fold_label(one), fold_label(other)
    if a == b:
        return True
    first, second = grade(a), grade(b)
    if first and second:
        return first == second
    return (a in b or b in a) and min(len(a), len(b)) > 1


def grade(text: str) -> str:
    """The letter or number that a grade begins with: `A:適切` → `A`; empty where it has none."""
    found = _GRADE.match(fold_label(text))
    return found.group() if found is not None else ""


@lru_cache(maxsize=8192)
def _plain(name: str) -> str:
    return _CODE.sub("", _SEPARATORS.sub("", fold_label(name)))
