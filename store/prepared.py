"""The few statements that every arrival asks, given to the driver as they are.

SQLAlchemy prepares and wraps each execution at ten times the price of a look-up in SQLite. Here the
text is made once for each dialect, and SQLite's own connection runs it.
"""

import re
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, Select
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.engine import make_url
from sqlalchemy.engine.interfaces import DBAPICursor
from sqlalchemy.exc import DBAPIError

from store.asked import IN_JSON, ROWS, json_list

_SQLITE = SQLiteDialect_pysqlite(paramstyle="named")
_POSTGRESQL = make_url("postgresql+psycopg://").get_dialect()()
_PARAMETER = re.compile(r"(?<!:):(\w+)")
_ASKED = "asked"
# So many numbers stand in SQLite's statement one by one, which reads them quicker than as JSON.
_FEW = 64


@dataclass(frozen=True, slots=True)
class Prepared:
    """One statement as each driver wants it."""

    sqlite: str
    postgresql: str
    # The parameters by their places in SQLite's statement, and its text for each number of asked.
    _names: tuple[str, ...] = field(init=False, repr=False)
    _texts: dict[int, str] = field(default_factory=dict, init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        names = dict.fromkeys(_PARAMETER.findall(self.sqlite))
        object.__setattr__(self, "_names", tuple(name for name in names if name != _ASKED))

    def rows(self, connection: Connection, values: Mapping[str, Any]) -> Sequence[Any]:
        """All rows; `values` are numbers and storable texts, and `asked` numbers."""
        if connection.dialect.name == "sqlite":
            return self._in_sqlite(connection, values).fetchall()
        return connection.exec_driver_sql(self.postgresql, _listed(values)).all()

    def run(self, connection: Connection, values: Mapping[str, Any]) -> None:
        """Execute what gives no rows; `values` as for `rows`."""
        if connection.dialect.name == "sqlite":
            self._in_sqlite(connection, values)
        else:
            connection.exec_driver_sql(self.postgresql, _listed(values))

    def _in_sqlite(self, connection: Connection, values: Mapping[str, Any]) -> DBAPICursor:
        given, asked = [values[name] for name in self._names], values.get(_ASKED, ())
        if few := 0 < len(asked) <= _FEW:
            given.extend(asked)
        elif _ASKED in values:
            given.append(json_list(asked))
        size = len(asked) if few else 0
        text = self._texts.get(size) or self._texts.setdefault(size, self._text(size))
        return in_sqlite(connection, text, given)

    def _text(self, size: int) -> str:
        """The statement with numbered parameters, the asked ones last; 0: they are one as JSON."""
        text, last = self.sqlite, len(self._names)
        if size:
            each = ",".join([f"(?{last + 1 + one})" for one in range(size)])
            text = text.replace(IN_JSON, f"SELECT column1 AS value FROM (VALUES {each})")
        place = {name: str(number) for number, name in enumerate((*self._names, _ASKED), start=1)}
        return _PARAMETER.sub(lambda found: f"?{place[found[1]]}", text)


def in_sqlite(
    connection: Connection, text: str, values: Sequence[Any], *, many: bool = False
) -> DBAPICursor:
    """The cursor of a statement that SQLite itself ran; `many`: once with each of the values."""
    if not connection.in_transaction():
        connection.begin()
    cursor = connection.connection.cursor()
    try:
        (cursor.executemany if many else cursor.execute)(text, values)
    except sqlite3.Error as error:
        # Whoever tells an outage from a fault knows the errors by SQLAlchemy's types.
        raise DBAPIError.instance(
            text, values, error, sqlite3.Error, dialect=connection.dialect
        ) from error
    return cursor


def _listed(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: list(one) if name == _ASKED else one for name, one in values.items()}


def prepared(statement: str, **of_dialect: Mapping[str, str]) -> Prepared:
    """The statement with its named parameters (`:kind`).

    `{asked}` becomes a subquery of one column, `value`, from the numbers (64-bit, signed) of the
    parameter `asked`; another name in braces becomes what `of_dialect` has for the dialect.
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
