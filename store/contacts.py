"""Contacts: people, as pages and the pipeline read them."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, select

from store.records import NoSuchRecord
from store.tables import contacts


@dataclass(frozen=True, slots=True)
class Contact:
    """One person."""

    id: int
    name: str
    first_name: str
    middle_name: str
    last_name: str
    honorific: str
    job_title: str
    company_id: int | None
    street: str
    city: str
    postal_code: str
    region: str
    country: str
    language: str
    responsible_id: int | None
    source_id: int | None
    version: int
    created_at: datetime
    updated_at: datetime
    last_activity_at: datetime | None
    deleted_at: datetime | None
    merged_into_id: int | None


_COLUMNS = tuple(contacts.c[name] for name in Contact.__slots__)


def get(connection: Connection, contact_id: int) -> Contact:
    """The contact of that id; raises NoSuchRecord."""
    row = connection.execute(select(*_COLUMNS).where(contacts.c.id == contact_id)).one_or_none()
    if row is None:
        raise NoSuchRecord(f"There is no contact {contact_id}.")
    return Contact(*row)
