"""A lead that came before its person was known is linked, asked about, or left alone."""

import pytest

from dedup.lead_links import LinkedLeads, link_leads
from store import Connection, Database, leads, points, provenance, records
from store.points import NewPoint
from store.provenance import Origin

EMAIL = "annegret@bergstroem.example"


def lead(connection: Connection, name: str, email: str = EMAIL) -> int:
    one = records.create(connection, "lead", {"name": name}, Origin(), extra=[], attribution={})
    points.add(connection, "lead", one, NewPoint("email", email, email))
    return one


def contact(connection: Connection, name: str, *, is_claimed: bool = False) -> int:
    employer = records.create(connection, "company", {"name": "Kranbau GmbH"}, Origin())
    fields = {"name": name, "company_id": employer}
    one = records.create(connection, "contact", fields, Origin())
    points.add(connection, "contact", one, NewPoint("email", EMAIL, EMAIL, is_claimed=is_claimed))
    return one


def test_an_enquiry_of_the_same_person_becomes_theirs(database: Database) -> None:
    with database.write() as connection:
        known, other = lead(connection, "Annegret Bergström"), lead(connection, "X", "x@y.example")
        found = link_leads(connection, one := contact(connection, "Annegret Bergström"), Origin())
        linked, left = leads.get(connection, known), leads.get(connection, other)
    assert found == LinkedLeads(linked=(known,))
    assert (linked.contact_id, linked.company_id) == (one, 1)
    assert left.contact_id is None


@pytest.mark.parametrize(
    ("name", "is_claimed"), [("Thorsten Bergström", False), ("Annegret Bergström", True)]
)
def test_a_doubtful_one_is_asked_about_once(
    database: Database, name: str, is_claimed: bool
) -> None:
    with database.write() as connection:
        known = lead(connection, "Annegret Bergström")
        one = contact(connection, name, is_claimed=is_claimed)
        found = link_leads(connection, one, Origin())
        again = link_leads(connection, one, Origin())
        waiting = provenance.proposals(connection, "lead", known)
        assert leads.get(connection, known).contact_id is None
    assert (found.proposed, again.proposed) == ((known,), ())
    assert [(noted.field, noted.value) for noted in waiting] == [("contact_id", str(one))]


def test_a_lead_that_has_its_person_stays_with_them(database: Database) -> None:
    with database.write() as connection:
        known = lead(connection, "Annegret Bergström")
        first = contact(connection, "Annegret Bergström")
        link_leads(connection, first, Origin())
        second = contact(connection, "Annegret Bergström")
        assert link_leads(connection, second, Origin()) == LinkedLeads()
        assert leads.get(connection, known).contact_id == first
