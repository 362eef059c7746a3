"""Which documents need not be read again."""

from __future__ import annotations

from load.store import open_store
from tests.load.examples import load_all, make_fact, make_result


def test_a_document_is_known_as_soon_as_it_is_loaded(database_url: str) -> None:
    """By its bytes, and only where they were read in the same way."""
    load_all(database_url, make_result(make_fact(), key=1), extraction="1")
    store = open_store(database_url)
    same, other = store.known("1"), store.known("2")
    assert f"{1:064x}" in same
    assert f"{1:064x}" not in other
    assert f"{2:064x}" not in same
    load_all(database_url, make_result(make_fact(), key=2), extraction="1")
    assert f"{2:064x}" in same
    store.close()


def test_a_new_database_knows_nothing(database_url: str) -> None:
    """So that nobody needs to ask it about every file."""
    store = open_store(database_url)
    known = store.known("1")
    assert not known
    load_all(database_url, make_result(make_fact()))
    assert known
    store.close()
