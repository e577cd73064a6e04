"""Many merges at once: what is kept out and why, one batch, one undo."""

from dataclasses import dataclass
from datetime import timedelta
from itertools import pairwise
from typing import Any

import pytest
from sqlalchemy import update

from dedup import MatchScore, explain, index_record
from dedup.batch import Ticked, merge_batch, undo_batch
from dedup.judged import Judged, judge
from store import Connection, Database, merges, pairs, points, records, users
from store.facts import Kind
from store.merges import versions
from store.points import NewPoint
from store.provenance import Origin
from store.tables import activities, candidate_pairs, contacts
from store.types import utc_now

KIND: Kind = "contact"
PHONE = "+4930123456"


@dataclass(frozen=True)
class Suggested:
    """What the matching hands to the queue."""

    id: int
    score: MatchScore


def person(connection: Connection, email: str = "", **fields: Any) -> int:
    """Somebody called Anna Berg who was left alone for a day."""
    origin = Origin(**fields.pop("origin", {}))
    given = {"name": "Anna Berg", "first_name": "Anna", "last_name": "Berg"} | fields
    one = records.create(connection, KIND, given, origin)
    points.add(connection, KIND, one, NewPoint("phone", PHONE, PHONE))
    if email:
        points.add(connection, KIND, one, NewPoint("email", email, email))
    index_record(connection, KIND, one)
    rest(connection, one)
    return one


def rest(connection: Connection, record_id: int) -> None:
    """Let a day pass for a record."""
    then = utc_now() - timedelta(days=1)
    connection.execute(update(contacts).where(contacts.c.id == record_id).values(updated_at=then))


def pair(connection: Connection, one: int, other: int) -> int:
    found = Suggested(one, explain(connection, KIND, one, other))
    pairs.suggest(connection, KIND, other, found)
    waiting = pairs.between(connection, KIND, one, other)
    assert waiting is not None
    then = {"created_at": utc_now() - timedelta(days=1)}
    connection.execute(
        update(candidate_pairs).where(candidate_pairs.c.id == waiting.id).values(**then)
    )
    return waiting.id


def judged(connection: Connection, *ids: int) -> list[Judged]:
    known = pairs.many(connection, ids)
    return judge(connection, [known[one] for one in ids])


def ticked(connection: Connection, *ids: int) -> list[Ticked]:
    known = pairs.many(connection, ids)
    return [
        Ticked(one, versions(connection, KIND, (known[one].left_id, known[one].right_id)))
        for one in ids
    ]


def user(connection: Connection) -> int:
    return users.create(connection, "ada@example.org", "Ada", "violet lamp on a stair")


def by_hand(connection: Connection) -> dict[str, Any]:
    return {"user_id": user(connection)}


def test_what_contradicts_nothing_may_be_merged_unseen(database: Database) -> None:
    with database.write() as connection:
        one = person(connection, city="Köln")
        other = person(connection, name="A. Berg", first_name="A.", city="KÖLN", street="Weg 1")
        (found,) = judged(connection, pair(connection, one, other))
    assert (found.refused, found.differing) == ((), ())


@pytest.mark.parametrize(
    ("first", "second", "refused"),
    [
        ({"city": "Köln"}, {"city": "Bonn"}, ("conflict",)),
        ({"first_name": "Anna"}, {"first_name": "Anne"}, ("conflict",)),
        ({"language": "de"}, {"language": "en"}, ()),
        ({"first_name": "Anna"}, {"first_name": "Anna Maria"}, ()),
        ({"name": "Anna Berg"}, {"name": "Berg"}, ()),
        ({"name": "Anna Berg"}, {"name": "Anna Holm"}, ("conflict",)),
        ({"street": "Weg 1"}, {"street": "Weg 12"}, ("conflict",)),
        (
            {"city": "Köln", "origin": {"found_by": "signature"}},
            {"city": "Bonn"},
            ("protected", "conflict"),
        ),
    ],
)
def test_a_contradiction_is_looked_at(
    database: Database, first: dict[str, Any], second: dict[str, Any], refused: tuple[str, ...]
) -> None:
    with database.write() as connection:
        one, other = person(connection, **first), person(connection, **second)
        (found,) = judged(connection, pair(connection, one, other))
    assert found.refused == refused


def test_what_somebody_entered_is_never_set_aside_unseen(database: Database) -> None:
    with database.write() as connection:
        hand = by_hand(connection)
        one, other = person(connection, city="Köln", origin=hand), person(connection, city="Bonn")
        number = pair(connection, one, other)
        chosen = ticked(connection, number)
    report = merge_batch(database, chosen, actor_id=None, overrule=True)
    assert (report.merged, report.left) == ([], {number: ("protected",)})


def test_a_claim_alone_is_no_proof(database: Database) -> None:
    with database.write() as connection:
        one, other = person(connection), person(connection)
        known = points.of_record(connection, KIND, other)[0]
        points.remove(connection, known)
        claim = NewPoint("phone", PHONE, PHONE, is_claimed=True)
        points.add(connection, KIND, other, claim)
        (found,) = judged(connection, pair(connection, one, other))
    assert found.refused == ("claimed",)


def test_what_is_being_worked_on_is_left_alone(database: Database) -> None:
    with database.write() as connection:
        one, other = person(connection), person(connection)
        number = pair(connection, one, other)
        now = {"updated_at": utc_now()}
        connection.execute(update(contacts).where(contacts.c.id == other).values(**now))
        (found,) = judged(connection, number)
    assert found.refused == ("touched",)


def test_two_that_look_after_them_are_asked(database: Database) -> None:
    with database.write() as connection:
        one, other = person(connection), person(connection)
        bea = users.create(connection, "bea@example.org", "Bea", "violet lamp on a stair")
        for record, owner in ((one, user(connection)), (other, bea)):
            mine = {"responsible_id": owner}
            connection.execute(update(contacts).where(contacts.c.id == record).values(**mine))
        (found,) = judged(connection, pair(connection, one, other))
    assert found.refused == ("responsible",)


@pytest.mark.parametrize(("members", "refused"), [(5, ()), (6, ("cluster",))])
def test_a_crowd_is_looked_at(database: Database, members: int, refused: tuple[str, ...]) -> None:
    with database.write() as connection:
        ids = [person(connection) for _ in range(members)]
        chain = [pair(connection, one, other) for one, other in pairwise(ids)]
        assert {one.refused for one in judged(connection, *chain)} == {refused}


def test_a_batch_joins_groups_and_one_undo_parts_them(database: Database) -> None:
    with database.write() as connection:
        ids = [person(connection, f"{n}@x.example") for n in range(5)]
        chain = [pair(connection, ids[0], ids[1]), pair(connection, ids[1], ids[2])]
        chain.append(pair(connection, ids[3], ids[4]))
        chosen = ticked(connection, *chain)
        actor = user(connection)
    report = merge_batch(database, chosen, actor_id=actor)
    with database.read() as connection:
        alive = [records.survivor(connection, KIND, one) for one in ids]
        made = merges.of_batch(connection, report.batch)
    assert (len(report.merged), report.left) == (3, {})
    assert alive == [ids[0]] * 3 + [ids[3]] * 2
    assert {one.actor_id for one in made} == {actor}
    undone = undo_batch(database, report.batch, actor)
    with database.read() as connection:
        assert [records.survivor(connection, KIND, one) for one in ids] == ids
    assert (sorted(undone.undone), undone.left) == (sorted(report.merged), [])


def test_what_changed_after_it_was_shown_is_left(database: Database) -> None:
    with database.write() as connection:
        one, other = person(connection), person(connection)
        number = pair(connection, one, other)
        chosen = ticked(connection, number)
        records.edit(connection, KIND, one, 1, {"street": "Weg 1"}, Origin())
        rest(connection, one)
    report = merge_batch(database, chosen, actor_id=None)
    assert (report.merged, report.left) == ([], {number: ("changed",)})
    again = merge_batch(database, [Ticked(999, {})], actor_id=None)
    assert again.left == {999: ("gone",)}


def test_who_was_called_different_is_not_joined_by_a_third(database: Database) -> None:
    with database.write() as connection:
        one, two, three = (person(connection) for _ in range(3))
        chain = [pair(connection, one, two), pair(connection, two, three)]
        pairs.forbid(connection, KIND, one, three, "different_people", None)
        chosen = ticked(connection, *chain)
    report = merge_batch(database, chosen, actor_id=None)
    assert (report.merged, set(report.left.values())) == ([], {("apart",)})


def test_a_batch_undo_leaves_what_has_to_ask(database: Database) -> None:
    with database.write() as connection:
        ids = [person(connection) for _ in range(4)]
        chain = [pair(connection, ids[0], ids[1]), pair(connection, ids[2], ids[3])]
        chosen = ticked(connection, *chain)
    report = merge_batch(database, chosen, actor_id=None)
    with database.write() as connection:
        now = {"occurred_at": utc_now(), "created_at": utc_now(), "detail": {}, "kind": "note"}
        connection.execute(activities.insert().values(contact_id=ids[0], **now))
    undone = undo_batch(database, report.batch, None)
    assert (undone.undone, undone.left) == ([report.merged[1]], [report.merged[0]])
