"""What tests of several rooms share: a real Postgres, and a database of each kind."""

from __future__ import annotations

import itertools
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.postgres import server_package

_NUMBERS = itertools.count(1)


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The URL of a Postgres server that runs as long as the tests do, with its databases in a folder of its own."""
    package = server_package()
    folder = Path(tempfile.mkdtemp(prefix="hyoka-postgres-"))
    server = package.get_server(folder, cleanup_mode="stop")
    try:
        _no_syncing(server.get_uri())
        yield server.get_uri()
    finally:
        server.cleanup()
        shutil.rmtree(folder, ignore_errors=True)


def _no_syncing(url: str) -> None:
    """Let the server write without waiting for the disk: what a crash of the machine would cost is no matter of tests."""
    import psycopg

    with psycopg.connect(url, autocommit=True) as connection:
        for setting in ("fsync", "synchronous_commit", "full_page_writes"):
            connection.execute(f"ALTER SYSTEM SET {setting} = off")
        connection.execute("SELECT pg_reload_conf()")


@pytest.fixture
def new_postgres_url(postgres: str) -> Callable[[], str]:
    """The URLs of empty Postgres databases, as many as are wanted."""
    import psycopg

    def new() -> str:
        name = f"hyoka_{next(_NUMBERS)}"
        with psycopg.connect(postgres, autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name} ENCODING 'UTF8' TEMPLATE template0")
        return postgres.replace("/postgres?", f"/{name}?")

    return new


@pytest.fixture
def postgres_url(new_postgres_url: Callable[[], str]) -> str:
    """The URL of an empty Postgres database."""
    return new_postgres_url()


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    """The URL of a SQLite file that does not exist yet."""
    return f"sqlite:///{tmp_path / 'hyoka.db'}"


@pytest.fixture(params=["sqlite", "postgres"])
def database_url(request: pytest.FixtureRequest) -> str:
    """The URL of an empty database of each kind."""
    return str(request.getfixturevalue(f"{request.param}_url"))
