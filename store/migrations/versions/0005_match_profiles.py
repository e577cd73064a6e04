"""Records as matching compares them; those already stored are kept with their next change."""

import sqlalchemy as sa
from alembic import op

from store.types import RowId

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "match_profiles",
        sa.Column("record_kind", sa.String(length=16), nullable=False),
        sa.Column("record_id", RowId, autoincrement=False, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("firm", sa.Text(), server_default="", nullable=False),
        sa.Column("reading", sa.String(length=32), server_default="", nullable=False),
        sa.Column("profile", sa.Text(), server_default="", nullable=False),
        sa.PrimaryKeyConstraint("record_kind", "record_id", name=op.f("pk_match_profiles")),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    op.drop_table("match_profiles")
