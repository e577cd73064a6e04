"""INSERT ... ON CONFLICT, which each database spells in its own dialect module."""

from sqlalchemy import Connection, Table
from sqlalchemy.dialects import postgresql, sqlite


def upsert(connection: Connection, table: Table) -> sqlite.Insert | postgresql.Insert:
    """An insert into `table` that understands on_conflict_do_nothing and on_conflict_do_update."""
    if connection.dialect.name == "sqlite":
        return sqlite.insert(table)
    return postgresql.insert(table)
