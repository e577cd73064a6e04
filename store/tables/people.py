"""Contacts, companies and leads, and the many addresses and numbers each of them has."""

from typing import Any

from sqlalchemy import Boolean, Column, Index, String, Table, UniqueConstraint, false

from store.tables.columns import record_meta, reference, row_id, text, time
from store.tables.metadata import metadata
from store.types import Json, RowId


def person_columns() -> list[Column[str]]:
    """The name of a person in its parts; `name` is the whole as shown."""
    parts = ("first_name", "middle_name", "last_name", "honorific")
    return [
        text("name", 512),
        *(text(part, 255) for part in parts),
        text("job_title", 255),
        # As it was written; a year alone is common.
        text("birthdate", 32),
    ]


def details() -> Column[Any]:
    """What no field takes, as [["column", "value"], ...]: it helps to tell records apart."""
    return Column("details", Json, nullable=False, server_default="[]")


def address_columns() -> list[Column[str]]:
    """A postal address; `country` is ISO 3166 where known, else as written."""
    return [
        text("street", 512),
        text("city", 255),
        text("postal_code", 32),
        text("region", 255),
        text("country", 64),
    ]


companies = Table(
    "companies",
    metadata,
    row_id(),
    text("name", 512),
    text("domain", 255),
    *address_columns(),
    details(),
    *record_meta("companies"),
)

contacts = Table(
    "contacts",
    metadata,
    row_id(),
    *person_columns(),
    reference("company_id", "companies"),
    *address_columns(),
    text("language", 16),
    details(),
    *record_meta("contacts"),
)

leads = Table(
    "leads",
    metadata,
    row_id(),
    text("title", 512),
    Column("status", String(16), nullable=False, server_default="new"),
    *person_columns(),
    text("company_name", 512),
    *address_columns(),
    text("message"),
    text("language", 16),
    # What a form sent that no field takes, and where the visitor came from.
    Column("extra", Json, nullable=False),
    Column("attribution", Json, nullable=False),
    Column("tags", Json, nullable=False, server_default="[]"),
    reference("contact_id", "contacts"),
    reference("company_id", "companies"),
    Column("submission_id", RowId, unique=True),
    Column("is_return_customer", Boolean, nullable=False, server_default=false()),
    time("closed_at"),
    *record_meta("leads"),
)

contact_points = Table(
    "contact_points",
    metadata,
    row_id(),
    Column("record_kind", String(16), nullable=False),
    Column("record_id", RowId, nullable=False),
    Column("type", String(8), nullable=False),
    Column("value", String(512), nullable=False),
    Column("normalised", String(512), nullable=False),
    text("label", 32),
    Column("is_primary", Boolean, nullable=False, server_default=false()),
    Column("is_verified", Boolean, nullable=False, server_default=false()),
    # A claimed value came from a form or an unauthenticated letter and was never confirmed.
    Column("is_claimed", Boolean, nullable=False, server_default=false()),
    # A failed address bounced for good; it is never made primary again.
    time("failed_at"),
    reference("submission_id", "submissions", index=False),
    time("created_at", nullable=False),
    UniqueConstraint("record_kind", "record_id", "type", "normalised"),
    Index("ix_contact_points_lookup", "type", "normalised"),
)
