"""Sweeps over the stored records and the pairs they scored."""

from sqlalchemy import BigInteger, Column, Float, Index, Integer, String, Table

from store.tables.columns import row_id, text, time
from store.tables.metadata import metadata
from store.types import RowId

sweeps = Table(
    "sweeps",
    metadata,
    row_id(),
    Column("record_kind", String(16), nullable=False),
    Column("model_version", Integer, nullable=False),
    Column("phase", String(16), nullable=False),
    # NULL: all records; else those that changed since.
    time("changed_since"),
    # Only the process whose name stands here may write; another may take the sweep over.
    text("runner", 64),
    Column("total", BigInteger, nullable=False, server_default="0"),
    Column("done", BigInteger, nullable=False, server_default="0"),
    # The newer record of the last pair scored: a sweep that was cut off goes on from there.
    Column("through_id", RowId, nullable=False, server_default="0"),
    Column("suggested", Integer, nullable=False, server_default="0"),
    time("started_at", nullable=False),
    time("moved_at", nullable=False),
    time("finished_at"),
    Index("ix_sweeps_kind", "record_kind", "id"),
)

sweep_edges = Table(
    "sweep_edges",
    metadata,
    Column("record_kind", String(16), primary_key=True),
    Column("left_id", RowId, primary_key=True, autoincrement=False),
    Column("right_id", RowId, primary_key=True, autoincrement=False),
    Column("probability", Float, nullable=False),
    Index("ix_sweep_edges_right", "record_kind", "right_id"),
    sqlite_with_rowid=False,
)
