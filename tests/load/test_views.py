"""The tidy views: no row multiplied, none dropped, whatever is missing or doubled."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_type_hints

import pytest
from sqlalchemy.dialects import sqlite

from load import migrate, query
from load.engine import open_engine
from load.versions import is_current
from load.views import VIEWS
from schemas.document import SheetInfo
from tests.load.examples import amount, load_all, make_fact, make_result

if TYPE_CHECKING:
    from sqlalchemy import Select

HEAD = [
    make_fact("project_code", "087"),
    make_fact("project_name", "情報化推進事業"),
    make_fact("responsible_division", "総務部情報政策課"),
    make_fact("evaluation_year", 2021),
]


def rows(url: str, view: str) -> list[dict[str, object]]:
    """The rows of a view."""
    engine = open_engine(url, create=False)
    found = list(query.view(engine, view))
    engine.dispose()
    return found


def test_projects_have_one_row_a_sheet(database_url: str) -> None:
    """A sheet without any fact has one; the document itself (sheet 0) has none."""
    sheets = tuple(SheetInfo(number, number, number, None, None) for number in (0, 1, 2))
    twice = make_fact("project_name", "別名")
    more = [make_fact("overall_rating", "A"), make_fact("start_year", 2010), make_fact("end_year", None, state="blank")]
    load_all(database_url, make_result(*HEAD, twice, *more, sheets=sheets))
    first, second = rows(database_url, "projects")
    assert (first["project_code"], first["project_name"]) == ("087", "情報化推進事業")
    assert (first["division"], first["evaluation_year"], first["overall_rating"]) == ("総務部情報政策課", 2021, "A")
    assert (first["start_year"], first["end_year"]) == (2010, None)
    assert (second["sheet"], second["project_name"], second["municipality"]) == (2, None, "つくば市")


def test_an_evaluation_year_on_the_cover_holds_for_all_sheets(database_url: str) -> None:
    """And a sheet's own goes before it."""
    facts = [
        make_fact("evaluation_year", 2020, sheet=0),
        make_fact(sheet=1),
        make_fact("evaluation_year", 2021, sheet=2),
    ]
    load_all(database_url, make_result(*facts))
    assert [row["evaluation_year"] for row in rows(database_url, "projects")] == [2020, 2021]


def test_amounts_have_one_row_a_meaning(database_url: str) -> None:
    """Year × phase × cost × source; doubled figures once, two rows of one source summed, blanks kept."""
    facts = [
        *HEAD,
        amount(1000, label=("概要", "事業費")),
        amount(1000, label=("コスト", "事業費", "決算")),
        amount(1100, 2022),
        amount(300, label=("財源", "諸収入"), source="other"),
        amount(200, label=("財源", "その他"), source="other"),
        amount(None, source="bond"),
        amount(5, None),
        amount(7, None, fiscal_year_end=None, phase="plan"),
    ]
    load_all(database_url, make_result(*facts))
    found = rows(database_url, "amounts")
    keys = ("fiscal_year", "phase", "source", "amount", "state", "facts", "conflicts")
    assert [tuple(row[key] for key in keys) for row in found] == [
        (2021, "settlement", None, 1000, "reported", 2, 0),
        (2022, "settlement", None, 1100, "reported", 1, 0),
        (2021, "settlement", "other", 500, "reported", 2, 0),
        (2021, "settlement", "bond", None, "blank", 1, 0),
        (None, "settlement", None, 5, "reported", 1, 0),
        (None, "plan", None, 7, "reported", 1, 0),
    ]
    assert {row["project_name"] for row in found} == {"情報化推進事業"}


def test_a_conflict_is_counted_not_hidden(database_url: str) -> None:
    """Two figures for one thing: the first one, and a sign."""
    load_all(database_url, make_result(amount(1000), amount(1001)))
    [row] = rows(database_url, "amounts")
    assert (row["amount"], row["facts"], row["conflicts"]) == (1000, 2, 1)


def test_a_monstrous_amount_breaks_no_view(database_url: str) -> None:
    """20 digits are in no integer column; the row is there."""
    load_all(
        database_url,
        make_result(*(amount(10**15, label=("a", str(k)), source="other") for k in range(50)), amount(10**20)),
    )
    assert [row["amount"] for row in rows(database_url, "amounts")] == [50 * 10**15, None]


def test_indicators(database_url: str) -> None:
    """One row an indicator and year, one for an indicator without figures, none lost without name or number."""

    def of(concept: str, value: object, year: int | None = None, **dimensions: object) -> object:
        return make_fact(f"indicator_{concept}", value, fiscal_year=year, dimensions=dimensions)

    one, two = {"indicator": 1, "indicator_type": "output"}, {"indicator": 2, "indicator_type": "outcome"}
    facts = [
        of("name", "件数", **one),
        of("unit", "件", **one),
        of("target", 100, 2020, **one),
        of("actual", 99.5, 2020, **one),
        of("rate", 99.5, 2020, **one),
        of("target", "完了", 2021, **one),
        of("target", "完了", 2021, **one),
        of("name", "満足度", **two),
        of("actual", 7, 2020),
    ]
    load_all(database_url, make_result(*facts))  # type: ignore[arg-type]
    keys = ("indicator", "name", "unit", "fiscal_year", "target", "target_text", "actual", "rate")
    assert [tuple(row[key] for key in keys) for row in rows(database_url, "indicators")] == [
        (1, "件数", "件", 2020, 100.0, None, 99.5, 99.5),
        (1, "件数", "件", 2021, None, "完了", None, None),
        (2, "満足度", None, None, None, None, None, None),
        (None, None, None, 2020, None, None, 7.0, None),
    ]


def test_ratings(database_url: str) -> None:
    """Grade and reason of a criterion; a reason without a grade has a row too."""
    facts = [
        make_fact("rating", "A", dimensions={"criterion": "必要性"}),
        make_fact("rating_reason", "市民の声", dimensions={"criterion": "必要性"}),
        make_fact("rating", "3", dimensions={"criterion": "達成度"}),
        make_fact("rating_reason", "－", dimensions={"criterion": "効率性"}),
        make_fact("rating", "B"),
    ]
    load_all(database_url, make_result(*facts))
    keys = ("criterion", "rating", "reason")
    assert [tuple(row[key] for key in keys) for row in rows(database_url, "ratings")] == [
        ("必要性", "A", "市民の声"),
        ("達成度", "3", None),
        ("効率性", None, "－"),
        (None, "B", None),
    ]


@pytest.mark.parametrize(
    ("view", "row"),
    [
        ("projects", query.Project),
        ("amounts", query.Amount),
        ("indicators", query.Indicator),
        ("ratings", query.Rating),
    ],
)
def test_row_types_name_the_columns(view: str, row: type) -> None:
    """`load.query` and `load.views` agree."""
    assert [str(column.name) for column in VIEWS[view]().selected_columns] == list(get_type_hints(row))


def _text(view: Select[Any]) -> str:
    """The SQL of a view, as `create_views` makes it."""
    return str(view.where(is_current()).compile(dialect=sqlite.dialect(), compile_kwargs={"literal_binds": True}))


def test_changed_views_come_with_a_migration() -> None:
    """A database of an older release would keep its old views: add a migration (it may be empty), then this pair."""
    text = "".join(_text(view()) for view in VIEWS.values())
    digest = hashlib.sha256(text.encode()).hexdigest()[:16]
    assert (migrate.head(), digest) == ("0007", "117191a17f81ebae")


def test_views_are_fast_over_many_sheets(tmp_path: Path) -> None:
    """Looking names up beside a row goes by index: the plan of every view scans no table for each row."""
    url = f"sqlite:///{tmp_path / 'x.db'}"
    load_all(url, make_result(*HEAD, amount(1)))
    engine = open_engine(url, create=False)
    with engine.connect() as connection:
        for view in VIEWS:
            plan = [row[3] for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN SELECT * FROM {view}")]
            lookups = [step for step in plan if " fact_" in step]
            assert lookups
            assert all("SEARCH" in step and "ix_fact_place" in step for step in lookups), plan
    engine.dispose()
