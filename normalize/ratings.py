"""Grades, their reasons, and the direction: which criterion a grade is of, and which judgement a reason explains."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from normalize.choices import read_choices
from normalize.chosen import MARKED, choice, criterion_of, is_mark, question
from normalize.context import Context, Item
from normalize.decide import Reading
from normalize.drafts import Draft, plain_text, text_of
from normalize.paths import Head
from normalize.text import normal

LONGEST_GRADE: Final = 25


def circled(item: Item, reading: Reading) -> list[Draft]:
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


def rating(item: Item, reading: Reading, context: Context) -> list[Draft]:
    """A grade, or the reason that stands in the same row; a mark under A, B, C is the grade that it stands under."""
    text = text_of(item)
    criterion = _criterion(item, reading)
    grade = _marked_column(item)
    if grade is not None:
        return [Draft(item, "rating", grade, item.block.text, label=item.path.label, dimensions=criterion)]
    if item.block.mark or MARKED.search(item.block.text):
        return _with_dimensions(choice(item, reading, context), criterion)
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


def overall(item: Item, reading: Reading, context: Context) -> list[Draft]:
    grade = _marked_column(item)
    if grade is not None:
        return [Draft(item, "overall_rating", grade, item.block.text)]
    if item.block.mark or (MARKED.search(item.block.text) and read_choices(item.block.text) is not None):
        return choice(item, reading, context)
    return [plain_text(item, "overall_rating")]


_JUDGED: Final = frozenset({"rating", "overall_rating", "future_direction"})


def reason(item: Item, reading: Reading, context: Context) -> list[Draft]:
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
