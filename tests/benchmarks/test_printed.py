"""A figure taken out of a fact and printed again."""

from __future__ import annotations

from dataclasses import replace

import pytest

from benchmarks.printed import Printed, printed, reprinted
from schemas.fact import Fact
from schemas.geometry import Box

THOUSANDS = Fact(
    "a.pdf", 1, 1, Box(0, 0, 9, 9), "amount", ("事業費",), 19_038_000, "19,038千円", unit="JPY", decimals=-3
)


def test_value_and_raw_change_together() -> None:
    changed = reprinted(THOUSANDS, Printed("19083"))
    assert (changed.raw, changed.value) == ("19,083千円", 19_083_000)
    assert (changed.unit, changed.decimals, changed.bbox) == ("JPY", -3, THOUSANDS.bbox)


@pytest.mark.parametrize(
    ("raw", "value", "decimals", "expected"),
    [
        ("▲ 1,414", -1_414_000, -3, Printed("1414", negative=True)),
        ("205, 257", 205_257_000, -3, Printed("205257")),
        ("１２", 12_000, -3, Printed("12")),
        ("12~14", 12_000, -3, None),
        ("13", 12_000, -3, None),
        ("皆減", "皆減", None, None),
        ("4月1日", "4月1日", None, None),
    ],
)
def test_what_a_fact_prints(raw: str, value: int | str, decimals: int | None, expected: Printed | None) -> None:
    assert printed(replace(THOUSANDS, raw=raw, value=value, decimals=decimals)) == expected


def test_decimals_keep_their_places() -> None:
    share = replace(THOUSANDS, raw="99.5%", value=99.5, unit="%", decimals=1)
    assert printed(share) == Printed("995", 1)
    assert reprinted(share, Printed("959", 1)).value == 95.9
    assert reprinted(share, Printed("959", 1)).raw == "95.9%"


def test_a_figure_kept_as_text_stays_text() -> None:
    other = replace(THOUSANDS, raw="△ 12,480", value="△ 12,480", unit=None, decimals=None)
    changed = reprinted(other, Printed("12480"))
    assert (changed.raw, changed.value) == ("12,480", "12,480")


def test_a_figure_that_grows_is_grouped() -> None:
    short = replace(THOUSANDS, raw="12", value=12_000)
    assert reprinted(short, Printed("12000")).raw == "12,000"
    assert reprinted(replace(THOUSANDS, raw="1200", value=1_200_000), Printed("12000")).raw == "12000"


def test_what_is_no_figure_is_not_reprinted() -> None:
    with pytest.raises(ValueError, match="not one figure"):
        reprinted(replace(THOUSANDS, raw="なし", value="なし"), Printed("1"))
