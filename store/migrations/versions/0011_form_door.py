"""The form door's memory: request log, counts of verdicts, spent proofs, tokens, sender lists."""

import sqlalchemy as sa
from alembic import op

from store.types import Json, RowId, UtcDateTime

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "form_requests",
        sa.Column("id", RowId, nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.Column("form_id", RowId, nullable=True),
        sa.Column("form_key", sa.String(64), server_default="", nullable=False),
        sa.Column("channel", sa.String(8), nullable=False),
        sa.Column("status", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(32), server_default="", nullable=False),
        sa.Column("verdict", sa.String(12), nullable=False),
        sa.Column("score", sa.Integer(), server_default="0", nullable=False),
        sa.Column("reasons", Json, nullable=False),
        sa.Column("origin", sa.String(255), server_default="", nullable=False),
        sa.Column("page", sa.String(512), server_default="", nullable=False),
        sa.Column("address", sa.String(64), server_default="", nullable=False),
        sa.Column("user_agent", sa.String(255), server_default="", nullable=False),
        sa.Column("size", sa.Integer(), server_default="0", nullable=False),
        sa.Column("submission_id", RowId, nullable=True),
        sa.ForeignKeyConstraint(
            ["form_id"], ["forms.id"], name=op.f("fk_form_requests_form_id"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_form_requests")),
    )
    op.create_index("ix_form_requests_form_id_id", "form_requests", ["form_id", "id"])
    op.create_index("ix_form_requests_at", "form_requests", ["at"])
    op.create_table(
        "form_verdicts",
        sa.Column("form_id", RowId, nullable=False),
        sa.Column("day", sa.String(10), nullable=False),
        sa.Column("verdict", sa.String(12), nullable=False),
        sa.Column("posts", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["form_id"], ["forms.id"], name=op.f("fk_form_verdicts_form_id"), ondelete="CASCADE"
        ),
        sa.UniqueConstraint("form_id", "day", "verdict", name=op.f("uq_form_verdicts_form_id_day_verdict")),
    )
    op.create_table(
        "spent_challenges",
        sa.Column("signature", sa.String(64), nullable=False),
        sa.Column("expires_at", UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("signature", name=op.f("pk_spent_challenges")),
    )
    op.create_index("ix_spent_challenges_expires_at", "spent_challenges", ["expires_at"])
    op.create_table(
        "form_tokens",
        sa.Column("id", RowId, nullable=False),
        sa.Column("form_id", RowId, nullable=False),
        sa.Column("hash", sa.LargeBinary(32), nullable=False),
        sa.Column("label", sa.String(255), server_default="", nullable=False),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.Column("last_used_at", UtcDateTime(), nullable=True),
        sa.Column("revoked_at", UtcDateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["form_id"], ["forms.id"], name=op.f("fk_form_tokens_form_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_form_tokens")),
        sa.UniqueConstraint("hash", name=op.f("uq_form_tokens_hash")),
    )
    op.create_index("ix_form_tokens_form_id", "form_tokens", ["form_id"])
    op.create_table(
        "sender_lists",
        sa.Column("id", RowId, nullable=False),
        sa.Column("list", sa.String(8), nullable=False),
        sa.Column("kind", sa.String(8), nullable=False),
        sa.Column("value", sa.String(320), nullable=False),
        sa.Column("note", sa.String(255), server_default="", nullable=False),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sender_lists")),
        sa.UniqueConstraint("kind", "value", name=op.f("uq_sender_lists_kind_value")),
    )


def downgrade() -> None:
    for table in (
        "sender_lists", "form_tokens", "spent_challenges", "form_verdicts", "form_requests"
    ):
        op.drop_table(table)
