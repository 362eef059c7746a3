"""Blocks, labels and cells."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, fields, replace

import pytest

from schemas.block import Block, Heading, Label, PageBlocks, Sheet
from schemas.cell import NO_FILL, NO_TABLE, Cell
from schemas.geometry import Box

BOX = Box(0, 0, 1, 1)


def block(*lines: str) -> Block:
    return Block(1, BOX, BOX, lines, (), (), ())


def test_the_text_of_a_block() -> None:
    assert block("甲", "乙").text == "甲\n乙"
    assert block().text == ""


def test_what_a_block_is_until_said_otherwise() -> None:
    plain = block("甲")
    assert (plain.ruled, plain.stub, plain.slashed, plain.nested, plain.mark, plain.table) == (
        True, False, False, False, "", -1,
    )  # fmt: skip


@pytest.mark.parametrize("kind", [Block, Heading, Label, PageBlocks, Sheet, Cell])
def test_rooms_hand_over_what_cannot_change(kind: type) -> None:
    """Frozen and slotted."""
    assert "__dict__" not in dir(kind)
    assert kind.__dataclass_params__.frozen  # type: ignore[attr-defined]
    assert len(fields(kind)) > 1


def test_nothing_can_be_set() -> None:
    with pytest.raises(FrozenInstanceError):
        block("甲").page = 2  # type: ignore[misc]
    assert replace(block("甲"), page=2).page == 2


def test_the_text_of_a_cell() -> None:
    """Lines joined by line feeds; upright text without."""
    cell = Cell(BOX, 0, 0, 1, 1, NO_TABLE, ("人", "件", "費"), BOX, NO_FILL, 8.0, False, False)
    assert cell.text == "人\n件\n費"
    assert replace(cell, vertical=True).text == "人件費"
    assert replace(cell, lines=()).text == ""
