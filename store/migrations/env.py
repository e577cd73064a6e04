"""Alembic's environment: it runs inside a connection that store.migrate hands it."""

from typing import Literal

from alembic import context
from alembic.autogenerate.api import AutogenContext

from store.tables import metadata
from store.types import Json, RowId, UtcDateTime


def render_item(kind: str, item: object, autogen: AutogenContext) -> str | Literal[False]:
    """Write our own types by their names, so that a migration reads like the tables do."""
    names = {id(RowId): "RowId", id(Json): "Json"}
    name = names.get(id(item)) or ("UtcDateTime()" if isinstance(item, UtcDateTime) else "")
    if kind != "type" or not name:
        return False
    autogen.imports.add("from store.types import Json, RowId, UtcDateTime")
    return name


connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=metadata,
    # SQLite cannot alter most things in place; batches copy the table instead.
    render_as_batch=connection.dialect.name == "sqlite",
    compare_type=True,
    render_item=render_item,
)
with context.begin_transaction():
    context.run_migrations()
