"""Facts in the making: what all kinds of value share when a block becomes facts."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from normalize.context import Item
from normalize.doubts import DOUBTED, doubts
from normalize.text import join_lines, normal
from schemas.fact import NO_DIMENSIONS, Dimensions, Fact, State, Value
from schemas.geometry import Box

# Printed instead of a value: the field does not apply. FACTS.md, `state` and ruling 7.
NOT_APPLICABLE: Final = frozenset(
    {
        "なし",
        "特になし",
        "該当なし",
        "該当無し",
        "無し",
        "特に無し",
        "該当せず",
        "特にない",
        "同上なし",
        "設定なし",
        "未設定",
        "***",
        "*",
        "…",
        "...",
    }
)
# What a spreadsheet leaves where it could not compute.
_EXCEL_ERROR: Final = re.compile(r"[#＃](?:DIV/0!?|N/A|VALUE!|REF!|NAME\?|NUM!|NULL!)", re.IGNORECASE)
_DASHES: Final = frozenset("-‐‑‒–—―−－ー─ｰ*＊／/…")


@dataclass(frozen=True, slots=True)
class Draft:
    """A fact without its document, sheet and reader. `box` and `raw` default to the block's."""

    item: Item
    concept: str
    value: Value
    raw: str | None = None
    label: tuple[str, ...] | None = None
    fiscal_year: int | None = None
    fiscal_year_end: int | None = None
    dimensions: Dimensions = field(default_factory=lambda: NO_DIMENSIONS)
    unit: str | None = None
    decimals: int | None = None
    state: State = "reported"
    flags: tuple[str, ...] = ()
    box: Box | None = None


@dataclass(frozen=True, slots=True)
class Origin:
    """Where facts come from: the document's name, the sheet's ordinal and the reader."""

    document: str
    sheet: int
    reader: str


def finish(draft: Draft, origin: Origin, confidence: float) -> Fact:
    """The fact of a draft; `confidence` is how likely it is right (0 to 1)."""
    block = draft.item.block
    raw = block.text if draft.raw is None else draft.raw
    doubted = tuple(doubts(block, raw))
    return Fact(
        document=origin.document,
        sheet=origin.sheet,
        page=block.page,
        bbox=draft.box or block.box,
        concept=draft.concept,
        label=draft.item.path.label if draft.label is None else draft.label,
        value=draft.value,
        raw=raw,
        fiscal_year=draft.fiscal_year,
        fiscal_year_end=draft.fiscal_year_end,
        dimensions=draft.dimensions,
        unit=draft.unit,
        decimals=draft.decimals,
        state=draft.state,
        reader=origin.reader,
        confidence=min(confidence, DOUBTED) if doubted else confidence,
        flags=tuple(dict.fromkeys((*draft.flags, *doubted))),
    )


def text_of(item: Item) -> str:
    """The block's text, wrapped lines joined and normalised."""
    return _joined(item.block.lines)


# Asked for twice by most readers of a value.
@lru_cache(maxsize=4096)
def _joined(lines: tuple[str, ...]) -> str:
    return normal(join_lines(lines))


def state_of(item: Item) -> State:
    """Whether a block says something, says that there is nothing to say, or is empty."""
    block = item.block
    if block.slashed:
        return "not_applicable"
    raw = "".join("".join(block.lines).split())
    if not raw:
        return "blank"
    if all(c in _DASHES for c in raw) or _EXCEL_ERROR.fullmatch(raw) or normal(raw).rstrip("。.") in NOT_APPLICABLE:
        return "not_applicable"
    return "reported"


def is_nothing(item: Item) -> bool:
    """Whether a cell holds neither a word nor a figure: nothing, dashes, or what a spreadsheet could not compute."""
    raw = "".join("".join(item.block.lines).split())
    return all(c in _DASHES for c in raw) or _EXCEL_ERROR.fullmatch(raw) is not None


def years_of(item: Item) -> tuple[int | None, int | None, tuple[str, ...]]:
    """The fiscal year that governs a block, the last one where it covers several, and the flags of its reading."""
    path = item.path
    year = path.year
    if year is None or year.fy is None:
        return None, None, ()
    end = year.end
    flags = fact_flags(year.flags)
    last = path.last_columns[-1].year if path.last_columns else None
    if last is not None and last.fy is not None and last.fy != year.fy:
        end, flags = last.fy, (*flags, *fact_flags(last.flags))
    return year.fy, end, flags


# The flags of a heading's year, as facts carry them (FACTS.md).
_FLAGS: Final = {
    "after_era_end": "era_overflow",
    "era_mismatch": "era_mismatch",
    "or_earlier": "or_earlier",
    "or_later": "or_later",
    "year_inferred": "year_inferred",
    "year_duplicated": "year_duplicated",
}


def fact_flags(flags: tuple[str, ...]) -> tuple[str, ...]:
    """The flags of a heading's year that a fact takes over, by the fact's name for them."""
    return tuple(_FLAGS[flag] for flag in flags if flag in _FLAGS)


def plain_text(
    item: Item, concept: str, dimensions: Mapping[str, str | int] | None = None, dated: bool = True
) -> Draft:
    """A text fact of `concept`: its text, or the state of its emptiness."""
    state = state_of(item)
    first, last, flags = years_of(item) if dated else (None, None, ())
    value = text_of(item) if state == "reported" else None
    return Draft(
        item,
        concept,
        value,
        fiscal_year=first,
        fiscal_year_end=last,
        dimensions=dimensions or NO_DIMENSIONS,
        state=state,
        flags=flags,
    )
