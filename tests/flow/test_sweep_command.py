"""The sweep as a person starts it: what it says, and what waits for review afterwards."""

from typing import Any

import pytest

from dedup import Facts, index_record
from store import Database, leads, pair_queue, points, records
from store.pair_queue import PairFilter
from store.points import NewPoint
from store.provenance import Origin
from tests.support.house import House, HouseBuilder

pytestmark = pytest.mark.house

PEOPLE = (
    Facts(name="Anna Berg", emails=("anna.berg@kranbau.de",)),
    Facts(name="Tom Stein", emails=("tom.stein@kranbau.de",)),
    Facts(name="Berg, Anna", emails=("anna.berg@kranbau.de",)),
)


@pytest.fixture
def house_with_people(build_house: HouseBuilder) -> House:
    """A house with three contacts, two of whom are one person."""
    house = build_house()
    assert house.command("migrate").returncode == 0
    database = Database(house.store_url)
    with database.write() as connection:
        for facts in PEOPLE:
            one = records.create(connection, "contact", {"name": facts.name}, Origin())
            for email in facts.emails:
                points.add(connection, "contact", one, NewPoint("email", email, email))
            index_record(connection, "contact", one)
    database.close()
    return house


def test_a_sweep_opens_pairs_to_review(house_with_people: House) -> None:
    said = house_with_people.command("sweep", "--kind", "contact")
    assert said.returncode == 0, said.stderr
    assert said.stdout == "contact: pairs to review: 1.\n"
    database = Database(house_with_people.store_url)
    with database.read() as connection:
        [pair] = pair_queue.page(connection, PairFilter()).pairs
    database.close()
    assert (pair.left_id, pair.right_id) == (1, 3)


def test_a_sweep_looks_for_the_person_of_a_lead_that_has_none(house_with_people: House) -> None:
    database = Database(house_with_people.store_url)
    with database.write() as connection:
        more: dict[str, Any] = {"extra": [], "attribution": {}}
        lead = records.create(connection, "lead", {"name": "Tom Stein"}, Origin(), **more)
        email = PEOPLE[1].emails[0]
        points.add(connection, "lead", lead, NewPoint("email", email, email))
    said = house_with_people.command("sweep", "--kind", "lead")
    assert said.returncode == 0, said.stderr
    assert "leads without a contact: linked: 1, asked: 0.\n" in said.stdout
    with database.read() as connection:
        assert leads.get(connection, lead).contact_id == 2
    database.close()
