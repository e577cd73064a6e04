"""The migrations make the very tables that the code declares, on SQLite and PostgreSQL."""

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from store import Database
from store.tables import metadata

pytestmark = pytest.mark.store


def test_migrated_store_is_the_declared_one(database: Database) -> None:
    with database.read() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []
