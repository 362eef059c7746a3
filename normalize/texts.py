"""Texts: identity fields, narratives, choices, ratings and their reasons, directions, periods, schedules."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Final

import regex

from normalize import offered_eras, period_options
from normalize.chosen import MARKED, asked, choice, chosen_in, criterion_of, question
from normalize.contacts import contact
from normalize.context import Context, Item
from normalize.drafts import Draft, plain_text, state_of, text_of, years_of
from normalize.marks import is_option
from normalize.periods import read_period, read_years
from normalize.ratings import circled, overall, rating, reason
from normalize.readings import Reading, kind_of
from normalize.text import normal
from schemas.vocabulary import concepts, look_up

# A project code before its name: 087 情報化推進事業. One digit alone is more likely a part of the name.
_CODE = regex.compile(r"^([0-9０-９A-Za-z]*[0-9０-９]{2}[0-9０-９A-Za-z\-－]*)[\s　]+(\D.*)$", regex.DOTALL)
# The code behind the name, in brackets: 高齢者見守り事業（031204-05）. A year is no code.
_CODE_BEHIND = regex.compile(
    r"^(.*\D)\s*[(（\[［]\s*([0-9０-９A-Za-z]*[0-9０-９]{2}[0-9０-９A-Za-z\-－―]*)\s*[)）\]］]$", regex.DOTALL
)
_CODE_CELL = regex.compile(r"[0-9A-Za-zⅠ-Ⅻ\-－―.・]{1,20}")


def read(item: Item, reading: Reading, context: Context) -> list[Draft]:
    """The facts of one text cell."""
    if item.block.chosen and _may_be_circled(reading.concept):
        return circled(item, reading)
    if _chooses_by_weight(item, reading):
        return circled(_with_chosen(item), reading)
    special = _READERS.get(reading.concept)
    if special is not None:
        return special(item, reading, context)
    if reading.concept == "checkbox" and _FISCAL_YEAR.fullmatch(item.block.text.strip()) and "終" in question(item):
        # 終期設定: a year is the answer, as 無 is.
        return read_years(item, "end_year")
    if kind_of(reading.concept) == "choice" or item.block.mark:
        return choice(item, reading, context)
    if reading.concept == "other":
        return asked(item) or [plain_text(item, "other")]
    if MARKED.search(item.block.text) and (chosen := chosen_in(item, reading.concept)):
        return chosen
    return [plain_text(item, reading.concept)]


def _may_be_circled(concept: str) -> bool:
    """Whether an option may be the value: of a year field it is not, and some concepts only become others by their readers."""
    return kind_of(concept) != "year" and not concepts()[concept].internal


def _chooses_by_weight(item: Item, reading: Reading) -> bool:
    """Whether bold or size chooses one of several options: the question asks for one, or all of them are known."""
    block = item.block
    if not block.emphasised or block.mark or MARKED.search(block.text):
        return False
    choosing = kind_of(reading.concept) == "choice" or reading.concept in _ANSWERED
    return len(block.emphasised) == 1 and (choosing or all(is_option(w) for w in (*block.emphasised, *block.plain)))


_ANSWERED: Final = frozenset({"future_direction", "rating", "overall_rating"})


def _with_chosen(item: Item) -> Item:
    """The item with what stands out taken for what is chosen."""
    return replace(item, block=replace(item.block, chosen=item.block.emphasised))


def _name(item: Item, reading: Reading, context: Context) -> list[Draft]:
    """A project's name, with the code before it as a fact of its own."""
    base = plain_text(item, "project_name")
    if base.state != "reported" or not isinstance(base.value, str):
        return [base]
    match, raw = _CODE.match(base.value), _CODE.match(item.block.text)
    behind, raw_behind = _CODE_BEHIND.match(base.value), _CODE_BEHIND.match(item.block.text)
    if behind is not None and raw_behind is not None:
        return [
            Draft(item, "project_code", behind[2], raw_behind[2]),
            Draft(item, "project_name", behind[1], raw_behind[1]),
        ]
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
    if item.block.mark or MARKED.search(item.block.text):
        return choice(item, reading, context)
    base = plain_text(item, "policy_position", _level(item))
    if base.state != "reported":
        return [base]
    value = " ".join(text_of(m) for m in mates) or base.value
    box = item.block.box
    for mate in mates:
        box = box.union(mate.block.box)
    raw = " ".join(m.block.text for m in mates) or item.block.text
    return [Draft(item, "policy_position", value, raw, dimensions=base.dimensions, box=box)]


_IN_BRACKETS = regex.compile(r"\(([^()]{1,6})\)$")


def _level(item: Item) -> dict[str, str | int]:
    heads = [h for h in (*item.path.rows, *item.path.columns) if h.printed]
    if not heads:
        return {}
    leaf = heads[-1]
    named = _IN_BRACKETS.search(leaf.text)
    if named is not None and look_up(named[1]).has("role", "level"):
        # 総合計画（章）
        return {"level": named[1]}
    if look_up(leaf.text).has("role", "level") and len(leaf.text) <= 12:
        return {"level": criterion_of(leaf)}
    return {}


def _account(item: Item, reading: Reading, context: Context) -> list[Draft]:
    """A budget account: where code and name stand in two cells of one row, the code."""
    if MARKED.search(item.block.text) and (chosen := chosen_in(item, "budget_account")):
        return chosen
    mates = [m for m in context.mates(item) if m.block.rows == item.block.rows and not m.path.columns and m.block.lines]
    if len(mates) > 1 and mates[0] is not item and _CODE_CELL.fullmatch(text_of(mates[0])):
        return [plain_text(item, "other")]
    return [plain_text(item, "budget_account")]


def _period(item: Item, reading: Reading, context: Context) -> list[Draft]:
    whole = _whole_year(item, context)
    if whole is None:
        return []
    if (of_options := period_options.read(whole)) is not None:
        return of_options
    chosen = offered_eras.settled(whole)
    return offered_eras.undecided(whole, "start_year") if chosen is None else read_period(chosen)


def _years(item: Item, reading: Reading, context: Context) -> list[Draft]:
    whole = _whole_year(item, context)
    if whole is None:
        return []
    chosen = offered_eras.settled(whole)
    return offered_eras.undecided(whole, reading.concept) if chosen is None else read_years(chosen, reading.concept)


def _whole_year(item: Item, context: Context) -> Item | None:
    """The item with all parts of a year that stands in several cells (令和|5|年度, ruling 5); None for its later parts."""
    mates = [m for m in context.mates(item) if m.block.rows == item.block.rows and not m.path.columns and m.block.lines]
    if len(mates) < 2 or item not in mates or any(_ERA_YEAR.search("".join(m.block.lines)) for m in mates):
        return item
    if not any(m.block.text.strip() in _ERAS for m in mates):
        return item
    if mates[0] is not item:
        return None
    box = item.block.box
    for mate in mates:
        box = box.union(mate.block.box)
    text = " ".join(" ".join(m.block.lines) for m in mates)
    return replace(item, block=replace(item.block, lines=(text,), box=box))


_ERAS: Final = frozenset({"令和", "平成", "昭和", "大正", "西暦"})
_ERA_YEAR = regex.compile(r"(?:令和|平成|昭和|大正|西暦)\s*[0-9０-９元]")


_FISCAL_YEAR = regex.compile(
    r"((?:令和|平成|昭和|20)\s*[0-9０-９元]{1,2}\s*年度)(?:(?:に|の)?(?:実施)?(?:し(?:た)?)?(?:事務事業|事業|分|実績)?)?"
)


def _target(item: Item, reading: Reading, context: Context) -> list[Draft]:
    """Whom the project is for; 評価対象 beside a year says which year is evaluated."""
    if (year := _FISCAL_YEAR.fullmatch(item.block.text.strip())) is not None:
        return read_years(replace(item, block=replace(item.block, lines=(year[1],))), "evaluation_year")
    chosen = chosen_in(item, reading.concept) if MARKED.search(item.block.text) else []
    return chosen or [plain_text(item, reading.concept)]


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
    "contact_name": contact,
    "manager_name": contact,
    "project_name": _name,
    "policy_position": _position,
    "budget_account": _account,
    "rating": rating,
    "overall_rating": overall,
    "rating_reason": reason,
    "reason": reason,
    "future_direction": choice,
    "project_period": _period,
    "start_year": _years,
    "end_year": _years,
    "evaluation_year": _years,
    "target_group": _target,
    "schedule": _schedule,
}
