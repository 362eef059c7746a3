"""The names of kinds of expense."""

from __future__ import annotations

import pytest

from normalize.expenses import is_kind_of_expense


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("委託料", True),
        ("13 委託料", True),
        ("（12）委託料", True),
        ("12節 委託料", True),
        ("負担金、補助及び交付金", True),
        ("負担金・補助及び交付金", True),
        # sources have these names as well
        ("負担金", False),
        ("使用料", False),
        ("委託料の内訳", False),
        ("", False),
    ],
)
def test_names(text: str, expected: bool) -> None:
    assert is_kind_of_expense(text) is expected
