"""The durable inbox: every arrival, its original bytes, its further arrivals and its trace."""

from sqlalchemy import (
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
    UniqueConstraint,
)
from sqlalchemy import (
    text as sql,
)

from store.tables.columns import owner, reference, row_id, text, time
from store.tables.metadata import metadata
from store.types import Json, RowId

submissions = Table(
    "submissions",
    metadata,
    row_id(),
    Column("source_id", RowId, ForeignKey("sources.id"), nullable=False),
    Column("channel", String(8), nullable=False),
    Column("digest", LargeBinary(32), nullable=False),
    # The digest of the content alone: how a repeated form post is found within its window.
    Column("content_digest", LargeBinary(32), nullable=False),
    time("received_at", nullable=False),
    time("last_arrival_at", nullable=False),
    Column("arrivals", Integer, nullable=False, server_default="1"),
    text("mail_from"),
    Column("rcpt_tos", Json, nullable=False),
    text("peer", 128),
    text("url", 2048),
    text("user_agent", 512),
    Column("size", Integer, nullable=False),
    Column("status", String(16), nullable=False),
    Column("attempts", Integer, nullable=False, server_default="0"),
    time("next_attempt_at"),
    text("lease_owner", 128),
    time("lease_until"),
    # Each claim counts up, so that a worker whose lease ran out can be told from the new holder.
    Column("claims", Integer, nullable=False, server_default="0"),
    text("error"),
    # A person's word that outweighs the rules: accept, or empty.
    text("override", 16),
    text("kind", 16),
    text("summary", 512),
    text("sender", 512),
    text("reason", 512),
    text("message_id", 998),
    # The digest of the letter as read: the same letter over two doors is one enquiry.
    Column("message_key", LargeBinary(32)),
    reference("duplicate_of_id", "submissions"),
    time("finished_at"),
    Column("rules_version", Integer, nullable=False, server_default="0"),
    Column("model_version", Integer, nullable=False, server_default="0"),
    UniqueConstraint("source_id", "digest"),
    Index("ix_submissions_status_id", "status", "id"),
    Index("ix_submissions_content", "source_id", "content_digest"),
    Index("ix_submissions_message_key", "message_key"),
    Index("ix_submissions_received_at", "received_at"),
    Index(
        "ix_submissions_due",
        "next_attempt_at",
        sqlite_where=sql("status IN ('pending', 'processing')"),
        postgresql_where=sql("status IN ('pending', 'processing')"),
    ),
)

originals = Table(
    "originals",
    metadata,
    Column(
        "submission_id", RowId, ForeignKey("submissions.id", ondelete="CASCADE"), primary_key=True
    ),
    Column("raw", LargeBinary, nullable=False),
)

traces = Table(
    "traces",
    metadata,
    Column(
        "submission_id", RowId, ForeignKey("submissions.id", ondelete="CASCADE"), primary_key=True
    ),
    Column("trace", Json, nullable=False),
)

arrivals = Table(
    "arrivals",
    metadata,
    row_id(),
    owner("submission_id", "submissions"),
    reference("source_id", "sources", index=False),
    time("received_at", nullable=False),
    text("mail_from"),
    Column("rcpt_tos", Json, nullable=False),
    text("peer", 128),
    text("url", 2048),
)
