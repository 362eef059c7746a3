"""What one misprint makes of a figure, and how surprising that is."""

from __future__ import annotations

import pytest

from audit.slips import surprise


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        (-1646535, 1646535),
        (19038, 19083),
        (4490, 4290),
        (390, 3908),
        (15077, 1507),
        (1824000, 1824),
        (18240, 1824),
        (1824, 1824000),
    ],
)
def test_a_single_misprint_is_told(printed: int, meant: int) -> None:
    found = surprise(printed, meant)
    assert found is not None and 0 < found < 0.06


@pytest.mark.parametrize(
    ("printed", "meant"), [(1824, 1824), (0, 512), (512, 0), (1824, 1956), (-19038, 19083), (12, 21), (123, 45123)]
)
def test_what_no_single_misprint_makes_is_not(printed: int, meant: int) -> None:
    assert surprise(printed, meant) is None


def test_longer_figures_and_simpler_misprints_are_more_surprising() -> None:
    kinds = [surprise(-512345, 512345), surprise(512354, 512345), surprise(512845, 512345), surprise(51234, 512345)]
    told = [share for share in kinds if share is not None]
    assert len(told) == 4 and told == sorted(told)
    short, long = surprise(521, 512), surprise(521345, 512345)
    assert short is not None and long is not None and short > 100 * long
