"""Merging without asking: only where it is allowed and known to be right, and undone in one go."""

from datetime import timedelta

from sqlalchemy import insert, update

from dedup import Thresholds, index_record, resolve
from dedup.active import forget
from dedup.batch import BatchReport, undo_batch
from dedup.merging_alone import LEAST_DECISIONS, merge_alone
from store import Connection, Database, decisions, match_choices, merges, pairs, points, records
from store.points import NewPoint
from store.profiles import facts_of
from store.provenance import Origin
from store.responsible import assign
from store.tables import candidate_pairs, contacts, users
from store.types import utc_now

MATCH = 0.99


def user(connection: Connection, email: str = "ada@example.org") -> int:
    values = {"email": email, "password_hash": "", "created_at": utc_now()}
    row = insert(users).values(**values).returning(users.c.id)
    return int(connection.execute(row).scalar_one())


def allow(connection: Connection, *, decided: int = LEAST_DECISIONS) -> None:
    """Somebody decided that many pairs, of records that are gone, and then allowed merging."""
    ada, now = user(connection), utc_now()
    for number in range(decided):
        connection.execute(
            insert(candidate_pairs).values(
                record_kind="contact", left_id=100_000 + number, right_id=200_000 + number,
                weight=3.0, probability=0.9, score={}, model_version=1, status="different",
                reason="different_people", created_at=now, decided_at=now, decided_by_id=ada,
            )
        )  # fmt: skip
    match_choices.choose(
        connection, "contact", review=0.5, match=MATCH, merges_alone=True, user_id=ada
    )
    forget(connection)


def person(
    connection: Connection, name: str, email: str, city: str = "", *, is_claimed: bool = False
) -> int:
    first, _, last = name.partition(" ")
    fields = {"name": name, "first_name": first, "last_name": last, "city": city}
    one = records.create(connection, "contact", fields, Origin(found_by="sender"))
    points.add(connection, "contact", one, NewPoint("email", email, email, is_claimed=is_claimed))
    points.add(
        connection,
        "contact",
        one,
        NewPoint("phone", "+4930555123", "+4930555123", is_claimed=is_claimed),
    )
    index_record(connection, "contact", one)
    return one


def twins(connection: Connection, city: str = "", *, is_claimed: bool = False) -> tuple[int, int]:
    """Two records of one person, suggested an hour ago."""
    one = person(
        connection, "Annegret Bergström", "annegret@bergstroem.example", is_claimed=is_claimed
    )
    two = person(
        connection, "Annegret Bergström", "annegret@bergstroem.example", city, is_claimed=is_claimed
    )
    suggest(connection, two)
    return one, two


def suggest(connection: Connection, record_id: int) -> None:
    facts = facts_of(connection, "contact", record_id)
    found = resolve(
        connection, facts, "contact", record_id=record_id, thresholds=Thresholds(match=MATCH)
    )
    for candidate in found.candidates:
        pairs.suggest(connection, "contact", record_id, candidate)
    earlier = utc_now() - timedelta(hours=1)
    connection.execute(update(candidate_pairs).values(created_at=earlier))
    connection.execute(update(contacts).values(created_at=earlier, updated_at=earlier))


def merged(database: Database) -> BatchReport | None:
    return merge_alone(database, "contact", region="DE")


def test_nothing_is_merged_before_enough_was_decided(database: Database) -> None:
    with database.write() as connection:
        allow(connection, decided=LEAST_DECISIONS - 1)
        twins(connection)
        assert decisions.count(connection, "contact") == LEAST_DECISIONS - 1
    assert merged(database) is None


def test_nothing_is_merged_that_nobody_allowed(database: Database) -> None:
    with database.write() as connection:
        allow(connection)
        twins(connection)
        match_choices.choose(
            connection, "contact", review=0.5, match=MATCH, merges_alone=False, user_id=None
        )
        forget(connection)
    assert merged(database) is None


def test_one_person_twice_is_merged_and_parted_again_in_one_go(database: Database) -> None:
    with database.write() as connection:
        allow(connection)
        one, two = twins(connection, city="Berlin")
    report = merged(database)
    assert report is not None
    [merge_id] = report.merged
    with database.read() as connection:
        done = merges.get(connection, merge_id)
        assert done is not None
        assert (done.actor_id, done.batch) == (None, report.batch)
        assert {done.survivor_id, done.loser_id} == {one, two}
        # Its own opinion is nothing to learn from.
        assert decisions.count(connection, "contact") == LEAST_DECISIONS
    undone = undo_batch(database, report.batch, None)
    assert undone.undone == [merge_id]
    again = merged(database)
    assert again is not None
    assert again.merged == []


def test_two_records_that_contradict_each_other_wait_for_a_person(database: Database) -> None:
    with database.write() as connection:
        allow(connection)
        one, two = twins(connection, city="Berlin")
        connection.execute(update(contacts).where(contacts.c.id == one).values(city="Hamburg"))
        index_record(connection, "contact", one)
    report = merged(database)
    assert report is not None
    assert report.merged == []
    with database.read() as connection:
        waiting = pairs.between(connection, "contact", one, two)
    assert waiting is not None
    assert waiting.status == "open"


def test_what_a_form_claims_is_never_merged_on(database: Database) -> None:
    with database.write() as connection:
        allow(connection)
        twins(connection, is_claimed=True)
    report = merged(database)
    assert report is not None
    assert report.merged == []


def test_two_peoples_records_are_never_joined(database: Database) -> None:
    with database.write() as connection:
        allow(connection)
        one, two = twins(connection)
        assign(connection, "contact", one, user(connection, "bob@example.org"), Origin())
        assign(connection, "contact", two, user(connection, "eve@example.org"), Origin())
        earlier = utc_now() - timedelta(hours=1)
        connection.execute(update(contacts).values(updated_at=earlier))
    report = merged(database)
    assert report is not None
    assert report.merged == []
