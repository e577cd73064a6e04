"""Statements of accepting, which SQLite runs without SQLAlchemy's work for each of them.

Unlike those of store.prepared they convert their values, for these come from outside. SQLAlchemy's
work costs several times what SQLite needs to insert a row; the SQL, the order and the conversion
of its parameters are SQLAlchemy's all the same, only asked for once.
"""

import sqlite3
from collections.abc import Callable, Mapping
from typing import Any

from sqlalchemy import Connection, Dialect, Executable
from sqlalchemy.exc import DBAPIError
from sqlalchemy.sql import ClauseElement

from store.storable import clean

_Column = tuple[str, Any, Callable[[Any], Any] | None]


class Prepared:
    """One statement in the words of each database; its values have the same names every time."""

    def __init__(self, statements: Mapping[str, Executable]) -> None:
        self._statements = statements
        self._sql = ""
        self._columns: tuple[_Column, ...] = ()

    def scalar(self, connection: Connection, values: Mapping[str, Any]) -> Any | None:
        """Run it; the first column of the first row, None when there is none."""
        name = connection.dialect.name
        if name != "sqlite":
            result = connection.execute(self._statements[name], dict(values))
            return result.scalar_one_or_none() if result.returns_rows else None
        if not self._sql:
            self._prepare(connection.dialect, values)
        given = tuple(_bound(values, *column) for column in self._columns)
        driver: Any = connection.connection.driver_connection
        try:
            row = driver.execute(self._sql, given).fetchone()
        except sqlite3.Error as error:
            # Whoever tells an outage from a fault knows the errors by SQLAlchemy's types.
            raise DBAPIError.instance(
                self._sql, given, error, sqlite3.Error, dialect=connection.dialect
            ) from error
        return None if row is None else row[0]

    def _prepare(self, dialect: Dialect, values: Mapping[str, Any]) -> None:
        statement: Any = self._statements["sqlite"]
        assert isinstance(statement, ClauseElement)
        compiled: Any = statement.compile(dialect=dialect, column_keys=list(values))
        convert = compiled._bind_processors
        self._columns = tuple(
            (name, compiled.params.get(name), convert.get(name)) for name in compiled.positiontup
        )
        # Last, for another thread may look at it.
        self._sql = compiled.string


def _bound(
    values: Mapping[str, Any], name: str, default: Any, convert: Callable[[Any], Any] | None
) -> Any:
    value = values.get(name, default)
    return clean(value if convert is None else convert(value))
