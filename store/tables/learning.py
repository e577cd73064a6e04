"""What matching goes by: models re-estimated here, which is in use, thresholds, and the chores."""

from sqlalchemy import BigInteger, Boolean, Column, Float, Index, Integer, String, Table, false

from store.tables.columns import reference, row_id, text, time
from store.tables.metadata import metadata
from store.types import Json

models = Table(
    "models",
    metadata,
    row_id(),
    Column("record_kind", String(16), nullable=False),
    # The shipped model it was re-estimated from, from how many candidate pairs and decisions.
    Column("based_on", Integer, nullable=False),
    Column("pairs", BigInteger, nullable=False),
    Column("decisions", Integer, nullable=False, server_default="0"),
    Column("tables", Json, nullable=False),
    # How it did beside the model that was in use when it was made.
    Column("comparison", Json, nullable=False, server_default="{}"),
    time("created_at", nullable=False),
)

# Each change of the model in use is a row, so that one can always go back.
model_uses = Table(
    "model_uses",
    metadata,
    row_id(),
    Column("record_kind", String(16), nullable=False),
    # NULL: the model that came with Frontdesk.
    reference("model_id", "models", index=False),
    time("used_at", nullable=False),
    # NULL: the house itself, by its rule.
    reference("used_by_id", "users", index=False),
    Index("ix_model_uses_kind", "record_kind", "id"),
)

# Thresholds a person chose from evidence; the newest row of a kind outweighs the settings file.
match_choices = Table(
    "match_choices",
    metadata,
    row_id(),
    Column("record_kind", String(16), nullable=False),
    Column("review", Float, nullable=False),
    Column("match", Float, nullable=False),
    Column("merges_alone", Boolean, nullable=False, server_default=false()),
    time("chosen_at", nullable=False),
    reference("chosen_by_id", "users", index=False),
    Index("ix_match_choices_kind", "record_kind", "id"),
)

# Long work of which only one may run at a time, each with its last run.
chores = Table(
    "chores",
    metadata,
    Column("name", String(32), primary_key=True),
    # Who is at it; empty when nobody is.
    text("runner", 255),
    time("held_until"),
    time("started_at", nullable=False),
    # NULL while it runs, and after it was cut off.
    time("finished_at"),
    Column("is_failed", Boolean, nullable=False, server_default=false()),
    text("said"),
)

# A chore somebody wants now, until it has ended; `taken_at` is when a daemon began.
chore_requests = Table(
    "chore_requests",
    metadata,
    Column("name", String(32), primary_key=True),
    time("asked_at", nullable=False),
    reference("asked_by_id", "users", index=False),
    time("taken_at"),
)
