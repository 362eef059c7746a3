"""Grids of two questions with one mark: 成果 (拡充, 維持, 縮小) down and コスト (削減, 維持, 増加) across.

The mark answers both: each is a fact, named by its question and holding the option that the mark stands beside or under.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from normalize.chosen import criterion_of, is_mark
from normalize.context import Context, Item
from normalize.drafts import Draft
from normalize.paths import Head, Path
from normalize.readings import known_concept
from schemas.vocabulary import concepts

_DIRECTION: Final = "future_direction"


def read(item: Item, context: Context) -> list[Draft]:
    """Both answers of the one mark of a grid; nothing for any other cell."""
    path = item.path
    if not is_mark(item.block.text) or len(path.rows) < 2 or len(path.columns) < 2:
        return []
    if any(head.stub or head.year is not None for head in (*path.rows[-2:], *path.columns[-2:])):
        return []
    others = [other for other in context.items if other is not item and _same_grid(other, item)]
    down = {other.path.rows[-1].text for other in others} - {path.rows[-1].text}
    across = {other.path.columns[-1].text for other in others} - {path.columns[-1].text}
    if not down or not across or any(other.block.lines for other in others):
        return []
    by_row = replace(path, rows=path.rows[:-1], columns=path.columns[:-2])
    by_column = replace(path, rows=path.rows[:-2], columns=path.columns[:-1])
    return [_draft(item, by_row, path.rows), _draft(item, by_column, path.columns)]


def _same_grid(other: Item, item: Item) -> bool:
    """Whether a cell answers the same two questions, under other options or the same."""
    mine, its = item.path, other.path
    return (
        (other.block.page, other.block.table) == (item.block.page, item.block.table)
        and len(its.rows) == len(mine.rows)
        and len(its.columns) == len(mine.columns)
        and its.rows[-2] == mine.rows[-2]
        and its.columns[-2] == mine.columns[-2]
    )


def _draft(item: Item, path: Path, asked: tuple[Head, ...]) -> Draft:
    """The answer to one of the two questions; a direction, unless the headings around speak of something else."""
    question, option = asked[-2:]
    named = [known_concept(head) for head in path.inner() if head is not question]
    concept = next((c for c in named if c is not None and concepts()[c].group == "evaluation"), _DIRECTION)
    dimensions = {"criterion": criterion_of(question)} if concept == "rating" else {}
    return Draft(item, concept, option.text, item.block.text, label=path.label, dimensions=dimensions)
