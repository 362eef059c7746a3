"""What arithmetic settles: phase and total of funding rows."""

from __future__ import annotations

from typing import Any

import pytest

from normalize.closing import settle
from normalize.context import Item
from normalize.drafts import Draft
from normalize.paths import Path
from schemas.block import Block
from schemas.geometry import Box
from tests.extract.paper import Rows
from tests.normalize.sheets import dims, read

BOX = Box(0, 0, 1, 1)


def amount(value: int | None, year: int = 2021, table: int = 0, decimals: int = -3, **dimensions: str) -> Draft:
    block = Block(1, BOX, BOX, (str(value),), (), (), (), table=table)
    return Draft(
        Item(block, Path((), (), ()), 0), "amount", value, fiscal_year=year, dimensions=dimensions, decimals=decimals
    )


def dimension(drafts: list[Draft], name: str) -> list[Any]:
    return [draft.dimensions.get(name) for draft in drafts]


def test_funding_that_adds_up_to_the_total() -> None:
    drafts = [
        amount(100_000, cost="project"),
        amount(120_000, cost="total"),
        amount(50_000, cost="project", source="national"),
        amount(70_000, cost="project", source="general"),
    ]
    assert dimension(settle(drafts), "cost") == ["project", "total", "total", "total"]


def test_funding_that_adds_up_to_the_project() -> None:
    drafts = [
        amount(100_000, cost="project"),
        amount(120_000, cost="total"),
        amount(50_000, cost="project", source="national"),
        amount(50_000, cost="project", source="general"),
    ]
    assert dimension(settle(drafts), "cost") == ["project", "total", "project", "project"]


def test_funding_that_adds_up_to_nothing() -> None:
    """If the sheet does not show it: project (ruling 1)."""
    drafts = [
        amount(100_000, cost="project"),
        amount(120_000, cost="total"),
        amount(7000, cost="project", source="general"),
    ]
    assert dimension(settle(drafts), "cost")[2] == "project"


def test_most_columns_decide() -> None:
    drafts = [
        *(amount(100_000, year, cost="project") for year in (2020, 2021, 2022)),
        *(amount(120_000, year, cost="total") for year in (2020, 2021, 2022)),
        amount(100_000, 2020, cost="project", source="general"),
        *(amount(120_000, year, cost="project", source="general") for year in (2021, 2022)),
    ]
    assert set(dimension(settle(drafts), "cost")[6:]) == {"total"}


@pytest.mark.parametrize(
    ("last", "cost"), [(70_000, "total"), (71_000, "total"), (69_000, "total"), (73_000, "project")]
)
def test_rounding_of_parts(last: int, cost: str) -> None:
    """One unit of 千円 for every two parts."""
    drafts = [
        amount(100_000, cost="project"),
        amount(120_000, cost="total"),
        amount(50_000, cost="project", source="national"),
        amount(last, cost="project", source="general"),
    ]
    assert dimension(settle(drafts), "cost")[3] == cost


def test_sums_among_the_sources_are_not_added_again() -> None:
    drafts = [
        amount(100_000, cost="project"),
        amount(120_000, cost="total"),
        amount(50_000, cost="project", source="national"),
        amount(50_000, cost="project", source="special_total"),
        amount(70_000, cost="project", source="general"),
        amount(120_000, cost="project", source="all"),
    ]
    assert set(dimension(settle(drafts), "cost")[1:]) == {"total"}


def test_the_phase_under_which_the_sources_add_up() -> None:
    drafts = [
        amount(100_000, phase="budget", cost="project"),
        amount(80_000, phase="settlement", cost="project"),
        amount(50_000, cost="project", source="national"),
        amount(30_000, cost="project", source="general"),
    ]
    settled = settle(drafts)
    assert dimension(settled, "phase") == ["budget", "settlement", "settlement", "settlement"]
    assert list(settled[2].dimensions) == ["phase", "cost", "source"]
    budget = [*drafts[:2], amount(70_000, cost="project", source="national"), drafts[3]]
    assert dimension(settle(budget), "phase")[2:] == ["budget", "budget"]


def test_tables_and_years_do_not_mix() -> None:
    drafts = [
        amount(100_000, cost="project"),
        amount(120_000, cost="total"),
        amount(120_000, table=1, cost="project", source="general"),
        amount(120_000, 2020, cost="project", source="general"),
    ]
    assert dimension(settle(drafts), "cost")[2:] == ["project", "project"]


def test_a_layout_decides_for_the_arithmetic() -> None:
    drafts = [
        amount(100_000, cost="project"),
        amount(120_000, cost="total"),
        amount(100_000, cost="project", source="general"),
    ]
    assert dimension(settle(drafts, "total"), "cost")[2] == "total"


def test_other_facts_stay_as_they_are() -> None:
    drafts = [amount(100_000, cost="project"), amount(None, cost="project", source="general")]
    assert settle(drafts) == drafts
    assert settle([]) == []


def test_on_a_page() -> None:
    rows: Rows = [
        ["*区分", "*R3年度"],
        ["*事業費(千円)", "100"],
        ["*人件費(千円)", "20"],
        ["*総事業費(千円)", "120"],
        ["*国庫支出金(千円)", "51"],
        ["*一般財源(千円)", "69"],
    ]
    found = read(rows, [100, 60])
    assert dims(found, "51") == {"cost": "total", "source": "national"}
    changed: Rows = [*rows[:5], ["*一般財源(千円)", "49"]]
    assert dims(read(changed, [100, 60]), "51") == {"cost": "project", "source": "national"}
