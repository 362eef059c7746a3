from __future__ import annotations

import random

from audit.relation import Linear
from audit.rules.discovered import relations
from schemas.fact import Fact
from schemas.finding import Rule, Severity
from tests.audit.rules.tables import fact, rows, sheet

YEARS = (2018, 2019, 2020, 2021, 2022)
TABLE = {
    "報償費": [1204, 1180, 1322, 1401, 1377],
    "委託料": [8931, 9120, 9475, 9388, 9902],
    "使用料": [433, 0, 512, 498, 530],
    "支出の部": [10568, 10300, 11309, 11287, 11809],
}


def _found(facts: list[Fact]) -> list[Linear]:
    found = [r for r in relations(sheet(facts)) if isinstance(r, Linear)]
    assert all(r.rule is Rule.DISCOVERED_SUM for r in found)
    return found


def _off(relation: Linear) -> int:
    return int(str(relation.whole.value)) - sum(int(t.coefficient) * int(str(t.fact.value)) for t in relation.parts)


def test_a_row_is_found_to_be_the_sum_of_those_above() -> None:
    found = _found(rows(TABLE, YEARS))
    assert {(r.whole.label, r.whole.fiscal_year) for r in found} == {(("支出の部",), year) for year in YEARS}
    assert all(_off(r) == 0 and len(r.parts) == 3 for r in found)


def test_the_exception_is_reported() -> None:
    table = {**TABLE, "支出の部": [10568, 10300, 11390, 11287, 11809]}
    (wrong,) = [r for r in _found(rows(table, YEARS)) if _off(r)]
    assert wrong.whole.fiscal_year == 2020 and _off(wrong) == 81_000


def test_an_exception_is_an_error_where_the_row_says_total() -> None:
    table = {**TABLE, "計": TABLE["支出の部"]}
    del table["支出の部"]
    assert {r.severity for r in _found(rows(table, YEARS))} == {Severity.ERROR}
    short = {label: values[:2] for label, values in table.items()}
    assert len(_found(rows(short, YEARS[:2]))) == 2


def test_a_part_that_is_printed_in_one_year_only_contradicts_nothing() -> None:
    table = {
        "国庫支出金": [0, 0, 0, 0, 700],
        "その他": TABLE["報償費"],
        "一般財源": TABLE["委託料"],
        "事業費": [a + b for a, b in zip(TABLE["報償費"], TABLE["委託料"], strict=True)],
    }
    table["事業費"][-1] += 700
    assert all(_off(r) == 0 for r in _found(rows(table, YEARS)))


def test_columns_are_searched_too() -> None:
    facts = []
    for row, (label, values) in enumerate(TABLE.items()):
        for column, value in enumerate([*values[:3], sum(values[:3])]):
            heading = "3カ年" if column == 3 else f"R{column}"
            facts.append(fact([label, heading], value, row, column, year=2018 + column))
    sums = [r for r in _found(facts) if r.whole.label[-1] == "3カ年"]
    assert len(sums) == 4 and all(_off(r) == 0 and len(r.parts) == 3 for r in sums)


def test_another_table_below_is_no_exception() -> None:
    below = [
        fact(["推移", "件数"], value, 8, column, year=2010 + column)
        for column, value in enumerate([5012, 4711, 4903, 5100, 5233])
    ]
    assert all(_off(r) == 0 for r in _found([*rows(TABLE, YEARS), *below]))


def test_chance_finds_nothing() -> None:
    dice = random.Random(5)
    for _ in range(20):
        table = {f"費目{n}": [dice.randrange(1, 400) for _ in range(4)] for n in range(20)}
        assert not _found(rows(table))


def test_with_few_columns_an_exception_needs_a_plain_misprint() -> None:
    short = {label: values[:3] for label, values in TABLE.items()}
    swapped = {**short, "支出の部": [10568, 10300, 11390]}
    assert [(_off(r), r.severity) for r in _found(rows(swapped, YEARS[:3])) if _off(r)] == [(81_000, Severity.WARNING)]
    another = {**short, "支出の部": [10568, 10300, 14777]}
    assert not [r for r in _found(rows(another, YEARS[:3])) if _off(r)]
