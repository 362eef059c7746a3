"""New databases for benchmarks: SQLite files, and where pgserver is installed, a Postgres of their own."""

from __future__ import annotations

import itertools
import shutil
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Protocol


class Databases(Protocol):
    """A maker of empty databases: each call gives the URL of a new one."""

    def __call__(self) -> str:
        """The URL of an empty database."""


@contextmanager
def postgres() -> Iterator[Databases | None]:
    """A Postgres server with its data in a folder of its own, started when it is first asked; None without pgserver."""
    if find_spec("pgserver") is None:
        yield None
        return
    import psycopg

    with warnings.catch_warnings():
        # That XDG_RUNTIME_DIR is not set is no matter of ours.
        warnings.simplefilter("ignore")
        import_module("pgserver")
    folder = Path(tempfile.mkdtemp(prefix="hyoka-postgres-"))
    numbers = itertools.count(1)
    servers: list[Any] = []

    def new() -> str:
        if not servers:
            servers.append(import_module("pgserver").get_server(folder, cleanup_mode="stop"))
        uri, name = str(servers[0].get_uri()), f"hyoka_{next(numbers)}"
        with psycopg.connect(uri, autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name} ENCODING 'UTF8' TEMPLATE template0")
        return uri.replace("/postgres?", f"/{name}?")

    try:
        yield new
    finally:
        for server in servers:
            server.cleanup()
        shutil.rmtree(folder, ignore_errors=True)


def drop(url: str) -> None:
    """Drop a database that `postgres` made; SQLite files are left to their folder."""
    if not url.startswith("postgresql"):
        return
    import psycopg

    name = url.partition("?")[0].rpartition("/")[2]
    with psycopg.connect(url.replace(f"/{name}?", "/postgres?"), autocommit=True) as connection:
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)")
