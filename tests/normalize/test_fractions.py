"""Shares written as fractions."""

from __future__ import annotations

import pytest

from normalize.fractions import read_fraction


@pytest.mark.parametrize(
    ("text", "label", "value"),
    [
        ("1/2", "補助率", 0.5),
        ("10/10", "補助率", 1.0),
        ("2分の1", "", 0.5),
        ("三分の二", "", 2 / 3),
        ("補助率1/3", "", 1 / 3),
        ("1/2以内", "国庫負担割合", 0.5),
        ("½", "", 0.5),
        ("国2分の1", "", 0.5),
    ],
)
def test_fractions(text: str, label: str, value: float) -> None:
    found = read_fraction(text, label)
    assert found is not None
    assert found.value == pytest.approx(value)


@pytest.mark.parametrize(
    ("text", "label"),
    [("1/2", ""), ("1/0", "補助率"), ("2019/4/1", "補助率"), ("半分", "補助率"), ("0分の1", ""), ("48/91", "指標")],
)
def test_no_fractions(text: str, label: str) -> None:
    assert read_fraction(text, label) is None
