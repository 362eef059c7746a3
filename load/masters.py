"""Master lists into a database and out of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import Connection, Engine, Table, delete, insert, select
from sqlalchemy.dialects import postgresql, sqlite

from load.engine import reading, writing
from load.name_tables import department, system
from load.tables import municipality
from schemas.masters import Department, Masters, Municipality, System


@dataclass(frozen=True, slots=True)
class Imported:
    """How many entries of each list went in."""

    municipalities: int
    departments: int
    systems: int


def import_masters(
    engine: Engine,
    departments: Iterable[Department] = (),
    systems: Iterable[System] = (),
    municipalities: Iterable[Municipality] = (),
) -> Imported:
    """Put lists in, all or nothing: departments in place of all of the same municipalities, systems in place of all."""
    units, products, places = list(departments), list(systems), list(municipalities)
    with writing(engine) as connection:
        for place in places:
            _name(connection, place)
        for id_ in sorted({unit.municipality_id for unit in units}):
            connection.execute(delete(department).where(department.c.municipality_id == id_))
        _insert(connection, department, [_listed(unit) for unit in units])
        if len(products) > 0:
            connection.execute(delete(system))
            _insert(connection, system, [_listed(product) for product in products])
    return Imported(len(places), len(units), len(products))


def read_masters(engine: Engine, shipped: Masters) -> Masters:
    """The lists of a database; systems and municipalities from the package where the database has none of its own."""
    with reading(engine) as connection:
        units = [Department(**_tuples(row)) for row in connection.execute(select(department).order_by("id")).mappings()]
        products = [System(**_tuples(row)) for row in connection.execute(select(system).order_by("id")).mappings()]
    return Masters(shipped.municipalities, tuple(units), tuple(products) or shipped.systems)


def _name(connection: Connection, one: Municipality) -> None:
    """Write a municipality's name and prefecture."""
    dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
    row = {"id": one.id, "name": one.name, "prefecture": one.prefecture}
    added = dialect.insert(municipality).values(row)
    connection.execute(
        added.on_conflict_do_update(index_elements=["id"], set_={k: row[k] for k in ("name", "prefecture")})
    )


def _insert(connection: Connection, table: Table, rows: list[dict[str, Any]]) -> None:
    """Insert rows, if there are any."""
    if len(rows) > 0:
        connection.execute(insert(table), rows)


def _listed(one: Department | System) -> dict[str, Any]:
    """A row, with lists for tuples."""
    return {name: list(value) if isinstance(value, tuple) else value for name, value in asdict(one).items()}


def _tuples(row: Any) -> dict[str, Any]:
    """A row's fields, with tuples for lists."""
    return {name: tuple(value) if isinstance(value, list) else value for name, value in row.items()}
