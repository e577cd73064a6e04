"""A store migrated once per test process, so that each test gets its own copy in milliseconds."""

import shutil
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Protocol

from store.database import Database
from store.migrate import upgrade
from tests.support.postgres import PostgresServer


class SchemaTemplate(Protocol):
    """Gives out URLs of new stores that live as long as the with block."""

    def copy(self, folder: Path) -> AbstractContextManager[str]:
        """A new store at the current revision, without rows beyond those the migrations write."""

    def empty(self, folder: Path) -> AbstractContextManager[str]:
        """A new store without any table."""


class SqliteTemplate:
    """A migrated file, of which each store is a copy."""

    def __init__(self, folder: Path) -> None:
        """Migrate the file; closing the last connection brings everything from the WAL into it."""
        self._file = folder / "template.sqlite3"
        _migrate(_sqlite_url(self._file))

    @contextmanager
    def copy(self, folder: Path) -> Iterator[str]:
        """A copied file in the folder; pytest removes the folder."""
        shutil.copyfile(self._file, folder / "store.sqlite3")
        yield _sqlite_url(folder / "store.sqlite3")

    @contextmanager
    def empty(self, folder: Path) -> Iterator[str]:
        """A file that does not exist yet."""
        yield _sqlite_url(folder / "empty.sqlite3")


class PostgresTemplate:
    """A migrated database, of which each store is a clone."""

    def __init__(self, server: PostgresServer) -> None:
        """Migrate the database; nobody connects to it again, or it could not be cloned."""
        self._server = server
        self._template = server.create_database()
        _migrate(server.url(self._template))

    def copy(self, folder: Path) -> AbstractContextManager[str]:
        """A cloned database, dropped at the end."""
        return self._server.database(self._template)

    def empty(self, folder: Path) -> AbstractContextManager[str]:
        """A new database, dropped at the end."""
        return self._server.database()


def _sqlite_url(file: Path) -> str:
    return f"sqlite:///{file}"


def _migrate(url: str) -> None:
    database = Database(url)
    upgrade(database)
    database.close()
