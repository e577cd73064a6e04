"""What a form asks and does, in versions, so that a consent can be traced to its exact words."""

import sqlalchemy as sa
from alembic import op

from store.types import Json, RowId, UtcDateTime

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("forms") as forms:
        forms.add_column(sa.Column("version", sa.Integer(), nullable=False, server_default="1"))
        forms.add_column(sa.Column("definition", Json, nullable=True))
    op.create_table(
        "form_versions",
        sa.Column("id", RowId, nullable=False),
        sa.Column("form_id", RowId, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("definition", Json, nullable=False),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.Column("created_by", sa.String(255), server_default="", nullable=False),
        sa.ForeignKeyConstraint(
            ["form_id"], ["forms.id"], name=op.f("fk_form_versions_form_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_form_versions")),
        sa.UniqueConstraint("form_id", "version", name=op.f("uq_form_versions_form_id_version")),
    )
    op.create_table(
        "form_counts",
        sa.Column("id", RowId, nullable=False),
        sa.Column("form_id", RowId, nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("field", sa.String(128), server_default="", nullable=False),
        sa.Column("count", sa.Integer(), server_default="0", nullable=False),
        sa.ForeignKeyConstraint(
            ["form_id"], ["forms.id"], name=op.f("fk_form_counts_form_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_form_counts")),
        sa.UniqueConstraint("form_id", "day", "kind", "field", name=op.f("uq_form_counts_form_id_day_kind_field")),
    )


def downgrade() -> None:
    op.drop_table("form_counts")
    op.drop_table("form_versions")
    with op.batch_alter_table("forms") as forms:
        forms.drop_column("definition")
        forms.drop_column("version")
