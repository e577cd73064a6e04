"""What goes out: letters and webhooks with every attempt, consents, and e-mails to confirm."""

from sqlalchemy import Boolean, Column, Index, Integer, String, Table, UniqueConstraint
from sqlalchemy import text as sql

from store.tables.columns import owner, reference, row_id, text, time
from store.tables.metadata import metadata
from store.types import Json, RowId

outbox = Table(
    "outbox",
    metadata,
    row_id(),
    Column("kind", String(8), nullable=False),
    Column("purpose", String(32), nullable=False),
    # What makes it one: the same key is written once, however often a submission is read.
    Column("key", String(255), nullable=False, unique=True),
    # Not a foreign key: the log outlives the retention of its submission.
    Column("submission_id", RowId),
    reference("form_id", "forms"),
    # An e-mail address, or the address of a webhook.
    text("recipient", 2048),
    # The address as it is compared, so that nobody is written to too often.
    text("mailbox", 320),
    Column("payload", Json, nullable=False),
    # waiting, sending, sent, failed, dropped; gathered waits for the letter of the day, unconfirmed
    # for the visitor to confirm their e-mail.
    Column("state", String(16), nullable=False),
    Column("attempts", Integer, nullable=False, server_default="0"),
    time("next_attempt_at"),
    text("lease_owner", 128),
    time("lease_until"),
    # Each claim counts up, so that a sender whose lease ran out can be told from the new holder.
    Column("claims", Integer, nullable=False, server_default="0"),
    text("error"),
    time("created_at", nullable=False),
    time("ended_at"),
    Index("ix_outbox_submission_id", "submission_id"),
    Index("ix_outbox_state_id", "state", "id"),
    Index("ix_outbox_mailbox", "mailbox", "created_at"),
    Index("ix_outbox_purpose", "purpose", "created_at"),
    Index(
        "ix_outbox_due",
        "next_attempt_at",
        sqlite_where=sql("state IN ('waiting', 'sending')"),
        postgresql_where=sql("state IN ('waiting', 'sending')"),
    ),
)

deliveries = Table(
    "deliveries",
    metadata,
    row_id(),
    owner("outbox_id", "outbox"),
    time("at", nullable=False),
    Column("milliseconds", Integer, nullable=False),
    Column("is_delivered", Boolean, nullable=False),
    # The SMTP reply code or HTTP status; 0 where nobody answered.
    Column("status", Integer, nullable=False),
    text("answer"),
)

consents = Table(
    "consents",
    metadata,
    row_id(),
    # Not a foreign key: the proof outlives the retention of its submission.
    Column("submission_id", RowId, nullable=False),
    reference("form_id", "forms", index=False),
    Column("form_version", Integer, nullable=False),
    reference("contact_id", "contacts"),
    text("email", 320),
    Column("purpose", String(64), nullable=False),
    text("value", 255),
    text("text"),
    text("text_hash", 64),
    text("language", 16),
    text("page", 2048),
    text("ip", 64),
    text("user_agent", 512),
    time("given_at", nullable=False),
    time("confirmed_at"),
    time("withdrawn_at"),
    # link: the person's own; person: somebody here, who then is `withdrawn_by_id`.
    text("withdrawn_how", 16),
    reference("withdrawn_by_id", "users", index=False),
    time("created_at", nullable=False),
    UniqueConstraint("submission_id", "purpose"),
    Index("ix_consents_email", "email"),
    Index("ix_consents_purpose", "purpose", "id"),
)

opt_ins = Table(
    "opt_ins",
    metadata,
    row_id(),
    Column("submission_id", RowId, nullable=False, unique=True),
    reference("form_id", "forms", index=False),
    # As the visitor typed it, and as it is compared.
    text("email", 320),
    text("mailbox", 320),
    text("language", 16),
    time("created_at", nullable=False),
    time("confirmed_at"),
    text("confirmed_ip", 64),
    text("confirmed_user_agent", 512),
)
