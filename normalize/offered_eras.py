"""A year field that offers several eras (昭和・平成・令和　１１　年度): the chosen one counts, and without one no year does.

The last era stands before the number in print, but it is no more likely than the others.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

import regex

from normalize.choices import read_choices
from normalize.context import Item
from normalize.drafts import Draft, text_of

_ERA: Final = r"(?:明治|大正|昭和|平成|令和|西暦|[MTSHR](?![A-Za-z]))"
_MARK: Final = r"[□■☐☑☒○●◯✓✔レ]?\s*"
_OFFERED = regex.compile(rf"{_MARK}{_ERA}(?:\s*[・･/／,，、]?\s*{_MARK}{_ERA})+")
_EACH = regex.compile(_ERA)
_NUMBER = regex.compile(r"[0-9０-９元]")
_EMPTY: Final = "年度"
_PARTED = regex.compile(r"\s*[・･/／]\s*")


def settled(item: Item) -> Item | None:
    """The item with the year that is chosen; itself where nothing is offered, None where nobody can tell."""
    text = " ".join(item.block.lines)
    groups = list(_OFFERED.finditer(text))
    if not groups:
        return _with_chosen_part(item, text)
    (group, *others) = groups
    offered = _EACH.findall(group[0])
    chosen = [era for era in offered if era in item.block.chosen] or _marked(group[0], offered)
    if _NUMBER.search(text[group.end() :]) is None and not chosen:
        # A template that nobody has filled in.
        return replace(item, block=replace(item.block, lines=(_EMPTY,)))
    if others or len(chosen) != 1:
        return None
    year = chosen[0] + "".join(text[group.end() :].split())
    return replace(item, block=replace(item.block, lines=(text[: group.start()] + year,), chosen=()))


def undecided(item: Item, concept: str) -> list[Draft]:
    """The field as printed, flagged."""
    return [Draft(item, concept, text_of(item), flags=("unreadable",))]


def _marked(text: str, offered: list[str]) -> list[str]:
    """The eras that a mark of their own chooses: □昭和 ■平成 □令和."""
    choices = read_choices(text)
    return [era for era in offered if choices is not None and era in choices.selected]


def _with_chosen_part(item: Item, text: str) -> Item:
    """令和　年度・未定, of which one is circled."""
    if len(item.block.chosen) != 1:
        return item
    chosen = "".join(item.block.chosen[0].split())
    parts = [part for part in _PARTED.split(text.strip()) if "".join(part.split()) == chosen]
    return replace(item, block=replace(item.block, lines=(parts[0],), chosen=())) if len(parts) == 1 else item
