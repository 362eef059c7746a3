"""Which of several facts with one meaning count."""

from __future__ import annotations

from load.standing import standings
from tests.load.examples import amount, make_fact


def test_a_figure_printed_twice_counts_once() -> None:
    """In the head and in the table; the second one is repeated, or conflicting if it differs."""
    head = amount(1000, label=("概要", "事業費"))
    assert standings([head, amount(1000, label=("コスト", "事業費", "決算"))]) == ["counted", "repeated"]
    assert standings([head, amount(1001, label=("コスト", "事業費", "決算"))]) == ["counted", "conflicting"]


def test_two_rows_of_one_source_add_up() -> None:
    """諸収入 and その他 are both `source: other`."""
    rows = [amount(5, label=("財源内訳", name), source="other") for name in ("諸収入", "その他")]
    assert standings(rows) == ["counted", "counted"]


def test_the_same_source_in_another_section_does_not_add_up() -> None:
    """財源内訳 here, 決算の状況 there: one figure printed twice."""
    rows = [amount(v, label=(section, "一般財源"), source="general") for v, section in ((5, "財源内訳"), (7, "決算"))]
    assert standings(rows) == ["counted", "conflicting"]


def test_a_reported_figure_goes_before_a_blank_one() -> None:
    """An empty cell does not hide the figure printed elsewhere."""
    assert standings([amount(None), amount(7)]) == ["repeated", "counted"]


def test_lines_and_the_rest_always_count() -> None:
    """Rows of a statement and unknown cells are no repetitions."""
    facts = [make_fact("line_item", 1), make_fact("line_item", 1), make_fact("other"), make_fact("other")]
    assert standings(facts) == ["counted"] * 4
