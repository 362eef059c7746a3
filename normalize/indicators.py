"""Indicators: which cells belong to one indicator, in which order, of which type; and their facts."""

from __future__ import annotations

from dataclasses import dataclass

import regex

from normalize.context import Context, Item
from normalize.decide import Reading
from normalize.drafts import Draft, plain_text, state_of, text_of
from normalize.figures import UNIT_AT_END, figure, is_unit_text, name, unit_inside, unit_named
from normalize.text import normal
from normalize.units import Unit
from schemas.folding import fold_label
from schemas.vocabulary import Quality, look_up

Slot = tuple[object, ...]

# 活動指標１, 成果指標②: the form numbers its indicators by type.
_NUMBERED = regex.compile(r"(活動|成果|対象|上位成果|アウトプット|アウトカム)(?:結果)?指標?\(?([0-9①-⑨])")
_RAW_UNIT = regex.compile(r"[(（]\s*単位\s*[:：/／]?\s*([^()（）]*?)[\s　]*[)）]")
_NUMBERED_LABEL = regex.compile(r"\s*[(\[].*$")
_UNIT_IN_HEAD = regex.compile(r"\(\s*単位\s*[:/]?\s*([^()]*?)\s*\)")


@dataclass(slots=True)
class _Facts:
    """What is known of one indicator."""

    number: int
    kind: str
    unit: Unit | None
    named: bool = False


class Indicators:
    """The indicators of one sheet: numbers are given in the order in which they stand."""

    def __init__(self, items: list[tuple[Item, Reading]], context: Context) -> None:
        """Find the slots of all indicator cells, and the type and unit of each."""
        self._context = context
        self._slots: dict[int, Slot] = {}
        self._facts: dict[Slot, _Facts] = {}
        self._said: set[Slot] = set()
        self._names = _name_rows(items)
        last: Slot | None = None
        for item, reading in items:
            slot = self._slot(item, reading, last)
            self._slots[item.order] = slot
            last = slot
            facts = self._facts.setdefault(slot, _Facts(0, "other", None))
            self._learn(facts, item, reading)
        self._number()

    def _number(self) -> None:
        """Slots with a name or a figure are numbered; those that the form leaves empty are not (ruling 11)."""
        number = 0
        for facts in self._facts.values():
            if facts.named:
                number += 1
                facts.number = number

    def _slot(self, item: Item, reading: Reading, last: Slot | None) -> Slot:
        block = item.block
        for head in (*item.path.rows, *item.path.columns):
            match = _NUMBERED.match(fold_label(head.text))
            if match is not None:
                return ("numbered", match[1], match[2])
        for key, start, end in self._names.get((block.page, block.table, block.group), []):
            if start <= block.row < end:
                return key
        if (outer := self._outer(item)) is not None:
            return (block.page, block.table, outer)
        if reading.concept == "indicator_name" or last is None:
            return (block.page, block.table, block.row, block.column)
        return last

    def _outer(self, item: Item) -> tuple[int, int] | None:
        """The place of the row heading that numbers or types the slot: `1`, 活動指標."""
        heads = item.block.rows[:-1] or (item.block.rows if not item.block.columns else ())
        if not heads:
            return None
        inner = heads[-1]
        meaning = look_up(inner.text)
        if fold_label(inner.text).isdigit() or meaning.of("concept") == "indicator_name":
            return inner.row, inner.column
        return None

    def _learn(self, facts: _Facts, item: Item, reading: Reading) -> None:
        if item.block.text.strip():
            facts.named = True
        kind = self._kind(item)
        if facts.kind == "other" and kind is not None:
            facts.kind = kind
        unit = self._unit_of(item, reading)
        if facts.unit is None and unit is not None:
            facts.unit = unit

    def _kind(self, item: Item) -> str | None:
        for head in item.path.inner():
            for role, kind in (("output", "output"), ("outcome", "outcome")):
                if head.meaning.has("role", role) and head.meaning.quality >= Quality.CORE:
                    return kind
        block = item.block
        for page, label in self._context.labels:
            if page == block.page and label.table == block.table and label.row <= block.row < label.row_end:
                meaning = look_up(label.text)
                for role in ("output", "outcome"):
                    if meaning.has("role", role) and meaning.quality >= Quality.CORE:
                        return role
        return None

    def _unit_of(self, item: Item, reading: Reading) -> Unit | None:
        if reading.concept == "indicator_unit" and state_of(item) == "reported":
            return unit_named(text_of(item))
        if reading.concept == "indicator_name" and "\n" not in text_of(item):
            match = UNIT_AT_END.match(text_of(item))
            named = match is not None and match[2].strip() and (is_unit_text(match[2]) or "単位" in item.block.text)
            if match is not None and named:
                return unit_named(match[2])
            inside = unit_inside(text_of(item))
            return None if inside is None else unit_named(inside)
        for head in item.path.rows:
            if (match := _UNIT_IN_HEAD.search(head.text)) is not None:
                return unit_named(match[1]) if match[1] else None
            if head.stub and (match := UNIT_AT_END.match(head.text)) is not None and is_unit_text(match[2]):
                return unit_named(match[2])
        return None

    def facts(self, item: Item) -> _Facts:
        """The indicator that `item` belongs to."""
        return self._facts[self._slots[item.order]]

    def read(self, item: Item, reading: Reading) -> list[Draft]:
        """The facts of one indicator cell."""
        facts = self.facts(item)
        if not facts.named:
            # A slot with neither a name nor a figure needs no fact (ruling 11).
            return []
        dimensions: dict[str, str | int] = {"indicator": facts.number, "indicator_type": facts.kind}
        said = self._said_in_head(item, dimensions)
        return said + self._own(item, reading, dimensions, facts)

    def _said_in_head(self, item: Item, dimensions: dict[str, str | int]) -> list[Draft]:
        """The unit that a row heading names in brackets (活動指標１（単位/件）): one fact an indicator."""
        slot = self._slots[item.order]
        if slot in self._said:
            return []
        for heading in item.block.rows:
            match = _UNIT_IN_HEAD.search(normal(heading.text.replace("\n", "")))
            if match is None or not match[1].strip():
                continue
            self._said.add(slot)
            raw = _RAW_UNIT.search(heading.text.replace("\n", ""))
            printed = raw[1].strip() if raw is not None else match[1].strip()
            outer = item.path.label[:-1]
            own = _NUMBERED_LABEL.sub("", outer[-1]) if outer else ""
            label = (*outer[:-1], *((own,) if own else ()), "単位")
            box = self._context.box_of(item.block, heading)
            return [Draft(item, "indicator_unit", match[1].strip(), printed, label, dimensions=dimensions, box=box)]
        return []

    def _own(self, item: Item, reading: Reading, dimensions: dict[str, str | int], facts: _Facts) -> list[Draft]:
        """The facts that the cell itself holds."""
        if reading.concept == "indicator_name":
            return name(item, dimensions)
        if reading.concept in ("indicator_unit", "indicator_definition"):
            return [plain_text(item, reading.concept, dimensions, dated=False)]
        return [figure(item, reading, dimensions, facts.unit)]


def _name_rows(items: list[tuple[Item, Reading]]) -> dict[tuple[int, int, int], list[tuple[Slot, int, int]]]:
    """Rows that a name cell of a names' column spans: all cells of those rows are of its indicator."""
    found: dict[tuple[int, int, int], list[tuple[Slot, int, int]]] = {}
    for item, reading in items:
        b = item.block
        if reading.concept == "indicator_name" and item.path.columns and b.ruled and b.lines:
            key: Slot = (b.page, b.table, b.group, b.row)
            found.setdefault((b.page, b.table, b.group), []).append((key, b.row, b.row_end))
    return found
