"""A record with its points, provenance and keys as JSON, and back to the very same rows."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Table, insert, select, update

from store.blocks import keys_of
from store.facts import Kind
from store.records import TABLES
from store.tables import contact_points, provenance
from store.types import UtcDateTime

Row = dict[str, Any]


def take(connection: Connection, kind: Kind, record_id: int) -> dict[str, Any]:
    """Everything that makes up the record now: row, points, provenance, blocking keys."""
    table = TABLES[kind]
    record = connection.execute(select(table).where(table.c.id == record_id)).mappings().one()
    return {
        "record": to_json(dict(record)),
        "points": _parts(connection, contact_points, kind, record_id),
        "provenance": _parts(connection, provenance, kind, record_id),
        # JSON numbers are read as floats by some; text keeps 64 bits.
        "keys": [str(key) for key in keys_of(connection, kind, record_id)],
    }


def to_json(row: Mapping[str, Any]) -> Row:
    """A row with its times as ISO 8601 text."""
    return {
        name: value.isoformat() if isinstance(value, datetime) else value
        for name, value in row.items()
    }


def from_json(table: Table, row: Mapping[str, Any]) -> Row:
    """The row that `to_json` wrote; columns the table no longer has are left out."""
    return {
        name: datetime.fromisoformat(value) if _is_time(table, name) and value else value
        for name, value in row.items()
        if name in table.c
    }


def write_back(connection: Connection, table: Table, row: Mapping[str, Any]) -> None:
    """Make the table's row of that id what the snapshot says, whether or not it is still there."""
    values = from_json(table, row)
    changed = connection.execute(update(table).where(table.c.id == row["id"]).values(**values))
    if changed.rowcount == 0:
        connection.execute(insert(table).values(**values))


def stored(connection: Connection, table: Table, row_id: int) -> Row | None:
    """The row of that id as it is now, in the form of a snapshot."""
    row = connection.execute(select(table).where(table.c.id == row_id)).mappings().one_or_none()
    return to_json(dict(row)) if row else None


def three_way(before: Row, after: Row, now: Row) -> Row:
    """What the merge changed goes back; what somebody changed since stays."""
    return {
        name: value if now.get(name) == after.get(name) else now.get(name)
        for name, value in before.items()
    }


def rows_by_id(rows: list[Row]) -> dict[int, Row]:
    """Snapshot rows by their id."""
    return {row["id"]: row for row in rows}


def _parts(connection: Connection, table: Table, kind: Kind, record_id: int) -> list[Row]:
    query = (
        select(table)
        .where(table.c.record_kind == kind, table.c.record_id == record_id)
        .order_by(table.c.id)
    )
    return [to_json(dict(row)) for row in connection.execute(query).mappings()]


def _is_time(table: Table, name: str) -> bool:
    return isinstance(table.c[name].type, UtcDateTime)
