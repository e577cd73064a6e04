"""An outage is told from an error of the statement itself, on both databases."""

from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from store import Database, StoreUnavailable, sources
from store.migrate import upgrade
from store.outage import outage_is_typed
from tests.support.waiting import wait_until


def test_bad_data_is_no_outage(database: Database) -> None:
    with pytest.raises(DBAPIError), outage_is_typed(), database.write() as connection:
        connection.execute(text("INSERT INTO sources (name) VALUES (NULL)"))


def test_a_full_disk_is_an_outage(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path / 'store.sqlite3'}")
    upgrade(database)
    with pytest.raises(StoreUnavailable), outage_is_typed():
        _fill(database)
    database.close()


def _fill(database: Database) -> None:
    with database.write() as connection:
        sources.register(connection, "smtp", "smtp", "SMTP")
        connection.exec_driver_sql("PRAGMA max_page_count = 1")
        connection.execute(text("UPDATE sources SET last_error = hex(zeroblob(9000000))"))


def test_a_lost_connection_is_an_outage(postgres_database: str) -> None:
    database = Database(postgres_database)
    with pytest.raises(StoreUnavailable), outage_is_typed():
        _lose_the_connection(database)
    database.close()


def _lose_the_connection(database: Database) -> None:
    with database.read() as connection:
        mine = connection.execute(text("SELECT pg_backend_pid()")).scalar_one()
        with database.write() as other:
            other.execute(text("SELECT pg_terminate_backend(:pid)"), {"pid": mine})
        wait_until(lambda: not _lives(database, mine), "the end of the connection")
        connection.execute(text("SELECT 1"))


def _lives(database: Database, pid: int) -> bool:
    with database.read() as connection:
        alive = text("SELECT count(*) FROM pg_stat_activity WHERE pid = :pid")
        return bool(connection.execute(alive, {"pid": pid}).scalar_one())
