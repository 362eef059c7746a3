from __future__ import annotations

from fractions import Fraction

import pytest

from audit.formulas import Formula, Lettered, lettered

A, B, C = ("A", Fraction(1)), ("B", Fraction(1)), ("C", Fraction(1))


def _sum(*letters: str) -> Formula:
    return Formula(tuple((x.strip("-"), Fraction(-1 if x[0] == "-" else 1)) for x in letters))


@pytest.mark.parametrize(
    ("label", "own", "formula"),
    [
        ("総事業費(A+B)", None, _sum("A", "B")),
        ("(A)+(B)", None, _sum("A", "B")),
        ("総事業費　①＋②", None, _sum("1", "2")),
        ("【D】-【C】", None, _sum("D", "-C")),
        ("行政収支差額（a）－（b）＝（c）", "c", _sum("a", "-b")),
        ("予算現額e=a+b+c+d", "e", _sum("a", "b", "c", "d")),
        ("不用額e-f-g", None, _sum("e", "-f", "-g")),
        ("A+B-C", None, _sum("A", "B", "-C")),
        ("⑤総事業費(①＋④)", "5", _sum("1", "4")),
        ("受益者負担率 B÷A", None, Formula((B,), (A,))),
        ("執行率(%)(Ｂ／Ａ×100)", None, Formula((B,), (A,), Fraction(100))),
        ("(12-6)÷1", None, Formula(_sum("12", "-6").numerator, (("1", Fraction(1)),))),
        ("単位コスト(A/B×1,000)", None, Formula((A,), (B,), Fraction(1000))),
        ("人件費 ④=②×③", "4", Formula((("2", Fraction(1)),), times="3")),
        (
            "単位当たりコスト(円) (9)=((8)-(2))÷活動指標(1)",
            "9",
            Formula(_sum("8", "-2").numerator, (("活動指標(1)", Fraction(1)),)),
        ),
    ],
)
def test_a_printed_formula_is_read(label: str, own: str | None, formula: Formula) -> None:
    assert lettered(label) == Lettered(own, formula=formula)


@pytest.mark.parametrize(
    ("label", "letter", "numbered"),
    [
        ("事業費(A)", "A", False),
        ("A 事業費", "A", False),
        ("事業費計(千円)①", "1", False),
        ("(うち投資的経費 (2))", "2", False),
        ("人件費* B", "B", False),
        ("当初予算額a", "a", False),
        ("12 総事業費", "12", True),
    ],
)
def test_a_label_has_a_letter_of_its_own(label: str, letter: str, numbered: bool) -> None:
    assert lettered(label) == Lettered(letter, numbered)


@pytest.mark.parametrize(
    "label",
    [
        "2019-2021",
        "4-1",
        "03-04-01",
        "R6/R5",
        "H22/H21",
        "評価(Check)",
        "成果指標(KPI)",
        "目標値(8年度)",
        "CMS(FAQ)ベンダ",
        "A÷",
        "Wi-Fi",
        "1/2",
    ],
)
def test_what_is_no_formula_is_none(label: str) -> None:
    assert lettered(label).formula is None
