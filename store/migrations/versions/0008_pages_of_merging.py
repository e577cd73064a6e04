"""Why pairs are alike, as bits to filter by; shared mailboxes; merges by batch and author."""

import json
from typing import Any

import sqlalchemy as sa
from alembic import op

from store.pair_reasons import agreeing, differing
from store.types import RowId, UtcDateTime

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

_ROWS = 500
_COUNTED = [
    "status",
    "record_kind",
    "probability",
    "agrees",
    "differs",
    "snoozed_until",
    "left_id",
    "right_id",
]


def upgrade() -> None:
    op.add_column("candidate_pairs", _bits("agrees"))
    op.add_column("candidate_pairs", _bits("differs"))
    op.add_column(
        "candidate_pairs",
        sa.Column("asked_again_for", sa.String(length=512), server_default="", nullable=False),
    )
    _read_scores(op.get_bind())
    op.create_index(op.f("ix_candidate_pairs_counted"), "candidate_pairs", _COUNTED)
    op.create_index(op.f("ix_merges_actor"), "merges", ["actor_id", "id"])
    op.create_index(op.f("ix_merges_batch"), "merges", ["batch"])
    op.create_table(
        "shared_mailboxes",
        sa.Column("address", sa.String(length=512), nullable=False),
        sa.Column("pair_id", RowId, nullable=True),
        sa.Column("user_id", RowId, nullable=True),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["pair_id"],
            ["candidate_pairs.id"],
            name=op.f("fk_shared_mailboxes_pair_id"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["user_id"],
            ["users.id"],
            name=op.f("fk_shared_mailboxes_user_id"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("address", name=op.f("pk_shared_mailboxes")),
    )


def downgrade() -> None:
    op.drop_table("shared_mailboxes")
    op.drop_index(op.f("ix_merges_batch"), "merges")
    op.drop_index(op.f("ix_merges_actor"), "merges")
    op.drop_index(op.f("ix_candidate_pairs_counted"), "candidate_pairs")
    for name in ("asked_again_for", "differs", "agrees"):
        op.drop_column("candidate_pairs", name)


def _bits(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), server_default="0", nullable=False)


def _read_scores(connection: sa.Connection) -> None:
    """The bits of the pairs that are stored already, some rows at a time."""
    last = 0
    while rows := connection.execute(
        sa.text("SELECT id, score FROM candidate_pairs WHERE id > :last ORDER BY id LIMIT :some"),
        {"last": last, "some": _ROWS},
    ).all():
        last = rows[-1].id
        connection.execute(
            sa.text(
                "UPDATE candidate_pairs SET agrees = :agrees, differs = :differs WHERE id = :id"
            ),
            [{"id": row.id, **_read(row.score)} for row in rows],
        )


def _read(score: Any) -> dict[str, int]:
    # SQLite gives JSON as text, PostgreSQL as an object.
    read = json.loads(score) if isinstance(score, str) else score
    return {"agrees": agreeing(read), "differs": differing(read)}
