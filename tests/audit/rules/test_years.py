from __future__ import annotations

import pytest

from audit.relation import Judged
from audit.rules.years import pairs, relations
from audit.sheets import corpus_of
from schemas.fact import Fact, Value
from schemas.finding import Rule, Severity
from tests.audit.rules.tables import fact


def _judged(facts: list[Fact]) -> list[Judged]:
    (document,) = corpus_of(facts).documents
    return [relation for relation in relations(document) if isinstance(relation, Judged)]


def _text(concept: str, value: Value, raw: str, row: int = 0, flags: tuple[str, ...] = ()) -> Fact:
    return fact([concept], value, row, concept=concept, raw=raw, unit=None, decimals=None, flags=flags)


@pytest.mark.parametrize(
    ("text", "era", "number", "year"),
    [
        ("1997(H10)", "平成", 10, 1997),
        ("平成18（2006）", "平成", 18, 2006),
        ("昭和 61（ 1986 ）年度", "昭和", 61, 1986),
        ("1998年度（平成10年度）", "平成", 10, 1998),
        ("2019(R元)", "令和", 1, 2019),
    ],
)
def test_a_year_in_both_ways(text: str, era: str, number: int, year: int) -> None:
    assert list(pairs(text)) == [(era, number, year)]


@pytest.mark.parametrize("text", ["平成30年度", "03-1997(H10-2)", "2,006(18)", "第9次(2020)"])
def test_what_is_no_pair(text: str) -> None:
    assert not list(pairs(text))


def test_an_era_that_is_another_year_is_an_error() -> None:
    (wrong,) = _judged([_text("start_year", 1997, "1997(H10)")])
    assert (wrong.rule, wrong.holds, wrong.expected, wrong.severity) == (
        Rule.ERA_VS_GREGORIAN,
        False,
        1998,
        Severity.ERROR,
    )
    assert [found.holds for found in _judged([_text("start_year", 1983, "昭和 58（1983）年度")])] == [True]


def test_an_era_that_had_ended_is_one_notice() -> None:
    facts = [fact(["工程"], 1, 0, n, year=2019 + n, flags=("era_overflow",)) for n in range(3)]
    found = [relation for relation in _judged(facts) if relation.rule is Rule.ERA_VS_GREGORIAN]
    assert [(relation.severity, len(relation.cells)) for relation in found] == [(Severity.NOTICE, 3)]


def test_the_end_is_not_before_the_start() -> None:
    facts = [_text("start_year", 2020, "R2"), _text("end_year", 2018, "H30", 1)]
    assert [(found.rule, found.holds, found.severity) for found in _judged(facts)] == [
        (Rule.YEAR_SEQUENCE, False, Severity.ERROR)
    ]


def _row(*years: int) -> list[Fact]:
    return [fact(["予算額", f"R{year - 2018}年度予算"], 100, 0, n, year=year) for n, year in enumerate(years)]


@pytest.mark.parametrize(
    ("years", "expected"),
    [((2019, 2019, 2021), 2020), ((2019, 2020, 2020), 2021), ((2018, 2019, 2021, 2022, 2023), 2020)],
)
def test_a_year_twice_or_left_out(years: tuple[int, ...], expected: int) -> None:
    (found,) = _judged(_row(*years))
    assert (found.holds, found.expected) == (False, expected)


@pytest.mark.parametrize(
    "years", [(2019, 2020, 2021), (2021, 2020, 2019), (2018, 2019, 2020, 2025), (2010, 2015, 2020)]
)
def test_years_that_may_stand_so(years: tuple[int, ...]) -> None:
    assert all(found.holds for found in _judged(_row(*years)))


def _blocks(*years: int) -> list[Fact]:
    """A row over two blocks of columns, which have headings of their own."""
    return [
        fact(["計画額", f"第{1 + n // 3}次計画", f"第{n + 1}年次"], 100 + n, 0, n, year=year, concept="line_item")
        for n, year in enumerate(years)
    ]


def test_a_year_that_repeats_the_last_of_the_block_before() -> None:
    (found,) = [j for j in _judged(_blocks(2011, 2012, 2013, 2013, 2015, 2016)) if not j.holds]
    assert (found.expected, [f.fiscal_year for f in found.cells]) == (2014, [2013, 2013])


@pytest.mark.parametrize("years", [(2011, 2012, 2013, 2013, 2014, 2015), (2011, 2012, 2013, 2014, 2015, 2016)])
def test_blocks_that_overlap_or_run_on(years: tuple[int, ...]) -> None:
    assert all(j.holds for j in _judged(_blocks(*years)))


def test_two_columns_with_one_heading() -> None:
    label = ["内訳", "報酬", "令和4年度決算額"]
    facts = [fact(label, 100 + n, 0, n, year=2022, concept="line_item") for n in range(2)]
    assert [j.holds for j in _judged(facts)] == [False]
    assert not _judged([fact(["内訳", "報酬"], 100 + n, 0, n, year=2022, concept="line_item") for n in range(2)])
