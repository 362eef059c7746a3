"""Kinds of period to choose from, with years of their own."""

from __future__ import annotations

import pytest

from schemas.fact import Fact
from tests.normalize.sheets import read


def field(text: str) -> list[Fact]:
    return read([["*事業期間", text], ["*担当課", "総務課"]], [80, 400])[:-1]


def said(text: str) -> list[tuple[str, object, str]]:
    return [(f.concept, f.value, f.raw) for f in field(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "■単年度繰返し（平成24年度から）　□期間限定（　年度～　年度）",
            [("checkbox", "単年度繰返し", "■単年度繰返し"), ("start_year", 2012, "平成24年度")],
        ),
        (
            "□単年度繰返し（　年度から）　■期間限定（令和3年度～令和7年度）",
            [
                ("checkbox", "期間限定", "■期間限定"),
                ("start_year", 2021, "令和3年度"),
                ("end_year", 2025, "令和7年度"),
            ],
        ),
        ("■単年度のみ　□期間限定", [("checkbox", "単年度のみ", "■単年度のみ")]),
    ],
)
def test_what_is_chosen_counts(text: str, expected: list[tuple[str, object, str]]) -> None:
    assert said(text) == expected


def test_nothing_chosen_is_kept_as_it_is() -> None:
    assert [concept for concept, _, _ in said("□単年度繰返し（　年度から）　□期間限定（　年度～　年度）")] == ["other"]


def test_the_option_answers_the_field() -> None:
    assert dict(field("■単年度のみ　□期間限定")[0].dimensions) == {"item": "事業期間"}


def test_eras_to_choose_from_are_no_kinds_of_period() -> None:
    assert said("□平成　■令和　3年度から") == [("start_year", 2021, "令和3年度")]


def test_a_field_without_options() -> None:
    assert said("平成24年度～令和7年度") == [("start_year", 2012, "平成24年度"), ("end_year", 2025, "令和7年度")]
