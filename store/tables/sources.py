"""Where arrivals come from: listeners, mailboxes, imports and forms, with their health."""

from sqlalchemy import BigInteger, Column, Integer, String, Table, UniqueConstraint

from store.tables.columns import owner, row_id, text, time
from store.tables.metadata import metadata
from store.types import Json

sources = Table(
    "sources",
    metadata,
    row_id(),
    Column("kind", String(16), nullable=False),
    Column("name", String(128), nullable=False, unique=True),
    text("title", 255),
    time("created_at", nullable=False),
    # Only one process polls a mailbox at a time: the holder of an unexpired lease.
    text("lease_owner", 128),
    time("lease_until"),
    time("last_success_at"),
    time("last_arrival_at"),
    text("last_error"),
    time("last_error_at"),
    Column("failures", Integer, nullable=False, server_default="0"),
    time("next_attempt_at"),
    text("progress", 255),
)

cursors = Table(
    "cursors",
    metadata,
    row_id(),
    owner("source_id", "sources", index=False),
    Column("folder", String(512), nullable=False),
    Column("uidvalidity", BigInteger, nullable=False),
    Column("last_uid", BigInteger, nullable=False),
    # Up to reach_uid only messages younger than reach_since are ours; None means all of them.
    time("reach_since"),
    Column("reach_uid", BigInteger, nullable=False, server_default="0"),
    time("updated_at", nullable=False),
    UniqueConstraint("source_id", "folder"),
)

forms = Table(
    "forms",
    metadata,
    row_id(),
    owner("source_id", "sources"),
    Column("key", String(64), nullable=False, unique=True),
    Column("title", String(255), nullable=False),
    text("thank_you"),
    text("redirect_url", 2048),
    text("language", 16),
    Column("options", Json, nullable=False),
    time("created_at", nullable=False),
    time("archived_at"),
    Column("version", Integer, nullable=False, server_default="1"),
    # What the form asks and does (store.form_definition); None: the plain enquiry.
    Column("definition", Json, nullable=True),
)

form_versions = Table(
    "form_versions",
    metadata,
    row_id(),
    owner("form_id", "forms", index=False),
    Column("version", Integer, nullable=False),
    Column("definition", Json, nullable=False),
    time("created_at", nullable=False),
    text("created_by", 255),
    UniqueConstraint("form_id", "version"),
)
