"""Indicators: which cells belong to one indicator, in which order, of which type; and their facts."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

import regex

from normalize.context import Context, Item
from normalize.dimensions import is_estimated
from normalize.drafts import Draft, is_nothing, plain_text, state_of, text_of
from normalize.figures import UNIT_AT_END, figure, is_unit_text, name, unit_inside, unit_named
from normalize.paths import label_text
from normalize.readings import Reading
from normalize.slots import TYPES, Slot, blank_group_rows, group_rows, heads, lettered, name_rows, names_over, says_type
from normalize.text import normal
from normalize.units import Unit
from schemas.block import Block
from schemas.folding import fold_label
from schemas.vocabulary import Quality, look_up

# 活動指標１, 成果指標②: the form numbers its indicators by type.
_NUMBERED = regex.compile(r"(活動|成果|対象|上位成果|アウトプット|アウトカム)(?:結果)?指標?\(?([0-9①-⑨])")
_RAW_UNIT = regex.compile(r"[(（]\s*単位\s*[:：/／]?\s*([^()（）]*?)[\s　]*[)）]")
_NUMBERED_LABEL = regex.compile(r"\s*[(\[].*$")
_UNIT_IN_HEAD = regex.compile(r"\(\s*単位\s*[:/]?\s*([^()]*?)\s*\)")


UNSURE: Final = "indicator_order_doubtful"
"""Flag of an indicator from one on that has no name where the others have: there may be one less."""


def _flagged(draft: Draft) -> Draft:
    return replace(draft, flags=(*draft.flags, UNSURE))


@dataclass(slots=True)
class _Facts:
    """What is known of one indicator."""

    number: int
    kind: str
    unit: Unit | None
    named: bool = False
    titled: bool = False
    doubtful: bool = False


class Indicators:
    """The indicators of one sheet: numbers are given in the order in which they stand."""

    def __init__(self, items: list[tuple[Item, Reading]], context: Context) -> None:
        """Find the slots of all indicator cells, and the type and unit of each."""
        self._context = context
        self._slots: dict[int, Slot] = {}
        self._facts: dict[Slot, _Facts] = {}
        self._said: set[Slot] = set()
        # The slots under each heading that says a type, by its place: a slot with one of its own is a slot of the form.
        self._typed: dict[tuple[int, ...], set[Slot]] = {}
        self._names = name_rows(items)
        self._over = names_over(items, context)
        self._groups = group_rows(context)
        self._blank_rows = blank_group_rows(context, self._groups)
        self._notes: dict[tuple[int, int], list[str]] = {}
        for page, label in context.labels:
            if "見込" in label.text:
                self._notes.setdefault((page, label.table), []).append(label_text(label.text))
        last: Slot | None = None
        for item, reading in items:
            slot = self._slot(item, reading, last)
            self._slots[item.order] = slot
            last = slot
            facts = self._facts.setdefault(slot, _Facts(0, "other", None))
            self._learn(facts, item, reading)
            if reading.concept == "indicator_name" and item.path.columns:
                for head in filter(says_type, item.path.rows):
                    self._typed.setdefault((item.block.page, item.block.table, *head.place), set()).add(slot)
        self._number()

    def _number(self) -> None:
        """Slots are numbered in their order; one that the form leaves empty counts where the form heads it (活動指標②).

        It gives no facts (ruling 11). An empty row without a heading of its own is no slot.
        """
        number = 0
        # Where the others have names, one without any may be none at all: the numbers from it on are unsure.
        counted = [facts for facts in self._facts.values() if facts.named]
        usual = sum(facts.titled for facts in counted) * 2 > len(counted)
        doubtful = False
        headed = {next(iter(slots)) for slots in self._typed.values() if len(slots) == 1}
        for slot, facts in self._facts.items():
            if facts.named or slot[0] == "numbered" or (slot in headed and slot[0] != "group"):
                number += 1
                facts.number = number
                doubtful = doubtful or (usual and facts.named and not facts.titled and slot[0] != "numbered")
            facts.doubtful = doubtful

    def _slot(self, item: Item, reading: Reading, last: Slot | None) -> Slot:
        block = item.block
        for head in (*item.path.rows, *item.path.columns):
            match = _NUMBERED.match(fold_label(head.text))
            if match is not None:
                return ("numbered", match[1], match[2])
        if (letter := lettered(item)) is not None:
            return letter
        if (block.page, block.table, block.row) in self._blank_rows:
            return ("group", block.page, block.table, block.row)
        for over in self._over.get((block.page, block.table), ()):
            if heads(over, block):
                return (block.page, block.table, over.row, over.column)
        if (name := self._name_beside(block)) is not None:
            return name
        if (outer := self._outer(item)) is not None:
            return self._name_within(block, outer) or (block.page, block.table, outer)
        if reading.concept == "indicator_name" or last is None:
            return (block.page, block.table, block.row, block.column)
        return last

    def _name_beside(self, block: Block) -> Slot | None:
        """The slot of the name cell that stands in the block's row."""
        named = self._named_beside(block)
        if named is None:
            return None
        return self._slots.get(named.order, (block.page, block.table, named.block.group, named.block.row))

    def _named_beside(self, block: Block) -> Item | None:
        """The name cell that stands in the block's row: of its own part of the frame, else on its left."""
        among = [
            n for n in self._names.get((block.page, block.table), []) if n.block.row <= block.row < n.block.row_end
        ]
        own = [n for n in among if n.block.group == block.group]
        left = [n for n in among if n.block.column < block.column]
        return own[0] if own else max(left, key=lambda n: n.block.column, default=None)

    def _name_within(self, block: Block, outer: tuple[int, int]) -> Slot | None:
        """The slot of the last name above a block in the rows of its outer heading: 指標の説明 in a row below the figures."""
        ends = [
            label.row_end
            for page, label in self._context.labels
            if (page, label.table, label.row, label.column) == (block.page, block.table, *outer)
        ]
        names = self._names.get((block.page, block.table), [])
        above = [n for n in names if ends and outer[0] <= n.block.row <= block.row < ends[0]]
        return None if not above else self._slots.get(max(above, key=lambda n: n.block.row).order)

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
        # A dash or an Excel error alone is what the form leaves in a slot that nobody filled in; なし is an answer.
        if not is_nothing(item):
            facts.named = True
        facts.titled = facts.titled or reading.concept == "indicator_name" or any(h.stub for h in item.path.rows)
        if facts.kind == "other":
            facts.kind = self._kind(item) or "other"
        if facts.unit is None:
            facts.unit = self._unit_of(item, reading)

    def _kind(self, item: Item) -> str | None:
        for head in item.path.inner():
            for role, kind in (("output", "output"), ("outcome", "outcome")):
                if head.meaning.has("role", role) and head.meaning.quality >= Quality.CORE:
                    return kind
            for word, kind in TYPES.items():
                if word in fold_label(head.text):
                    return kind
        block = item.block
        for page, label in self._context.labels:
            if page == block.page and label.table == block.table and label.row <= block.row < label.row_end:
                meaning = look_up(label.text)
                for role in ("output", "outcome"):
                    if meaning.has("role", role) and meaning.quality >= Quality.CORE:
                        return role
        return self._group_above(item)

    def _group_above(self, item: Item) -> str | None:
        """The type that a row of its own (【成果指標】) gives the indicators below it, the nearest above."""
        block = item.block
        above = [x for x in self._groups.get((block.page, block.table), ()) if x[0] <= block.row]
        return max(above)[1] if above else None

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
        label = self._label(item, reading)
        own = [replace(draft, label=label) for draft in self._own(item, reading, dimensions, facts)]
        return [_flagged(draft) if facts.doubtful else draft for draft in said + own]

    def _label(self, item: Item, reading: Reading) -> tuple[str, ...]:
        """The label path of a figure in one of several rows beside the indicator's name (目標, 実績).

        What heads the name, and the name, come first, as they are the outer headings of such a row.
        """
        own = item.path.label
        name = None if reading.concept == "indicator_name" else self._named_beside(item.block)
        if name is None or name is item or name.block.column >= item.block.column:
            return own
        path = name.path
        if all(h.stub or h in path.rows for h in item.path.rows):
            return own
        outer = tuple(h.text for h in (*path.section, *path.framing, *path.rows) if h.printed)
        named = (*outer, label_text(name.block.text))
        return (*named, *(text for text in own if text not in named))

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
        return [self._estimated(figure(item, reading, dimensions, facts.unit))]

    def _estimated(self, draft: Draft) -> Draft:
        """An actual figure with its flag where any heading of its table says that its year is estimated (3年度は見込み)."""
        if draft.concept != "indicator_actual" or "estimate" in draft.flags or draft.state != "reported":
            return draft
        block = draft.item.block
        notes = self._notes.get((block.page, block.table), ())
        said = any(is_estimated(text, draft.fiscal_year) for text in notes)
        return replace(draft, flags=(*draft.flags, "estimate")) if said else draft
