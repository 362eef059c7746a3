"""Values into typed columns and back."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from load.values import LARGEST_INT, join_value, small, split_value, storable, storable_path


@given(st.none() | st.text() | st.booleans() | st.integers() | st.floats(allow_nan=False))
def test_every_value_survives(value: object) -> None:
    """Type and value come back, also of a 20-digit integer and of a negative zero."""
    back = join_value(*split_value(value)[:2])  # type: ignore[arg-type]
    assert type(back) is type(value)
    assert back == value
    if isinstance(value, float):
        assert math.copysign(1, back) == math.copysign(1, value)  # type: ignore[arg-type]


@pytest.mark.parametrize(("value", "column"), [(LARGEST_INT, LARGEST_INT), (LARGEST_INT + 1, None), (-3, -3)])
def test_an_integer_beyond_all_budgets_is_text_only(value: int, column: int | None) -> None:
    """Sums in the views cannot overflow."""
    assert split_value(value)[2] == column
    assert split_value(value)[1] == str(value)


def test_what_no_database_holds_is_replaced() -> None:
    """NUL and lone surrogates become U+FFFD; the rest stays."""
    assert storable("a\0b\ud800c﨑𠮷") == "a\ufffdb\ufffdc﨑𠮷"


def test_a_long_path_keeps_its_end() -> None:
    """The file name is what tells paths apart."""
    path = storable_path("/folder" * 1000 + "/sheet.pdf")
    assert path.endswith("/sheet.pdf")
    assert len(path.encode()) < 2100


def test_a_year_of_eleven_digits_is_none() -> None:
    """32-bit columns."""
    assert small(99_999_999_999) is None
    assert small(2021) == 2021
