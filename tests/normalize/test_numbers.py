"""Digits, groups and rounding."""

from __future__ import annotations

from decimal import Decimal

import pytest

from normalize.numbers import decimals, plainest, read_number, well_grouped


@pytest.mark.parametrize(
    ("text", "value", "places"),
    [
        ("1,234", "1234", 0),
        ("205, 257, 690", "205257690", 0),
        ("1 234", "1234", 0),
        ("5,500.0", "5500.0", 1),
        ("0.50", "0.50", 2),
        ("280", "280", 0),
        ("1 ,234", "1234", 0),
    ],
)
def test_numbers(text: str, value: str, places: int) -> None:
    number = read_number(text)
    assert number is not None
    assert (number.value, number.decimals) == (Decimal(value), places)


@pytest.mark.parametrize(
    "text",
    [
        "12,34,56",
        "1,2345",
        "1,23",
        "12,345,67",
        "0,123",
        "1.2.3",
        "1,234.5.6",
        "",
        "abc",
        "1,",
        ",1",
        "1234,567",
        "9" * 40,
        "1e5",
        "①",
        "²",
    ],
)
def test_no_numbers(text: str) -> None:
    assert read_number(text) is None


def test_rounding_as_printed() -> None:
    assert [decimals(text) for text in ("280", "99.5", "5,500.00")] == [0, 1, 2]
    assert [type(plainest(Decimal(value), places)) for value, places in (("5", 0), ("5.0", 1), ("5000", -3))] == [
        int,
        float,
        int,
    ]
    assert well_grouped("1,234")
    assert not well_grouped("0,123")
