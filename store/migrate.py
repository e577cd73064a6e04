"""Bring the schema to the version this code expects, or say that it is not."""

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text

from store.database import Database

# Any fixed number: it makes two processes that start together migrate one after the other.
_MIGRATION_LOCK = 7_301_956_214


def upgrade(database: Database) -> str:
    """Apply every outstanding migration in one transaction; the revision then in force."""
    with database.write() as connection:
        if not database.is_sqlite:
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _MIGRATION_LOCK})
        command.upgrade(_config(connection), "head")
        return current(connection) or ""


def current(connection: Connection) -> str | None:
    """The revision the store is at; None for an empty store."""
    return MigrationContext.configure(connection).get_current_revision()


def expected() -> str:
    """The revision this code was written for."""
    return ScriptDirectory.from_config(_config(None)).get_current_head() or ""


def is_current(database: Database) -> bool:
    """Whether the store's schema is the one this code was written for."""
    with database.read() as connection:
        return current(connection) == expected()


def _config(connection: Connection | None) -> Config:
    config = Config()
    config.set_main_option("script_location", "store:migrations")
    config.attributes["connection"] = connection
    return config
