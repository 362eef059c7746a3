"""The tidy views for people. They are derived from the tables alone and made anew by every `db upgrade`.

No view multiplies or drops rows: what is looked up beside a row (project name, indicator unit) is a scalar subquery,
never a join; and of doubled facts only those whose `standing` is `counted` are used. Documents that newer versions of
their files have superseded are in no view; the definitions here have them, and `create_views` leaves them out. A changed
view needs a migration (it may be empty), so that databases of older releases are told to upgrade.
"""

from __future__ import annotations

from typing import Any, Final

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    FromClause,
    Select,
    and_,
    case,
    cast,
    func,
    literal,
    select,
)
from sqlalchemy.types import BigInteger

from load.finding_tables import finding, finding_verdict
from load.standing import COUNTED
from load.tables import document, fact, municipality, sheet
from load.versions import is_current

Expression = ColumnElement[Any]

_counted: Final = fact.c.standing == COUNTED


def projects() -> Select[Any]:
    """One row a sheet."""
    on = (sheet.c.document_id, sheet.c.ordinal)
    return (
        select(
            *_head(on),
            _first(on, "sheet_title").label("sheet_title"),
            _first(on, "sheet_number").label("sheet_number"),
            _first(on, "responsible_section").label("section"),
            _first(on, "start_year", fact.c.value_int).label("start_year"),
            _first(on, "end_year", fact.c.value_int).label("end_year"),
            _first(on, "project_status").label("status"),
            _first(on, "overall_rating").label("overall_rating"),
            _first(on, "future_direction").label("direction"),
            sheet.c.layout,
            sheet.c.first_page,
            sheet.c.last_page,
            document.c.sha256,
        )
        .select_from(_with_document(sheet, sheet.c.document_id))
        .where(sheet.c.ordinal > 0)
    )


def amounts() -> Select[Any]:
    """One row a municipality × project × fiscal year × phase × cost × source."""
    keys = ("fiscal_year", "fiscal_year_end", "phase", "cost", "source")
    # A figure of unknown unit (no code) may be thousands: it is counted in `facts` and adds to no sum of yen.
    yen = and_(_counted, fact.c.unit == "JPY")
    figures = _grouped(
        keys,
        fact.c.concept == "amount",
        cast(func.sum(case((yen, fact.c.value_int))), BigInteger).label("amount"),
        func.min(case((_counted, fact.c.decimals))).label("decimals"),
        func.max(case((_counted, fact.c.state))).label("state"),
        func.count().label("facts"),
        func.count(case((fact.c.standing == "conflicting", 1))).label("conflicts"),
    )
    values = [figures.c[name] for name in (*keys, "amount", "decimals", "state", "facts", "conflicts")]
    return _beside(figures, *values)


def indicators() -> Select[Any]:
    """One row an indicator and fiscal year; one without a year where it has a name and no figures."""
    roles = ("target", "actual", "rate")
    yearly = fact.c.concept.in_([f"indicator_{role}" for role in roles])
    values: list[Expression] = []
    for role in roles:
        here = and_(_counted, fact.c.concept == f"indicator_{role}")
        values.append(func.max(case((here, fact.c.value_float))).label(role))
        values.append(func.max(case((and_(here, fact.c.value_type == "str"), fact.c.value_text))).label(f"{role}_text"))
    return _spread(
        ("indicator", "indicator_type"),
        fact.c.concept.in_([f"indicator_{role}" for role in (*roles, "name", "unit", "definition")]),
        yearly,
        values,
        {"name": "indicator_name", "unit": "indicator_unit", "definition": "indicator_definition"},
    )


def ratings() -> Select[Any]:
    """One row a criterion (and fiscal year, where the form rates several); one where there is a reason and no rating."""
    return _spread(
        ("criterion",),
        fact.c.concept.in_(["rating", "rating_reason"]),
        fact.c.concept == "rating",
        [
            func.max(case((_counted, fact.c.value_text))).label("rating"),
            func.max(case((_counted, fact.c.state))).label("state"),
        ],
        {"reason": "rating_reason"},
    )


_FINDING: Final = (
    *("key", "severity", "rule", "status", "class", "message", "fiscal_year", "raw"),
    *("printed", "expected", "difference", "low", "high", "unit", "page"),
)


def findings() -> Select[Any]:
    """One row a printed relation that fails, can be checked only in part, or differs by rounding, judged or not."""
    judged = finding.outerjoin(finding_verdict, finding_verdict.c.key == finding.c.key)
    return select(
        *_head((finding.c.document_id, finding.c.sheet)),
        *(finding.c[name] for name in _FINDING),
        finding_verdict.c.verdict,
        finding_verdict.c.note,
        finding.c.ordinal.label("position"),
        document.c.sha256,
    ).select_from(_with_document(judged, finding.c.document_id))


def open_findings() -> Select[Any]:
    """One row a printed relation that fails and on which no person has given a verdict."""
    unjudged = finding_verdict.c.key.is_(None)
    return findings().where(finding.c.status == "fails", unjudged)


def _spread(
    keys: tuple[str, ...], all_facts: Expression, yearly: Expression, values: list[Expression], names: dict[str, str]
) -> Select[Any]:
    """One row a key and year of the `yearly` facts, and one row for a key that has none of them."""
    years = ("fiscal_year", "fiscal_year_end")
    figures = _grouped((*keys, *years), yearly, *values, named="figures")
    things = _grouped(keys, all_facts, named="things")
    same = [
        things.c.document_id == figures.c.document_id,
        things.c.sheet == figures.c.sheet,
        *(things.c[key].is_not_distinct_from(figures.c[key]) for key in keys),
    ]
    on = (things.c.document_id, things.c.sheet)
    columns = [
        *(things.c[key] for key in keys),
        *(_first(on, concept, same_as={key: things.c[key] for key in keys}).label(n) for n, concept in names.items()),
        *(figures.c[name] for name in years),
        *(figures.c[value.name] for value in values),
    ]
    place = [func.coalesce(figures.c[name], things.c[name]) for name in ("page", "position")]
    return _beside(things.outerjoin(figures, and_(*same)), *columns, on=on, place=place)


def _grouped(keys: tuple[str, ...], where: Expression, *values: Expression, named: str = "figures") -> Any:
    """Facts grouped by sheet and keys, with the page and the place in reading order of the first."""
    columns = [fact.c.document_id, fact.c.sheet, *(fact.c[key] for key in keys)]
    place = [func.min(fact.c.page).label("page"), func.min(fact.c.ordinal).label("position")]
    return select(*columns, *values, *place).where(where).group_by(*columns).subquery(named)


def _beside(rows: Any, *values: Expression, on: Any = None, place: Any = None) -> Select[Any]:
    """The rows with their municipality, document and project in front, and where they stand behind."""
    on = (rows.c.document_id, rows.c.sheet) if on is None else on
    page, position = (rows.c.page, rows.c.position) if place is None else place
    return select(*_head(on), *values, page.label("page"), position.label("position"), document.c.sha256).select_from(
        _with_document(rows, on[0])
    )


def _head(on: tuple[Column[Any], Column[Any]]) -> list[Expression]:
    """The columns that say of whom a row speaks."""
    return [
        func.coalesce(municipality.c.name, municipality.c.id).label("municipality"),
        document.c.name.label("document"),
        on[1].label("sheet"),
        func.coalesce(
            _first(on, "evaluation_year", fact.c.value_int),
            _first((on[0], literal(0)), "evaluation_year", fact.c.value_int),
        ).label("evaluation_year"),
        _first(on, "project_code").label("project_code"),
        _first(on, "project_name").label("project_name"),
        _first(on, "responsible_division").label("division"),
    ]


def _with_document(rows: FromClause, document_id: Column[Any]) -> FromClause:
    """The rows beside their document and its municipality, of which there is exactly one and at most one."""
    return rows.join(document, document.c.id == document_id).outerjoin(
        municipality, municipality.c.id == document.c.municipality_id
    )


def _first(
    on: tuple[Expression, Expression], concept: str, column: Column[Any] = fact.c.value_text, *, same_as: Any = None
) -> Any:
    """The first counted value of a concept on a sheet."""
    inner = fact.alias()
    conditions = [inner.c.document_id == on[0], inner.c.sheet == on[1], inner.c.concept == literal(concept)]
    for key, value in (same_as or {}).items():
        conditions.append(inner.c[key].is_not_distinct_from(value))
    found = select(inner.c[column.name]).where(*conditions, inner.c.standing == COUNTED)
    return found.order_by(inner.c.ordinal).limit(1).scalar_subquery()


VIEWS: Final = {
    "projects": projects,
    "amounts": amounts,
    "indicators": indicators,
    "ratings": ratings,
    "findings": findings,
    "open_findings": open_findings,
}


def drop_views(connection: Connection) -> None:
    """Drop the views, so that the tables below them can change."""
    for name in VIEWS:
        connection.exec_driver_sql(f"DROP VIEW IF EXISTS {name}")


def create_views(connection: Connection) -> None:
    """Make every view anew."""
    drop_views(connection)
    for name, definition in VIEWS.items():
        text = (
            definition().where(is_current()).compile(dialect=connection.dialect, compile_kwargs={"literal_binds": True})
        )
        connection.exec_driver_sql(f"CREATE VIEW {name} AS {text}")
