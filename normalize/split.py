"""Two figures of an indicator in one cell: 目標／実績 over `600／604`, 実績（達成率） over `341 (97.4%)`.

FACTS.md, ruling 5. Sums of money are told apart in `normalize.money`, because there one value may stand alone.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

import regex

from normalize.context import Item
from normalize.paths import Head
from schemas.vocabulary import Meaning, Quality, exact

_FIGURES: Final = frozenset({"indicator_target", "indicator_actual", "indicator_rate"})
_HEAD_BRACKET = regex.compile(r"^(.*?)\s*[(（]\s*([^()（）]+?)\s*[)）]$", regex.DOTALL)
_HEAD_STROKE = regex.compile(r"^(.+?)\s*[/／]\s*(.+)$", regex.DOTALL)
_CELL_BRACKET = regex.compile(r"^([^()（）]+?)\s*[(（]\s*([^()（）]+?)\s*[)）]$", regex.DOTALL)
_CELL_STROKE = regex.compile(r"^\s*([^/／]*?)\s*[/／]\s*([^/／]*?)\s*$", regex.DOTALL)


def figures_of(item: Item) -> tuple[Item, ...]:
    """The item, or one for each figure of its cell where its heading names two."""
    for axis, heads in (("columns", item.path.columns), ("rows", item.path.rows)):
        if not heads or heads[-1].stub:
            continue
        for over, within in ((_HEAD_BRACKET, _CELL_BRACKET), (_HEAD_STROKE, _CELL_STROKE)):
            named = over.match(heads[-1].text)
            if named is None or not (_is_figure(exact(named[1])) and _is_figure(exact(named[2]))):
                continue
            parts = within.match("\n".join(item.block.lines))
            if parts is None:
                return (item,)
            both = [_part(item, axis, heads[-1], exact(named[k]), parts[k]) for k in (1, 2)]
            return tuple(part for part in both if part.block.lines) or (item,)
    return (item,)


def _is_figure(meaning: Meaning) -> bool:
    return meaning.quality >= Quality.CORE and meaning.of("concept") in _FIGURES


def _part(item: Item, axis: str, head: Head, meaning: Meaning, text: str) -> Item:
    """The item as if only `text` stood in its cell, under a heading that says only `meaning`."""
    block = replace(item.block, lines=tuple(line for line in text.split("\n") if line.strip()))
    heads = item.path.columns if axis == "columns" else item.path.rows
    changed = (*heads[:-1], replace(head, meaning=meaning))
    path = replace(item.path, columns=changed) if axis == "columns" else replace(item.path, rows=changed)
    return replace(item, block=block, path=path)
