"""Who is compared with an arrival: whoever shares what few share, however many share the rest."""

from dedup import Facts, index_record
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
