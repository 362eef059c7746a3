"""Choices: the options that a cell marks, circles or heads as chosen."""

from __future__ import annotations

from typing import Final

import regex

from normalize.choices import read_choices
from normalize.context import Context, Item
from normalize.drafts import Draft, plain_text, text_of
from normalize.marks import is_option
from normalize.paths import Head
from normalize.readings import Reading
from normalize.text import normal
from schemas.folding import fold_label

_NOTE = regex.compile(r"\s*[※＊].*$")
_NUMBERING = regex.compile(r"^(?:[①-⑳]|\([0-9]+\)|[0-9]+[.)、])\s*")
# A grade is a short token; what is longer and ends like a sentence is its reason.
_SET: Final = frozenset("○●◯〇✓✔レ■☑☒◎◉")


def is_mark(text: str) -> bool:
    """Whether a text is one choice mark that is set."""
    return text.strip() in _SET


# So many known options side by side, without a mark, are the form's and not an answer.
MANY_OPTIONS: Final = 3

_GRADED = regex.compile(r"[×✕△◎]|[○〇◯●](?=$)")
# Two options with empty marks, none of them set.
_UNSET = regex.compile(r"[□☐⬜○◯〇]\s*\w")
MARKED = regex.compile(r"[■□☑☐●☒◎◉⬛⬜✓✔◯〇○レ]")


def question(item: Item, rows_only: bool = False) -> str:
    """The printed question of a choice or criterion: its innermost heading, without numbering and notes."""
    columns = () if rows_only else item.path.columns
    heads = [h for h in (*item.path.rows, *columns) if not h.stub and h.printed]
    return criterion_of(heads[-1]) if heads else ""


def criterion_of(head: Head) -> str:
    """The printed name of a criterion: without numbering, note and bracketed remark."""
    bare = _NOTE.sub("", _NUMBERING.sub("", head.text))
    return regex.sub(r"\s*\([^()]*\)$", "", bare) or bare


def choice(item: Item, reading: Reading, context: Context) -> list[Draft]:
    column = marked_column(item, context)
    if column is not None:
        dimensions = {"item": question(item, rows_only=True)} if reading.concept == "checkbox" else {}
        return [Draft(item, reading.concept, column, item.block.text, dimensions=dimensions)]
    if item.block.mark:
        value = text_of(item)
        raw = f"{item.block.mark} {item.block.text}"
        concept = "checkbox" if reading.concept in ("other", "policy_position") else reading.concept
        dimensions = {"item": question(item)} if concept == "checkbox" else {}
        return [Draft(item, concept, value, raw, dimensions=dimensions)]
    chosen = chosen_in(item, reading.concept)
    if chosen and _says_more(item):
        # （●一部委託　○直営）保守委託(…円): what else the cell says is kept, too.
        return [*chosen, plain_text(item, "other")]
    if chosen or _offers(item):
        # Options of which none is chosen say nothing of the question, but what is printed is kept.
        return chosen or [plain_text(item, "other")]
    if reading.concept == "checkbox":
        return [plain_text(item, "checkbox", {"item": question(item)})]
    return [plain_text(item, reading.concept)]


def asked(item: Item) -> list[Draft]:
    """The answer to a question that no concept has: marked options beside others that are not."""
    if not item.path.rows or MARKED.search(item.block.text) is None:
        return []
    choices = read_choices(item.block.text)
    return chosen_in(item, "checkbox") if choices is not None and choices.selected and choices.unselected else []


def marked_column(item: Item, context: Context) -> str | None:
    """The heading over a lone mark in a grid of options; 1 is a mark where the other options of its row are blank."""
    columns = item.path.columns
    if not columns or columns[-1].year is not None:
        return None
    text = item.block.text.strip()
    others = [m for m in context.mates(item) if m is not item and m.path.columns]
    if is_mark(text) and others and any(_GRADED.fullmatch(m.block.text.strip()) for m in others):
        # ○ beside × or another ○: each is what its own column says (一次 | 二次).
        return None
    if is_mark(text) and others and not any(not m.block.lines or is_mark(m.block.text) for m in others):
        # Without other options beside it, a mark is the grade itself.
        return None
    if not is_mark(text) and (text not in ("1", "１") or not others or any(m.block.lines for m in others)):
        return None
    return columns[-1].text or None


# An option is a few words (それ以外の継続事業); what a cell says beyond its options is a remark where it is longer.
LONGEST_OPTION: Final = 24


def _says_more(item: Item) -> bool:
    """Whether a cell of options says something besides."""
    choices = read_choices(item.block.text)
    if choices is None:
        return False
    options = (*choices.selected, *choices.unselected)
    said = sum(min(len(fold_label(option)), LONGEST_OPTION) for option in options)
    return len(fold_label(item.block.text)) - said - len(options) > LONGEST_OPTION


def _offers(item: Item) -> bool:
    """Whether the cell prints options of which none is chosen."""
    text = item.block.text
    return read_choices(text) is not None or len(_UNSET.findall(text)) > 1 or _lists_options(text)


def _lists_options(text: str) -> bool:
    """Whether a cell is nothing but known options side by side; two of them may be an answer (直営・委託)."""
    words = text.split()
    return len(words) >= MANY_OPTIONS and all(is_option(word) for word in words)


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


_MARK = regex.compile(r"^(?:[■☑●☒◎◉⬛✓✔◯〇○レ]\s*|[①-⑨]\s+)|\s*[■☑●☒◎◉⬛✓✔◯〇○]$")
_BLANK_BRACKET = regex.compile(r"[(（][\s　]*[)）]")
