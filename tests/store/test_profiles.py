"""Stored records as facts: what stands is read, what was merged or deleted is not."""

import pytest
from sqlalchemy import update

from store import Connection, Database, points, profiles, records
from store.points import NewPoint
from store.provenance import Origin
from store.records import NoSuchRecord
from store.tables import contacts
from store.types import utc_now


def anna(connection: Connection) -> int:
    firm = {"name": "Kranbau GmbH", "domain": "kranbau.de"}
    company_id = records.create(connection, "company", firm, Origin())
    person = {"name": "Anna Berg", "first_name": "Anna", "city": "Köln", "company_id": company_id}
    contact_id = records.create(connection, "contact", person, Origin())
    for type_, value, normalised in (
        ("email", "A.Berg@gmail.com", "aberg@gmail.com"),
        ("phone", "030 123456", "+4930123456"),
    ):
        point = NewPoint("email" if type_ == "email" else "phone", value, normalised)
        points.add(connection, "contact", contact_id, point)
    return contact_id


def test_facts_of_a_person_with_employer_and_points(database: Database) -> None:
    with database.write() as connection:
        facts = profiles.facts_of(connection, "contact", anna(connection))
    assert (facts.name, facts.first_name, facts.city) == ("Anna Berg", "Anna", "Köln")
    assert (facts.company, facts.url) == ("Kranbau GmbH", "kranbau.de")
    assert (facts.emails, facts.phones) == (("A.Berg@gmail.com",), ("+4930123456",))


def test_facts_of_a_company_are_its_own(database: Database) -> None:
    with database.write() as connection:
        anna(connection)
        company = profiles.many(connection, "company", [1]).get(1)
    assert company is not None
    assert (company.facts.company, company.facts.name) == ("Kranbau GmbH", "")


def test_what_no_field_takes_is_kept_with_the_record(database: Database) -> None:
    details = [["birth place", "Devon"], ["gender", "female"]]
    with database.write() as connection:
        person = {"name": "Anna Berg", "birthdate": "24.6.1971"}
        contact_id = records.create(connection, "contact", person, Origin(), details=details)
        facts = profiles.facts_of(connection, "contact", contact_id)
    assert facts.birthdate == "24.6.1971"
    assert facts.details == (("birth place", "Devon"), ("gender", "female"))


@pytest.mark.parametrize("gone", ["deleted_at", "merged_into_id"])
def test_what_does_not_stand_is_left_out(database: Database, gone: str) -> None:
    with database.write() as connection:
        one, other = anna(connection), anna(connection)
        value = other if gone == "merged_into_id" else utc_now()
        connection.execute(update(contacts).where(contacts.c.id == one).values({gone: value}))
        assert list(profiles.many(connection, "contact", [one, other])) == [other]
        assert profiles.holders(connection, "contact", "email", "aberg@gmail.com", 5) == [other]
        with pytest.raises(NoSuchRecord):
            profiles.facts_of(connection, "contact", one)
