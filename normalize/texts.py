"""Texts: identity fields, narratives, choices, ratings and their reasons, directions, periods, schedules."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Final

import regex

from normalize.choices import read_choices
from normalize.context import Context, Item
from normalize.decide import Reading, kind_of
from normalize.drafts import Draft, plain_text, state_of, text_of, years_of
from normalize.paths import Head
from normalize.periods import read_period, read_years
from normalize.text import normal
from schemas.vocabulary import look_up

# A project code before its name: 087 情報化推進事業. One digit alone is more likely a part of the name.
_CODE = regex.compile(r"^([0-9０-９A-Za-z]*[0-9０-９]{2}[0-9０-９A-Za-z\-－]*)[\s　]+(\D.*)$", regex.DOTALL)
_CODE_CELL = regex.compile(r"[0-9A-Za-zⅠ-Ⅻ\-－―.・]{1,20}")
_NOTE = regex.compile(r"\s*[※＊].*$")
_NUMBERING = regex.compile(r"^(?:[①-⑳]|\([0-9]+\)|[0-9]+[.)、])\s*")
# A grade is a short token; what is longer and ends like a sentence is its reason.
_SET: Final = frozenset("○●◯〇✓✔レ■☑☒◎◉")


def is_mark(text: str) -> bool:
    """Whether a text is one choice mark that is set."""
    return text.strip() in _SET


# Two options with empty marks, none of them set.
_UNSET = regex.compile(r"[□☐⬜○◯〇]\s*\w")
LONGEST_GRADE: Final = 25
_MARKED = regex.compile(r"[■□☑☐●☒◉⬛⬜✓✔◯〇○レ]")


def read(item: Item, reading: Reading, context: Context) -> list[Draft]:
    """The facts of one text cell."""
    if item.block.chosen:
        return _circled(item, reading)
    special = _READERS.get(reading.concept)
    if special is not None:
        return special(item, reading, context)
    if kind_of(reading.concept) == "choice" or item.block.mark:
        return _choice(item, reading, context)
    if reading.concept == "other":
        return [plain_text(item, "other")]
    if _MARKED.search(item.block.text) and (chosen := _chosen(item, reading.concept)):
        return chosen
    return [plain_text(item, reading.concept)]


def _circled(item: Item, reading: Reading) -> list[Draft]:
    """Options of which some are circled: one fact for each of them."""
    concept = reading.concept
    dimensions: dict[str, str | int] = {}
    if concept in ("rating", "overall_rating", "rating_reason"):
        rated = [h for h in item.path.rows if not h.stub and h.meaning.of("concept") == "rating"]
        criterion = _criterion(item, replace(reading, head=rated[-1])) if rated else _criterion(item, reading)
        concept, dimensions = ("rating", criterion) if rated or concept == "rating" else ("overall_rating", {})
    elif concept in ("checkbox", "other"):
        concept, dimensions = "checkbox", {"item": question(item)}
    return [Draft(item, concept, normal(text), text, dimensions=dimensions) for text in item.block.chosen]


def question(item: Item) -> str:
    """The printed question of a choice or criterion: its innermost heading, without numbering and notes."""
    heads = [h for h in (*item.path.rows, *item.path.columns) if not h.stub and h.printed]
    return criterion_of(heads[-1]) if heads else ""


def criterion_of(head: Head) -> str:
    """The printed name of a criterion: without numbering, note and bracketed remark."""
    bare = _NOTE.sub("", _NUMBERING.sub("", head.text))
    return regex.sub(r"\s*\([^()]*\)$", "", bare) or bare


def _choice(item: Item, reading: Reading, context: Context) -> list[Draft]:
    if item.block.mark:
        value = text_of(item)
        raw = f"{item.block.mark} {item.block.text}"
        concept = "checkbox" if reading.concept in ("other", "policy_position") else reading.concept
        dimensions = {"item": question(item)} if concept == "checkbox" else {}
        return [Draft(item, concept, value, raw, dimensions=dimensions)]
    chosen = _chosen(item, reading.concept)
    if chosen or _offers(item):
        return chosen
    if reading.concept == "checkbox":
        return [plain_text(item, "checkbox", {"item": question(item)})]
    return [plain_text(item, reading.concept)]


def _offers(item: Item) -> bool:
    """Whether the cell prints options of which none is chosen."""
    return read_choices(item.block.text) is not None or len(_UNSET.findall(item.block.text)) > 1


def _chosen(item: Item, concept: str) -> list[Draft]:
    """One fact for each option that a cell marks as chosen (ruling 9)."""
    choices = read_choices(item.block.text)
    if choices is None:
        return []
    dimensions = {"item": question(item)} if concept == "checkbox" else {}
    return [
        Draft(item, concept, normal(_MARK.sub("", _option(raw))), _option(raw), dimensions=dimensions)
        for raw in choices.selected_raw
    ]


def _option(text: str) -> str:
    """An option without what only follows it: an empty bracket to fill in, the rest after a bracket that it closes."""
    text = _BLANK_BRACKET.split(text)[0]
    depth = 0
    for i, c in enumerate(text):
        depth += (c in "(（") - (c in ")）")
        if depth < 0:
            return text[:i].strip()
    return text.strip()


_MARK = regex.compile(r"^[■☑●☒◉⬛✓✔◯〇○レ]\s*|\s*[■☑●☒◉⬛✓✔◯〇○]$")
_BLANK_BRACKET = regex.compile(r"[(（][\s　]*[)）]")


def _name(item: Item, reading: Reading, context: Context) -> list[Draft]:
    """A project's name, with the code before it as a fact of its own."""
    base = plain_text(item, "project_name")
    if base.state != "reported" or not isinstance(base.value, str):
        return [base]
    match, raw = _CODE.match(base.value), _CODE.match(item.block.text)
    if match is None or raw is None:
        mates = [
            m for m in context.mates(item) if m.block.rows == item.block.rows and m.path.columns == item.path.columns
        ]
        if len(mates) > 1 and mates[0] is item and _CODE_CELL.fullmatch(base.value):
            return [plain_text(item, "project_code")]
        return [base]
    return [Draft(item, "project_code", match[1], raw[1]), Draft(item, "project_name", match[2], raw[2])]


def _position(item: Item, reading: Reading, context: Context) -> list[Draft]:
    """A place in the plan: the cells of one row under one heading are one value (ruling 5), with their level."""
    mates = [m for m in context.mates(item) if m.block.rows == item.block.rows and not m.path.columns and m.block.lines]
    if len(mates) > 1 and mates[0] is not item:
        return []
    if item.block.mark or _MARKED.search(item.block.text):
        return _choice(item, reading, context)
    base = plain_text(item, "policy_position", _level(item))
    if base.state != "reported":
        return [base]
    value = " ".join(text_of(m) for m in mates) or base.value
    box = item.block.box
    for mate in mates:
        box = box.union(mate.block.box)
    raw = " ".join(m.block.text for m in mates) or item.block.text
    return [Draft(item, "policy_position", value, raw, dimensions=base.dimensions, box=box)]


def _level(item: Item) -> dict[str, str | int]:
    heads = [h for h in (*item.path.rows, *item.path.columns) if h.printed]
    if not heads:
        return {}
    leaf = heads[-1]
    if look_up(leaf.text).has("role", "level") and len(leaf.text) <= 12:
        return {"level": criterion_of(leaf)}
    return {}


def _account(item: Item, reading: Reading, context: Context) -> list[Draft]:
    """A budget account: where code and name stand in two cells of one row, the code."""
    mates = [m for m in context.mates(item) if m.block.rows == item.block.rows and not m.path.columns and m.block.lines]
    if len(mates) > 1 and mates[0] is not item and _CODE_CELL.fullmatch(text_of(mates[0])):
        return [plain_text(item, "other")]
    return [plain_text(item, "budget_account")]


def _rating(item: Item, reading: Reading, context: Context) -> list[Draft]:
    """A grade, or the reason that stands in the same row; a mark under A, B, C is the grade that it stands under."""
    text = text_of(item)
    criterion = _criterion(item, reading)
    grade = _marked_column(item)
    if grade is not None:
        return [Draft(item, "rating", grade, item.block.text, label=item.path.label, dimensions=criterion)]
    if item.block.mark or _MARKED.search(item.block.text):
        return _with_dimensions(_choice(item, reading, context), criterion)
    concept = "rating" if len(text) <= LONGEST_GRADE and "。" not in text else "rating_reason"
    return [plain_text(item, concept, criterion)]


def _criterion(item: Item, reading: Reading) -> dict[str, str | int]:
    """The printed criterion: the innermost row heading under the one that is known (必要性 > 町の関与)."""
    head = reading.head
    rows = [h for h in item.path.rows if not h.stub and h.printed]
    if head is not None and rows and head in rows and rows[-1].meaning.of("concept") in (None, "rating"):
        head = rows[-1]
    return {"criterion": criterion_of(head)} if head is not None else {}


def _marked_column(item: Item) -> str | None:
    """The heading over a lone mark in a grid of options."""
    if not is_mark(item.block.text) or not item.path.columns:
        return None
    return item.path.columns[-1].text or None


def _with_dimensions(drafts: list[Draft], dimensions: dict[str, str | int]) -> list[Draft]:
    return [
        Draft(
            d.item,
            d.concept,
            d.value,
            d.raw,
            fiscal_year=d.fiscal_year,
            dimensions={**d.dimensions, **dimensions},
            state=d.state,
        )
        for d in drafts
    ]


def _overall(item: Item, reading: Reading, context: Context) -> list[Draft]:
    grade = _marked_column(item)
    if grade is not None:
        return [Draft(item, "overall_rating", grade, item.block.text)]
    if item.block.mark or (_MARKED.search(item.block.text) and read_choices(item.block.text) is not None):
        return _choice(item, reading, context)
    return [plain_text(item, "overall_rating")]


_JUDGED: Final = frozenset({"rating", "overall_rating", "future_direction"})


def _reason(item: Item, reading: Reading, context: Context) -> list[Draft]:
    """A reason belongs to the criterion of its row, else to the judgement that stands nearest before it (ruling 10)."""
    rated = [h for h in item.path.rows if not h.stub and h.meaning.of("concept") == "rating"]
    if rated and (reading.head not in item.path.rows or reading.head in rated):
        return [plain_text(item, "rating_reason", _criterion(item, replace(reading, head=rated[-1])))]
    judged = _judgement_before(item, context)
    if judged is None:
        concept = "direction_reason" if reading.concept == "direction_reason" else "rating_reason"
        return [plain_text(item, concept)]
    concept, head = judged
    if concept == "future_direction":
        return [plain_text(item, "direction_reason")]
    return [plain_text(item, "rating_reason", {"criterion": criterion_of(head)})]


def _judgement_before(item: Item, context: Context) -> tuple[str, Head] | None:
    """The concept and heading of the last judgement above `item` and over it, or before it in reading order."""
    best: tuple[str, Head] | None = None
    last: tuple[str, Head] | None = None
    for other in context.items[: item.order]:
        found = _judges(other)
        if found is None:
            continue
        over = other.block.cell.x1 > item.block.cell.x0 and other.block.cell.x0 < item.block.cell.x1
        same = other.block.page == item.block.page
        last = found
        if over or not same:
            best = found
    return best or last


def _judges(item: Item) -> tuple[str, Head] | None:
    for axis in (item.path.columns, item.path.rows):
        for head in reversed(axis):
            concept = head.meaning.of("concept")
            if head.stub or concept is None:
                continue
            if concept in _JUDGED:
                return concept, head
            return None
    return None


def _period(item: Item, reading: Reading, context: Context) -> list[Draft]:
    return read_period(item)


def _years(item: Item, reading: Reading, context: Context) -> list[Draft]:
    return read_years(item, reading.concept)


def _schedule(item: Item, reading: Reading, context: Context) -> list[Draft]:
    draft = plain_text(item, "schedule")
    return [draft] if draft.state != "blank" else []


def _number(item: Item, reading: Reading, context: Context) -> list[Draft]:
    first, last, flags = years_of(item)
    return [
        Draft(
            item,
            reading.concept,
            text_of(item),
            fiscal_year=first,
            fiscal_year_end=last,
            flags=flags,
            state=state_of(item),
        )
    ]


def _code(item: Item, reading: Reading, context: Context) -> list[Draft]:
    """A code, without the words around it: 第24号 is 24."""
    match = _ORDER.fullmatch(item.block.text.strip())
    if match is None:
        return [plain_text(item, "project_code", dated=False)]
    return [Draft(item, "project_code", normal(match[1]), match[1])]


_ORDER = regex.compile(r"第\s*([0-9０-９-]+)\s*号")

_READERS: Final[dict[str, Callable[[Item, Reading, Context], list[Draft]]]] = {
    "project_code": _code,
    "project_name": _name,
    "policy_position": _position,
    "budget_account": _account,
    "rating": _rating,
    "overall_rating": _overall,
    "rating_reason": _reason,
    "reason": _reason,
    "project_period": _period,
    "start_year": _years,
    "end_year": _years,
    "evaluation_year": _years,
    "schedule": _schedule,
}
