"""What goes wrong with the database itself, told from what goes wrong with one statement."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError

from store.envelope import StoreUnavailable

# SQLite's primary result codes (sqlite.org/rescode.html) for a store that is away, locked or full.
_SQLITE_OUTAGE = frozenset(
    {
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_LOCKED,
        sqlite3.SQLITE_READONLY,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_CANTOPEN,
    }
)

# PostgreSQL's classes (its manual, appendix A): connection, resources, operator, system; then lost
# races that are simply run again: serialization, deadlock, lock not available.
_POSTGRESQL_OUTAGE = ("08", "53", "57", "58", "40001", "40P01", "55P03")


@contextmanager
def unavailable_is_typed() -> Iterator[None]:
    """Turn any database error inside into StoreUnavailable, keeping the cause: for doors."""
    try:
        yield
    except DBAPIError as error:
        raise StoreUnavailable(str(error.orig or error)) from error


@contextmanager
def outage_is_typed() -> Iterator[None]:
    """Turn only an outage inside into StoreUnavailable, keeping the cause: for workers.

    An error that is the statement's own, such as bad data, stays what it is.
    """
    try:
        yield
    except DBAPIError as error:
        if not is_outage(error):
            raise
        raise StoreUnavailable(str(error.orig or error)) from error


def is_outage(error: DBAPIError) -> bool:
    """Whether the database, or the way to it, failed rather than the statement."""
    if error.connection_invalidated:
        return True
    cause = error.orig
    if isinstance(cause, sqlite3.Error):
        # The low byte is the primary code; the rest says more about it.
        return getattr(cause, "sqlite_errorcode", 0) & 0xFF in _SQLITE_OUTAGE
    state = getattr(cause, "sqlstate", None)
    # psycopg gives no state when the server never answered.
    return state is None or str(state).startswith(_POSTGRESQL_OUTAGE)
