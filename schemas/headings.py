"""The printed headings of a form, as a layout lists them: what the next year's sheet is compared with.

In a layout they stand under `[headings]`: for each heading that others stand under (`"事業費 > 内訳"`) the list of those,
in reading order; `sheet` lists what stands under nothing. Years are taken out (`〇年度決算`), so that next year's sheet of
the same form has the same headings. Behind a heading stands how often: `×5`; `?` not on every sheet; `+` once or
more; `*` any number of times. `↓` behind a year says that the years run from the newest to the oldest.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

from schemas.folding import fold_label

YEAR: Final = "〇年度"
"""What stands for a year in the headings of a form."""
NEWEST_FIRST: Final = "↓"
"""Behind `YEAR`: the years of this row run backwards."""
TOP: Final = "sheet"
"""The key of the headings that stand under no other."""
UNDER: Final = " > "

_ERA: Final = (
    r"(?:(?:令和|平成|昭和|(?<![A-Za-z])[RHS]\.?)(?:元|[0-9]{1,2})(?![0-9])|(?<![0-9])(?:19|20)[0-9]{2}(?![0-9]))"
)
_BARE: Final = r"(?<![0-9])(?:元|[0-9]{1,2})"
# 令和3年度, R3, 2021(R3)年度, 31・R元年度, 令和5~9年度, 30年度; a bare number needs its 年度 (3年 is a time).
_YEAR: Final = re.compile(
    rf"(?:{_BARE}(?:年度)?[・/~、])?{_ERA}(?:\({_ERA}(?:年度?)?\))?(?:年度|年(?![間次度]))?"
    rf"(?:[・/~、-](?:{_ERA}|{_BARE}(?=年度))(?:年度|年(?![間次度]))?)*|{_BARE}年度(?:[・/~、-]{_BARE}年度)*"
)
# 平成36年度 and 平成36年度以降 head the same column, and 見込み may be written short.
_OPEN_END: Final = re.compile(rf"(?<={YEAR})(?:以降|以前)$")
# What is filled into the bracket of a unit (単位/件) is no part of the form.
_UNIT_SLOT: Final = re.compile(r"\(単位[^()]*\)")
_TIMES: Final = re.compile(r"^(.*?)(?: ×([0-9]+)| ([?+*]))?$", re.DOTALL)


@dataclass(frozen=True, slots=True)
class FormHeading:
    """One heading of a form: its text, what it stands under (outermost first), and how often it is on a sheet.

    `text` and `over` are keys (`heading_key`): folded and without years. `most` is None where there is no limit.
    """

    text: str
    over: tuple[str, ...]
    least: int = 1
    most: int | None = 1

    @property
    def path(self) -> tuple[str, ...]:
        """The heading with what it stands under."""
        return (*self.over, self.text)

    def allows(self, count: int) -> bool:
        """Whether a sheet of the form may have it so many times."""
        return self.least <= count and (self.most is None or count <= self.most)


@lru_cache(maxsize=32768)
def heading_key(text: str) -> str:
    """A printed heading to compare by: folded, years as `YEAR`, nothing in the bracket of a unit."""
    key = _UNIT_SLOT.sub("(単位)", _YEAR.sub(YEAR, fold_label(text)))
    return _OPEN_END.sub("", key)


def from_table(table: Mapping[str, Any]) -> tuple[FormHeading, ...]:
    """The headings that `[headings]` of a layout lists. Raises `ValueError` saying which entry is no heading."""
    return tuple(_entries(table))


def _entries(table: Mapping[str, Any]) -> Iterator[FormHeading]:
    seen: set[tuple[str, ...]] = set()
    for key, entries in table.items():
        over = () if key == TOP else tuple(heading_key(part) for part in key.split(UNDER))
        if not isinstance(entries, list) or not all(isinstance(entry, str) for entry in entries):
            raise ValueError(f"{key!r} is not a list of texts: {entries!r}")
        for entry in entries:
            heading = _entry(entry, over)
            if not heading.text:
                raise ValueError(f"{key!r} has an empty heading: {entry!r}")
            if heading.path in seen:
                raise ValueError(f"{key!r} has {entry!r} twice; say how often with ×2")
            seen.add(heading.path)
            yield heading


def _entry(entry: str, over: tuple[str, ...]) -> FormHeading:
    found = _TIMES.match(entry)
    text, times, sign = found.groups() if found else (entry, None, None)
    least = int(times) if times else 0 if sign in ("?", "*") else 1
    most = None if sign in ("+", "*") else int(times) if times else 1
    return FormHeading(heading_key(text), over, least, most)


def to_table(headings: Iterable[FormHeading]) -> dict[str, list[str]]:
    """The headings as `[headings]` of a layout has them."""
    table: dict[str, list[str]] = {}
    for heading in headings:
        table.setdefault(UNDER.join(heading.over) or TOP, []).append(heading.text + _times(heading))
    return table


def _times(heading: FormHeading) -> str:
    if heading.most is None:
        return " +" if heading.least else " *"
    if heading.least < heading.most:
        return " ?" if heading.most == 1 else " *"
    return "" if heading.most == 1 else f" ×{heading.most}"
