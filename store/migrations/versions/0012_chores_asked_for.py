"""Long work that somebody asked for by a button, until the daemon has done it."""

import sqlalchemy as sa
from alembic import op

from store.types import RowId, UtcDateTime

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "chore_requests",
        sa.Column("name", sa.String(32), nullable=False),
        sa.Column("asked_at", UtcDateTime(), nullable=False),
        sa.Column("asked_by_id", RowId, nullable=True),
        sa.Column("taken_at", UtcDateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["asked_by_id"],
            ["users.id"],
            name=op.f("fk_chore_requests_asked_by_id"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_chore_requests")),
    )


def downgrade() -> None:
    op.drop_table("chore_requests")
