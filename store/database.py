"""One door to the database: short read and write transactions on SQLite or PostgreSQL."""

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DBAPIError

from store.idle_connections import IdleConnections
from store.outage import unavailable_is_typed
from store.storable import keep_texts_storable, to_json

# How long a writer waits for another process's lock before the door answers "try again".
BUSY_MILLISECONDS = 10_000
# So many connections to SQLite wait outside the pool to be read by; it has three times as many.
_KEPT_FOR_READING = 4
# SQLite maps no more than this of a file; it takes room among addresses, not memory.
MAPPED_BYTES = 2**31 - 2**16


class Database:
    """An engine with the two kinds of transaction the house knows.

    `read()` sees one consistent state and never writes. `write()` takes the write lock at once,
    so that it cannot fail halfway for want of it; keep it short and away from network and parsing.
    """

    def __init__(self, url: str, *, pool_size: int = 10) -> None:
        self.url = make_url(url)
        self.is_sqlite = self.url.get_backend_name() == "sqlite"
        self.engine = _sqlite_engine(url) if self.is_sqlite else _server_engine(url, pool_size)
        keep_texts_storable(self.engine)
        # SQLite's own waiting polls without a queue and starves; writers of a process queue here.
        self._writer = threading.Lock()
        self._reading = IdleConnections(self.engine, _KEPT_FOR_READING)
        self._writing = IdleConnections(self.engine, 1, frontdesk_write=True)

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A connection whose transaction is rolled back at the end."""
        if not self.is_sqlite:
            with self.engine.connect() as connection:
                yield connection
            return
        with self._reading.one() as connection:
            yield connection

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """A connection whose transaction commits at the end, or rolls back on an exception."""
        if not self.is_sqlite:
            with self.engine.begin() as connection:
                yield connection
            return
        with self._writer, self._writing.one() as connection, connection.begin():
            yield connection

    def close(self) -> None:
        """Close every pooled connection."""
        self._reading.close()
        self._writing.close()
        self.engine.dispose()

    def ping(self) -> None:
        """Raise StoreUnavailable when the store does not answer."""
        with unavailable_is_typed(), self.read() as connection:
            connection.execute(text("SELECT 1"))


def is_missing(url: str) -> bool:
    """Whether the URL names an SQLite file that is not there yet."""
    named = make_url(url)
    return named.get_backend_name() == "sqlite" and not Path(named.database or "").exists()


def without_password(url: str) -> str:
    """A store URL as it may be shown to people."""
    return make_url(url).render_as_string(hide_password=True)


def _server_engine(url: str, pool_size: int) -> Engine:
    # A lost server must be noticed before a transaction is built on a dead connection.
    return create_engine(
        url, pool_size=pool_size, max_overflow=10, pool_pre_ping=True, json_serializer=to_json
    )


def _sqlite_engine(url: str) -> Engine:
    waits = {"timeout": BUSY_MILLISECONDS / 1000}
    engine = create_engine(url, connect_args=waits, json_serializer=to_json)
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: Any, _record: Any) -> None:
    # The driver's own transaction handling is switched off: BEGIN is ours to say.
    connection.isolation_level = None
    for pragma in (
        "journal_mode=WAL",
        "synchronous=FULL",
        "foreign_keys=ON",
        f"busy_timeout={BUSY_MILLISECONDS}",
        "temp_store=MEMORY",
        "cache_size=-65536",
        # What stands in the system's memory is read where it is, without a call for each page.
        f"mmap_size={MAPPED_BYTES}",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    is_write = connection.get_execution_options().get("frontdesk_write", False)
    statement = "BEGIN IMMEDIATE" if is_write else "BEGIN"
    try:
        connection.connection.cursor().execute(statement)
    except sqlite3.Error as error:
        # Another process may hold the write lock for longer than anybody waits.
        raise DBAPIError.instance(
            statement, None, error, sqlite3.Error, dialect=connection.dialect
        ) from error
