"""Migrations: up, down, up again, on both databases; interrupted; and other programs' databases."""

from __future__ import annotations

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import inspect

from load import migrate
from load.engine import open_engine
from load.tables import METADATA
from load.views import VIEWS
from schemas.errors import DatabaseError
from tests.load.examples import load_all, make_fact, make_result, queried


def test_upgrade_downgrade_upgrade(database_url: str) -> None:
    """The second time gives the same as the first."""
    engine = open_engine(database_url, create=True)
    assert migrate.upgrade(engine) is None
    assert {*inspect(engine).get_view_names()} == {*VIEWS}
    migrate.downgrade(engine)
    inspector = inspect(engine)
    assert inspector.get_table_names() == [migrate.VERSION_TABLE]
    assert inspector.get_view_names() == []
    migrate.upgrade(engine)
    assert migrate.upgrade(engine) == migrate.head()
    engine.dispose()
    assert load_all(database_url, make_result(make_fact())) == ["loaded"]


def test_migrations_make_what_the_tables_say(database_url: str) -> None:
    """The frozen migrations and `load.tables` agree."""
    engine = open_engine(database_url, create=True)
    migrate.upgrade(engine)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"version_table": migrate.VERSION_TABLE})
        assert compare_metadata(context, METADATA) == []
    engine.dispose()


def test_an_interrupted_migration_leaves_nothing(database_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """All or nothing, tables included."""
    engine = open_engine(database_url, create=True)

    def fail(_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(migrate, "create_views", fail)
    with pytest.raises(KeyboardInterrupt):
        migrate.upgrade(engine)
    assert inspect(engine).get_table_names() == []
    monkeypatch.undo()
    migrate.ensure(engine, create=True)
    engine.dispose()


def test_a_database_of_another_program_is_left_alone(database_url: str) -> None:
    """A table `document` that is not ours."""
    engine = open_engine(database_url, create=True)
    with engine.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE document (id integer)")
    with pytest.raises(DatabaseError, match="another program"):
        migrate.ensure(engine, create=True)
    engine.dispose()


def test_a_database_of_another_release_is_told_apart(database_url: str) -> None:
    """One sentence that says what to do."""
    load_all(database_url, make_result())
    engine = open_engine(database_url, create=False)
    with engine.begin() as connection:
        connection.exec_driver_sql(f"UPDATE {migrate.VERSION_TABLE} SET version_num = '9999'")
    with pytest.raises(DatabaseError, match="newer hyoka"):
        migrate.ensure(engine, create=False)
    with pytest.raises(DatabaseError, match="newer hyoka"):
        migrate.upgrade(engine)
    engine.dispose()
    assert queried(database_url, "SELECT count(*) FROM document") == [(1,)]
