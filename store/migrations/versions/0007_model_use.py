"""Which model is in use, thresholds chosen from evidence, and long work done one at a time."""

import sqlalchemy as sa
from alembic import op

from store.types import Json, RowId, UtcDateTime

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("models", schema=None) as batch_op:
        batch_op.add_column(sa.Column("decisions", sa.Integer(), server_default="0", nullable=False))
        batch_op.add_column(sa.Column("comparison", Json, server_default="{}", nullable=False))
        batch_op.drop_constraint("fk_models_activated_by_id", type_="foreignkey")
        batch_op.drop_column("activated_by_id")
        batch_op.drop_column("activated_at")

    op.create_table(
        "model_uses",
        sa.Column("id", RowId, nullable=False),
        sa.Column("record_kind", sa.String(length=16), nullable=False),
        sa.Column("model_id", RowId, nullable=True),
        sa.Column("used_at", UtcDateTime(), nullable=False),
        sa.Column("used_by_id", RowId, nullable=True),
        sa.ForeignKeyConstraint(["model_id"], ["models.id"], name=op.f("fk_model_uses_model_id"), ondelete="SET NULL"),
        sa.ForeignKeyConstraint(["used_by_id"], ["users.id"], name=op.f("fk_model_uses_used_by_id"), ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_model_uses")),
    )
    with op.batch_alter_table("model_uses", schema=None) as batch_op:
        batch_op.create_index("ix_model_uses_kind", ["record_kind", "id"], unique=False)

    op.create_table(
        "match_choices",
        sa.Column("id", RowId, nullable=False),
        sa.Column("record_kind", sa.String(length=16), nullable=False),
        sa.Column("review", sa.Float(), nullable=False),
        sa.Column("match", sa.Float(), nullable=False),
        sa.Column("merges_alone", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("chosen_at", UtcDateTime(), nullable=False),
        sa.Column("chosen_by_id", RowId, nullable=True),
        sa.ForeignKeyConstraint(["chosen_by_id"], ["users.id"], name=op.f("fk_match_choices_chosen_by_id"), ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_match_choices")),
    )
    with op.batch_alter_table("match_choices", schema=None) as batch_op:
        batch_op.create_index("ix_match_choices_kind", ["record_kind", "id"], unique=False)

    op.create_table(
        "chores",
        sa.Column("name", sa.String(length=32), nullable=False),
        sa.Column("runner", sa.String(length=255), server_default="", nullable=False),
        sa.Column("held_until", UtcDateTime(), nullable=True),
        sa.Column("started_at", UtcDateTime(), nullable=False),
        sa.Column("finished_at", UtcDateTime(), nullable=True),
        sa.Column("is_failed", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("said", sa.Text(), server_default="", nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_chores")),
    )


def downgrade() -> None:
    op.drop_table("chores")
    with op.batch_alter_table("match_choices", schema=None) as batch_op:
        batch_op.drop_index("ix_match_choices_kind")

    op.drop_table("match_choices")
    with op.batch_alter_table("model_uses", schema=None) as batch_op:
        batch_op.drop_index("ix_model_uses_kind")

    op.drop_table("model_uses")
    with op.batch_alter_table("models", schema=None) as batch_op:
        batch_op.add_column(sa.Column("activated_at", UtcDateTime(), nullable=True))
        batch_op.add_column(sa.Column("activated_by_id", RowId, nullable=True))
        batch_op.create_foreign_key("fk_models_activated_by_id", "users", ["activated_by_id"], ["id"], ondelete="SET NULL")
        batch_op.drop_column("comparison")
        batch_op.drop_column("decisions")
