"""A consent belongs to its person, also after two records became one."""

import hashlib

import pytest

from store import Database, children, consents
from store.payload import PostedConsent
from tests.support.office import ADA, Office

pytestmark = pytest.mark.store

TEXT = "Send me news."
NEWS = PostedConsent("news", "on", TEXT, hashlib.sha256(TEXT.encode()).hexdigest())


def test_a_merge_takes_the_consents_along_and_an_undo_gives_them_back(database: Database) -> None:
    office = Office(database)
    first = office.post(ADA, consents=(NEWS,))
    office.post([("name", "Bob Hardy"), ("email", "bob@fields.example")])
    with database.write() as connection:
        (given,) = consents.of_submission(connection, first)
        assert given.contact_id is not None
        ada, bob = given.contact_id, 3 - given.contact_id
        moved = children.move_all(connection, "contact", ada, bob)
        assert moved["consents"] == [given.id]
        assert [one.id for one in consents.of_contact(connection, bob)] == [given.id]
        children.move_some(connection, "contact", moved, bob, ada)
        assert [one.id for one in consents.of_contact(connection, ada)] == [given.id]
