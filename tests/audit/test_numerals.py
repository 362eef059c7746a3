from __future__ import annotations

import pytest

from audit.numerals import numeric
from tests.audit.rules.tables import fact


@pytest.mark.parametrize(
    ("text", "label", "expected"),
    [
        ("▲12,480,000", "補正予算額", (-12480000, None, 0)),
        ("89.6％", "執行率", (89.6, "%", 1)),
        ("10,366", "単位当たりコスト(円)", (10366, "JPY", 0)),
        ("1,414", "差額(単位:千円)", (1414000, "JPY", -3)),
        ("- 10.3%", "前年度比", (-10.3, "%", 1)),
        ("721円", "市民1人当たり", (721, "JPY", 0)),
    ],
)
def test_a_figure_that_was_read_as_text(text: str, label: str, expected: tuple[object, ...]) -> None:
    found = numeric(fact([label], text, concept="other"))
    assert found is not None and (found.value, found.unit, found.decimals) == expected and found.raw == text


@pytest.mark.parametrize("text", ["48/91指標", "4月1日", "1,23", "皆減", "約100", "12 34人目"])
def test_what_is_no_figure(text: str) -> None:
    assert numeric(fact(["値"], text, concept="other")) is None


def test_a_figure_without_a_unit_is_in_the_thousands_of_its_row() -> None:
    thousands = fact(["決算額"], 120, year=2020)
    found = numeric(fact(["差額"], "▲45", concept="other"), thousands)
    assert found is not None and (found.value, found.decimals) == (-45_000, -3)
