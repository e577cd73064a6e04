"""What happened with people: activities, newest first, and the files that came with them."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update

from store.tables import activities, attachments
from store.types import utc_now

# Enough for every honest Message-ID, and short enough for an index of PostgreSQL.
MESSAGE_ID_CHARACTERS = 255


@dataclass(frozen=True, slots=True)
class NewActivity:
    """An activity to write; `body` holds the new words, `quoted` what was folded away."""

    kind: str
    direction: str
    subject: str
    body: str
    quoted: str
    occurred_at: datetime
    submission_id: int | None = None
    message_id: str = ""
    contact_id: int | None = None
    company_id: int | None = None
    lead_id: int | None = None
    user_id: int | None = None
    detail: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Activity:
    """An activity as pages show it."""

    id: int
    kind: str
    direction: str
    subject: str
    body: str
    quoted: str
    detail: dict[str, Any]
    occurred_at: datetime
    due_at: datetime | None
    completed_at: datetime | None
    submission_id: int | None
    contact_id: int | None
    company_id: int | None
    lead_id: int | None
    user_id: int | None


@dataclass(frozen=True, slots=True)
class File:
    """A file that came with an activity; its bytes stay in the submission's original."""

    position: int
    filename: str
    content_type: str
    size: int
    digest: bytes


_COLUMNS = tuple(activities.c[name] for name in Activity.__slots__)
_LINKS = {
    "contact": activities.c.contact_id,
    "company": activities.c.company_id,
    "lead": activities.c.lead_id,
}


def write(connection: Connection, new: NewActivity) -> int:
    """Write an activity; a submission has one, so writing it again replaces its words."""
    values = {name: getattr(new, name) for name in NewActivity.__slots__}
    values["subject"] = new.subject[:998]
    values["message_id"] = new.message_id[:MESSAGE_ID_CHARACTERS]
    known = by_submission(connection, new.submission_id) if new.submission_id else None
    if known is not None:
        connection.execute(update(activities).where(activities.c.id == known.id).values(**values))
        return known.id
    activity_id: int = connection.execute(
        insert(activities).values(**values, created_at=utc_now()).returning(activities.c.id)
    ).scalar_one()
    return activity_id


def by_submission(connection: Connection, submission_id: int) -> Activity | None:
    """The activity a submission became, if it became one."""
    row = connection.execute(
        select(*_COLUMNS).where(activities.c.submission_id == submission_id)
    ).one_or_none()
    return Activity(*row) if row else None


def get(connection: Connection, activity_id: int) -> Activity | None:
    """The activity of that id."""
    row = connection.execute(select(*_COLUMNS).where(activities.c.id == activity_id)).one_or_none()
    return Activity(*row) if row else None


def by_message_id(connection: Connection, message_id: str) -> Activity | None:
    """The first activity that came with that Message-ID."""
    row = connection.execute(
        select(*_COLUMNS)
        .where(activities.c.message_id == message_id[:MESSAGE_ID_CHARACTERS])
        .order_by(activities.c.id)
        .limit(1)
    ).one_or_none()
    return Activity(*row) if row else None


def of_record(
    connection: Connection, kind: str, record_id: int, *, before: int | None = None, limit: int = 50
) -> list[Activity]:
    """A record's activities, newest first; `before` is the id after which to go on."""
    query = select(*_COLUMNS).where(_LINKS[kind] == record_id)
    if before is not None:
        query = query.where(activities.c.id < before)
    rows = connection.execute(query.order_by(activities.c.id.desc()).limit(limit))
    return [Activity(*row) for row in rows]


def keep_files(
    connection: Connection, activity_id: int, submission_id: int, files: tuple[File, ...]
) -> None:
    """List the files of an activity, replacing an earlier list."""
    connection.execute(delete(attachments).where(attachments.c.activity_id == activity_id))
    if not files:
        return
    connection.execute(
        insert(attachments),
        [
            {
                "activity_id": activity_id,
                "submission_id": submission_id,
                "position": file.position,
                "filename": file.filename[:512],
                "content_type": file.content_type[:255],
                "size": file.size,
                "digest": file.digest,
            }
            for file in files
        ],
    )


def files(connection: Connection, activity_id: int) -> list[File]:
    """The files of an activity in their order."""
    rows = connection.execute(
        select(*(attachments.c[name] for name in File.__slots__))
        .where(attachments.c.activity_id == activity_id)
        .order_by(attachments.c.position)
    )
    return [File(*row) for row in rows]
