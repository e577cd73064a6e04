"""Templates for letters written by machines: their versions, and the letters each was tried on."""

from sqlalchemy import Column, Index, Integer, String, Table, UniqueConstraint

from store.tables.columns import owner, reference, row_id, text, time
from store.tables.metadata import metadata
from store.types import Json

templates = Table(
    "templates",
    metadata,
    row_id(),
    # The version in force; the others stay as they were.
    Column("version", Integer, nullable=False, server_default="1"),
    Column("matches", Integer, nullable=False, server_default="0"),
    time("last_matched_at"),
    # Set when a letter of this sender could no longer be read; a person clears it.
    time("drifted_at"),
    time("created_at", nullable=False),
    time("updated_at", nullable=False),
    time("archived_at"),
)

template_versions = Table(
    "template_versions",
    metadata,
    row_id(),
    owner("template_id", "templates", index=False),
    Column("version", Integer, nullable=False),
    Column("name", String(48), nullable=False),
    Column("sender", String(320), nullable=False),
    text("subject", 512),
    Column("rules", Json, nullable=False),
    reference("sample_id", "submissions", index=False),
    reference("user_id", "users", index=False),
    time("created_at", nullable=False),
    UniqueConstraint("template_id", "version"),
)

# One row for a letter that a template applied to: how the letters it held are found again.
template_readings = Table(
    "template_readings",
    metadata,
    row_id(),
    owner("submission_id", "submissions", index=False),
    owner("template_id", "templates", index=False),
    Column("version", Integer, nullable=False),
    # matched: it was read; missed: it was held because a required field was not found.
    Column("outcome", String(8), nullable=False),
    time("at", nullable=False),
    UniqueConstraint("submission_id"),
    Index("ix_template_readings_outcome", "template_id", "outcome", "submission_id"),
)
