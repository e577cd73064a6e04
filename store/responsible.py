"""Who looks after a record."""

from sqlalchemy import Connection, update

from store.provenance import Origin, note
from store.records import TABLES, RecordKind
from store.types import utc_now


def assign(
    connection: Connection,
    kind: RecordKind,
    record_id: int,
    user_id: int | None,
    origin: Origin,
) -> None:
    """Give a record to a user, or to nobody; the same one again changes nothing."""
    table = TABLES[kind]
    changed = connection.execute(
        update(table)
        .where(table.c.id == record_id, table.c.responsible_id.is_distinct_from(user_id))
        .values(responsible_id=user_id, updated_at=utc_now(), version=table.c.version + 1)
    )
    if changed.rowcount:
        note(connection, kind, record_id, "responsible_id", str(user_id or ""), "current", origin)
