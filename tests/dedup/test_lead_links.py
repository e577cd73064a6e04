"""A lead that came before its person was known is linked, asked about, or left alone."""

import pytest
from sqlalchemy import update

from dedup import index_record
from dedup.lead_links import LinkedLeads, link_leads, link_waiting
from store import Connection, Database, lead_links, leads, points, provenance, records
from store.points import NewPoint
from store.provenance import Origin
from store.tables import leads as table

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


def known(connection: Connection, name: str, *, is_claimed: bool = False) -> int:
    one = contact(connection, name, is_claimed=is_claimed)
    index_record(connection, "contact", one)
    return one


def waiting_for(database: Database, lead_id: int) -> list[str]:
    with database.read() as connection:
        return [one.value for one in provenance.proposals(connection, "lead", lead_id)]


@pytest.mark.parametrize(
    ("email", "is_claimed", "is_linked", "is_asked"),
    [
        (EMAIL, False, True, False),
        # Whoever types somebody's address into a form is not yet that somebody.
        (EMAIL, True, False, True),
        # A name and a firm are worth a question, never a link.
        ("annegret@home.example", False, False, True),
    ],
)
def test_a_waiting_lead_is_compared_by_everything_known(
    database: Database, email: str, is_claimed: bool, is_linked: bool, is_asked: bool
) -> None:
    with database.write() as connection:
        one = known(connection, "Annegret Bergström", is_claimed=is_claimed)
        asking = lead(connection, "Annegret Bergström", email)
        firm = {"company_name": "Kranbau GmbH"}
        records.fill(connection, "lead", asking, firm, Origin())
    found = link_waiting(database)
    assert (found.linked == (asking,), found.proposed == (asking,)) == (is_linked, is_asked)
    assert waiting_for(database, asking) == ([str(one)] if is_asked else [])
    assert link_waiting(database) == LinkedLeads()


def test_a_stranger_is_not_asked_about(database: Database) -> None:
    with database.write() as connection:
        known(connection, "Annegret Bergström")
        lead(connection, "Thorsten Kowalski", "t.kowalski@elsewhere.example")
    assert link_waiting(database) == LinkedLeads()


def test_what_a_person_refused_is_not_linked_by_another_address(database: Database) -> None:
    with database.write() as connection:
        asking = lead(connection, "Annegret Bergström")
        one = known(connection, "Annegret Bergström")
        provenance.note(connection, "lead", asking, "contact_id", str(one), "rejected", Origin())
        assert link_leads(connection, one, Origin()) == LinkedLeads()
    assert link_waiting(database) == LinkedLeads()


def test_a_link_is_taken_back_and_a_company_of_its_own_stays(database: Database) -> None:
    with database.write() as connection:
        one = known(connection, "Annegret Bergström")
        other = records.create(connection, "company", {"name": "Stahlbau"}, Origin())
        plain, own = lead(connection, "A"), lead(connection, "B")
        connection.execute(update(table).where(table.c.id == own).values(company_id=other))
        for asking in (plain, own):
            assert lead_links.link(connection, asking, one, Origin())
            assert lead_links.unlink(connection, asking, one)
            assert not lead_links.unlink(connection, asking, one)
        found = [leads.get(connection, asking) for asking in (plain, own)]
    assert [(one.contact_id, one.company_id) for one in found] == [(None, None), (None, other)]
