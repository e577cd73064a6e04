"""New rows of the few tables that every arrival writes, given to SQLite's driver as they are."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Column, Connection, Table, insert
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite

from store.prepared import in_sqlite
from store.storable import clean, storable, to_json

_SQLITE = SQLiteDialect_pysqlite(json_serializer=to_json)

_Row = Mapping[str, Any]
_Converter = Callable[[Any], Any]


@dataclass(frozen=True, slots=True)
class _InSqlite:
    """The statement for rows of certain columns, and how their values become SQLite's."""

    text: str
    converters: Sequence[tuple[int, _Converter]]

    def values(self, row: _Row) -> Sequence[Any]:
        """The values of the row as the driver takes them."""
        values: list[Any] = list(row.values())
        for place, convert in self.converters:
            values[place] = convert(values[place])
        texts = "".join([one for one in values if isinstance(one, str)])
        # All texts at once are looked through in the time that each of them takes.
        return values if storable(texts) == texts else clean(values)


class Inserting:
    """What inserts into a table; columns that a row does not name have the table's defaults."""

    def __init__(self, table: Table) -> None:
        self._table = table
        # Built once: building a statement anew costs several times what it takes to run.
        self._many = insert(table)
        self._one = self._many.returning(table.c.id)
        self._by_columns: dict[tuple[str, ...], _InSqlite] = {}

    def one(self, connection: Connection, row: _Row) -> int:
        """Insert the row; its id."""
        if connection.dialect.name != "sqlite":
            return int(connection.execute(self._one, dict(row)).scalar_one())
        known = self._in_sqlite(row)
        return in_sqlite(connection, known.text, known.values(row)).lastrowid

    def many(self, connection: Connection, rows: Sequence[_Row]) -> None:
        """Insert rows that all name the same columns in the same order."""
        if not rows:
            return
        if connection.dialect.name != "sqlite":
            connection.execute(self._many, [dict(row) for row in rows])
        else:
            known = self._in_sqlite(rows[0])
            in_sqlite(connection, known.text, [known.values(row) for row in rows], many=True)

    def _in_sqlite(self, row: _Row) -> _InSqlite:
        names = tuple(row)
        known = self._by_columns.get(names)
        if known is None:
            known = _made(self._table, [self._table.c[name] for name in names])
            self._by_columns[names] = known
        return known


def _made(table: Table, columns: Sequence[Column[Any]]) -> _InSqlite:
    named = _SQLITE.identifier_preparer
    names = ", ".join(named.format_column(column) for column in columns)
    places = ", ".join("?" for _ in columns)
    text = f"INSERT INTO {named.format_table(table)} ({names}) VALUES ({places})"
    types = [column.type.dialect_impl(_SQLITE) for column in columns]
    converters = [one.bind_processor(_SQLITE) for one in types]
    return _InSqlite(text, [(place, one) for place, one in enumerate(converters) if one])
