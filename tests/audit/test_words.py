"""What labels say about how figures hang together."""

from __future__ import annotations

import pytest

from audit.words import bare, budget_part, is_included, is_principal, names_total
from tests.audit.tables import fact


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("総事業費(A+B)", "総事業費"),
        ("総コスト(A)+(B)", "総コスト"),
        ("人件費計 ②", "人件費計"),
        ("人件費* B", "人件費"),
        ("総コスト A+B", "総コスト"),
        ("総事業費 (8)=(1)+(6)+(7)", "総事業費"),
        ("予算現額e=a+b+c+d", "予算現額"),
        ("その他(ふるさと応援寄附金)", "その他(ふるさと応援寄附金)"),
        ("第1年次(23年度)", "第1年次(23年度)"),
        ("(b)", "(b)"),
    ],
)
def test_formula_letters_are_no_part_of_a_name(label: str, expected: str) -> None:
    assert bare(label) == expected


@pytest.mark.parametrize(
    "label", ["計", "合計", "人件費計(b)", "行政費用 小計 (a)", "財源計", "合 計".replace(" ", "")]
)
def test_totals_are_told_by_their_ending(label: str) -> None:
    assert names_total(label)


@pytest.mark.parametrize("label", ["一般会計", "会計年度任用職員", "計画額", "予算計上額", "総コスト"])
def test_words_that_only_contain_it_are_none(label: str) -> None:
    assert not names_total(label)


@pytest.mark.parametrize(
    "label", ["うち一般財源", "(内)国・県支出金", "(うち委託費 (3))", "当初予算額(うち一般財源)", "基金(再掲)"]
)
def test_parts_of_other_figures(label: str) -> None:
    assert is_included(fact(1, label=label))


def test_a_sentence_with_uchi_in_it_is_no_part() -> None:
    assert not is_included(fact(1, label="登録者のうち就業した人の数"))


def test_a_second_value_in_brackets_is_one() -> None:
    assert is_included(fact(1, flags=("sub_amount",)))


def test_the_main_items_only() -> None:
    assert is_principal(fact(1, label=("事業費等", "主な内訳", "消耗品費")))


@pytest.mark.parametrize(
    ("label", "part"),
    [
        ("補正予算額b", "supplementary"),
        ("前年度繰越額", "carried_in"),
        ("翌年度繰越額", "carried_out"),
        ("予備費充用・流用額", "transfer"),
        ("不用額", "unused"),
        ("予算現額", "final"),
        ("補正後予算額", "final"),
        ("繰越額", "carried"),
        ("委託料", None),
    ],
)
def test_parts_of_the_budget_chain(label: str, part: str | None) -> None:
    assert budget_part(fact(1, label=label)) == part
