from __future__ import annotations

from audit.relation import Linear, Quotient
from audit.rules.formulas import relations
from schemas.fact import Fact
from schemas.finding import Rule, Severity
from tests.audit.rules.tables import fact, rows, sheet


def _linear(facts: list[Fact]) -> list[tuple[int | None, object, list[int]]]:
    found: list[tuple[int | None, object, list[int]]] = []
    for relation in relations(sheet(facts)):
        assert isinstance(relation, Linear) and relation.rule is Rule.PRINTED_FORMULA
        found.append(
            (
                relation.whole.fiscal_year,
                relation.whole.value,
                [int(t.coefficient) * int(str(t.fact.value)) for t in relation.parts],
            )
        )
    return found


def test_each_column_is_reckoned_with_its_own_cells() -> None:
    facts = rows({"事業費(A)": [10, 20], "人件費(B)": [3, 4], "総コスト(A+B)": [13, 24]})
    assert _linear(facts) == [(2019, 13000, [10000, 3000]), (2020, 24000, [20000, 4000])]


def test_a_table_may_be_turned_and_print_text() -> None:
    def row(y: int, year: int, values: list[str]) -> list[Fact]:
        heads = ["予算現額 e", "支出済額 f", "不用額 e-f"]
        return [
            fact([h], v, y, x, year=year, concept="other", unit=None, decimals=None)
            for x, (h, v) in enumerate(zip(heads, values, strict=True))
        ]

    facts = row(0, 2023, ["100", "90", "10"]) + row(1, 2024, ["200", "150", "50"])
    assert _linear(facts) == [(2023, 10, [100, -90]), (2024, 50, [200, -150])]


def test_a_letter_that_stands_nowhere_is_named() -> None:
    facts = rows({"事業費(A)": [10], "総コスト(A+B)": [13]}, [2020])
    (found,) = relations(sheet(facts))
    assert isinstance(found, Linear) and found.missing == ("B",)


def test_a_rate_in_percent() -> None:
    facts = rows({"事業費 A": [200], "うち受益者負担 B": [50]}, [2020])
    rate = fact(["受益者負担率 B÷A"], "25.0%", 2, year=2020, concept="other", unit=None, decimals=None)
    (found,) = relations(sheet([*facts, rate]))
    assert isinstance(found, Quotient) and found.factor == 100 and found.result.value == 25.0
    assert [t.fact.value for t in (*found.numerator, *found.denominator)] == [50000, 200000]


def test_a_product_is_checked_by_its_unit_price() -> None:
    facts = rows({"②平均給与": [8000], "④人件費=②×③": [16000]}, [2020])
    staff = fact(["③人員"], 2.0, 4, year=2020, concept="staff_fte", unit="person", decimals=1)
    found = [r for r in relations(sheet([*facts, staff])) if isinstance(r, Quotient)]
    assert [r.result.value for r in found] == [8_000_000]
    assert [t.fact.value for t in (*found[0].numerator, *found[0].denominator)] == [16_000_000, 2.0]


def test_a_blank_beside_the_table_is_no_operand() -> None:
    facts = rows({"費用(a)": [10], "収入(b)": [15], "差額(b)-(a)=(c)": [5]}, [2020])
    stray = fact(["費用(a)"], None, 2, 0, year=2020)
    assert _linear([*facts[:2], stray, facts[2]]) == [(2020, 5000, [15000, -10000])]


def test_a_formula_that_no_column_keeps_is_no_error() -> None:
    kept = rows({"事業費(A)": [10, 20], "人件費(B)": [3, 4], "総コスト(A+B)": [13, 42]})
    assert {relation.severity for relation in _relations(kept)} == {Severity.ERROR}
    broken = rows({"事業費(A)": [10, 20], "人件費(B)": [3, 4], "総コスト(A+B)": [31, 42]})
    assert {relation.severity for relation in _relations(broken)} == {Severity.WARNING}


def _relations(facts: list[Fact]) -> list[Linear]:
    return [relation for relation in relations(sheet(facts)) if isinstance(relation, Linear)]


def test_the_number_of_a_section_is_no_letter_of_a_column() -> None:
    """2 予算及び決算 heads all cells; ② is the column, although hyoka keeps its figures as text."""
    section = "2 予算及び決算(単位:千円)"
    facts = [
        part
        for row, (name, first, more, whole) in enumerate([("事業費", 132, "18", 150), ("一般財源", 62, "6", 68)])
        for part in (
            fact([section, name, "当初①"], first, row, 0, year=2023),
            fact([section, name, "補正②"], more, row, 1, year=2023, concept="other", unit=None, decimals=None),
            fact([section, name, "現計③=①+②"], whole, row, 2, year=2023),
        )
    ]
    assert _linear(facts) == [(2023, 150_000, [132_000, 18_000]), (2023, 68_000, [62_000, 6_000])]
