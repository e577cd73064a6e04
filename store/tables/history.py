"""What happened with a record: activities, their files, and where each value came from."""

from sqlalchemy import Column, Float, Index, Integer, LargeBinary, String, Table
from sqlalchemy import text as sql

from store.tables.columns import owner, reference, row_id, text, time
from store.tables.metadata import metadata
from store.types import Json, RowId

activities = Table(
    "activities",
    metadata,
    row_id(),
    Column("kind", String(16), nullable=False),
    text("direction", 8),
    text("subject", 998),
    # `body` holds the new words; `quoted` the history and signature that were folded away.
    text("body"),
    text("quoted"),
    Column("detail", Json, nullable=False),
    time("occurred_at", nullable=False),
    time("due_at"),
    time("completed_at"),
    time("created_at", nullable=False),
    text("message_id", 998),
    # Not a foreign key: an activity outlives the retention of its submission.
    Column("submission_id", RowId, unique=True),
    # The submission that asked for what is planned here, such as a call.
    Column("asked_by_id", RowId),
    reference("contact_id", "contacts"),
    reference("company_id", "companies"),
    reference("lead_id", "leads"),
    reference("user_id", "users", index=False),
    Index("ix_activities_message_id", "message_id"),
    Index("ix_activities_occurred_at", "occurred_at"),
    Index("ix_activities_asked_by_id", "asked_by_id", unique=True),
    Index(
        "ix_activities_due_at",
        "due_at",
        sqlite_where=sql("due_at IS NOT NULL AND completed_at IS NULL"),
        postgresql_where=sql("due_at IS NOT NULL AND completed_at IS NULL"),
    ),
)

attachments = Table(
    "attachments",
    metadata,
    row_id(),
    owner("activity_id", "activities"),
    # The bytes stay in the original; `position` finds the part again.
    Column("submission_id", RowId, nullable=False),
    Column("position", Integer, nullable=False),
    text("filename", 512),
    text("content_type", 255),
    Column("size", Integer, nullable=False),
    Column("digest", LargeBinary(32), nullable=False),
)

provenance = Table(
    "provenance",
    metadata,
    row_id(),
    Column("record_kind", String(16), nullable=False),
    Column("record_id", RowId, nullable=False),
    Column("field", String(32), nullable=False),
    text("value"),
    # current: this value stands; proposed: waits for a person; superseded, rejected: history.
    Column("status", String(16), nullable=False),
    reference("submission_id", "submissions", index=False),
    reference("user_id", "users", index=False),
    text("found_by", 64),
    text("evidence"),
    Column("confidence", Float, nullable=False, server_default="1"),
    time("at", nullable=False),
    Index("ix_provenance_record", "record_kind", "record_id", "field"),
)
