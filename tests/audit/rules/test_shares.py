"""Shares and the 100 % that they are together."""

from __future__ import annotations

from audit.relation import Linear
from audit.rules.shares import relations
from schemas.fact import Fact
from schemas.finding import Rule
from tests.audit.rules.tables import fact, sheet


def _share(label: str, value: str, row: int, column: int = 0, heading: str = "構成比(%)") -> Fact:
    return fact(["財源", label, heading], value, row, column, concept="other")


def _found(facts: list[Fact]) -> list[tuple[int, float]]:
    found = [r for r in relations(sheet(facts)) if isinstance(r, Linear)]
    assert all(r.rule is Rule.SHARE_SUM for r in found)
    return [(len(r.parts), sum(float(str(t.fact.value)) for t in r.parts)) for r in found]


def test_shares_above_their_total() -> None:
    facts = [_share("国庫支出金", "25.0", 0), _share("一般財源", "75.0", 1), _share("合計", "100.0", 2)]
    below = [_share("国庫支出金", "40.0", 3), _share("一般財源", "50.0", 4), _share("合計", "100.0", 5)]
    assert _found([*facts, *below]) == [(2, 100.0), (2, 90.0)]


def test_shares_before_their_total() -> None:
    facts = [_share(label, value, 0, n) for n, (label, value) in enumerate((("A", "60"), ("B", "40"), ("計", "100")))]
    assert _found(facts) == [(2, 100.0)]


def test_rates_are_no_shares() -> None:
    facts = [_share("事業1", "95.0", 0, 0, "達成率(%)"), _share("事業2", "88.0", 1, 0, "達成率(%)")]
    assert not _found([*facts, _share("計", "100", 2, 0, "達成率(%)")])
    assert not _found([_share("国庫支出金", "25.0", 0), _share("一般財源", "75.0", 1), _share("合計", "98.0", 2)])
