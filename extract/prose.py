"""Prose under headings that stand outside all tables: forms written as a document, `(1) 目的` and its text below."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import regex

from extract.sections import is_title
from schemas.block import Block, Heading
from schemas.cell import Cell
from schemas.folding import fold_label
from schemas.geometry import Box
from schemas.vocabulary import Quality, concepts, exact

# Lines of a paragraph follow each other within this many font sizes; so does the first line its heading.
NEXT_LINE: Final = 3.2
# Text is set in from its heading by no more than this, in font sizes: what stands further right is another column.
INDENT: Final = 5.0
# A heading is a line of its own and no longer than this; running heads and feet stand in these margins of the page.
LONGEST: Final = 30
MARGIN: Final = 0.06

# Judgements that are told in prose; a grade is not.
_TOLD: Final = frozenset({"future_direction", "direction_reason", "overall_rating"})
_SECTION = regex.compile(r"\s*(?:[0-9０-９]{1,2}|[Ⅰ-Ⅻ]|[一二三四五六七八九十])[\s　.．、]")


def prose_blocks(page: int, segments: Sequence[Cell], cells: Sequence[Cell], height: float) -> list[Block]:
    """The text below each free heading that asks for a text, as one block with that heading; `height` is the page's."""
    lines = [line for line in _lines(segments) if MARGIN * height < line[0].box.center[1] < (1 - MARGIN) * height]
    tops = sorted(cell.box.y0 for cell in cells)
    found: list[Block] = []
    section = ""
    head: Cell | None = None
    body: list[list[Cell]] = []
    for line in [*lines, []]:
        if head is not None and line and not _is_head(line) and _goes_on(body[-1] if body else [head], line, tops):
            body.append(line)
            continue
        if head is not None and body:
            found.append(_block(page, section, head, body))
        head, body = None, []
        if not line:
            break
        if _is_head(line):
            head = line[0]
        elif _SECTION.match(line[0].text) and len(line) <= 2:
            section = " ".join(s.text for s in line)
    return found


def _lines(segments: Sequence[Cell]) -> list[list[Cell]]:
    """Free runs of text by their lines, top to bottom, left to right."""
    lines: list[list[Cell]] = []
    for segment in sorted((s for s in segments if s.lines), key=lambda s: s.box.center[1]):
        if lines and segment.box.center[1] - lines[-1][0].box.center[1] < segment.size / 2:
            lines[-1].append(segment)
        else:
            lines.append([segment])
    return [sorted(line, key=lambda s: s.box.x0) for line in lines]


def _is_head(line: Sequence[Cell]) -> bool:
    """Whether a line is nothing but a heading that asks for a text."""
    text = line[0].text
    if len(line) != 1 or len(fold_label(text)) > LONGEST or is_title(text):
        return False
    meaning = exact(text)
    concept = meaning.of("concept")
    if concept is None or meaning.quality < Quality.CORE:
        return False
    return concepts()[concept].group == "narrative" or concept in _TOLD


def _goes_on(above: Sequence[Cell], line: Sequence[Cell], tops: Sequence[float]) -> bool:
    """Whether a line follows the one above it, and no table begins between them."""
    upper, lower = above[0].box, line[0].box
    if lower.center[1] - upper.center[1] > NEXT_LINE * max(above[0].size, line[0].size):
        return False
    if _SECTION.match(line[0].text) is not None or lower.x0 - upper.x0 > INDENT * line[0].size:
        return False
    return not any(upper.y1 <= top <= lower.y0 for top in tops)


def _block(page: int, section: str, head: Cell, body: Sequence[Sequence[Cell]]) -> Block:
    parts = [segment for line in body for segment in line]
    box = Box(
        min(s.box.x0 for s in parts),
        min(s.box.y0 for s in parts),
        max(s.box.x1 for s in parts),
        max(s.box.y1 for s in parts),
    )
    return Block(
        page,
        box,
        box,
        tuple(" ".join(s.text for s in line) for line in body),
        (section,) if section else (),
        (Heading(head.text, "label"),),
        (),
        size=parts[0].size,
        bold=False,
        ruled=False,
        unseen=any(segment.unseen for segment in parts),
    )
