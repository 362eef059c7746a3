"""Indicators: which cells belong to one indicator, in which order, of which type; and their facts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import regex

from normalize.amounts import read_amount
from normalize.context import Context, Item
from normalize.decide import Reading
from normalize.drafts import Draft, plain_text, state_of, text_of, years_of
from normalize.money import is_estimate
from normalize.paths import Head
from normalize.text import normal
from normalize.units import Unit, known, read_unit
from schemas.folding import fold_label
from schemas.vocabulary import Quality, look_up

Slot = tuple[object, ...]

# 活動指標１, 成果指標②: the form numbers its indicators by type.
_NUMBERED = regex.compile(r"(活動|成果|対象|上位成果|アウトプット|アウトカム)(?:結果)?指標?\(?([0-9①-⑨])")
# A unit in brackets at the end of an indicator's name: ログイン件数 (件).
_UNIT_AT_END = regex.compile(
    r"^(.*?)\s*[(（\[［]\s*(?:単位\s*[:：/／]?\s*)?([^()（）\[\]［］]{0,8})\s*[)）\]］]$", regex.DOTALL
)
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
            match = _UNIT_AT_END.match(text_of(item))
            named = match is not None and match[2].strip() and (is_unit_text(match[2]) or "単位" in item.block.text)
            if match is not None and named:
                return unit_named(match[2])
            inside = _unit_inside(text_of(item))
            return None if inside is None else unit_named(inside)
        for head in item.path.rows:
            if (match := _UNIT_IN_HEAD.search(head.text)) is not None:
                return unit_named(match[1]) if match[1] else None
            if head.stub and (match := _UNIT_AT_END.match(head.text)) is not None and is_unit_text(match[2]):
                return unit_named(match[2])
        return None

    def facts(self, item: Item) -> _Facts:
        """The indicator that `item` belongs to."""
        return self._facts[self._slots[item.order]]

    def read(self, item: Item, reading: Reading) -> list[Draft]:
        """The facts of one indicator cell."""
        facts = self.facts(item)
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
            label = (
                *item.path.label[:-2],
                _NUMBERED_LABEL.sub("", item.path.label[-2]) if len(item.path.label) > 1 else "",
                "単位",
            )
            box = self._context.box_of(item.block, heading)
            return [Draft(item, "indicator_unit", match[1].strip(), printed, label, dimensions=dimensions, box=box)]
        return []

    def _own(self, item: Item, reading: Reading, dimensions: dict[str, str | int], facts: _Facts) -> list[Draft]:
        """The facts that the cell itself holds."""
        if reading.concept == "indicator_name":
            return _name(item, dimensions)
        if reading.concept in ("indicator_unit", "indicator_definition"):
            return [plain_text(item, reading.concept, dimensions, dated=False)]
        return [_figure(item, reading, dimensions, facts.unit)]


def unit_named(text: str) -> Unit | None:
    """The unit that a unit cell or a bracket names; a word that is no known unit stands for itself."""
    bare = text.strip().strip("()（）")
    if not bare or bare in ("-", "－", "―"):
        return None
    return read_unit(bare) or Unit(bare, 1, bare)


def is_unit_text(text: str) -> bool:
    """Whether a bracket at the end of a name holds a unit and not a remark."""
    bare = _BOUND.sub("", text.strip())
    return not bare or known(bare) is not None


# A unit may carry the bound of its target (分以内) or a base (件/年).
_BOUND = regex.compile(r"(?:以内|以上|以下|未満|/.{1,3})$")


def _name_rows(items: list[tuple[Item, Reading]]) -> dict[tuple[int, int, int], list[tuple[Slot, int, int]]]:
    """Rows that a name cell of a names' column spans: all cells of those rows are of its indicator."""
    found: dict[tuple[int, int, int], list[tuple[Slot, int, int]]] = {}
    for item, reading in items:
        b = item.block
        if reading.concept == "indicator_name" and item.path.columns and b.ruled and b.lines:
            key: Slot = (b.page, b.table, b.group, b.row)
            found.setdefault((b.page, b.table, b.group), []).append((key, b.row, b.row_end))
    return found


def _name(item: Item, dimensions: dict[str, str | int]) -> list[Draft]:
    """The name, and the unit in brackets at its end as a fact of its own (ruling 13)."""
    base = plain_text(item, "indicator_name", dimensions, dated=False)
    text = item.block.text
    # A list of several names has no unit at its end that were that of all.
    match = _UNIT_AT_END.match(text_of(item)) if base.state == "reported" and "\n" not in text_of(item) else None
    if match is None or not (is_unit_text(match[2]) or "単位" in text):
        inner = _unit_inside(text_of(item)) if base.state == "reported" else None
        return [base] if inner is None else [base, _text(item, "indicator_unit", inner, inner, dimensions)]
    raw = _UNIT_AT_END.match(text)
    name_raw, unit_raw = (raw[1].strip(), raw[2].strip()) if raw is not None else (text, match[2])
    found = []
    if match[1].strip():
        found.append(_text(item, "indicator_name", match[1].strip(), name_raw, dimensions))
    if match[2].strip():
        found.append(_text(item, "indicator_unit", match[2].strip(), unit_raw, dimensions))
    return found


def _unit_inside(text: str) -> str | None:
    """A unit in brackets inside a name: 増加率(%)(複合機・プリンタ)."""
    if "\n" in text:
        return None
    inner = [b.strip() for b in _BRACKETS.findall(text)]
    return next(
        (b for b in inner if (b and known(b) is not None and len(b) <= 4 and not b.isascii()) or b == "%"), None
    )


_BRACKETS = regex.compile(r"[(]([^()]{1,6})[)]")


def _text(item: Item, concept: str, value: str, raw: str, dimensions: dict[str, str | int]) -> Draft:
    return Draft(item, concept, value, raw, dimensions=dimensions)


# A figure begins as one: 申請手続数:409件 and 0件(100%) say more than a number.
_BEGINS = regex.compile(r"[(<]?[△▲\-−+±約]?\s*[0-9][^(]*$")
_FIGURE_HEADS: Final = {"indicator_rate": Unit("%", 1, "%")}


def _figure(item: Item, reading: Reading, dimensions: dict[str, str | int], unit: Unit | None) -> Draft:
    """Target, actual or rate: a number with the indicator's unit, or the printed text (`完了`)."""
    state = state_of(item)
    first, last, flags = years_of(item)
    if reading.concept == "indicator_actual" and _is_estimate(item.path.rows + item.path.columns, first):
        flags = (*flags, "estimate")
    unit = item.path.unit or _FIGURE_HEADS.get(reading.concept) or unit
    code = None if unit is None else unit.code
    base = Draft(item, reading.concept, None, None, None, first, last, dimensions, code, None, state, flags)
    if state != "reported":
        return base
    amount = read_amount(text_of(item), unit)
    plain = (
        amount is not None
        and amount.value is not None
        and not _is_bound(amount.flags)
        and _BEGINS.match(text_of(item)) is not None
    )
    if amount is None or not plain:
        return Draft(
            item, reading.concept, text_of(item), None, None, first, last, dimensions, None, None, state, flags
        )
    value = float(amount.value) if amount.decimals and amount.value is not None else amount.value
    return Draft(
        item,
        reading.concept,
        value,
        None,
        None,
        first,
        last,
        dimensions,
        amount.unit or code,
        amount.decimals,
        state,
        flags,
    )


def _is_bound(flags: tuple[str, ...]) -> bool:
    return any(
        flag in ("at_least", "more_than", "at_most", "less_than", "increase", "decrease", "noted") for flag in flags
    )


def _is_estimate(heads: tuple[Head, ...], year: int | None) -> bool:
    for head in heads:
        if is_estimate(head, year):
            return True
        if head.year is not None and "estimate" in head.year.flags:
            return True
    return False
