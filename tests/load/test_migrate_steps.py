"""Every migration by itself, with rows in the tables: up, down and up again; and killed in the middle of its work."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, MetaData, event, insert, inspect, select

from load import migrate
from load.engine import open_engine, writing
from load.tables import METADATA
from load.views import VIEWS
from tests.load.examples import load_all, make_fact, make_result

REVISIONS = [s.revision for s in reversed([*ScriptDirectory.from_config(migrate._config()).walk_revisions()])]
PATIENCE = 120
"""Seconds until a test gives up on a child on a busy machine."""

Rows = dict[str, dict[str, Any]]

FILLING: dict[type, Any] = {
    int: 41,  # no number that a sequence of Postgres comes to
    str: "x",
    float: 0.5,
    bool: True,
    object: {"x": 1},
    datetime: datetime(2026, 1, 1, tzinfo=UTC),
}


def tables(engine: Engine) -> MetaData:
    """The tables as they are in the database, but Alembic's own."""
    metadata = MetaData()
    with engine.connect() as connection:
        metadata.reflect(connection)
    metadata.remove(metadata.tables[migrate.VERSION_TABLE])
    return metadata


def fill(engine: Engine) -> None:
    """One row in every table that has none; all of its columns hold something."""
    with engine.connect() as connection:
        empty = [t for t in tables(engine).sorted_tables if connection.execute(select(t)).first() is None]
    with writing(engine) as connection:
        for table in empty:
            row = {column.name: FILLING[column.type.python_type] for column in table.columns}
            connection.execute(insert(table).values(row))


def rows(engine: Engine) -> Rows:
    """The one row of every table, as text."""
    found: Rows = {}
    with engine.connect() as connection:
        for table in tables(engine).sorted_tables:
            (row,) = connection.execute(select(table)).mappings()
            found[table.name] = {name: json.dumps(value, default=str) for name, value in row.items()}
    return found


def shared(some: Rows, others: Rows) -> Rows:
    """Of `some`, what is in tables and columns that both have."""
    return {t: {c: v for c, v in row.items() if c in others[t]} for t, row in some.items() if t in others}


@pytest.mark.parametrize(("older", "newer"), list(zip(["base", *REVISIONS], REVISIONS, strict=False)))
def test_a_migration_keeps_the_rows(older: str, newer: str, database_url: str) -> None:
    """Up, down and up again; what both revisions can hold stays as it is."""
    engine = open_engine(database_url, create=True)
    if older != "base":
        migrate.upgrade(engine, older)
        fill(engine)
        before = rows(engine)
        migrate.upgrade(engine, newer)
        with engine.connect() as connection:
            assert {*before} <= {*inspect(connection).get_table_names()}
    else:
        migrate.upgrade(engine, newer)
    fill(engine)
    there = rows(engine)
    assert older == "base" or shared(before, there) == shared(there, before)
    migrate.downgrade(engine, older)
    assert rows(engine) == shared(there, rows(engine))
    migrate.upgrade(engine, newer)
    assert migrate.upgrade(engine) == newer
    engine.dispose()
    assert load_all(database_url, make_result(make_fact())) == ["loaded"]


LAST_VIEW = f"CREATE VIEW {[*VIEWS][-1]}"


@pytest.mark.parametrize(
    ("start", "statement"), [("", "CREATE TABLE fact"), ("0001", "CREATE TABLE finding_cell"), ("0001", LAST_VIEW)]
)
def test_a_migration_that_is_killed_is_as_if_it_had_not_begun(
    start: str, statement: str, database_url: str, tmp_path: Path
) -> None:
    """SIGKILL when a statement of the middle, or the last one, has been executed; then it is started again."""
    engine = open_engine(database_url, create=True)
    before: Rows = {}
    if start:
        migrate.upgrade(engine, start)
        fill(engine)
        before = rows(engine)
    killed_after(statement, database_url, tmp_path / "there")
    with engine.connect() as connection:
        assert migrate.current(connection) == (start or None)
    assert {*inspect(engine).get_table_names()} == ({*before, migrate.VERSION_TABLE} if start else set())
    assert not start or rows(engine) == before
    migrate.upgrade(engine)
    assert {*inspect(engine).get_table_names()} == {*METADATA.tables, migrate.VERSION_TABLE}
    assert {*inspect(engine).get_view_names()} == {*VIEWS}
    fill(engine)
    assert shared(rows(engine), before) == before
    engine.dispose()


def killed_after(statement: str, url: str, there: Path) -> None:
    """Upgrade in a child that is killed as soon as a statement that begins so has been executed."""
    command = [sys.executable, "-m", "tests.load.test_migrate_steps", statement, url, str(there)]
    child = subprocess.Popen(command)
    try:
        deadline = time.monotonic() + PATIENCE
        while not there.exists() and child.poll() is None and time.monotonic() < deadline:
            time.sleep(0.02)
        assert there.exists(), f"{statement!r} was not executed"
    finally:
        os.kill(child.pid, signal.SIGKILL)
        child.wait()


def main(statement: str, url: str, there: str) -> None:
    """The child: upgrade, and stop for good where it is to be killed."""
    engine = open_engine(url, create=True)

    def stop(_connection: Any, _cursor: Any, executed: str, *_: Any) -> None:
        if " ".join(executed.split()).startswith(statement):
            Path(there).touch()
            time.sleep(PATIENCE)

    event.listen(engine, "after_cursor_execute", stop)
    migrate.upgrade(engine)


if __name__ == "__main__":
    main(*sys.argv[1:])
