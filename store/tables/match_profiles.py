"""Records as matching compares them, kept so that they need not be read anew for each arrival."""

from sqlalchemy import Column, Integer, String, Table

from store.tables.columns import text
from store.tables.metadata import metadata
from store.types import RowId

match_profiles = Table(
    "match_profiles",
    metadata,
    Column("record_kind", String(16), primary_key=True),
    Column("record_id", RowId, primary_key=True, autoincrement=False),
    # The record's version and its firm when the profile was made; it holds while both stand.
    Column("version", Integer, nullable=False),
    text("firm"),
    # By which rules and for which region the record was read.
    text("reading", 32),
    text("profile"),
    sqlite_with_rowid=False,
)
