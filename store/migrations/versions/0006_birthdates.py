"""Dates of birth of people, and what no field takes, so that matching can compare them."""

import sqlalchemy as sa
from alembic import op

from store.types import Json

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    for table in ("contacts", "leads"):
        op.add_column(
            table, sa.Column("birthdate", sa.String(length=32), server_default="", nullable=False)
        )
    for table in ("contacts", "companies"):
        op.add_column(table, sa.Column("details", Json, server_default="[]", nullable=False))


def downgrade() -> None:
    for table in ("companies", "contacts"):
        op.drop_column(table, "details")
    for table in ("leads", "contacts"):
        op.drop_column(table, "birthdate")
