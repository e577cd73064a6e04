"""Scored pairs of a sweep are kept as arrays; those of before are found again by the next sweep."""

import sqlalchemy as sa
from alembic import op

from store.types import RowId

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.drop_table("sweep_edges")
    op.create_table(
        "sweep_edges",
        sa.Column("id", RowId, nullable=False),
        sa.Column("record_kind", sa.String(16), nullable=False),
        sa.Column("dropped", sa.LargeBinary(), nullable=False),
        sa.Column("older", sa.LargeBinary(), nullable=False),
        sa.Column("newer", sa.LargeBinary(), nullable=False),
        sa.Column("probability", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sweep_edges")),
    )
    op.create_index("ix_sweep_edges_kind", "sweep_edges", ["record_kind", "id"])
    # A sweep over what changed would miss the edges of what did not.
    op.execute("DELETE FROM sweeps")


def downgrade() -> None:
    op.drop_table("sweep_edges")
    op.create_table(
        "sweep_edges",
        sa.Column("record_kind", sa.String(16), nullable=False),
        sa.Column("left_id", RowId, autoincrement=False, nullable=False),
        sa.Column("right_id", RowId, autoincrement=False, nullable=False),
        sa.Column("probability", sa.Float(), nullable=False),
        sa.PrimaryKeyConstraint(
            "record_kind", "left_id", "right_id", name=op.f("pk_sweep_edges")
        ),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_sweep_edges_right", "sweep_edges", ["record_kind", "right_id"])
