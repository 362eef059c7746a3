"""Flags of texts whose characters cannot be right, or cannot be seen."""

from __future__ import annotations

import pytest

from normalize.doubts import doubts
from schemas.block import Block
from schemas.geometry import Box

BOX = Box(0, 0, 9, 9)


def flags(raw: str, **how: bool) -> list[str]:
    """The flags of a value that prints `raw`."""
    return list(doubts(Block(1, BOX, BOX, (raw,), (), (), (), **how), raw))  # type: ignore[arg-type]


@pytest.mark.parametrize("raw", ["推逭", "情報逭"])
def test_kanji_that_no_form_prints(raw: str) -> None:
    """Outside of JIS."""
    assert flags(raw) == ["rare_kanji"]


@pytest.mark.parametrize(
    "raw", ["剝離・補塡・頰・𠮟る", "髙橋﨑", "⼾籍", "葛\U000e0100城", "①㈱㎡ⅣⅤ～－△", "1,234\t5\n6", "ﾊﾞｯｸ", "々〇"]
)
def test_ordinary_texts(raw: str) -> None:
    """What forms do print, also where cp932 has not got it, raises no doubt."""
    assert flags(raw) == []


@pytest.mark.parametrize("raw", ["\ufffd", "a\0b", "\ue000", "\ud800", "\x1b[2J", "\x9b"])
def test_characters_that_no_text_has(raw: str) -> None:
    """Replacement, controls, private use, half of a pair."""
    assert flags(raw) == ["broken_text"]


@pytest.mark.parametrize("raw", ["\u202e123", "1\u200b23", "\ufeff", "\u2066x\u2069"])
def test_characters_that_nobody_sees(raw: str) -> None:
    """Overrides and zero-width characters."""
    assert flags(raw) == ["hidden_characters"]


def test_how_it_is_set() -> None:
    """Said by the extraction."""
    assert flags("12", unseen=True, crossed=True) == ["invisible_text", "over_edge"]
