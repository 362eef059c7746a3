"""Where a run puts what it reads: a database, or a folder of Parquet files."""

from __future__ import annotations

from pathlib import Path

from load.engine import parse_url
from load.shards import ShardStore
from load.store import Store, open_store
from schemas.errors import DatabaseError


def open_target(db: str, parquet: Path | None, scheduler: str | None) -> Store | ShardStore:
    """The store of a run. Raises `DatabaseError` where it cannot be opened, or is none that many machines can share."""
    if parquet is not None:
        return ShardStore(parquet)
    if scheduler is not None and parse_url(db).get_backend_name() == "sqlite":
        raise DatabaseError(f"{db}: a SQLite file is for one machine; give --db postgresql://… or --parquet FOLDER")
    return open_store(db)
