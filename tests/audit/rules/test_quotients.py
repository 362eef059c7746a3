from __future__ import annotations

from collections.abc import Sequence

from audit.hypotheses import closes
from audit.relation import Linear, Quotient
from audit.rules.quotients import relations
from audit.sheets import corpus_of
from schemas.fact import Fact, Value
from schemas.finding import Rule, Severity
from tests.audit.rules.tables import fact

YEARS = (2019, 2020, 2021, 2022)


def _found(facts: Sequence[Fact]) -> list[Linear | Quotient]:
    (document,) = corpus_of(facts).documents
    return [relation for relation in relations(document) if isinstance(relation, Linear | Quotient)]


def _results(facts: Sequence[Fact]) -> list[tuple[Rule, bool | None]]:
    return [(relation.rule, closes(relation)) for relation in _found(facts)]


def _indicator(actual: Sequence[float], target: Sequence[float], rates: Sequence[float]) -> list[Fact]:
    facts = []
    for row, (concept, values) in enumerate(
        {"indicator_actual": actual, "indicator_target": target, "indicator_rate": rates}.items()
    ):
        unit = "%" if concept == "indicator_rate" else "件"
        for column, value in enumerate(values):
            dimensions = {"indicator": 1}
            decimals = 1 if concept == "indicator_rate" else 0
            facts.append(
                fact(
                    [concept],
                    value,
                    row,
                    column,
                    year=YEARS[column],
                    concept=concept,
                    unit=unit,
                    decimals=decimals,
                    dimensions=dimensions,
                )
            )
    return facts


def _costs(
    values: Sequence[int], label: str = "事業費", cost: str = "project", row: int = 0, **more: str
) -> list[Fact]:
    dimensions = {"phase": "settlement", "cost": cost, **more}
    return [fact([label], v, row, n, year=YEARS[n], dimensions=dimensions) for n, v in enumerate(values)]


def _printed(label: str, values: Sequence[Value], row: int = 9) -> list[Fact]:
    return [
        fact([label], value, row, n, year=YEARS[n], concept="other", unit=None, decimals=None)
        for n, value in enumerate(values)
    ]


def test_an_achievement_is_actual_by_target() -> None:
    assert _results(_indicator([90, 45], [100, 60], [90.0, 75.0])) == [(Rule.RATIO, True)] * 2
    assert _results(_indicator([90, 45, 50], [100, 60, 80], [90.0, 57.0, 62.5]))[1] == (Rule.RATIO, False)


def test_where_less_is_better_the_inverse_holds() -> None:
    assert _results(_indicator([163, 158], [150, 145], [92.0, 91.8])) == [(Rule.RATIO, True)] * 2


def test_a_rate_that_is_cut_at_a_hundred_is_a_notice() -> None:
    (found,) = _found(_indicator([130], [100], [100.0]))
    assert found.severity is Severity.NOTICE


def test_a_unit_cost_is_reckoned_from_what_closes_in_most_columns() -> None:
    costs = [*_costs([1500, 1800, 2100, 2000]), *_costs([2500, 2990, 3110, 2870], "総コスト", "total", 1)]
    counts = [
        fact(
            ["利用者"],
            v,
            5,
            n,
            year=YEARS[n],
            concept="indicator_actual",
            unit="人",
            decimals=0,
            dimensions={"indicator": 1},
        )
        for n, v in enumerate([311, 295, 342, 320])
    ]
    good = _printed("利用者1人当たりコスト(円)", ["8,039", "10,136", "9,094", "8,969"])
    assert _results([*costs, *counts, *good]) == [(Rule.UNIT_COST, True)] * 4
    bad = _printed("利用者1人当たりコスト(円)", ["8,039", "10,163", "9,094", "8,969"])
    assert [closed for _, closed in _results([*costs, *counts, *bad])] == [True, False, True, True]


def test_a_unit_cost_of_what_is_not_printed_is_not_checkable() -> None:
    facts = [*_costs([1500, 1800]), *_printed("市民1人当たりコスト(円)", ["71", "86"])]
    assert all(relation.missing for relation in _found(facts)) and len(_found(facts)) == 2


def test_execution_charge_and_change() -> None:
    budgets = [
        fact(["予算額"], v, 2, n, year=YEARS[n], dimensions={"phase": "budget", "cost": "project"})
        for n, v in enumerate([2000, 2000])
    ]
    facts = [*_costs([1500, 1800]), *budgets, *_printed("執行率", ["75.0%", "90.0%"])]
    assert _results(facts) == [(Rule.RATIO, True)] * 2
    fees = _costs([300, 450], "使用料", row=1, source="fees")
    assert (
        _results([*_costs([1500, 1800]), *fees, *_printed("受益者負担率(%)", ["20.0", "25.0"])])
        == [(Rule.RATIO, True)] * 2
    )
    assert _results([*_costs([1500, 1800]), *_printed("前年度比", [None, "120.0%"])]) == [(Rule.RATIO, True)]
    assert _results([*_costs([1500, 1800]), *_printed("増減率", [None, "20.0%"])]) == [(Rule.CHANGE_RATE, True)]


def test_a_difference_takes_its_unit_from_its_row() -> None:
    facts = [*_costs([1500, 1800, 1750]), *_printed("前年度増減額", [None, "300", "▲50"])]
    assert _results(facts) == [(Rule.DIFFERENCE, True)] * 2
    assert [relation.whole.value for relation in _found(facts) if isinstance(relation, Linear)] == [300_000, -50_000]


def test_a_difference_of_budget_and_settlement() -> None:
    def row(values: Sequence[int], label: str, phase: str, column: int) -> list[Fact]:
        dimensions = {"phase": phase, "cost": "project"}
        return [fact([label], v, n, column, year=YEARS[n], dimensions=dimensions) for n, v in enumerate(values)]

    gaps = [
        fact(["差額"], value, n, 2, year=YEARS[n], concept="other", unit=None, decimals=None)
        for n, value in enumerate(["300", "200", "70"])
    ]
    facts = [*row([1800, 2000, 900], "予算額", "budget", 0), *row([1500, 1800, 830], "決算額", "settlement", 1), *gaps]
    assert _results(facts) == [(Rule.DIFFERENCE, True)] * 3


def test_an_execution_rate_beside_another_budget_is_no_finding() -> None:
    budget = fact(["当初予算"], 1000, 2, year=2019, dimensions={"phase": "original_budget", "cost": "project"})
    (found,) = _found([*_costs([900]), budget, *_printed("執行率", ["81.8%"])])
    assert found.missing


def test_a_heading_names_what_it_compares() -> None:
    """使用料の前年度比: of fees, whatever else stands there; a minus that was lost is told."""
    costs = _costs([20_000, 20_073, 23_571, 24_000])
    fees = _costs([7_200, 6_480, 2_160, 2_000], "使用料", row=1, source="fees")
    right = _results([*costs, *fees, *_printed("使用料の前年度比", [None, "-10.0%", "-66.7%", "-7.4%"])])
    assert right == [(Rule.CHANGE_RATE, True)] * 3
    lost = _found([*costs, *fees, *_printed("使用料の前年度比", [None, None, "66.7%", None])])
    assert [(closes(r), r.severity, bool(r.missing)) for r in lost] == [(False, Severity.WARNING, False)]


def test_a_difference_to_a_year_that_is_not_printed_is_of_nothing() -> None:
    costs = _costs([17_265, 22_413, 20_046, 21_000], "決算額")
    found = _found([*costs, *_printed("決算額の前年度差", ["385", "5,148", "-2,367", "954"])])
    assert [bool(r.missing) for r in found] == [True, False, False, False]
    assert [closes(r) for r in found[1:]] == [True, True, True]


def test_one_plain_misprint_of_a_change_is_told_where_several_rows_may_be_meant() -> None:
    rows = [*_costs([386_200, 412_500, 0, 0], "当初予算"), *_costs([349_510, 421_867, 0, 0], "総額", "total", 1)]
    told = _found([*rows, *_printed("増減額", [None, "72,537", None, None])])
    assert [(closes(r), r.severity, bool(r.missing)) for r in told] == [(False, Severity.WARNING, False)]
    unknown = _found([*rows, *_printed("増減額", [None, "51,937", None, None])])
    assert [bool(r.missing) for r in unknown] == [True]


def test_two_rows_of_one_indicator_have_rates_of_their_own() -> None:
    """単年度 and 累計 beside each other: each rate is that of its row."""
    concepts = {"indicator_target": "件", "indicator_actual": "件", "indicator_rate": "%"}
    facts = [
        fact(
            [kind, concept],
            value,
            row,
            column,
            year=2023,
            concept=concept,
            unit=unit,
            decimals=1 if unit == "%" else 0,
            dimensions={"indicator": 1},
        )
        for row, (kind, values) in enumerate({"単年度": (3000, 3264, 108.8), "累計": (8400, 8517, 101.4)}.items())
        for column, ((concept, unit), value) in enumerate(zip(concepts.items(), values, strict=True))
    ]
    assert _results(facts) == [(Rule.RATIO, True)] * 2
