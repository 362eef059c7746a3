"""The years of a project: 事業期間 with two years in one field, 開始年度 and 終了年度, 毎年度 and 終期なし."""

from __future__ import annotations

from typing import Final

import regex

from normalize.context import Item
from normalize.drafts import Draft, fact_flags, state_of, text_of
from normalize.years import Year, read_year

# No first or last year: the project has none (FACTS.md, ruling 16).
_EVERY: Final = frozenset(
    {
        "毎年度",
        "毎年",
        "永年",
        "恒常",
        "継続",
        "終期なし",
        "無",
        "期間設定なし",
        "設定なし",
        "設定無し",
        "終期設定なし",
        "期限なし",
        "通年",
        "経常",
        "単年度繰返",
        "単年度繰り返し",
        "恒久",
    }
)
_PARTS = regex.compile(r"\s*(?:～|〜|~|から|－(?=\s*(?:令和|平成|昭和|[RHS]))|―(?=\s*(?:令和|平成)))\s*")
_UNTIL = regex.compile(r"(?:まで|迄)\s*$")
# What is left of a template that nobody filled in: 平成　年度 , 年度まで, 年 月から (ruling 7).
_TEMPLATE = regex.compile(
    r"(?:(?:令和|平成|昭和|[RHS])?\s*(?:年度?|年\s*月(?:\s*日)?)\s*(?:まで|から|～|〜|~|予定)?\s*)+"
)
_DASH = regex.compile(r"[-−ー―‐–—－]+\s*(?:年度?)?")
_NUMBER = regex.compile(r"[0-9０-９元]")


def read_period(item: Item) -> list[Draft]:
    """`start_year` and `end_year` of a field that holds both."""
    whole = _none(item, "start_year")
    if whole is not None:
        return whole
    raw = " ".join(item.block.lines)
    parts = _PARTS.split(raw, maxsplit=1)
    if len(parts) == 1 and _UNTIL.search(raw):
        # The field has a cell of its own for each end.
        return _one(item, "end_year", raw)
    found = _one(item, "start_year", parts[0])
    if len(parts) > 1:
        found += _one(item, "end_year", parts[1], _first(found))
    return found


def read_years(item: Item, concept: str) -> list[Draft]:
    """One year field. Two years in it: the first one (FACTS.md, ruling 6)."""
    whole = _none(item, concept)
    if whole is not None:
        return whole
    raw = " ".join(item.block.lines)
    if concept == "start_year" and len(_PARTS.split(raw)) > 1:
        return read_period(item)
    return _one(item, concept, raw) or [Draft(item, concept, text_of(item), flags=("unreadable",))]


def _none(item: Item, concept: str) -> list[Draft] | None:
    state = state_of(item)
    if state != "reported":
        return [Draft(item, concept, None, state=state)]
    text = text_of(item).replace(" ", "").rstrip("。")
    if text in _EVERY:
        return [Draft(item, concept, None, state="not_applicable")]
    if not _NUMBER.search(text) and _TEMPLATE.fullmatch(text):
        return [Draft(item, concept, None, state="blank")]
    return None


def _first(drafts: list[Draft]) -> int | None:
    value = drafts[0].value if drafts else None
    return value if isinstance(value, int) else None


def _one(item: Item, concept: str, raw: str, after: int | None = None) -> list[Draft]:
    """The year of one end of a period; `after` is the year that the other end gave, for a bare 9年度."""
    raw = raw.strip()
    text = raw.replace(" ", "").replace("\u3000", "")
    if not text or (not _NUMBER.search(text) and _TEMPLATE.fullmatch(text)):
        return [Draft(item, concept, None, raw, state="blank")] if raw else []
    if _DASH.fullmatch(text):
        return [Draft(item, concept, None, raw, state="not_applicable")]
    if text.rstrip("。") in _EVERY or text in ("なし", "未定", "終期なし"):
        return [Draft(item, concept, None, raw, state="not_applicable")]
    year = read_year(text)
    value = None if year is None else year.fy if year.fy is not None else _near(year, after)
    if year is None or value is None:
        return [Draft(item, concept, text, raw, flags=("unreadable",))] if _NUMBER.search(text) else []
    flags = tuple(f for f in fact_flags(year.flags) if f in ("era_overflow", "era_mismatch", "or_earlier", "or_later"))
    if year.fy is None:
        flags = (*flags, "year_inferred")
    return [Draft(item, concept, value, _trimmed(raw), flags=flags)]


def _near(year: Year, after: int | None) -> int | None:
    """A bare number is read in the era of the period's other end, where it does not run backwards."""
    if after is None or year.number is None:
        return None
    for begins in (2018, 1988, 1925):
        if after > begins and begins + year.number >= after:
            return begins + year.number
    return None


def _trimmed(raw: str) -> str:
    """The characters of the year itself, without から and まで."""
    return regex.sub(r"\s*(?:から|まで|より|開始|終了|（予定）|\(予定\)|予定)\s*$", "", raw).strip()
