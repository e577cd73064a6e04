"""The few statements that every arrival asks, given to the driver as they are.

SQLAlchemy prepares and wraps each execution at ten times the price of a look-up in SQLite. Here the
text is made once for each dialect, and SQLite's own connection runs it.
"""

import re
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from store.asked import ROWS

_PARAMETER = re.compile(r"(?<!:):(\w+)")


@dataclass(frozen=True, slots=True)
class Prepared:
    """One statement as each driver wants it."""

    sqlite: str
    postgresql: str

    def rows(self, connection: Connection, values: Mapping[str, Any]) -> Sequence[Any]:
        """All rows; `values` are numbers, texts that are storable, and what `listed` makes."""
        if connection.dialect.name != "sqlite":
            return connection.exec_driver_sql(self.postgresql, dict(values)).all()
        if not connection.in_transaction():
            connection.begin()
        cursor = connection.connection.cursor()
        try:
            cursor.execute(self.sqlite, values)
            return cursor.fetchall()
        except sqlite3.Error:
            # What went wrong is met once more where it gets the type that everybody expects.
            return connection.exec_driver_sql(self.sqlite, dict(values)).all()


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
