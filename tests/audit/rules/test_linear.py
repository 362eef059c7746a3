"""The linear rules by concept: which equations they find in small tables, and which they leave alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from audit import audit
from audit.relation import Linear
from audit.rules import budgets, costs, excess, funding, included, items, periods, personnel, statements
from audit.rules import lines as lines_module
from audit.sheets import corpus_of
from schemas.fact import Fact
from schemas.finding import Rule, Severity, Status
from tests.audit import tables
from tests.audit.tables import fact, sheet


def equations(relations: Iterator[Any]) -> list[tuple[str, str, list[str]]]:
    """(rule, whole, parts) of linear relations, figures as printed; a minus before what is taken away."""
    found = []
    for r in relations:
        if isinstance(r, Linear):
            parts = [("−" if t.coefficient < 0 else "") + t.fact.raw for t in r.parts]
            found.append((r.rule.value + ("" if r.bound == "equal" else "≤"), r.whole.raw, parts))
    return found


def sums(found: list[tuple[str, str, list[str]]], rule: str) -> list[tuple[str, list[str]]]:
    return [(whole, parts) for name, whole, parts in found if name == rule]


def test_sources_sum_to_the_cost_of_their_column() -> None:
    facts = tables.funding(19083, 6670, 12343, 70) + tables.funding(24857, 22831, 0, 2026, year=2020, col=1)
    found = sums(equations(funding.relations(sheet(*facts))), "funding_sum")
    assert found == [("19,083", ["6,670", "12,343", "70"]), ("24,857", ["22,831", "0", "2,026"])]


def test_two_columns_of_one_year_are_not_mixed() -> None:
    facts = tables.funding(19083, 6670, 12343, 70) + tables.funding(24857, 22831, 0, 2026, col=1)
    found = sums(equations(funding.relations(sheet(*facts))), "funding_sum")
    assert found == [("19,083", ["6,670", "12,343", "70"]), ("24,857", ["22,831", "0", "2,026"])]


def test_a_printed_sum_of_all_and_of_the_earmarked_is_checked_on_its_way() -> None:
    common: dict[str, Any] = {"phase": "settlement", "cost": "project"}
    facts = [
        *tables.funding(19083, 6670, 12343, 70),
        fact(12413, 4, label="特定財源計", source="special_total", **common),
        fact(19083, 5, label="財源計", source="all", **common),
    ]
    found = equations(funding.relations(sheet(*facts)))
    assert sums(found, "special_total") == [("12,413", ["12,343", "70"])]
    assert sums(found, "funding_sum") == [("19,083", ["6,670", "12,343", "70"]), ("19,083", ["19,083"])]


def test_which_cost_the_sources_sum_to_the_other_columns_say() -> None:
    facts: list[Fact] = []
    for col, (year, project) in enumerate(((2020, 100), (2021, 200), (2022, 300))):
        facts += tables.funding(project, project + 50, 0, 0, year=year, col=col)
        facts.append(fact(project + 50, 5, col, "総事業費", year=year, phase="settlement", cost="total"))
    facts[4 * 3] = fact(999, 5, 2, "総事業費", year=2022, phase="settlement", cost="total")
    found = sums(equations(funding.relations(sheet(*facts))), "funding_sum")
    assert [whole for whole, _ in found][:2] == ["150", "250"]


def test_an_included_row_is_no_source_of_its_own() -> None:
    extra = fact(60, 4, label="うち受益者負担", phase="settlement", cost="project", source="fees")
    facts = [*tables.funding(19083, 6670, 12343, 70), extra]
    assert sums(equations(funding.relations(sheet(*facts))), "funding_sum") == [("19,083", ["6,670", "12,343", "70"])]


def test_a_single_uchi_row_is_no_breakdown() -> None:
    common: dict[str, Any] = {"phase": "settlement", "cost": "project"}
    facts = [fact(100, **common), fact(60, 1, label="うち一般財源", source="general", **common)]
    assert sums(equations(funding.relations(sheet(*facts))), "funding_sum") == []
    assert equations(included.relations(sheet(*facts))) == [("included_amount≤", "100", ["60"])]


def test_a_row_that_was_not_understood_makes_it_uncertain() -> None:
    block = (tables.TABLE, "財源内訳")
    facts = [
        fact(f.value // 1000, n, label=(*block, f.label[1]), **dict(f.dimensions))
        for n, f in enumerate(tables.funding(19083, 6670, 12000, 70))
        if isinstance(f.value, int)
    ]
    stranger = fact(343, 4, label=(*block, "ふるさと納税"), concept="other")
    assert sums(equations(funding.relations(sheet(*facts, stranger))), "funding_sum") == [
        ("19,083", ["6,670", "12,000", "70", "343"])
    ]
    stranger = fact(999, 4, label=(*block, "ふるさと納税"), concept="other")
    severities = [f.severity for f in audit([*facts, stranger]) if f.rule is Rule.FUNDING_SUM]
    assert severities == [Severity.WARNING]


def cost(value: Any, row: int, label: str, kind: str, **more: Any) -> Fact:
    return fact(value, row, label=label, cost=kind, phase="settlement", **more)


def test_the_total_cost_is_its_parts() -> None:
    facts = [cost(100, 0, "事業費", "project"), cost(50, 1, "人件費", "personnel"), cost(150, 2, "総事業費", "total")]
    assert equations(costs.relations(sheet(*facts))) == [("cost_sum", "150", ["100", "50"])]
    facts.append(cost(20, 3, "公債費", "debt_service"))
    assert equations(costs.relations(sheet(*facts))) == [("cost_sum", "150", ["100", "50"])]
    facts[2] = cost(170, 2, "総事業費", "total")
    assert equations(costs.relations(sheet(*facts))) == [("cost_sum", "170", ["100", "50", "20"])]


def test_a_cost_that_was_not_understood_makes_it_uncertain() -> None:
    facts = [cost(100, 0, "事業費", "project"), cost(50, 1, "人件費", "personnel"), cost(180, 3, "総事業費", "total")]
    stranger = fact("30", 2, label="減価償却費", concept="other", unit=None, decimals=None)
    assert equations(costs.relations(sheet(*facts, stranger))) == [("cost_sum", "180", ["100", "50", "30"])]
    stranger = fact("99", 2, label="減価償却費", concept="other", unit=None, decimals=None)
    assert [f.severity for f in audit([*facts, stranger])] == [Severity.WARNING]
    assert [f.severity for f in audit(facts)] == [Severity.ERROR]


def test_of_several_personnel_rows_the_sum_counts_or_all_do() -> None:
    kinds = [cost(30, 1, "正規職員", "personnel"), cost(20, 2, "再任用職員", "personnel")]
    rest = [cost(100, 0, "事業費", "project"), cost(150, 4, "総事業費", "total")]
    assert equations(costs.relations(sheet(*kinds, *rest))) == [("cost_sum", "150", ["100", "20", "30"])]
    own = cost(50, 3, "人件費計", "personnel")
    assert equations(costs.relations(sheet(*kinds, own, *rest))) == [("cost_sum", "150", ["100", "50"])]
    assert equations(personnel.relations(sheet(*kinds, own))) == [("personnel", "50", ["30", "20"])]


def test_the_unit_price_is_the_cost_by_the_work_years() -> None:
    row: dict[str, Any] = {"label": (tables.TABLE, "正規職員", "人件費")}
    facts = [
        fact(0.4, 0, 0, concept="staff_fte", decimals=2, unit="person", label=(tables.TABLE, "正規職員", "人工")),
        fact(
            "7,650", 0, 1, concept="other", decimals=None, unit=None, label=(tables.TABLE, "正規職員", "平均単価(千円)")
        ),
        fact(3060, 0, 2, cost="personnel", **row),
    ]
    statuses = [f.status for f in audit(facts) if f.rule is Rule.PERSONNEL]
    assert statuses == [Status.HOLDS]
    facts[2] = fact(3600, 0, 2, cost="personnel", **row)
    assert [f.status for f in audit(facts) if f.rule is Rule.PERSONNEL] == [Status.FAILS]


def test_periods_are_sums_of_years_and_of_periods() -> None:
    row = [fact(n, col=n, year=2020 + n, phase="plan", cost="project") for n in range(4)]
    first = fact(1, col=4, year=2020, end=2021, phase="plan", cost="project")
    second = fact(5, col=5, year=2022, end=2023, phase="plan", cost="project")
    whole = fact(6, col=6, year=2020, end=2023, phase="plan", cost="project")
    found = equations(periods.relations(sheet(*row, first, second, whole)))
    assert [parts for _, _, parts in found] == [["0", "1"], ["2", "3"], ["1", "5"]]


def test_a_year_that_is_not_there_is_missing_and_one_twice_is_not_guessed() -> None:
    row = [fact(n, col=n, year=2020 + n, phase="plan", cost="project") for n in range(3)]
    whole = fact(6, col=6, year=2020, end=2023, phase="plan", cost="project")
    (found,) = periods.relations(sheet(*row, whole))
    assert isinstance(found, Linear) and found.missing == ("2023年度",)
    twice = fact(3, col=3, year=2022, phase="plan", cost="project", flags=("year_duplicated",))
    assert not list(periods.relations(sheet(*row, twice, whole)))


def item(value: Any, row: int, name: str, *, block: str = "内訳", **more: Any) -> Fact:
    return fact(
        value, row, label=(tables.TABLE, block, name), concept="line_item", item=name, phase="settlement", **more
    )


def detail(*facts: Fact) -> list[tuple[str, str, list[str]]]:
    return equations(items.relations(corpus_of(facts).documents[0]))


def test_items_sum_to_their_total_or_to_the_cost() -> None:
    parts = [item(60, 1, "委託料", side="expense"), item(40, 2, "需用費", side="expense")]
    own = item(100, 3, "合計", side="expense")
    whole = cost(100, 0, "事業費", "project")
    assert detail(*parts, own) == [("line_item_sum", "100", ["60", "40"])]
    assert detail(whole, *parts) == [("line_item_sum", "100", ["60", "40"])]


def test_main_items_may_fall_short_but_not_exceed() -> None:
    whole = cost(200, 0, "事業費", "project")
    parts = [item(60, 1, "委託料", block="主な内訳"), item(40, 2, "需用費", block="主な内訳")]
    assert detail(whole, *parts) == [("line_item_sum≤", "200", ["60", "40"])]
    found = [f for f in audit([cost(90, 0, "事業費", "project"), *parts]) if f.rule is Rule.LINE_ITEM_SUM]
    assert [(f.status, f.severity) for f in found] == [(Status.FAILS, Severity.ERROR)]


def account(value: Any, row: int, name: str, side: str, col: int = 0) -> Fact:
    label = ("行政コスト計算書", "行政費用" if side == "expense" else "行政収入", name)
    return fact(value, row, col, label, concept="line_item", item=name, side=side, phase="settlement")


def test_the_accounts_of_each_side_sum_to_its_total() -> None:
    facts = [
        account(30, 0, "給与関係費", "expense"),
        account(5, 1, "うち時間外勤務手当", "expense"),
        account(70, 2, "物件費", "expense"),
        account(100, 3, "行政費用合計(b)", "expense"),
        account(40, 0, "国庫支出金", "revenue", 3),
        account(2, 1, "その他", "revenue", 3),
        account(42, 2, "行政収入合計(a)", "revenue", 3),
    ]
    assert equations(statements.relations(sheet(*facts))) == [
        ("statement_sum", "100", ["30", "70"]),
        ("statement_sum", "42", ["40", "2"]),
    ]


def test_a_value_in_brackets_is_at_most_the_one_before() -> None:
    whole, part = fact(26200, phase="budget", cost="project"), fact(16100, phase="budget", flags=("sub_amount",))
    facts = sheet(whole, replace(part, bbox=whole.bbox))
    assert equations(included.relations(facts)) == [("included_amount≤", "26,200", ["16,100"])]


def test_a_settlement_over_its_budget_is_a_notice() -> None:
    facts = [
        fact(6844, 0, label="予算額", phase="budget", cost="project"),
        fact(19083, 1, label="決算額", phase="settlement", cost="project"),
    ]
    assert equations(excess.relations(sheet(*facts))) == [("settlement_over_budget≤", "6,844", ["19,083"])]
    assert [(f.status, f.severity) for f in audit(facts)] == [(Status.FAILS, Severity.NOTICE)]


def chain(*cells: tuple[str, str, str | None]) -> list[Fact]:
    """One row of a budget: (label, figure, phase); what has no phase is read as `other`."""
    facts = []
    for col, (label, value, kind) in enumerate(cells):
        if kind is None:
            facts.append(fact(value, 0, col, ("執行状況(円)", label), concept="other", unit=None, decimals=None))
        else:
            number = int(value.replace(",", ""))
            facts.append(fact(number, 0, col, ("執行状況(円)", label), decimals=0, phase=kind, cost="project"))
    return facts


def test_the_budget_in_force_and_what_is_left_of_it() -> None:
    facts = chain(
        ("当初予算額", "412,500,000", "original_budget"),
        ("補正予算額", "△10,000,000", None),
        ("前年度繰越額", "68,090,000", None),
        ("予算現額", "470,590,000", "final_budget"),
        ("支出済額", "421,867,240", "settlement"),
        ("翌年度繰越額", "40,000,000", None),
        ("不用額", "8,722,760", None),
    )
    assert equations(budgets.relations(sheet(*facts))) == [
        ("budget_chain", "470,590,000", ["412,500,000", "△10,000,000", "68,090,000"]),
        ("budget_chain", "470,590,000", ["8,722,760", "421,867,240", "40,000,000"]),
    ]
    assert {f.status for f in audit(facts) if f.rule is Rule.BUDGET_CHAIN} == {Status.HOLDS}


def test_what_is_carried_over_counts_where_it_closes_the_sum() -> None:
    rows = [("当初予算額", "100", "original_budget"), ("繰越額", "20", None), ("補正額", "5", None)]
    for final, parts in (("125", ["100", "5", "20"]), ("105", ["100", "5"])):
        facts = chain(*rows, ("予算現額", final, "final_budget"))
        assert equations(budgets.relations(sheet(*facts))) == [("budget_chain", final, parts)]


def test_a_second_table_below_the_first_is_another_line() -> None:
    facts = [fact(n, row, label=name) for row, (n, name) in enumerate([(1, "甲"), (2, "乙"), (3, "甲"), (4, "乙")])]
    found = lines_module.lines(facts, lambda a, b: True)
    assert [[f.raw for f in line] for line in found] == [["1", "2"], ["3", "4"]]


def test_included_sources_are_together_no_more_than_the_cost() -> None:
    whole = cost(100, 0, "事業費", "project")
    parts = [
        cost(40, 1, "うち国庫", "project", source="national"),
        cost(50, 2, "うち一般財源", "project", source="general"),
    ]
    found = equations(funding.relations(sheet(whole, *parts)))
    assert ("funding_sum≤", "100", ["40", "50"]) in found


def test_main_items_with_a_total_of_their_own_that_closes_in_half_of_the_columns() -> None:
    columns = [
        (
            item(500, 1, "報酬", block="主な内訳", col=n),
            item(400, 2, "委託料", block="主な内訳", col=n),
            item(total, 3, "合計", block="主な内訳", col=n),
        )
        for n, total in enumerate((900, 1_000))
    ]
    found = list(items.relations(corpus_of([f for column in columns for f in column]).documents[0]))
    assert [(r.bound, r.severity) for r in found if isinstance(r, Linear)] == [("equal", Severity.WARNING)] * 2
