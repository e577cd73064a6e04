"""What goes out: outbox, deliveries, consents, e-mails to confirm, and calls that were asked for."""

import sqlalchemy as sa
from alembic import op

from store.types import Json, RowId, UtcDateTime

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "outbox",
        sa.Column("id", RowId, nullable=False),
        sa.Column("kind", sa.String(8), nullable=False),
        sa.Column("purpose", sa.String(32), nullable=False),
        sa.Column("key", sa.String(255), nullable=False),
        sa.Column("submission_id", RowId, nullable=True),
        sa.Column("form_id", RowId, nullable=True),
        sa.Column("recipient", sa.String(2048), server_default="", nullable=False),
        sa.Column("mailbox", sa.String(320), server_default="", nullable=False),
        sa.Column("payload", Json, nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("attempts", sa.Integer(), server_default="0", nullable=False),
        sa.Column("next_attempt_at", UtcDateTime(), nullable=True),
        sa.Column("lease_owner", sa.String(128), server_default="", nullable=False),
        sa.Column("lease_until", UtcDateTime(), nullable=True),
        sa.Column("claims", sa.Integer(), server_default="0", nullable=False),
        sa.Column("error", sa.Text(), server_default="", nullable=False),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.Column("ended_at", UtcDateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["form_id"], ["forms.id"], name=op.f("fk_outbox_form_id"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outbox")),
        sa.UniqueConstraint("key", name=op.f("uq_outbox_key")),
    )
    op.create_index("ix_outbox_form_id", "outbox", ["form_id"])
    op.create_index("ix_outbox_submission_id", "outbox", ["submission_id"])
    op.create_index("ix_outbox_state_id", "outbox", ["state", "id"])
    op.create_index("ix_outbox_mailbox", "outbox", ["mailbox", "created_at"])
    op.create_index("ix_outbox_purpose", "outbox", ["purpose", "created_at"])
    due = sa.text("state IN ('waiting', 'sending')")
    op.create_index(
        "ix_outbox_due", "outbox", ["next_attempt_at"], sqlite_where=due, postgresql_where=due
    )
    op.create_table(
        "deliveries",
        sa.Column("id", RowId, nullable=False),
        sa.Column("outbox_id", RowId, nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.Column("milliseconds", sa.Integer(), nullable=False),
        sa.Column("is_delivered", sa.Boolean(), nullable=False),
        sa.Column("status", sa.Integer(), nullable=False),
        sa.Column("answer", sa.Text(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(
            ["outbox_id"], ["outbox.id"], name=op.f("fk_deliveries_outbox_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_deliveries")),
    )
    op.create_index("ix_deliveries_outbox_id", "deliveries", ["outbox_id"])
    op.create_table(
        "consents",
        sa.Column("id", RowId, nullable=False),
        sa.Column("submission_id", RowId, nullable=False),
        sa.Column("form_id", RowId, nullable=True),
        sa.Column("form_version", sa.Integer(), nullable=False),
        sa.Column("contact_id", RowId, nullable=True),
        sa.Column("email", sa.String(320), server_default="", nullable=False),
        sa.Column("purpose", sa.String(64), nullable=False),
        sa.Column("value", sa.String(255), server_default="", nullable=False),
        sa.Column("text", sa.Text(), server_default="", nullable=False),
        sa.Column("text_hash", sa.String(64), server_default="", nullable=False),
        sa.Column("language", sa.String(16), server_default="", nullable=False),
        sa.Column("page", sa.String(2048), server_default="", nullable=False),
        sa.Column("ip", sa.String(64), server_default="", nullable=False),
        sa.Column("user_agent", sa.String(512), server_default="", nullable=False),
        sa.Column("given_at", UtcDateTime(), nullable=False),
        sa.Column("confirmed_at", UtcDateTime(), nullable=True),
        sa.Column("withdrawn_at", UtcDateTime(), nullable=True),
        sa.Column("withdrawn_how", sa.String(16), server_default="", nullable=False),
        sa.Column("withdrawn_by_id", RowId, nullable=True),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["form_id"], ["forms.id"], name=op.f("fk_consents_form_id"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["contact_id"],
            ["contacts.id"],
            name=op.f("fk_consents_contact_id"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["withdrawn_by_id"],
            ["users.id"],
            name=op.f("fk_consents_withdrawn_by_id"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_consents")),
        sa.UniqueConstraint("submission_id", "purpose", name=op.f("uq_consents_submission_id_purpose")),
    )
    op.create_index("ix_consents_contact_id", "consents", ["contact_id"])
    op.create_index("ix_consents_email", "consents", ["email"])
    op.create_index("ix_consents_purpose", "consents", ["purpose", "id"])
    op.create_table(
        "opt_ins",
        sa.Column("id", RowId, nullable=False),
        sa.Column("submission_id", RowId, nullable=False),
        sa.Column("form_id", RowId, nullable=True),
        sa.Column("email", sa.String(320), server_default="", nullable=False),
        sa.Column("mailbox", sa.String(320), server_default="", nullable=False),
        sa.Column("language", sa.String(16), server_default="", nullable=False),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.Column("confirmed_at", UtcDateTime(), nullable=True),
        sa.Column("confirmed_ip", sa.String(64), server_default="", nullable=False),
        sa.Column("confirmed_user_agent", sa.String(512), server_default="", nullable=False),
        sa.ForeignKeyConstraint(
            ["form_id"], ["forms.id"], name=op.f("fk_opt_ins_form_id"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_opt_ins")),
        sa.UniqueConstraint("submission_id", name=op.f("uq_opt_ins_submission_id")),
    )
    op.add_column("activities", sa.Column("asked_by_id", RowId, nullable=True))
    op.create_index("ix_activities_asked_by_id", "activities", ["asked_by_id"], unique=True)
    due_calls = sa.text("due_at IS NOT NULL AND completed_at IS NULL")
    op.create_index(
        "ix_activities_due_at",
        "activities",
        ["due_at"],
        sqlite_where=due_calls,
        postgresql_where=due_calls,
    )
    op.add_column("leads", sa.Column("tags", Json, server_default="[]", nullable=False))


def downgrade() -> None:
    op.drop_column("leads", "tags")
    op.drop_index("ix_activities_due_at", table_name="activities")
    op.drop_index("ix_activities_asked_by_id", table_name="activities")
    op.drop_column("activities", "asked_by_id")
    for table in ("opt_ins", "consents", "deliveries", "outbox"):
        op.drop_table(table)
