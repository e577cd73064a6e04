"""Sources and their health, cursors and leases."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, or_, select, update

from store.tables import cursors, sources
from store.types import utc_now
from store.upsert import upsert


@dataclass(frozen=True, slots=True)
class Source:
    """One door with its health, as the admin pages show it."""

    id: int
    kind: str
    name: str
    title: str
    last_success_at: datetime | None
    last_arrival_at: datetime | None
    last_error: str
    last_error_at: datetime | None
    failures: int
    next_attempt_at: datetime | None
    progress: str


@dataclass(frozen=True, slots=True)
class Cursor:
    """How far a mailbox folder has been stored: everything up to `last_uid` (RFC 3501 2.3.1.1).

    `reach_since` and `reach_uid` keep the first connection's decision: of the messages up to
    `reach_uid` only those younger than `reach_since` (aware UTC; None: all) are for us.
    """

    uidvalidity: int
    last_uid: int
    reach_since: datetime | None = None
    reach_uid: int = 0


def register(connection: Connection, kind: str, name: str, title: str) -> int:
    """The id of the source of that name, made when it is new."""
    insert = upsert(connection, sources)
    connection.execute(
        insert.values(
            kind=kind, name=name, title=title, created_at=utc_now()
        ).on_conflict_do_nothing()
    )
    by_name = select(sources.c.id).where(sources.c.name == name)
    source_id: int = connection.execute(by_name).scalar_one()
    return source_id


def every(connection: Connection) -> list[Source]:
    """All sources by kind and name."""
    rows = connection.execute(select(*_COLUMNS).order_by(sources.c.kind, sources.c.name))
    return [Source(*row) for row in rows]


_COLUMNS = (
    sources.c.id,
    sources.c.kind,
    sources.c.name,
    sources.c.title,
    sources.c.last_success_at,
    sources.c.last_arrival_at,
    sources.c.last_error,
    sources.c.last_error_at,
    sources.c.failures,
    sources.c.next_attempt_at,
    sources.c.progress,
)


def succeeded(connection: Connection, source_id: int, *, arrivals: int = 0) -> None:
    """Note that the source was reached now and how many letters it gave."""
    now = utc_now()
    values = {
        "last_success_at": now,
        "failures": 0,
        "last_error": "",
        "next_attempt_at": None,
        "progress": "",
    }
    if arrivals:
        values["last_arrival_at"] = now
    connection.execute(update(sources).where(sources.c.id == source_id).values(**values))


def failed(connection: Connection, source_id: int, error: str, retry_in: timedelta) -> None:
    """Note what went wrong, in a sentence for a person, and when the source is tried again."""
    now = utc_now()
    connection.execute(
        update(sources)
        .where(sources.c.id == source_id)
        .values(
            last_error=error,
            last_error_at=now,
            failures=sources.c.failures + 1,
            next_attempt_at=now + retry_in,
        )
    )


def note_progress(connection: Connection, source_id: int, progress: str) -> None:
    """Say how far a long first reading is."""
    connection.execute(
        update(sources).where(sources.c.id == source_id).values(progress=progress[:255])
    )


def take_lease(connection: Connection, source_id: int, owner: str, lease: timedelta) -> bool:
    """Take or prolong the right to poll; False while another process holds it."""
    now = utc_now()
    changed = connection.execute(
        update(sources)
        .where(
            sources.c.id == source_id,
            or_(
                sources.c.lease_until.is_(None),
                sources.c.lease_until < now,
                sources.c.lease_owner == owner,
            ),
        )
        .values(lease_owner=owner, lease_until=now + lease)
    )
    return changed.rowcount == 1


def lease_owner(connection: Connection, source_id: int) -> str:
    """Who took the right to poll last and has not given it back; empty when nobody did."""
    query = select(sources.c.lease_owner).where(sources.c.id == source_id)
    owner: str = connection.execute(query).scalar_one()
    return owner


def release_lease(connection: Connection, source_id: int, owner: str) -> None:
    """Give the right to poll back."""
    connection.execute(
        update(sources)
        .where(sources.c.id == source_id, sources.c.lease_owner == owner)
        .values(lease_owner="", lease_until=None)
    )


def cursor(connection: Connection, source_id: int, folder: str) -> Cursor | None:
    """How far that folder is stored; None before its first reading."""
    row = connection.execute(
        select(
            cursors.c.uidvalidity, cursors.c.last_uid, cursors.c.reach_since, cursors.c.reach_uid
        ).where(cursors.c.source_id == source_id, cursors.c.folder == folder)
    ).one_or_none()
    return Cursor(*row) if row else None


def move_cursor(connection: Connection, source_id: int, folder: str, to: Cursor) -> None:
    """Remember that everything up to `to` is stored; call it only after the accepts committed."""
    values = {
        "uidvalidity": to.uidvalidity,
        "last_uid": to.last_uid,
        "reach_since": to.reach_since,
        "reach_uid": to.reach_uid,
        "updated_at": utc_now(),
    }
    insert = upsert(connection, cursors)
    connection.execute(
        insert.values(source_id=source_id, folder=folder, **values).on_conflict_do_update(
            index_elements=[cursors.c.source_id, cursors.c.folder], set_=values
        )
    )
