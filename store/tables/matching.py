"""Who might be the same: blocking keys, candidate pairs and merges that can be undone."""

from sqlalchemy import BigInteger, Column, Float, Index, Integer, String, Table, UniqueConstraint

from store.pair_reasons import agreeing_of, differing_of
from store.tables.columns import reference, row_id, text, time
from store.tables.metadata import metadata
from store.types import Json, RowId

blocking_keys = Table(
    "blocking_keys",
    metadata,
    Column("record_kind", String(16), primary_key=True),
    Column("key", BigInteger, primary_key=True, autoincrement=False),
    Column("record_id", RowId, primary_key=True, autoincrement=False),
    Index("ix_blocking_keys_record", "record_kind", "record_id"),
    sqlite_with_rowid=False,
)

candidate_pairs = Table(
    "candidate_pairs",
    metadata,
    row_id(),
    Column("record_kind", String(16), nullable=False),
    # The older record stands left: left_id < right_id.
    Column("left_id", RowId, nullable=False),
    Column("right_id", RowId, nullable=False),
    Column("weight", Float, nullable=False),
    Column("probability", Float, nullable=False),
    Column("score", Json, nullable=False),
    Column("model_version", Integer, nullable=False),
    Column("status", String(16), nullable=False, server_default="open"),
    text("reason", 64),
    reference("submission_id", "submissions", index=False),
    time("created_at", nullable=False),
    time("decided_at"),
    reference("decided_by_id", "users", index=False),
    time("snoozed_until"),
    # What speaks for and against one record, a bit a field (store.pair_reasons).
    Column("agrees", Integer, nullable=False, server_default="0", default=agreeing_of),
    Column("differs", Integer, nullable=False, server_default="0", default=differing_of),
    # The identifier that came after two were called different; why they are asked about again.
    text("asked_again_for", 512),
    UniqueConstraint("record_kind", "left_id", "right_id"),
    Index("ix_candidate_pairs_queue", "status", "weight"),
    Index("ix_candidate_pairs_right", "record_kind", "right_id"),
    # Counting and ranking what waits reads this alone, never the scores.
    Index(
        "ix_candidate_pairs_counted",
        "status", "record_kind", "probability", "agrees", "differs", "snoozed_until",
        "left_id", "right_id",
    ),
)  # fmt: skip

# Mailboxes that several people share, on a person's word: whoever writes from one proves nothing.
shared_mailboxes = Table(
    "shared_mailboxes",
    metadata,
    Column("address", String(512), primary_key=True),
    reference("pair_id", "candidate_pairs", index=False),
    reference("user_id", "users", index=False),
    time("created_at", nullable=False),
)

merges = Table(
    "merges",
    metadata,
    row_id(),
    Column("record_kind", String(16), nullable=False),
    Column("survivor_id", RowId, nullable=False),
    Column("loser_id", RowId, nullable=False),
    # Both records with their points and provenance as they stood before.
    Column("snapshot", Json, nullable=False),
    Column("picks", Json, nullable=False),
    # The ids of everything that moved from the loser to the survivor, by table.
    Column("moved", Json, nullable=False),
    reference("pair_id", "candidate_pairs", index=False),
    Column("probability", Float),
    Column("model_version", Integer, nullable=False, server_default="0"),
    reference("actor_id", "users", index=False),
    text("batch", 64),
    time("created_at", nullable=False),
    time("undone_at"),
    reference("undone_by_id", "users", index=False),
    Index("ix_merges_survivor", "record_kind", "survivor_id"),
    Index("ix_merges_actor", "actor_id", "id"),
    Index("ix_merges_batch", "batch"),
    Index("ix_merges_loser", "record_kind", "loser_id"),
)
