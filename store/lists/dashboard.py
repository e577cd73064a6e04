"""What is new and what waits for a person: the counts on the menu and the first page."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, Select, and_, func, or_, select

from store.tables import candidate_pairs, sources, submissions
from store.types import utc_now


@dataclass(frozen=True, slots=True)
class Waiting:
    """How much waits for a person, each counted up to a most only."""

    intake: int
    pairs: int
    mailboxes: int


@dataclass(frozen=True, slots=True)
class DoorCount:
    """How many submissions came through one source and stand in one state."""

    kind: str
    source: str
    status: str
    count: int


def waiting(connection: Connection, *, most: int) -> Waiting:
    """What the menu's badges say; counting stops at `most`."""
    submission = select(submissions.c.id).where(submissions.c.status.in_(("held", "failed")))
    source = select(sources.c.id).where(sources.c.failures > 0)
    return Waiting(
        intake=_up_to(connection, submission, most),
        pairs=_up_to(connection, _open_pairs(), most),
        mailboxes=_up_to(connection, source, most),
    )


def _open_pairs() -> Select[tuple[int]]:
    now = utc_now()
    pairs = candidate_pairs.c
    return select(pairs.id).where(
        or_(
            pairs.status == "open",
            and_(pairs.status == "snoozed", pairs.snoozed_until <= now),
        )
    )


def _up_to(connection: Connection, rows: Select[tuple[int]], most: int) -> int:
    some = rows.limit(most).subquery()
    count: int = connection.execute(select(func.count()).select_from(some)).scalar_one()
    return count


def overdue_since(connection: Connection, grace: timedelta) -> datetime | None:
    """Since when the oldest due submission waits, if that is longer than `grace`; else None."""
    due = submissions.c.next_attempt_at
    since: datetime | None = connection.execute(
        select(func.min(due)).where(
            submissions.c.status.in_(("pending", "processing")), due <= utc_now() - grace
        )
    ).scalar_one()
    return since


def by_door(connection: Connection, since: datetime) -> list[DoorCount]:
    """What came since then, by source and state."""
    title = func.coalesce(func.nullif(sources.c.title, ""), sources.c.name)
    rows = connection.execute(
        select(sources.c.kind, title, submissions.c.status, func.count())
        .join(sources, sources.c.id == submissions.c.source_id)
        .where(submissions.c.received_at >= since)
        .group_by(sources.c.kind, title, submissions.c.status)
        .order_by(sources.c.kind, title)
    )
    return [DoorCount(*row) for row in rows]
