"""Form posts that wait in quarantine, for the letter that says so."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, select

from store.tables import forms, outbox, submissions

MOST = 1000


@dataclass(frozen=True, slots=True)
class HeldPost:
    """A post that waits for a person, with the form it came through."""

    submission_id: int
    form_id: int
    form_key: str


def between(connection: Connection, since: datetime, until: datetime) -> list[HeldPost]:
    """The posts received from `since` to before `until` that still wait, oldest first."""
    rows = connection.execute(
        select(submissions.c.id, forms.c.id.label("form_id"), forms.c.key)
        .join_from(submissions, forms, submissions.c.source_id == forms.c.source_id)
        .where(
            submissions.c.status == "held",
            submissions.c.channel == "form",
            submissions.c.received_at >= since,
            submissions.c.received_at < until,
        )
        .order_by(submissions.c.id)
        .limit(MOST)
    )
    return [HeldPost(row.id, row.form_id, row.key) for row in rows]


def told_until(connection: Connection) -> datetime | None:
    """Up to when the last such letter told of posts; None when there was none yet."""
    told = (
        select(outbox.c.payload)
        .where(outbox.c.purpose == "quarantine")
        .order_by(outbox.c.id.desc())
        .limit(1)
    )
    payload = connection.execute(told).scalar_one_or_none()
    return datetime.fromisoformat(payload["until"]) if payload else None
