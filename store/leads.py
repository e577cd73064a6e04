"""Leads: enquiries on their way to becoming business."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, select, update

from store.records import NoSuchRecord
from store.tables import leads
from store.types import utc_now

# The stages of a lead, in order; the last two close it.
STATUSES = ("new", "in_process", "processed", "junk", "converted")
OPEN = ("new", "in_process", "processed")


@dataclass(frozen=True, slots=True)
class Lead:
    """One enquiry of one person."""

    id: int
    title: str
    status: str
    name: str
    first_name: str
    middle_name: str
    last_name: str
    honorific: str
    job_title: str
    company_name: str
    street: str
    city: str
    postal_code: str
    region: str
    country: str
    message: str
    language: str
    extra: list[list[str]]
    attribution: dict[str, Any]
    tags: list[str]
    contact_id: int | None
    company_id: int | None
    submission_id: int | None
    is_return_customer: bool
    closed_at: datetime | None
    responsible_id: int | None
    source_id: int | None
    version: int
    created_at: datetime
    updated_at: datetime
    last_activity_at: datetime | None
    deleted_at: datetime | None
    merged_into_id: int | None


_COLUMNS = tuple(leads.c[name] for name in Lead.__slots__)


def get(connection: Connection, lead_id: int) -> Lead:
    """The lead of that id; raises NoSuchRecord."""
    row = connection.execute(select(*_COLUMNS).where(leads.c.id == lead_id)).one_or_none()
    if row is None:
        raise NoSuchRecord(f"There is no lead {lead_id}.")
    return Lead(*row)


def open_lead_of(connection: Connection, contact_id: int) -> int | None:
    """The newest lead of a contact that is still being worked on."""
    return connection.execute(
        select(leads.c.id)
        .where(
            leads.c.contact_id == contact_id,
            leads.c.status.in_(OPEN),
            leads.c.merged_into_id.is_(None),
            leads.c.deleted_at.is_(None),
        )
        .order_by(leads.c.id.desc())
        .limit(1)
    ).scalar_one_or_none()


def of_submission(connection: Connection, submission_id: int) -> int | None:
    """The lead a submission made, if it made one."""
    return connection.execute(
        select(leads.c.id).where(leads.c.submission_id == submission_id)
    ).scalar_one_or_none()


def has_any(connection: Connection, contact_id: int) -> bool:
    """Whether the contact ever had a lead, which makes the next one a return."""
    found = connection.execute(select(leads.c.id).where(leads.c.contact_id == contact_id).limit(1))
    return found.first() is not None


def set_status(connection: Connection, lead_id: int, status: str) -> None:
    """Move a lead to another stage; raises ValueError for a stage there is not."""
    if status not in STATUSES:
        raise ValueError(f"{status!r} is no stage of a lead.")
    now = utc_now()
    connection.execute(
        update(leads)
        .where(leads.c.id == lead_id)
        .values(
            status=status,
            closed_at=None if status in OPEN else now,
            updated_at=now,
            version=leads.c.version + 1,
        )
    )
