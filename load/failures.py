"""What a failure of the database means: is it the document's, does it pass, and what does a person read."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable
from typing import Any, Final, TypeVar

from sqlalchemy.exc import DBAPIError, OperationalError, SQLAlchemyError, StatementError

from schemas.errors import DatabaseError, HyokaError

PATIENCE: Final = 300.0
"""Seconds for which a Postgres that went away is waited for: a restart with recovery takes that long, a night does not."""

_FIRST_PAUSE: Final = 0.1
_LONGEST_PAUSE: Final = 10.0
"""Seconds between two attempts; every pause is twice the one before."""

_T = TypeVar("_T")

# SQLSTATE, or the class that it begins with.
_PASSING: Final = (
    "08",  # connection exception
    "57P",  # administrator's shutdown, crash, starting up
    "53300",  # too many connections
    "40001",  # serialization failure
    "40P01",  # deadlock: one of the two has to try again
)
_OF_THE_DOCUMENT: Final = (
    "22",  # data exception: a number out of range, a text that is none
    "23",  # a constraint
    "54",  # a row, an index entry or a statement beyond the limits
    "42804",  # datatype mismatch
)
_OF_THE_CONNECTION: Final = ("OperationalError", "InternalError")
"""What drivers call failures of theirs, where one comes past SQLAlchemy."""
_SAID: Final = {
    sqlite3.SQLITE_BUSY: "another program is writing to this database and does not come to an end",
    sqlite3.SQLITE_FULL: "the disk is full",
}


def sentence(error: BaseException) -> str:
    """What the database said, in one line; of the commonest failures what they mean before it."""
    cause = _cause(error)
    said = " ".join(str(cause).split()) or type(cause).__name__
    meaning = _SAID.get(_sqlite_code(cause))
    if meaning is None and _sqlstate(cause) == "53100":
        meaning = _SAID[sqlite3.SQLITE_FULL]
    return f"{meaning} ({said})" if meaning else said


def passing(error: BaseException) -> bool:
    """Whether the same transaction may well succeed in a while: the connection was lost, or two runs blocked each other."""
    wrapped = error.__cause__ if isinstance(error, DatabaseError) else error
    if not isinstance(wrapped, DBAPIError) or isinstance(wrapped.orig, sqlite3.Error):
        return False
    state = _sqlstate(wrapped.orig)
    if state is not None:
        return state.startswith(_PASSING)
    return wrapped.connection_invalidated or isinstance(wrapped, OperationalError)


def of_the_document(error: BaseException) -> bool:
    """Whether it is the document that no database would take; the next one may well be taken."""
    wrapped = error.__cause__ if isinstance(error, DatabaseError) and error.__cause__ is not None else error
    if isinstance(wrapped, HyokaError | OSError):
        return False
    cause = _cause(wrapped)
    if isinstance(cause, sqlite3.Error):
        kinds = (sqlite3.IntegrityError, sqlite3.DataError, sqlite3.InterfaceError, sqlite3.ProgrammingError)
        return isinstance(cause, kinds)
    if (state := _sqlstate(cause)) is not None:
        return state.startswith(_OF_THE_DOCUMENT)
    if isinstance(wrapped, DBAPIError):
        # Without a state it never came to the server: the driver could not convert a value, or has no connection.
        return not (wrapped.connection_invalidated or isinstance(wrapped, OperationalError))
    if type(cause).__name__ in _OF_THE_CONNECTION:
        return False
    return isinstance(wrapped, StatementError) or not isinstance(wrapped, SQLAlchemyError)


def patiently(work: Callable[[int], _T], tell: Callable[[str], None] | None = None) -> _T:
    """What `work` returns; called again where the database went away, for at most `PATIENCE` seconds.

    `work` is told how often it was called before. Its transaction may have been committed although it failed: the answer
    may have been what was lost. Raises `DatabaseError` when patience is at its end, and at once what does not pass.
    """
    since, attempt, pause = time.monotonic(), 0, _FIRST_PAUSE
    while True:
        try:
            return work(attempt)
        except DatabaseError as error:
            left = since + PATIENCE - time.monotonic()
            if not passing(error) or left <= 0:
                raise
            if attempt == 0 and tell is not None:
                tell(f"{error}; trying again for {PATIENCE:g} s")
        time.sleep(min(pause, left))
        attempt, pause = attempt + 1, min(2 * pause, _LONGEST_PAUSE)


def _cause(error: BaseException) -> BaseException:
    """What the driver said."""
    return error.orig if isinstance(error, StatementError) and error.orig is not None else error


def _sqlite_code(error: BaseException) -> int:
    """SQLite's primary result code; 0 of other errors."""
    return (getattr(error, "sqlite_errorcode", None) or 0) & 0xFF


def _sqlstate(error: Any) -> str | None:
    """The five characters by which Postgres tells its errors apart."""
    state = getattr(error, "sqlstate", None)
    return state if isinstance(state, str) else None
