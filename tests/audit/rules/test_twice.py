from __future__ import annotations

from audit.relation import Same
from audit.rules.twice import relations
from schemas.fact import Fact
from tests.audit.rules.tables import fact, sheet


def _pairs(facts: list[Fact]) -> list[tuple[object, object]]:
    found = list(relations(sheet(facts)))
    return [(r.fact.value, r.other.value) for r in found if isinstance(r, Same)]


def _amount(label: list[str], value: int, row: int, year: int = 2020, source: str = "") -> Fact:
    dimensions = {"phase": "settlement", "cost": "project"} | ({"source": source} if source else {})
    return fact(label, value, row, year=year, dimensions=dimensions)


def test_one_value_in_two_tables() -> None:
    facts = [_amount(["2 執行状況", "決算額"], 120, 0), _amount(["前年度決算額(令和2年度)"], 102, 5)]
    assert _pairs([facts[0], _amount(["決算額"], 102, 5)]) == [(120_000, 102_000)]


def test_rows_with_names_of_their_own_are_two_things() -> None:
    facts = [_amount(["財源", "諸収入"], 5, 0, source="other"), _amount(["財源", "その他"], 9, 1, source="other")]
    assert not _pairs(facts)


def test_rows_that_mostly_differ_are_two_things() -> None:
    facts = []
    for n, year in enumerate((2018, 2019, 2020)):
        facts += [
            _amount(["コスト", "決算額"], 100 + n, 0, year),
            _amount(["推移", "コスト", "決算額"], 200 + n, 5, year),
        ]
    assert not _pairs(facts)
