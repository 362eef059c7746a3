"""Labels inside a cell: `指標名：停止時間　指標の求め方：…`, `自己分析：…`, `H25：…`.

A cell whose text begins with a known label and a colon is one or more labelled values that share the cell's box.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

import regex

from extract.kinds import is_period
from schemas.block import Block, Heading
from schemas.vocabulary import Quality, concepts, look_up

# A label inside a cell is short, stands at the beginning of a line or after a blank, and ends with a colon.
LONGEST: Final = 14
# 目標 120 ／ 実績 118 （達成率 98.3%）
_FIGURE = regex.compile(
    r"(目標値?|計画値?|実績値?|達成率|達成度|進捗率|予算額?|決算額?)\s*[:：]?\s*([△▲\-−]?[0-9０-９][0-9０-９,，.．]*\s*[%％\p{Han}]{0,2})(?=[\s　/／(（)）、,・]|$)"
)
# 【活動指標】 on the first line of a cell.
_IN_BRACKETS = regex.compile(r"\s*[【〔\[［<＜〈《(（].+[】〕\]］>＞〉》)）]\s*")
_LABEL = regex.compile(rf"(?:^|(?<=[\s　]))([^\s　:：、。（(]{{2,{LONGEST}}})[:：]")


def labelled_parts(block: Block) -> list[Block]:
    """The labelled values of a cell, or the block itself where its text does not begin with a known label."""
    if not block.lines:
        return [block]
    text = block.text
    figures = _FIGURE.findall(text)
    if len(figures) > 1 and not _FIGURE.sub("", text).strip(" 　/／()（）、,・\n"):
        return [_figure(block, label, value) for label, value in figures]
    if len(block.lines) > 1 and _is_label_above(block):
        heading = Heading(block.lines[0], "label")
        return [replace(block, lines=block.lines[1:], rows=(*block.rows, heading), stub=False)]
    if not ("：" in text or ":" in text):
        return [block]
    marks = [m for m in _LABEL.finditer(text) if _is_label(m[1])]
    if not marks or text[: marks[0].start()].strip():
        return [block]
    parts = []
    for mark, after in zip(marks, [*marks[1:], None], strict=True):
        value = text[mark.end() : after.start() if after is not None else len(text)].strip("\n 　")
        heading = Heading(mark[1], "period" if is_period(mark[1]) else "label")
        lines = tuple(line for line in value.split("\n") if line.strip())
        parts.append(replace(block, lines=lines, rows=(*block.rows, heading)))
    return parts


def _is_label_above(block: Block) -> bool:
    """Whether the first line of a cell is the label of the rest: 成果指標 over its name, in a cell that nothing else heads."""
    first = look_up(block.lines[0])
    concept = first.of("concept")
    sure = first.quality is Quality.EXACT or (first.quality is Quality.CORE and _IN_BRACKETS.fullmatch(block.lines[0]))
    if not sure or concept is None or concepts()[concept].kind != "text":
        return False
    if any(look_up(line).quality is Quality.EXACT for line in block.lines[1:]):
        return False
    heads = (*block.rows, *block.columns)
    return all(look_up(head.text).of("concept") == concept or look_up(head.text).has("role", "stub") for head in heads)


def _figure(block: Block, label: str, value: str) -> Block:
    return replace(block, lines=(value,), rows=(*block.rows, Heading(label, "label")))


def _is_label(text: str) -> bool:
    if is_period(text):
        return True
    meaning = look_up(text)
    return meaning.quality is Quality.EXACT and meaning.of("concept") is not None
