"""What goes to the driver as it was prepared: one snapshot, typed errors, both databases."""

import pytest
from sqlalchemy.exc import DBAPIError

from store import Database
from store.prepared import prepared

ASKED = prepared("SELECT asked.value * :factor FROM {asked} AS asked ORDER BY 1")
NAMED = prepared("SELECT {word}", word={"sqlite": "'lite'", "postgresql": "'server'"})
WRONG = prepared("SELECT missing FROM nowhere WHERE id = :id")
KEYS = prepared("SELECT count(*) FROM blocking_keys")
ADD = prepared("INSERT INTO blocking_keys (record_kind, key, record_id) VALUES (:kind, :key, 1)")


@pytest.mark.parametrize("more", [0, 1, 1000])
def test_many_numbers_are_one_parameter(database: Database, more: int) -> None:
    asked = [3, -(2**62), 1, *range(4, 4 + more)]
    with database.read() as connection:
        rows = ASKED.rows(connection, {"asked": asked, "factor": 2})
        [(word,)] = NAMED.rows(connection, {})
    assert [row[0] for row in rows] == sorted(2 * one for one in asked)
    assert word == ("lite" if database.is_sqlite else "server")


def test_no_numbers_are_no_rows(database: Database) -> None:
    with database.read() as connection:
        assert list(ASKED.rows(connection, {"asked": [], "factor": 2})) == []


def test_a_fault_has_the_type_that_outages_are_told_by(database: Database) -> None:
    with database.read() as connection, pytest.raises(DBAPIError) as caught:
        WRONG.rows(connection, {"id": 1})
    assert "nowhere" in str(caught.value.orig)


def test_what_is_written_is_gone_with_its_transaction(database: Database) -> None:
    with pytest.raises(ZeroDivisionError):
        _write_and_fail(database)
    with database.read() as connection:
        assert KEYS.rows(connection, {})[0][0] == 0


def _write_and_fail(database: Database) -> None:
    with database.write() as connection:
        ADD.run(connection, {"kind": "contact", "key": 5})
        raise ZeroDivisionError


def test_reading_first_by_a_prepared_statement_begins_the_transaction(database: Database) -> None:
    with database.read() as connection:
        before = KEYS.rows(connection, {})[0][0]
        with database.write() as other:
            ADD.run(other, {"kind": "contact", "key": 6})
        # PostgreSQL reads what was committed meanwhile; SQLite goes on with what it saw.
        after = KEYS.rows(connection, {})[0][0]
        assert connection.in_transaction()
    assert (before, after) == ((0, 0) if database.is_sqlite else (0, 1))
