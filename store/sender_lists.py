"""Senders and words that an admin always lets through, or never without a look."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from sqlalchemy import Connection, delete, select

from store.tables import sender_lists
from store.types import utc_now
from store.upsert import upsert

Side = Literal["allow", "deny"]
Kind = Literal["email", "domain", "ip", "word"]


@dataclass(frozen=True, slots=True)
class Listed:
    """One entry; an ip is an address or a network such as 203.0.113.0/24."""

    id: int
    list: Side
    kind: Kind
    value: str
    note: str
    created_at: datetime


def put(connection: Connection, side: Side, kind: Kind, value: str, note: str = "") -> None:
    """List a value, or move it to that side; values are compared in lower case."""
    values = {"list": side, "kind": kind, "value": value.strip().lower()[:320], "note": note[:255]}
    statement = upsert(connection, sender_lists).values(created_at=utc_now(), **values)
    connection.execute(
        statement.on_conflict_do_update(
            index_elements=["kind", "value"],
            set_={"list": statement.excluded.list, "note": statement.excluded.note},
        )
    )


def remove(connection: Connection, entry_id: int) -> bool:
    """Take an entry off; False when there is none."""
    return (
        connection.execute(delete(sender_lists).where(sender_lists.c.id == entry_id)).rowcount == 1
    )


def every(connection: Connection) -> list[Listed]:
    """All entries, newest first."""
    rows = connection.execute(select(sender_lists).order_by(sender_lists.c.id.desc()))
    return [Listed(*row) for row in rows]
