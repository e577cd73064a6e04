"""An arrival against a store: who is found, who only looks alike, and who is new."""

import pytest

from dedup import Facts, index_record, resolve
from store import Connection, Database, points, records
from store.facts import Kind
from store.points import NewPoint
from store.provenance import Origin


def keep(connection: Connection, facts: Facts, kind: Kind = "contact") -> int:
    """Store what an arrival says as a record and index it."""
    person = {"name": facts.name, "first_name": facts.first_name, "last_name": facts.last_name}
    fields = {"name": facts.company, "domain": facts.url} if kind == "company" else person
    address = {"street": facts.street, "city": facts.city, "postal_code": facts.postal_code}
    record_id = records.create(connection, kind, fields | address, Origin())
    for email in facts.emails:
        points.add(connection, kind, record_id, NewPoint("email", email, email.lower()))
    for phone in facts.phones:
        points.add(connection, kind, record_id, NewPoint("phone", phone, phone))
    index_record(connection, kind, record_id, facts, region="DE")
    return record_id


ANNA = Facts(name="Anna Berg", emails=("anna.berg@kranbau.de",), phones=("+4930123456",))


@pytest.mark.parametrize(
    ("arrival", "verdict"),
    [
        (ANNA, "MATCH"),
        (Facts(name="Berg, Anna", emails=("Anna.Berg+crm@Kranbau.de",)), "MATCH"),
        (Facts(emails=("anna.berg@kranbau.de",)), "MATCH"),
        (Facts(name="Tom Berg", emails=("anna.berg@kranbau.de",)), "REVIEW"),
        (Facts(name="Tom Stein", phones=("+4930123456",)), "NEW"),
        (Facts(name="Anna Berger", emails=("berger@example.org",)), "NEW"),
        (Facts(), "NEW"),
    ],
)
def test_who_writes(database: Database, arrival: Facts, verdict: str) -> None:
    with database.write() as connection:
        anna = keep(connection, ANNA)
        found = resolve(connection, arrival, "contact", region="DE")
    assert (found.verdict, found.record_id) == (verdict, anna if verdict == "MATCH" else None)


def test_a_shared_mailbox_without_a_name_belongs_to_nobody_for_sure(database: Database) -> None:
    with database.write() as connection:
        keep(connection, Facts(name="Anna Berg", emails=("familie@berg.de",)))
        keep(connection, Facts(name="Tom Berg", emails=("familie@berg.de",)))
        found = resolve(connection, Facts(emails=("familie@berg.de",)), "contact")
        named = resolve(connection, Facts(name="Tom Berg", emails=("familie@berg.de",)), "contact")
    assert (found.verdict, len(found.candidates)) == ("REVIEW", 2)
    assert named.verdict == "MATCH"


@pytest.mark.parametrize("name", ["", "Website", "Anna Berg"])
def test_who_writes_twice_in_the_same_way_is_one(database: Database, name: str) -> None:
    with database.write() as connection:
        for other in ("Tom Stein", "Ines Blum"):
            keep(connection, Facts(name=other, emails=("info@kranbau.de",)))
        first = keep(connection, Facts(name=name, emails=("info@kranbau.de",)))
        found = resolve(connection, Facts(name=name, emails=("Info@Kranbau.de",)), "contact")
    assert (found.verdict, found.record_id) == ("MATCH", first)


def test_colleagues_at_one_switchboard_are_not_one(database: Database) -> None:
    with database.write() as connection:
        for name in ("Anna Berg", "Tom Stein", "Ines Blum", "Carl Voss", "Olga Lang", "Jan Reuter"):
            email = name.lower().replace(" ", ".") + "@kranbau.de"
            keep(connection, Facts(name=name, emails=(email,), phones=("+4930123450",)))
        arrival = Facts(name="Rosa Kern", emails=("rosa.kern@kranbau.de",), phones=("+4930123450",))
        found = resolve(connection, arrival, "contact")
    assert found.verdict == "NEW"


def test_a_crowded_block_is_skipped_whole(database: Database) -> None:
    with database.write() as connection:
        for number in range(101):
            email = f"info{number}@firm{number}.de"
            keep(
                connection,
                Facts(
                    name=f"{'ABCDEFGHIJ'[number % 10]}x", emails=(email,), phones=("+4930999999",)
                ),
            )
        found = resolve(connection, Facts(phones=("+4930999999",)), "contact")
    assert found.candidates == ()


@pytest.mark.parametrize(
    ("arrival", "verdict"),
    [
        (Facts(company="Kranbau Nord"), "REVIEW"),
        (
            Facts(company="Kran-Bau Nord GmbH & Co. KG", url="https://www.kranbau-nord.de/x"),
            "MATCH",
        ),
        (Facts(url="kranbau-nord.de"), "MATCH"),
        (Facts(company="Seilwinde Süd AG", url="seilwinde.de"), "NEW"),
    ],
)
def test_which_company(database: Database, arrival: Facts, verdict: str) -> None:
    with database.write() as connection:
        keep(connection, Facts(company="Kranbau Nord GmbH", url="kranbau-nord.de"), "company")
        found = resolve(connection, arrival, "company")
    assert found.verdict == verdict


def test_the_score_adds_up_and_survives_the_trace(database: Database) -> None:
    with database.write() as connection:
        keep(connection, ANNA)
        found = resolve(connection, ANNA, "contact").candidates[0].score
    assert found.prior + sum(one.weight for one in found.fields) == pytest.approx(
        found.weight, abs=0.01
    )
    assert type(found).from_json(found.to_json()) == found
