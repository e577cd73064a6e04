"""Sweeps over the stored records and the pairs they scored."""

from sqlalchemy import BigInteger, Column, Index, Integer, LargeBinary, String, Table

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

# Scored pairs, many in a row as arrays: a million records have some millions of them, and they are
# only ever written and read together.
sweep_edges = Table(
    "sweep_edges",
    metadata,
    row_id(),
    Column("record_kind", String(16), nullable=False),
    # 64-bit ids of records whose earlier edges do not count any more.
    Column("dropped", LargeBinary, nullable=False),
    # 64-bit ids, older and newer, and 64-bit floating point numbers, all little-endian.
    Column("older", LargeBinary, nullable=False),
    Column("newer", LargeBinary, nullable=False),
    Column("probability", LargeBinary, nullable=False),
    Index("ix_sweep_edges_kind", "record_kind", "id"),
)
