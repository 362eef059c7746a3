"""Choices: the options that a cell marks, circles or heads as chosen."""

from __future__ import annotations

from typing import Final

import regex

from normalize.choices import read_choices
from normalize.context import Context, Item
from normalize.decide import Reading
from normalize.drafts import Draft, plain_text, text_of
from normalize.paths import Head
from normalize.text import normal

_NOTE = regex.compile(r"\s*[※＊].*$")
_NUMBERING = regex.compile(r"^(?:[①-⑳]|\([0-9]+\)|[0-9]+[.)、])\s*")
# A grade is a short token; what is longer and ends like a sentence is its reason.
_SET: Final = frozenset("○●◯〇✓✔レ■☑☒◎◉")


def is_mark(text: str) -> bool:
    """Whether a text is one choice mark that is set."""
    return text.strip() in _SET


# Two options with empty marks, none of them set.
_UNSET = regex.compile(r"[□☐⬜○◯〇]\s*\w")
MARKED = regex.compile(r"[■□☑☐●☒◉⬛⬜✓✔◯〇○レ]")


def question(item: Item) -> str:
    """The printed question of a choice or criterion: its innermost heading, without numbering and notes."""
    heads = [h for h in (*item.path.rows, *item.path.columns) if not h.stub and h.printed]
    return criterion_of(heads[-1]) if heads else ""


def criterion_of(head: Head) -> str:
    """The printed name of a criterion: without numbering, note and bracketed remark."""
    bare = _NOTE.sub("", _NUMBERING.sub("", head.text))
    return regex.sub(r"\s*\([^()]*\)$", "", bare) or bare


def choice(item: Item, reading: Reading, context: Context) -> list[Draft]:
    if item.block.mark:
        value = text_of(item)
        raw = f"{item.block.mark} {item.block.text}"
        concept = "checkbox" if reading.concept in ("other", "policy_position") else reading.concept
        dimensions = {"item": question(item)} if concept == "checkbox" else {}
        return [Draft(item, concept, value, raw, dimensions=dimensions)]
    chosen = chosen_in(item, reading.concept)
    if chosen or _offers(item):
        # Options of which none is chosen say nothing of the question, but what is printed is kept.
        return chosen or [plain_text(item, "other")]
    if reading.concept == "checkbox":
        return [plain_text(item, "checkbox", {"item": question(item)})]
    return [plain_text(item, reading.concept)]


def _offers(item: Item) -> bool:
    """Whether the cell prints options of which none is chosen."""
    return read_choices(item.block.text) is not None or len(_UNSET.findall(item.block.text)) > 1


def chosen_in(item: Item, concept: str) -> list[Draft]:
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
