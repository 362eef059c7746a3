"""Databases that cannot be opened: one sentence, no password."""

from __future__ import annotations

from pathlib import Path

import pytest

from load.engine import open_engine, parse_url, reading
from schemas.errors import DatabaseError


def test_plain_paths_and_short_names() -> None:
    """What people type."""
    assert str(parse_url("hyoka.db")) == "sqlite:///hyoka.db"
    assert parse_url("postgresql://u@h/d").drivername == "postgresql+psycopg"
    assert parse_url("postgres://u@h/d").drivername == "postgresql+psycopg"


def test_sentences(tmp_path: Path) -> None:
    """Each names the database and what is wrong."""
    (tmp_path / "text.db").write_text("this is no database " * 100)
    cases = {
        str(tmp_path / "missing.db"): "there is no such database file",
        str(tmp_path / "no" / "folder.db"): "there is no such",
        str(tmp_path / "text.db"): "not a database",
        "mysql://root:secret@localhost/x": "sqlite:/// and postgresql://",
        "postgresql://u:secret@127.0.0.1:1/x": "127.0.0.1",
        "nonsense://": "only",
        "postgresql://u:secret@host:port/x": "not a database URL",
    }
    for url, said in cases.items():
        with pytest.raises(DatabaseError) as caught:
            open_engine(url, create=False)
        assert said in str(caught.value), url
        assert "secret" not in str(caught.value)
        assert "\n" not in str(caught.value)


def test_reading_cannot_write(database_url: str) -> None:
    """Neither by accident nor by a query in a notebook."""
    engine = open_engine(database_url, create=True)
    with pytest.raises(DatabaseError, match=r"(?i)read-?only"), reading(engine) as connection:
        connection.exec_driver_sql("CREATE TABLE t (a integer)")
    with engine.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE t (a integer)")
    engine.dispose()
