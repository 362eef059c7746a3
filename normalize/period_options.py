"""Kinds of period to choose from, with years of their own: ☑単年度繰返し（平成24年度から）　□期間限定（　年度～　年度）."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

import regex

from normalize.chosen import question
from normalize.context import Item
from normalize.drafts import Draft, plain_text
from normalize.periods import read_period
from normalize.text import normal

_BOX: Final = "□■☐☑☒⬜⬛"
_SET: Final = frozenset("■☑☒⬛")
# A box and the words up to the next one; what they say of years stands in brackets, or behind a blank.
_OPTION = regex.compile(rf"([{_BOX}])\s*([^{_BOX}]+)")
_NAME = regex.compile(r"[^\s　(（:：0-9０-９]+")
_ERA_ALONE = regex.compile(r"(?:明治|大正|昭和|平成|令和|西暦|[MTSHR])[\s　・]*")
_YEARS = regex.compile(r"[(（:：\s　]?(.*?)[)）\s　]*", regex.DOTALL)
_NUMBER = regex.compile(r"[0-9０-９元]")


def read(item: Item) -> list[Draft] | None:
    """What is chosen, as `checkbox`, and its years; the text as `other` where nothing is; None where there are no options."""
    options = _OPTION.findall(" ".join(item.block.lines))
    if len(options) < 2 or any(_ERA_ALONE.match(words) and _NAME.match(words) is None for _, words in options):
        return None
    if all(_ERA_ALONE.match(words) is not None for _, words in options):
        # □平成 ■令和 ７年度: only the era is chosen (`normalize.offered_eras`).
        return None
    found: list[Draft] = []
    for mark, words in options:
        name = _NAME.match(words)
        if mark not in _SET or name is None:
            continue
        found.append(Draft(item, "checkbox", normal(name[0]), mark + name[0], dimensions={"item": question(item)}))
        found += _years(item, words[name.end() :])
    return found or [plain_text(item, "other")]


def _years(item: Item, words: str) -> list[Draft]:
    """The years that stand behind the words of an option, if any do."""
    inner = _YEARS.fullmatch(words.strip())
    if inner is None or _NUMBER.search(inner[1]) is None:
        return []
    return read_period(replace(item, block=replace(item.block, lines=(inner[1],))))
