"""Migrations, run by `hyoka db upgrade` and on every new database. No alembic.ini: the wheel brings its own."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, inspect

import load.finding_tables
import load.name_tables  # noqa: F401 - METADATA knows these tables too
from load.engine import display, reading, writing
from load.tables import METADATA
from load.views import create_views, drop_views
from schemas.errors import DatabaseError

VERSION_TABLE: Final = "hyoka_version"
"""Alembic's own table, under a name that no other program's Alembic uses."""

_ADVISORY_LOCK: Final = 0x6879_6F6B_61
"""On Postgres, one migration at a time (the number spells hyoka). On SQLite, the write lock does it."""


def head() -> str:
    """The newest revision that this hyoka knows."""
    return str(ScriptDirectory.from_config(_config()).get_current_head())


def current(connection: Connection) -> str | None:
    """The revision of a database; None where hyoka has not been yet."""
    context = MigrationContext.configure(connection, opts={"version_table": VERSION_TABLE})
    return context.get_current_revision()


def ensure(engine: Engine, *, create: bool) -> None:
    """Make sure that the database has the tables of this release. An empty one gets them if `create`."""
    with reading(engine) as connection:
        revision = current(connection)
        taken = revision is None and bool(_ours(connection))
    if taken:
        raise DatabaseError(f"{display(engine.url)}: it holds tables of another program under names that hyoka uses")
    if revision is None and create:
        upgrade(engine)
    elif revision is None:
        raise DatabaseError(f"{display(engine.url)}: hyoka has not loaded anything into this database")
    elif revision != head():
        raise DatabaseError(_other_release(engine, revision))


def upgrade(engine: Engine, revision: str = "head") -> str | None:
    """Bring the tables to a revision, all or nothing. Returns the revision that was there before.

    The views are of this release; at an older revision there are none.
    """
    with writing(engine) as connection:
        _one_at_a_time(connection)
        before = current(connection)
        if before is not None and before not in _known():
            raise DatabaseError(_other_release(engine, before))
        drop_views(connection)
        command.upgrade(_config(connection), revision)
        if current(connection) == head():
            create_views(connection)
    return before


def downgrade(engine: Engine, revision: str = "base") -> None:
    """Go back to an older revision, all or nothing; views stay away until the next upgrade."""
    with writing(engine) as connection:
        _one_at_a_time(connection)
        drop_views(connection)
        command.downgrade(_config(connection), revision)


def _other_release(engine: Engine, revision: str) -> str:
    """The sentence for a database of an older or newer release."""
    if revision in _known():
        return f"{display(engine.url)}: an older hyoka made this database; run `hyoka db upgrade --db {display(engine.url)}`"
    return f"{display(engine.url)}: a newer hyoka made this database (revision {revision}); upgrade hyoka"


def _known() -> frozenset[str]:
    """Every revision that this hyoka knows."""
    return frozenset(script.revision for script in ScriptDirectory.from_config(_config()).walk_revisions())


def _ours(connection: Connection) -> set[str]:
    """Tables and views in the database whose names are ours."""
    return {*inspect(connection).get_table_names()} & {*METADATA.tables}


def _one_at_a_time(connection: Connection) -> None:
    """Wait for another migration of the same database."""
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_ADVISORY_LOCK})")


def _config(connection: Connection | None = None) -> Config:
    """Alembic's configuration, made here."""
    config = Config()
    folder = Path(__file__).parent / "migrations"
    config.set_main_option("script_location", str(folder).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config
