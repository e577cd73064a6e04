"""What the form door remembers: its request log, spent proofs of work, tokens, lists of senders."""

from sqlalchemy import Column, Index, Integer, LargeBinary, String, Table, UniqueConstraint

from store.tables.columns import owner, reference, row_id, text, time
from store.tables.metadata import metadata
from store.types import Json, RowId

form_requests = Table(
    "form_requests",
    metadata,
    row_id(),
    time("at", nullable=False),
    reference("form_id", "forms", index=False),
    # The key as it was asked for, which may be of no form at all.
    text("form_key", 64),
    Column("channel", String(8), nullable=False),
    Column("status", Integer, nullable=False),
    text("code", 32),
    Column("verdict", String(12), nullable=False),
    Column("score", Integer, nullable=False, server_default="0"),
    Column("reasons", Json, nullable=False),
    text("origin", 255),
    text("page", 512),
    text("address", 64),
    text("user_agent", 255),
    Column("size", Integer, nullable=False, server_default="0"),
    # Not a foreign key: the log has its own retention.
    Column("submission_id", RowId),
    Index("ix_form_requests_form_id_id", "form_id", "id"),
    Index("ix_form_requests_at", "at"),
)

form_verdicts = Table(
    "form_verdicts",
    metadata,
    owner("form_id", "forms", index=False),
    # The UTC day as YYYY-MM-DD.
    Column("day", String(10), nullable=False),
    Column("verdict", String(12), nullable=False),
    Column("posts", Integer, nullable=False),
    UniqueConstraint("form_id", "day", "verdict"),
)

spent_challenges = Table(
    "spent_challenges",
    metadata,
    Column("signature", String(64), primary_key=True),
    time("expires_at", nullable=False),
    Index("ix_spent_challenges_expires_at", "expires_at"),
)

form_tokens = Table(
    "form_tokens",
    metadata,
    row_id(),
    owner("form_id", "forms"),
    Column("hash", LargeBinary(32), nullable=False, unique=True),
    text("label", 255),
    time("created_at", nullable=False),
    time("last_used_at"),
    time("revoked_at"),
)

sender_lists = Table(
    "sender_lists",
    metadata,
    row_id(),
    # allow or deny
    Column("list", String(8), nullable=False),
    # email, domain, ip (an address or a network) or word
    Column("kind", String(8), nullable=False),
    Column("value", String(320), nullable=False),
    text("note", 255),
    time("created_at", nullable=False),
    UniqueConstraint("kind", "value"),
)
