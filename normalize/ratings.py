"""Grades, their reasons, and the direction: which criterion a grade is of, and which judgement a reason explains."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from normalize.choices import read_choices
from normalize.chosen import MARKED, choice, criterion_of, marked_column, question
from normalize.context import Context, Item
from normalize.drafts import Draft, plain_text, text_of
from normalize.paths import Head
from normalize.readings import Reading
from normalize.text import normal
from schemas.vocabulary import Quality

LONGEST_GRADE: Final = 25


_YES_OR_NO: Final = frozenset({"有", "無", "あり", "なし", "有り", "無し", "はい", "いいえ"})


def circled(item: Item, reading: Reading) -> list[Draft]:
    """Options of which some are circled: one fact for each of them."""
    concept = reading.concept
    dimensions: dict[str, str | int] = {}
    if _YES_OR_NO.issuperset(item.block.chosen):
        # 有・無 answers a question, and grades nothing.
        concept = "checkbox" if concept in ("rating", "overall_rating", "rating_reason") else concept
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
    grade = marked_column(item, context)
    if grade is not None:
        return [Draft(item, "rating", grade, item.block.text, label=item.path.label, dimensions=criterion)]
    if item.block.mark or MARKED.search(item.block.text):
        chosen = choice(item, reading, context)
        if chosen and all(draft.value in _YES_OR_NO for draft in chosen):
            return [replace(draft, concept="checkbox", dimensions={"item": question(item)}) for draft in chosen]
        return _with_dimensions(chosen, criterion)
    if len(text) <= LONGEST_GRADE and "。" not in text:
        return [plain_text(item, "rating", criterion)]
    head = reading.head
    told = criterion if head is None else _criterion_of_row(item, head, context)
    return [plain_text(item, "rating_reason", told)]


def _criterion(item: Item, reading: Reading) -> dict[str, str | int]:
    """The printed criterion: the innermost row heading under the one that is known (必要性 > 町の関与)."""
    head = reading.head
    rows = [h for h in item.path.rows if not h.stub and h.printed]
    inner = rows[-1].meaning if rows else None
    open_ = inner is not None and (inner.of("concept") in (None, "rating") or inner.quality < Quality.CORE)
    if head is not None and head in rows and open_:
        head = rows[-1]
    leaf = item.path.rows[-1] if item.path.rows else None
    if head is not None and leaf is not None and leaf.stub and head in rows and leaf.printed:
        # 妥当性 > 社会的な必要性があるか: the question in the row.
        head = leaf
    return {"criterion": criterion_of(head)} if head is not None else {}


def _criterion_of_row(item: Item, head: Head, context: Context) -> dict[str, str | int]:
    """The criterion of a reason: the question that names the row of the grades beside it, else its heading's."""
    for mate in context.mates(item):
        leaf = mate.path.rows[-1] if mate.path.rows else None
        if leaf is not None and leaf.stub and leaf.printed and head in mate.path.rows:
            return {"criterion": criterion_of(leaf)}
    return _criterion(item, Reading("rating_reason", head, head.meaning.quality))


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
    grade = marked_column(item, context)
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
        return [plain_text(item, "rating_reason", _criterion_of_row(item, rated[-1], context))]
    head = reading.head
    if head is not None and head in item.path.rows and reading.concept == "rating_reason" and not _is_reason(head):
        return [plain_text(item, "rating_reason", _criterion(item, reading))]
    judged = _judgement_beside(item, context) or _judgement_before(item, context)
    if judged is None:
        concept = "direction_reason" if reading.concept == "direction_reason" else "rating_reason"
        return [plain_text(item, concept)]
    concept, head = judged
    if concept == "future_direction":
        return [plain_text(item, "direction_reason")]
    return [plain_text(item, "rating_reason", {"criterion": criterion_of(head)})]


def _judgement_beside(item: Item, context: Context) -> tuple[str, Head] | None:
    """The concept and heading of the nearest judgement to the left, in the same row."""
    here = item.block
    left = [
        other
        for other in context.items[: item.order]
        if (other.block.page, other.block.table) == (here.page, here.table)
        and other.block.row < here.row_end
        and here.row < other.block.row_end
        and other.block.column < here.column
        and not _in_other_frame(other, item)
    ]
    return next((found for mate in reversed(left) if (found := _judges(mate)) is not None), None)


def _in_other_frame(one: Item, other: Item) -> bool:
    """Whether two values of one row stand in parts of a form that are headed side by side (評価(Check) | 改善(Action))."""
    here, there = one.path.framing, other.path.framing
    return bool(here) and bool(there) and here[0].place != there[0].place


def _is_reason(head: Head) -> bool:
    return head.meaning.of("concept") in ("reason", "rating_reason", "direction_reason")


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


def _judged_outside(axis: tuple[Head, ...], head: Head) -> tuple[str, Head] | None:
    """The judgement that the heading outside `head` names, where `head` only says that a grade follows."""
    place = axis.index(head)
    if place == 0 or head.meaning.of("concept") != "overall_rating":
        return None
    outer = axis[place - 1]
    concept = outer.meaning.of("concept")
    return (concept, outer) if concept in ("rating", "overall_rating") and not outer.stub else None


def _judges(item: Item) -> tuple[str, Head] | None:
    for axis in (item.path.columns, item.path.rows):
        for head in reversed(axis):
            concept = head.meaning.of("concept")
            if head.stub or concept is None:
                continue
            if concept in _JUDGED:
                # 必要性 | 評価 | A: the word 評価 stands between the criterion and its grade.
                outer = _judged_outside(axis, head)
                return outer or (concept, head)
            return None
    return None
