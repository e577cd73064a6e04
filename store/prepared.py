"""The few statements that every arrival asks, given to the driver as they are.

SQLAlchemy prepares and wraps each execution at ten times the price of a look-up in SQLite. Here the
text is made once for each dialect, and SQLite's own connection runs it.
"""

import re
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.engine import make_url
from sqlalchemy.engine.interfaces import DBAPICursor
from sqlalchemy.exc import DBAPIError

from store.asked import ROWS

_SQLITE = SQLiteDialect_pysqlite(paramstyle="named")
_POSTGRESQL = make_url("postgresql+psycopg://").get_dialect()()
_PARAMETER = re.compile(r"(?<!:):(\w+)")


@dataclass(frozen=True, slots=True)
class Prepared:
    """One statement as each driver wants it."""

    sqlite: str
    postgresql: str

    def rows(self, connection: Connection, values: Mapping[str, Any]) -> Sequence[Any]:
        """All rows; `values` are numbers, storable texts, and what `listed` makes."""
        if connection.dialect.name == "sqlite":
            return self._in_sqlite(connection, values).fetchall()
        return connection.exec_driver_sql(self.postgresql, dict(values)).all()

    def run(self, connection: Connection, values: Mapping[str, Any]) -> None:
        """Execute what gives no rows; `values` as for `rows`."""
        if connection.dialect.name == "sqlite":
            self._in_sqlite(connection, values)
        else:
            connection.exec_driver_sql(self.postgresql, dict(values))

    def _in_sqlite(self, connection: Connection, values: Mapping[str, Any]) -> DBAPICursor:
        if not connection.in_transaction():
            connection.begin()
        cursor = connection.connection.cursor()
        try:
            cursor.execute(self.sqlite, values)
        except sqlite3.Error as error:
            # Whoever tells an outage from a fault knows the errors by SQLAlchemy's types.
            raise DBAPIError.instance(
                self.sqlite, dict(values), error, sqlite3.Error, dialect=connection.dialect
            ) from error
        return cursor


def prepared(statement: str, **of_dialect: Mapping[str, str]) -> Prepared:
    """The statement with its named parameters (`:kind`).

    `{asked}` becomes a subquery of one column, `value`, from the parameter `asked` that `listed`
    makes; another name in braces becomes what `of_dialect` has for the dialect.
    """
    texts = {
        dialect: statement.format(asked=rows, **{n: t[dialect] for n, t in of_dialect.items()})
        for dialect, rows in ROWS.items()
    }
    return Prepared(texts["sqlite"], _PARAMETER.sub(r"%(\1)s", texts["postgresql"]))


def prepared_query(queries: Mapping[str, Select[Any]]) -> Prepared:
    """The query for each dialect, compiled once; what it reads is not converted any more."""
    return Prepared(
        str(queries["sqlite"].compile(dialect=_SQLITE)),
        str(queries["postgresql"].compile(dialect=_POSTGRESQL)),
    )
