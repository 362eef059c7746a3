"""What is to be seen of a text, told from how it is painted and from the page's picture."""

from __future__ import annotations

import numpy as np
import pytest

from extract.visibility import Covers, Painted, Picture, sight

BLANK = np.full((100, 100), 255, dtype=np.uint8)
NO_COVERS = Covers(np.zeros((0, 4)), np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64))


def one(color: int = 0, alpha: int = 255, size: float = 8.0, order: int = 5) -> Painted:
    """A page with one character at (10, 10)."""
    ints = [np.array([value], dtype=np.int64) for value in (order, color, alpha, 1)]
    return Painted(np.array([[10.0, 10, 18, 18]]), np.array([size]), ints[0], ints[1], ints[2], ints[3])


def cover(order: int, color: int) -> Covers:
    """A fill over the character's place."""
    return Covers(np.array([[5.0, 5, 40, 40]]), np.array([order]), np.array([color]))


def picture(ground: int = 255, ink: int | None = None) -> Picture:
    """A page of one shade, with strokes of another at the character's place."""
    drawn = np.full((100, 100), ground, dtype=np.uint8)
    if ink is not None:
        drawn[12:14, 11:17] = ink
    return drawn


def test_ordinary_text_asks_for_no_picture() -> None:
    """Drawing a page costs more than reading it."""
    assert sight(one(), NO_COVERS, 100, 100, lambda: pytest.fail("asked")) is None
    assert sight(one(), cover(1, 0xDDDDDD), 100, 100, lambda: pytest.fail("asked")) is None


@pytest.mark.parametrize(
    ("text", "covers", "drawn", "gone", "unseen"),
    [
        (one(alpha=0), NO_COVERS, picture(), True, False),
        (one(alpha=0), NO_COVERS, picture(255, 0), False, True),
        (one(color=0xFFFFFF), NO_COVERS, picture(), True, False),
        # A rule that runs through the box of white text makes no text of it.
        (one(color=0xFFFFFF), NO_COVERS, picture(255, 0), True, False),
        # The ground is dark after all (a shading): white text is seen by it.
        (one(color=0xFFFFFF), NO_COVERS, picture(20, 255), False, False),
        (one(), cover(9, 0xFFFFFF), picture(), True, False),
        (one(), cover(9, 0), picture(0), True, False),
        # A marker that lets the text through.
        (one(), cover(9, 0xFFFF00), picture(226, 0), False, False),
        (one(color=0x203060), cover(1, 0x203060), picture(50), True, False),
        (one(size=0.1), NO_COVERS, picture(), True, False),
    ],
)
def test_what_is_seen(text: Painted, covers: Covers, drawn: Picture, gone: bool, unseen: bool) -> None:
    """Not painted, in the colour of its ground, below something, too small; and what only looks so."""
    found = sight(text, covers, 100, 100, lambda: drawn)
    assert found is not None
    assert (found.gone.tolist(), found.unseen.tolist()) == ([gone], [unseen])


def test_where_nothing_can_be_drawn() -> None:
    """Doubtful text is kept and marked, never taken for granted."""
    found = sight(one(alpha=0), NO_COVERS, 100, 100, lambda: None)
    assert found is not None
    assert (found.gone.tolist(), found.unseen.tolist()) == ([False], [True])
