"""Many ids or keys as one parameter, so that a statement is the same for any number of them."""

import json
from collections.abc import Collection, Mapping

from sqlalchemy import Column, Connection, TextClause, text

# How SQLite reads the parameter back as rows of one column, `value`.
IN_JSON = "SELECT value FROM json_each(:asked)"
ROWS = {
    "sqlite": f"({IN_JSON})",
    "postgresql": "(SELECT unnest(CAST(:asked AS bigint[])) AS value)",
}


_AMONG = {
    "sqlite": f"{{column}} IN ({IN_JSON})",
    "postgresql": "{column} = ANY(CAST(:asked AS bigint[]))",
}


def among(column: Column[int]) -> Mapping[str, TextClause]:
    """The condition, for each dialect, that the column is one of the parameter `asked`."""
    return {name: text(condition.format(column=column)) for name, condition in _AMONG.items()}


def listed(connection: Connection, values: Collection[int]) -> str | list[int]:
    """The numbers (64-bit, signed) as the parameter `asked`."""
    return json_list(values) if connection.dialect.name == "sqlite" else list(values)


def json_list(values: Collection[int]) -> str:
    """The numbers as SQLite reads them."""
    return json.dumps(list(values))
