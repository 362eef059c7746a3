"""How the values of a sheet stand to each other: sums and rates that hold or not, and values that compete."""

from __future__ import annotations

from normalize.context import Item
from normalize.drafts import Draft
from normalize.paths import Path
from normalize.standing import Relation, standings
from schemas.block import Block
from schemas.geometry import Box

BROKEN, CLOSED, NONE = Relation.BROKEN, Relation.CLOSED, Relation.NONE


def draft(concept: str, value: object, x: float = 0, table: int = 0, **dimensions: str | int) -> Draft:
    box = Box(x, 0, x + 1, 1)
    item = Item(Block(1, box, box, (str(value),), (), (), (), table=table), Path((), (), ()), 0)
    assert value is None or isinstance(value, (int, float, str))
    return Draft(item, concept, value, fiscal_year=2021, dimensions=dimensions, decimals=-3)


def relations(drafts: list[Draft]) -> list[Relation]:
    return [standing.relation for standing in standings(drafts)]


def funding(total: int, *parts: int) -> list[Draft]:
    sources = ("national", "prefectural", "general")
    found = [draft("amount", total, cost="project")]
    return found + [draft("amount", v, cost="project", source=s) for v, s in zip(parts, sources, strict=False)]


def test_sources_that_add_up_to_the_cost_close_it() -> None:
    assert relations(funding(10_000, 4000, 6000)) == [CLOSED] * 3
    assert relations(funding(10_000, 4000, 3000, 2000)) == [CLOSED] * 4, "a thousand is lost in rounding"
    assert relations(funding(10_000, 4000, 4000)) == [BROKEN] * 3
    assert relations(funding(10_000, 10_000)) == [NONE] * 2, "one source is the cost itself"


def test_what_stands_in_another_table_or_phase_is_no_part() -> None:
    whole, *parts = funding(10_000, 4000, 6000)
    other = draft("amount", 6000, table=1, cost="project", source="general")
    assert relations([whole, parts[0], other]) == [NONE] * 3
    planned = draft("amount", 6000, cost="project", source="general", phase="budget")
    assert relations([whole, parts[0], planned]) == [NONE] * 3


def test_a_rate_is_the_actual_figure_over_the_target_or_the_other_way_round() -> None:
    def rated(target: float, actual: float, rate: float) -> list[Relation]:
        figures = {"indicator_target": target, "indicator_actual": actual, "indicator_rate": rate}
        return relations([draft(c, v, indicator=1) for c, v in figures.items()])

    assert rated(200, 150, 75.0) == [CLOSED] * 3
    assert rated(30, 40, 75) == [CLOSED] * 3, "less is better"
    assert rated(200, 150, 90) == [BROKEN] * 3
    assert rated(0, 150, 90) == [NONE] * 3


def test_two_values_for_one_thing_are_rivals_and_trouble_their_table() -> None:
    drafts = [
        draft("amount", 1, x=0, cost="project"),
        draft("amount", 2, x=5, cost="project"),
        draft("amount", 3, x=9, cost="total"),
        draft("amount", 4, x=9, table=1, cost="personnel"),
    ]
    assert [(s.rivals, s.rivals_beside) for s in standings(drafts)] == [
        (True, True), (True, True), (False, True), (False, False),
    ]  # fmt: skip


def test_one_value_printed_twice_and_two_in_one_cell_are_no_rivals() -> None:
    twice = [draft("project_name", "甲", x=0), draft("project_name", "甲", x=5)]
    in_one_cell = [draft("amount", 1, cost="project"), draft("amount", 2, cost="project")]
    assert not any(s.rivals for s in (*standings(twice), *standings(in_one_cell)))


def test_the_share_of_values_with_a_concept() -> None:
    found = standings([draft("other", "甲"), draft("purpose", "乙"), draft("means", "丙"), draft("issue", "丁")])
    assert {s.known for s in found} == {0.75}
    assert standings([]) == []
