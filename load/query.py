"""Reading a loaded database: facts and the rows of the views, in one order on every database."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING, Any, Final, TypedDict

from sqlalchemy import Connection, Engine, Select, column, func, select, table, text

from load import tables
from load.engine import reading
from load.rows import to_fact
from load.versions import is_current
from load.views import VIEWS

if TYPE_CHECKING:
    from schemas.fact import Fact

_FETCH: Final = 2_000


class ProjectPart(TypedDict):
    """What every row of the views begins with: of which sheet it speaks."""

    municipality: str | None
    document: str
    sheet: int
    evaluation_year: int | None
    project_code: str | None
    project_name: str | None
    division: str | None


class Project(ProjectPart):
    """A row of `projects`: one evaluation sheet."""

    sheet_title: str | None
    sheet_number: str | None
    section: str | None
    start_year: int | None
    end_year: int | None
    status: str | None
    overall_rating: str | None
    direction: str | None
    layout: str | None
    first_page: int
    last_page: int
    sha256: str


class Amount(ProjectPart):
    """A row of `amounts`: one figure in yen. `conflicts` counts facts that print another figure for the same thing."""

    fiscal_year: int | None
    fiscal_year_end: int | None
    phase: str | None
    cost: str | None
    source: str | None
    amount: int | None
    decimals: int | None
    state: str
    facts: int
    conflicts: int
    page: int
    position: int
    sha256: str


class Indicator(ProjectPart):
    """A row of `indicators`: one indicator in one year. The `_text` columns hold what is printed and no number."""

    indicator: int | None
    indicator_type: str | None
    name: str | None
    unit: str | None
    definition: str | None
    fiscal_year: int | None
    fiscal_year_end: int | None
    target: float | None
    target_text: str | None
    actual: float | None
    actual_text: str | None
    rate: float | None
    rate_text: str | None
    page: int
    position: int
    sha256: str


class Rating(ProjectPart):
    """A row of `ratings`: the grade for one criterion."""

    criterion: str | None
    reason: str | None
    fiscal_year: int | None
    fiscal_year_end: int | None
    rating: str | None
    state: str | None
    page: int
    position: int
    sha256: str


def facts(engine: Engine, without: Collection[str] = (), *, all_versions: bool = False) -> Iterator[Fact]:
    """Every fact but those of some concepts: documents by name, then in reading order.

    Of documents that a newer version has superseded only with `all_versions`.
    """
    documents = select(tables.document.c.id, tables.document.c.name).order_by("name", "sha256")
    if not all_versions:
        documents = documents.where(is_current())
    wanted = select(tables.fact).order_by(tables.fact.c.ordinal)
    if without:
        wanted = wanted.where(tables.fact.c.concept.not_in(sorted(without)))
    with reading(engine) as connection:
        for document_id, name in connection.execute(documents).all():
            for row in _stream(connection, wanted.where(tables.fact.c.document_id == document_id)):
                yield to_fact(row, name)


def view(engine: Engine, name: str, *, all_versions: bool = False) -> Iterator[dict[str, Any]]:
    """The rows of a view: documents by name, then in reading order; superseded ones only with `all_versions`."""
    definition = VIEWS[name]()
    columns = [str(c.name) for c in definition.selected_columns]
    order = ["document", "sha256", "sheet", *(["position"] if "position" in columns else [])]
    names: list[Any] = [column(c) for c in columns]
    source = definition.subquery() if all_versions else table(name)
    rows = select(*names).select_from(source).order_by(*order)
    with reading(engine) as connection:
        for row in _stream(connection, rows):
            yield dict(row)


def sql(engine: Engine, query: str, parameters: dict[str, Any]) -> list[dict[str, Any]]:
    """The rows of a query; nothing that it does changes the database."""
    with reading(engine) as connection:
        result = connection.execute(text(query), parameters)
        return [dict(row) for row in result.mappings()] if result.returns_rows else []


def facts_by_concept(engine: Engine) -> dict[str, int]:
    """How many facts of each concept there are, without those of superseded documents."""
    joined = tables.fact.join(tables.document, tables.document.c.id == tables.fact.c.document_id)
    counted = select(tables.fact.c.concept, func.count()).select_from(joined).where(is_current())
    query = counted.group_by(tables.fact.c.concept)
    with reading(engine) as connection:
        return dict(sorted((concept, count) for concept, count in connection.execute(query)))


def _stream(connection: Connection, query: Select[Any]) -> Iterator[Any]:
    """The rows of a query, a portion at a time."""
    return iter(connection.execute(query.execution_options(yield_per=_FETCH)).mappings())
