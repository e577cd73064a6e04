"""How a form is used, as daily numbers that name nobody."""

from sqlalchemy import Column, Date, Integer, String, Table, UniqueConstraint

from store.tables.columns import owner, row_id
from store.tables.metadata import metadata

form_counts = Table(
    "form_counts",
    metadata,
    row_id(),
    owner("form_id", "forms", index=False),
    Column("day", Date, nullable=False),
    # view, start, step, submit, complete, error or time (store.form_counts).
    Column("kind", String(16), nullable=False),
    # What is counted: the number of a step, the name of a field, a span of seconds; else empty.
    Column("field", String(128), nullable=False, server_default=""),
    Column("count", Integer, nullable=False, server_default="0"),
    UniqueConstraint("form_id", "day", "kind", "field"),
)
