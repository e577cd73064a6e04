"""Rows given to the driver as they are: what is read back is what SQLAlchemy would have written."""

from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy import Connection, insert, select
from sqlalchemy.exc import IntegrityError

from store import Database
from store.inserting import Inserting
from store.tables import contact_points, contacts
from store.types import utc_now

CONTACT: dict[str, Any] = {
    "name": "Müller\x00 \ud83d",
    "details": [["birth_place", "Köln\x00"]],
    "source_id": None,
    "created_at": datetime(2026, 1, 2, 3, 4, 5, 678, tzinfo=UTC),
    "updated_at": datetime(2026, 1, 2, tzinfo=UTC),
}
POINTS = [
    {
        "record_kind": "contact",
        "record_id": 7,
        "type": "email",
        "value": value,
        "normalised": value.lower(),
        "is_primary": is_primary,
        "created_at": utc_now(),
    }
    for value, is_primary in (("A@b.example", True), ("C@d.example", False))
]


def _all(connection: Connection) -> list[Any]:
    rows = [
        connection.execute(select(*(one for one in table.c if one.name != "id"))).all()
        for table in (contacts, contact_points)
    ]
    return [list(map(tuple, some)) for some in rows]


def test_rows_are_what_the_tables_types_make_of_them(database: Database) -> None:
    with database.write() as connection:
        contact_id = Inserting(contacts).one(connection, CONTACT)
        Inserting(contact_points).many(connection, POINTS)
        found = _all(connection)
        assert connection.execute(select(contacts.c.id)).scalar_one() == contact_id
        connection.execute(contacts.delete())
        connection.execute(contact_points.delete())
        connection.execute(insert(contacts), [CONTACT])
        connection.execute(insert(contact_points), POINTS)
        assert found == _all(connection)
    assert [len(one) for one in found] == [1, 2]


def test_nothing_to_insert_is_nothing_done(database: Database) -> None:
    with database.write() as connection:
        Inserting(contact_points).many(connection, [])
        assert _all(connection) == [[], []]


def test_a_broken_rule_is_the_error_that_it_always_was(database: Database) -> None:
    with database.write() as connection, pytest.raises(IntegrityError):
        Inserting(contacts).one(connection, CONTACT | {"company_id": 99})
