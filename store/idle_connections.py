"""Connections that are kept open between two short transactions, where a server is none."""

from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Engine
from sqlalchemy.pool import QueuePool


class IdleConnections:
    """At most `most` connections of an engine, lent to one user at a time.

    To take one from the engine's pool and to give it back costs as much as ten look-ups in SQLite.
    """

    def __init__(self, engine: Engine, most: int, **options: Any) -> None:
        self._engine = engine
        self._options = options
        # A database in memory belongs to its thread, and its connection to none other.
        self._most = most if isinstance(engine.pool, QueuePool) else 0
        self._idle: deque[Connection] = deque()

    @contextmanager
    def one(self) -> Iterator[Connection]:
        """A connection without a transaction; what was begun on it is rolled back at the end."""
        connection = self._taken()
        try:
            yield connection
            connection.rollback()
        except BaseException:
            # Whatever went wrong, the pool knows how to make a connection good again.
            connection.close()
            raise
        if self._is_as_before(connection):
            self._idle.append(connection)
        else:
            connection.close()

    def close(self) -> None:
        """Give all of them back to the pool."""
        while self._idle:
            self._idle.pop().close()

    def _taken(self) -> Connection:
        try:
            return self._idle.pop()
        except IndexError:
            return self._engine.connect().execution_options(**self._options)

    def _is_as_before(self, connection: Connection) -> bool:
        """Whether the next user will find it as this one did."""
        return (
            len(self._idle) < self._most
            and not (connection.closed or connection.invalidated)
            and connection.get_execution_options() == self._options
        )
