"""However an arrival is looked up, what comes of it is the same."""

from collections import Counter
from random import Random

from sqlalchemy import delete

from dedup import Facts, index_record, resolve
from dedup.blocking import BLOCK_CAP, blocking_keys
from dedup.profile import profile_of
from store import Connection, Database, blocks, points, records
from store.points import NewPoint
from store.provenance import Origin
from store.tables import match_profiles

FIRST = ("Anna", "Anne", "Bob", "Robert", "Tom", "Thomas", "Maria", "Mary", "Lena", "Jan")
LAST = ("Berg", "Berger", "Stein", "Steiner", "Kraus", "Krause", "Lang", "Vogel", "Vogl")
FIRMS = ("Kranbau Nord GmbH", "Kran-Bau Nord", "Seilwinde AG", "Steiner & Sons Ltd", "")
CITIES = ("Berlin", "Hamburg", "Köln", "")


def invented(random: Random) -> Facts:
    """A person of a small world, in which namesakes, families and colleagues are frequent."""
    first, last = random.choice(FIRST), random.choice(LAST)
    domain = random.choice(("kranbau.de", "gmail.com", "seilwinde.de"))
    email = f"{random.choice((first, first[0]))}.{last}@{domain}".lower()
    return Facts(
        name=f"{first} {last}" if random.random() < 0.9 else "",
        emails=(email,) if random.random() < 0.6 else (),
        phones=(f"+4930{random.randrange(5550100, 5550160)}",) if random.random() < 0.6 else (),
        company=random.choice(FIRMS),
        street=f"Hauptstr. {random.randrange(1, 9)}" if random.random() < 0.5 else "",
        city=random.choice(CITIES),
    )


def keep(connection: Connection, facts: Facts, firms: dict[str, int]) -> int:
    """Store and index a contact with its points and its firm."""
    fields = {"name": facts.name, "street": facts.street, "city": facts.city}
    firm = {"company_id": firms.get(facts.company)}
    contact_id = records.create(connection, "contact", fields | firm, Origin())
    reach = [NewPoint("email", one, one) for one in facts.emails]
    reach += [NewPoint("phone", one, one) for one in facts.phones]
    points.add_all(connection, "contact", contact_id, reach)
    index_record(connection, "contact", contact_id, facts, region="DE")
    return contact_id


def test_kept_profiles_and_those_made_anew_give_the_same_resolutions(database: Database) -> None:
    random = Random(7)
    with database.write() as connection:
        firms = {
            name: records.create(connection, "company", {"name": name}, Origin())
            for name in FIRMS
            if name
        }
        people = [keep(connection, invented(random), firms) for _ in range(250)]
        arrivals = [invented(random) for _ in range(120)]
        kept = [resolve(connection, one, "contact", region="DE") for one in arrivals]
        shared = [_sharing(connection, one) for one in arrivals]
        keys_of = {one: set(blocks.keys_of(connection, "contact", one)) for one in people}
        connection.execute(delete(match_profiles))
        anew = [resolve(connection, one, "contact", region="DE") for one in arrivals]
    assert kept == anew
    assert shared == [_counted(one, keys_of) for one in arrivals]
    assert {one.verdict for one in kept} == {"MATCH", "REVIEW", "NEW"}


def _sharing(connection: Connection, arrival: Facts) -> dict[int, int]:
    keys = blocking_keys(profile_of(arrival, "contact", region="DE"))
    return blocks.sharing(connection, "contact", keys, BLOCK_CAP)


def _counted(arrival: Facts, keys_of: dict[int, set[int]]) -> dict[int, int]:
    """The same, counted from the keys of each record in turn."""
    keys = set(blocking_keys(profile_of(arrival, "contact", region="DE")))
    by_record = {one: keys & own for one, own in keys_of.items()}
    sizes = Counter(key for own in by_record.values() for key in own)
    found = {one: sum(sizes[key] <= BLOCK_CAP for key in own) for one, own in by_record.items()}
    return {one: shared for one, shared in found.items() if shared}
