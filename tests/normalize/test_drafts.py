"""What all kinds of value share: states, years, texts."""

from __future__ import annotations

import pytest

from normalize.context import Item
from normalize.drafts import plain_text, state_of, text_of, years_of
from normalize.paths import Path, head_of
from normalize.years import Year
from schemas.block import Block
from schemas.geometry import Box

BOX = Box(0, 0, 1, 1)


def item(*lines: str, slashed: bool = False, columns: tuple[str, ...] = (), last: tuple[str, ...] = ()) -> Item:
    heads = [tuple(head_of(text, "column", False) for text in texts) for texts in (columns, last)]
    return Item(Block(1, BOX, BOX, lines, (), (), (), slashed=slashed), Path((), (), heads[0], heads[1]), 0)


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("", "blank"),
        ("　 ", "blank"),
        ("－", "not_applicable"),
        ("ー", "not_applicable"),
        ("…", "not_applicable"),
        ("***", "not_applicable"),
        ("なし", "not_applicable"),
        ("特になし。", "not_applicable"),
        ("該当無し", "not_applicable"),
        ("0", "reported"),
        ("-5", "reported"),
        ("なしの産地", "reported"),
        ("※", "reported"),
    ],
)
def test_states(text: str, state: str) -> None:
    """Blank, dash and zero are three different things."""
    assert state_of(item(text)) == state


def test_a_slashed_cell_does_not_apply() -> None:
    assert state_of(item(slashed=True)) == "not_applicable"


def test_text() -> None:
    assert text_of(item("端末が古く、", "ＩＴ費用が増える。")) == "端末が古く、IT費用が増える。"


def test_years() -> None:
    assert years_of(item("1")) == (None, None, ())
    assert years_of(item("1", columns=("R3年度",))) == (2021, None, ())
    assert years_of(item("1", columns=("R3年度",), last=("R5年度",))) == (2021, 2023, ())
    assert years_of(item("1", columns=("R3年度",), last=("R3年度",))) == (2021, None, ())
    assert years_of(item("1", columns=("平成32年度",))) == (2020, None, ("era_overflow",))
    assert years_of(item("1", columns=("30年度",))) == (None, None, ())
    assert item("1", columns=("30年度",)).path.year == Year(None, number=30)


def test_plain_texts() -> None:
    draft = plain_text(item("ある値", columns=("R3年度",)), "comment", {"criterion": "甲"})
    assert (draft.value, draft.state, draft.fiscal_year, dict(draft.dimensions)) == (
        "ある値", "reported", 2021, {"criterion": "甲"},
    )  # fmt: skip
    assert plain_text(item("ある値", columns=("R3年度",)), "comment", dated=False).fiscal_year is None
    none = plain_text(item("－"), "comment")
    assert (none.value, none.state) == (None, "not_applicable")
