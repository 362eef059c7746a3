"""Rows whose name is explained by a question in the cell beside it: 公益性 | 効果は広く市民に及ぶか。 | 4.

Where several questions stand beside any name of the table (妥当性), each is what is judged in its row; else they explain.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from normalize.paths import Head

if TYPE_CHECKING:
    from normalize.context import Item

_ASKS: Final = ("か。", "か", "か?")


def without_explanations(items: list[Item]) -> list[Item]:
    """The items, those of a row with a name and one question without the question among their row headings."""
    asked: dict[tuple[int, int], dict[tuple[int, int], set[str]]] = defaultdict(lambda: defaultdict(set))
    for item in items:
        if _is_explained(item):
            asked[_table(item)][item.path.rows[-2].place].add(item.path.rows[-1].text)
    explained = {table for table, names in asked.items() if all(len(questions) == 1 for questions in names.values())}
    return [
        replace(item, path=replace(item.path, rows=item.path.rows[:-1]))
        if _table(item) in explained and _is_explained(item)
        else item
        for item in items
    ]


def _table(item: Item) -> tuple[int, int]:
    return item.block.page, item.block.table


def _is_explained(item: Item) -> bool:
    """Whether a question stands between an item and the name of its row."""
    rows = item.path.rows
    return len(rows) > 1 and _is_question(rows[-1]) and not rows[-2].stub


def _is_question(head: Head) -> bool:
    return head.stub and head.text.endswith(_ASKS)
