"""Which documents need not be read again, asked one by one: the digests of a million would be 200 MB of memory."""

from __future__ import annotations

from collections.abc import Container
from typing import Final

from sqlalchemy import Engine, bindparam, select

from load.engine import reading
from load.tables import document

_ASKED: Final = "asked"


class Known(Container[str]):
    """SHA-256, in hex, of the documents whose facts come from one extraction, as they are in the database right now.

    Documents that are loaded meanwhile, here or by another run, are among them as soon as they are loaded.
    """

    def __init__(self, engine: Engine, extraction: str) -> None:
        """The documents of a database that were read this way."""
        self._engine = engine
        same = (document.c.sha256 == bindparam(_ASKED), document.c.extraction == extraction)
        self._found = select(document.c.id).where(*same)
        self._filled = False

    def __contains__(self, sha256: object) -> bool:
        """Whether the facts of a document are there."""
        with reading(self._engine) as connection:
            return connection.execute(self._found, {_ASKED: sha256}).first() is not None

    def __bool__(self) -> bool:
        """Whether asking can pay: False as long as the database has no document at all, whatever read it."""
        if not self._filled:
            with reading(self._engine) as connection:
                self._filled = connection.execute(select(document.c.id).limit(1)).first() is not None
        return self._filled
