"""What a yen figure is: its phase, cost and source, its item and side, from the whole of its label path."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

import regex

from normalize.context import Context, Item, employee_kind
from normalize.monetary import in_statement
from normalize.paths import Head, Path
from normalize.readings import Reading
from schemas.cores import cores
from schemas.folding import fold_label
from schemas.vocabulary import Quality

_NUMBERING = regex.compile(r"^[①-⑳]\s*|^\([0-9]+\)\s*|^[0-9]+[.)]\s*")
# 決算額（3年度は見込み）: the column of that year is an estimate.
_ESTIMATE_NOTE = regex.compile(r"([0-9]{1,2}|元)年度は?見込み?")
# The bracket that names units behind a kind of employee: 正規職員(人工・千円).
_UNITS = regex.compile(r"\([^()]*(?:人工?|円)[^()]*\)$")
_DIFFERENCE: Final = frozenset({"差額", "増減", "増減額", "差引"})


def of_amount(item: Item, context: Context, year: int | None) -> dict[str, str | int]:
    path = item.path
    found: dict[str, str | int] = {}
    phase, cost, source = _phase(path, year) or _total_phase(item, context), _cost(path), _source(path)
    if source is None and cost is None:
        cost = total_cost(item, context) or "project"
        source = _funding_total(path)
    if source is None and cost == "project" and _is_bare_total(path) and total_cost(item, context) == "total":
        # 合計 Ａ＋Ｂ below the cost of the project and of staff, in a block that is headed 事業費.
        cost = "total"
    if source is not None and cost is None:
        cost = "project"
    if phase is not None:
        found["phase"] = phase
    found["cost"] = cost or "project"
    if source is not None:
        found["source"] = source
    return found


def _is_pair(head: Head) -> bool:
    """Whether a section heading names two things (予算と執行, 予算・決算), so that neither is said of its figures."""
    return head.axis == "section" and _AND.search(head.text) is not None


_AND = regex.compile(r"と|・|及び|や")


def _total_phase(item: Item, context: Context) -> str | None:
    """The phase of a total over years whose headings all name one: 小計 of R3決算, R4決算, R5決算見込."""
    leaf = item.path.columns[-1] if item.path.columns else None
    if leaf is None or leaf.year is None or leaf.year.end is None:
        return None
    phases = context.phases_beside(item)
    if phases <= {"settlement", "settlement_estimate"}:
        return "settlement" if phases else None
    return next(iter(phases)) if len(phases) == 1 else None


def of_staff(item: Item, context: Context) -> dict[str, str | int]:
    """The kind of employee, where the rows name kinds, and the phase, where columns say one (FACTS.md, ruling 6)."""
    found: dict[str, str | int] = {}
    kind = employee_kind(item.path)
    kinds = context.staff_kinds.get((item.block.page, item.block.table), frozenset())
    if kind is not None and len(kinds) > 1 and kind in kinds:
        found["item"] = _NUMBERING.sub("", kind)
    phase = _phase(item.path, None, sections=False) or _total_phase(item, context)
    if phase is not None:
        found["phase"] = phase
    return found


def _phase(path: Path, year: int | None, *, sections: bool = True) -> str | None:
    """The budget phase: rows before columns before sections, the innermost first.

    A row that says 決算額 holds settlements also under a column headed R1年度予算.
    """
    for heads in (path.rows, path.columns, path.section if sections else ()):
        for head in reversed(heads):
            phase = head.meaning.of("phase") if head.meaning.quality >= Quality.CORE else None
            if phase is None and head.meaning.quality >= Quality.PART and not head.stub and not _is_pair(head):
                phase = head.meaning.of("phase")
            if phase is None and head.meaning.quality >= Quality.CORE:
                phase = {"indicator_actual": "settlement", "indicator_target": "plan"}.get(
                    head.meaning.of("concept") or ""
                )
            if phase == "settlement" and is_estimate(head, year):
                return "settlement_estimate"
            if phase is not None:
                return phase
    return None


def is_estimate(head: Head, year: int | None) -> bool:
    """Whether a heading's note says that the figure of `year` is an estimate: 決算額（3年度は見込み）."""
    return is_estimated(head.text, year)


def is_estimated(text: str, year: int | None) -> bool:
    """Whether a note in a normalised text says that the figures of `year` are estimates."""
    match = _ESTIMATE_NOTE.search(text)
    if match is None or year is None:
        return False
    number = 1 if match[1] == "元" else int(match[1])
    # The era of the note is the column's own: 3年度 is 2021 (令和) or 1991 (平成).
    return number in (year - 2018, year - 1988, year - 1925)


def _cost(path: Path) -> str | None:
    for head in path.inner():
        if head.axis != "section" and head.meaning.quality >= Quality.CORE and not head.stub:
            cost = head.meaning.of("cost")
            if cost is not None:
                return cost
    for head in path.inner():
        if (
            head.axis != "section"
            and not head.stub
            and head.meaning.of("source") is None
            and (cost := head.meaning.of("cost")) is not None
        ):
            return cost
    return None


def _source(path: Path) -> str | None:
    for heads in (path.rows, path.columns):
        for head in reversed(heads):
            if head.meaning.quality >= Quality.CORE and (source := head.meaning.of("source")) is not None:
                return source
            if head.meaning.quality >= Quality.CORE and head.meaning.of("cost") is not None:
                return None
            if (
                head.meaning.quality is Quality.PART
                and head.meaning.of("cost") is None
                and (source := head.meaning.of("source")) is not None
            ):
                return source
    return None


def _is_bare_total(path: Path) -> bool:
    """Whether a row says 合計 and no cost of its own."""
    leaf = path.rows[-1] if path.rows else None
    return leaf is not None and leaf.meaning.has("role", "total") and leaf.meaning.of("cost") is None


def _is_total(path: Path) -> bool:
    return any(h.meaning.has("role", "total") for h in path.rows[-1:] + path.columns[-1:])


def total_cost(item: Item, context: Context) -> str | None:
    """The cost of a row that only says 合計: the grand total where personnel cost stands in the same table.

    Where personnel cost comes only after it, what stands above is what adds up to it; unless nothing does.
    """
    if not any(h.meaning.has("role", "total") for h in item.path.rows[-1:]) or item.path.has_role("funding"):
        return None
    rows = context.with_personnel.get((item.block.page, item.block.table))
    if rows is None:
        return None
    first, personnel = rows
    return "total" if personnel < item.block.row or item.block.row == first else None


def _funding_total(path: Path) -> str | None:
    return "all" if _is_total(path) and path.has_role("funding") else None


def of_line(item: Item, reading: Reading, year: int | None) -> dict[str, str | int]:
    path = item.path
    leaf = item_head(path)
    found: dict[str, str | int] = {"item": _item_name(leaf.text) if leaf is not None else ""}
    side = _side(item)
    if side is not None:
        found["side"] = side
    phase = _phase(path, year)
    if phase is None or (in_statement(item) and phase == "plan"):
        phase = "settlement"
    found["phase"] = phase
    if any(_is_difference(h.text) for h in path.columns):
        found["measure"] = "difference"
    return found


@lru_cache(maxsize=4096)
def _is_difference(text: str) -> bool:
    return not _DIFFERENCE.isdisjoint(cores(fold_label(text)))


def _item_name(text: str) -> str:
    """The printed name of a line, without numbering, the brackets around it and its number in formulas: （うち委託費(3)）."""
    bare = _NUMBERING.sub("", text)
    whole = _BRACKETED.fullmatch(bare)
    return _REFERENCE.sub("", whole[1]) if whole is not None else bare


_BRACKETED = regex.compile(r"[(（](うち.*)[)）]")
_REFERENCE = regex.compile(r"\s*[(（][0-9]{1,2}[)）]$")


def item_head(path: Path) -> Head | None:
    named = [h for h in path.rows if not h.only_unit and not h.only_year]
    return named[-1] if named else None


def _side(item: Item) -> str | None:
    """Expense or revenue; balance lines have neither (FACTS.md, ruling 17)."""
    path = item.path
    leaf = item_head(path)
    if leaf is not None and leaf.meaning.has("role", "balance"):
        return None
    for head in (*reversed(path.rows), *reversed(path.columns)):
        for side in ("expense", "revenue"):
            if head.meaning.has("role", side):
                return side
    return None if in_statement(item) else "expense"
