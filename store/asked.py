"""Many ids or keys as one parameter, so that a statement is the same for any number of them."""

import json
from collections.abc import Collection, Mapping

from sqlalchemy import Column, Connection, TextClause, text

# How each database reads the parameter back as rows of one column, `value`.
ROWS = {
    "sqlite": "(SELECT value FROM json_each(:asked))",
    "postgresql": "(SELECT unnest(CAST(:asked AS bigint[])) AS value)",
}


_AMONG = {
    "sqlite": "{column} IN (SELECT value FROM json_each(:asked))",
    "postgresql": "{column} = ANY(CAST(:asked AS bigint[]))",
}


def asking(statement: str) -> Mapping[str, TextClause]:
    """The statement for each dialect; `{asked}` becomes a subquery of one column, `value`.

    Execute it with the parameter `asked` that `listed` makes.
    """
    return {name: text(statement.format(asked=rows)) for name, rows in ROWS.items()}


def among(column: Column[int]) -> Mapping[str, TextClause]:
    """The condition, for each dialect, that the column is one of the parameter `asked`."""
    return {name: text(condition.format(column=column)) for name, condition in _AMONG.items()}


def listed(connection: Connection, values: Collection[int]) -> str | list[int]:
    """The numbers (64-bit, signed) as the parameter `asked`."""
    return json.dumps(list(values)) if connection.dialect.name == "sqlite" else list(values)
