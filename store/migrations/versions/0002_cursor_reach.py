"""A folder's cursor remembers what the first connection reached."""

import sqlalchemy as sa
from alembic import op

from store.types import UtcDateTime

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("cursors") as batch_op:
        batch_op.add_column(sa.Column("reach_since", UtcDateTime(), nullable=True))
        batch_op.add_column(
            sa.Column("reach_uid", sa.BigInteger(), server_default="0", nullable=False)
        )


def downgrade() -> None:
    with op.batch_alter_table("cursors") as batch_op:
        batch_op.drop_column("reach_uid")
        batch_op.drop_column("reach_since")
