"""Somebody changes employer: one person still, with the old company in their history."""

import pytest

from dedup import merge
from store import Connection, Database, companies, contacts, leads, pairs, provenance
from store.lists import companies as company_lists
from store.merges import versions
from store.records import NoSuchRecord
from tests.support.house import House
from tests.support.story import letter, story_of

pytestmark = pytest.mark.house

OLD, NEW = "Kranwerk Nord GmbH", "Hafenlogistik Süd AG"
SIGNED = """Good morning,

could you send me your price list for container cranes?

Best regards
Annegret Bergström
Head of Purchasing
{firm}
Mobile: +49 171 5550123
"""


def written(email: str, firm: str, number: int) -> bytes:
    return letter(
        sender=f"Annegret Bergström <{email}>",
        subject=f"Price list {number}",
        body=SIGNED.format(firm=firm),
        message_id=f"<{number}@mail.example>",
    )


def send_both(house: House, first: bytes, second: bytes) -> None:
    with story_of(house) as story:
        for number, raw in enumerate((first, second), start=1):
            house.send(raw)
            story.wait_settled(number)


def company(connection: Connection, name: str) -> int:
    found = company_lists.with_name(connection, name)
    assert found is not None, name
    return found


def test_the_same_address_with_a_new_firm_proposes_the_firm(house: House) -> None:
    private = "annegret.bergstroem@gmail.com"
    send_both(house, written(private, OLD, 1), written(private, NEW, 2))
    database = Database(house.store_url)
    with database.read() as connection:
        contact = contacts.get(connection, 1)
        proposed = [
            (one.field, one.value) for one in provenance.proposals(connection, "contact", 1)
        ]
        assert contact.company_id == company(connection, OLD)
        assert proposed == [("company_id", str(company(connection, NEW)))]
        with pytest.raises(NoSuchRecord):
            contacts.get(connection, 2)
    database.close()


def test_a_new_work_address_is_suggested_and_merging_keeps_both_firms(house: House) -> None:
    send_both(
        house,
        written("annegret.bergstroem@kranwerk-nord.example", OLD, 1),
        written("annegret.bergstroem@hafenlogistik-sued.example", NEW, 2),
    )
    database = Database(house.store_url)
    with database.write() as connection:
        waiting = pairs.between(connection, "contact", 1, 2)
        assert waiting is not None
        assert waiting.probability > 0.95
        expected = versions(connection, "contact", (1, 2))
        merge(connection, "contact", 1, 2, expected_versions=expected, pair_id=waiting.id)
    with database.read() as connection:
        held = provenance.of_record(connection, "contact", 1)
        firms = {one.value: one.status for one in held if one.field == "company_id"}
        present = contacts.get(connection, 1).company_id
        enquiries = [leads.get(connection, one) for one in (1, 2)]
        assert present is not None
        assert companies.get(connection, present).name == NEW
    database.close()
    assert sorted(firms.values()) == ["current", "superseded"]
    assert {one.contact_id for one in enquiries} == {1}
    assert len({one.company_id for one in enquiries}) == 2
