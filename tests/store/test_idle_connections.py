"""Connections kept between transactions: the next user finds them as the first one did."""

from pathlib import Path

import pytest
from sqlalchemy import text

from store import Database
from store.database import MAPPED_BYTES


@pytest.fixture
def database(tmp_path: Path) -> Database:
    """An empty store in a file."""
    return Database(f"sqlite:///{tmp_path / 'store.sqlite3'}")


def test_one_is_lent_again_without_its_transaction(database: Database) -> None:
    with database.read() as first:
        first.execute(text("SELECT 1"))
        with database.read() as other:
            assert other is not first
    with database.read() as again:
        assert again is first
        assert not again.in_transaction()
    database.close()


def test_what_was_not_committed_is_gone(database: Database) -> None:
    with database.write() as connection:
        connection.execute(text("CREATE TABLE words (word TEXT)"))
    with pytest.raises(ZeroDivisionError):
        _write_and_fail(database)
    with database.read() as connection:
        connection.execute(text("INSERT INTO words VALUES ('read')"))
    with database.write() as connection:
        assert connection.execute(text("SELECT count(*) FROM words")).scalar_one() == 0
        connection.execute(text("INSERT INTO words VALUES ('kept')"))
    with database.read() as connection:
        assert connection.execute(text("SELECT word FROM words")).scalar_one() == "kept"
    database.close()


def _write_and_fail(database: Database) -> None:
    with database.write() as connection:
        connection.execute(text("INSERT INTO words VALUES ('lost')"))
        raise ZeroDivisionError


def test_one_that_was_set_otherwise_is_not_lent_again(database: Database) -> None:
    with database.read() as first:
        first.execution_options(stream_results=True)
    with database.read() as second:
        assert second is not first
        second.close()
    with database.read() as third:
        assert third is not second
        pragma = text("PRAGMA mmap_size")
        assert third.execute(pragma).scalar_one() == MAPPED_BYTES
    database.close()


def test_a_closed_house_keeps_no_file_open(database: Database) -> None:
    with database.read(), database.read(), database.write() as connection:
        connection.execute(text("SELECT 1"))
    database.close()
    assert database.engine.pool.status().startswith("Pool size: 5  Connections in pool: 0")
    with database.read() as connection:
        assert connection.execute(text("SELECT 1")).scalar_one() == 1
    database.close()
