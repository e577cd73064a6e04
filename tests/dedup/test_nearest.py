"""Who is compared with an arrival: whoever shares what few share, however many share the rest."""

import pytest

from dedup import Facts, index_record, telling
from dedup.nearest import MOST_CANDIDATES, nearest
from dedup.profile import profile_of
from store import Connection, Database, points, records
from store.points import NewPoint
from store.provenance import Origin

HOTLINE = "+4930555010"


def _keep(connection: Connection, facts: Facts) -> int:
    contact_id = records.create(connection, "contact", {"name": facts.name}, Origin())
    reach = [NewPoint("email", one, one) for one in facts.emails]
    reach += [NewPoint("phone", one, one) for one in facts.phones]
    points.add_all(connection, "contact", contact_id, reach)
    index_record(connection, "contact", contact_id, facts)
    return contact_id


def test_a_rare_key_outweighs_what_many_share(database: Database) -> None:
    with database.write() as connection:
        # Fifty colleagues named alike share the number and several keys of the name.
        for number in range(MOST_CANDIDATES + 10):
            shared = (f"person{number}@hall.example",)
            _keep(connection, Facts(name="Anna Berg", emails=shared, phones=(HOTLINE,)))
        own = Facts(name="A. Stein", emails=("a.stein@quarry.example",))
        wanted = _keep(connection, own)
        arrival = Facts(name="Anna Berg", emails=own.emails, phones=(HOTLINE,))
        found = nearest(connection, "contact", profile_of(arrival, "contact"), None, None)
        assert len(found.profiles) == MOST_CANDIDATES
        assert wanted in found.profiles


def test_counts_of_rare_values_are_never_old(database: Database) -> None:
    arrival = Facts(name="Anna Berg", phones=(HOTLINE,))
    profile = profile_of(arrival, "contact")
    with database.write() as connection:
        for known in range(1, 8):
            _keep(connection, arrival)
            frequencies = nearest(connection, "contact", profile, None, None).frequencies
            assert frequencies.phone(profile.phones[0].tail) == known
            assert frequencies.last_name("berg") == known


def test_among_many_records_a_large_block_alone_finds_nobody_but_the_holders_of_a_mailbox(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(telling, "FEW_RECORDS", 10)
    office = ("info@hall.example",)
    with database.write() as connection:
        for letter in "abcdefghijklm":
            _keep(connection, Facts(name=f"Jo{letter} {letter}mann", phones=(HOTLINE,)))
        holders = {_keep(connection, Facts(emails=office)) for _ in range(14)}
        by_number = profile_of(Facts(phones=(HOTLINE,)), "contact")
        assert not nearest(connection, "contact", by_number, None, None).profiles
        by_mailbox = profile_of(Facts(emails=office), "contact")
        found = nearest(connection, "contact", by_mailbox, None, None)
        assert found.profiles.keys() == holders
