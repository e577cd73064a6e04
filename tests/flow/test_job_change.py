"""Somebody changes employer: one person still, with the old company in their history."""

import pytest

from dedup import merge
from store import (
    Connection,
    Database,
    companies,
    contacts,
    leads,
    pairs,
    points,
    provenance,
    timeline,
)
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
"""
MOBILE = "Mobile: +49 171 5550123\n"
PRIVATE = "annegretbergstroem@gmail.com"
AT_OLD = "annegret.bergstroem@kranwerk-nord.example"
AT_NEW = "annegret.bergstroem@hafenlogistik-sued.example"


def written(email: str, firm: str, number: int, more: str = "") -> bytes:
    return letter(
        sender=f"Annegret Bergström <{email}>",
        subject=f"Price list {number}",
        body=SIGNED.format(firm=firm) + more,
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


@pytest.mark.parametrize(
    ("before", "after"), [(PRIVATE, PRIVATE), (AT_OLD, AT_NEW)], ids=["address", "mobile"]
)
def test_whoever_is_known_by_address_or_mobile_is_one_and_the_firm_is_proposed(
    house: House, before: str, after: str
) -> None:
    send_both(house, written(before, OLD, 1, MOBILE), written(after, NEW, 2, MOBILE))
    database = Database(house.store_url)
    with database.read() as connection:
        contact = contacts.get(connection, 1)
        waiting = provenance.proposals(connection, "contact", 1)
        proposed = [(one.field, one.value) for one in waiting]
        emails = {
            one.normalised
            for one in points.of_record(connection, "contact", 1)
            if one.type == "email"
        }
        letters = [timeline.by_submission(connection, number) for number in (1, 2)]
        assert contact.company_id == company(connection, OLD)
        assert proposed == [("company_id", str(company(connection, NEW)))]
        with pytest.raises(NoSuchRecord):
            contacts.get(connection, 2)
    database.close()
    assert emails == {before, after}
    # What was written for each firm stands on its timeline.
    assert len({one.company_id for one in letters if one is not None}) == 2


def test_a_new_work_address_is_suggested_and_merging_keeps_both_firms(house: House) -> None:
    send_both(
        house,
        written(AT_OLD, OLD, 1),
        written(AT_NEW, NEW, 2),
    )
    database = Database(house.store_url)
    with database.write() as connection:
        waiting = pairs.between(connection, "contact", 1, 2)
        assert waiting is not None
        assert waiting.probability >= 0.5
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
