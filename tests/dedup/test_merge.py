"""Merging two contacts and parting them again."""

from typing import Any

import pytest
from sqlalchemy import select

from dedup import CannotUndo, Facts, Typed, index_record, merge, plan, resolve, undo
from store import Connection, Database, pairs, points, records
from store.merges import versions
from store.points import NewPoint
from store.provenance import Origin
from store.records import VersionConflict
from store.tables import (
    activities,
    blocking_keys,
    candidate_pairs,
    contact_points,
    contacts,
    leads,
    provenance,
)
from store.types import utc_now

BY_HAND = Origin(user_id=None, found_by="person")


def contact(connection: Connection, name: str, email: str, **fields: str) -> int:
    contact_id = records.create(connection, "contact", {"name": name, **fields}, Origin())
    points.add(connection, "contact", contact_id, NewPoint("email", email, email))
    index_record(connection, "contact", contact_id)
    return contact_id


def activity(connection: Connection, contact_id: int) -> int:
    now = utc_now()
    row: int = connection.execute(
        activities.insert()
        .values(kind="note", detail={}, occurred_at=now, created_at=now, contact_id=contact_id)
        .returning(activities.c.id)
    ).scalar_one()
    return row


def whole_store(connection: Connection) -> dict[str, list[tuple[Any, ...]]]:
    """Every row that merging may touch, without versions and without decided pairs."""
    tables = (contacts, leads, activities, contact_points, provenance, blocking_keys)
    found = {}
    for table in tables:
        columns = [column for column in table.c if column.name != "version"]
        key = list(table.primary_key.columns)
        rows = connection.execute(select(*columns).order_by(*key))
        found[table.name] = [tuple(row) for row in rows]
    return found


def joined(connection: Connection, survivor: int, loser: int, **more: Any) -> int:
    expected = versions(connection, "contact", (survivor, loser))
    return merge(connection, "contact", survivor, loser, expected_versions=expected, **more)


def test_values_points_and_history_are_united(database: Database) -> None:
    with database.write() as connection:
        old = contact(connection, "A. Berg", "a@x.de", city="Köln")
        new = contact(connection, "Anna Berg", "b@x.de", street="Weg 1")
        done = activity(connection, new)
        joined(connection, old, new, picks={"city": Typed("Bonn")})
        values = records.values(connection, "contact", old)
        emails = [point.value for point in points.of_record(connection, "contact", old)]
        owner = connection.execute(
            select(activities.c.contact_id).where(activities.c.id == done)
        ).scalar_one()
        found = resolve(connection, Facts(name="Anna Berg", emails=("b@x.de",)), "contact")
    assert (values["name"], values["city"], values["street"]) == ("Anna Berg", "Bonn", "Weg 1")
    assert emails == ["a@x.de", "b@x.de"]
    assert owner == old
    assert (found.verdict, found.record_id) == ("MATCH", old)
    with database.read() as connection:
        assert records.survivor(connection, "contact", new) == old


def test_undo_leaves_the_store_as_it_was(database: Database) -> None:
    with database.write() as connection:
        a = contact(connection, "A. Berg", "a@x.de", city="Köln")
        b = contact(connection, "Anna Berg", "b@x.de", street="Weg 1", city="Bonn")
        points.add(connection, "contact", b, NewPoint("email", "a@x.de", "a@x.de"))
        points.add(connection, "contact", b, NewPoint("phone", "1", "+4930123456"))
        index_record(connection, "contact", b)
        activity(connection, b)
        before = whole_store(connection)
        merge_id = joined(connection, a, b, picks={"city": b, "name": Typed("Anna B.")})
        assert whole_store(connection) != before
        report = undo(connection, merge_id, None)
        assert report.done
        after = whole_store(connection)
        typed = [row for row in after["provenance"] if row not in before["provenance"]]
        assert len(typed) == 1
        after["provenance"] = [row for row in after["provenance"] if row not in typed]
        assert after == before
        again = resolve(connection, Facts(emails=("b@x.de",)), "contact", record_id=a)
    assert b not in [candidate.id for candidate in again.candidates]


def test_what_happened_since_stays_and_is_told(database: Database) -> None:
    with database.write() as connection:
        a = contact(connection, "Anna Berg", "a@x.de", city="Köln")
        b = contact(connection, "Anna Berg", "b@x.de", city="Bonn")
        merge_id = joined(connection, a, b)
        version = versions(connection, "contact", (a,))[a]
        records.edit(connection, "contact", a, version, {"city": "Trier"}, BY_HAND)
        new_activity = activity(connection, a)
        points.add(connection, "contact", a, NewPoint("email", "c@x.de", "c@x.de"))
        asked = undo(connection, merge_id, None)
        assert not asked.done
        assert [(one.name, one.now) for one in asked.conflicts] == [("city", "Trier")]
        assert asked.arrived["activities"] == [new_activity]
        moved = {"activities": [new_activity], "contact_points": asked.arrived["contact_points"]}
        report = undo(connection, merge_id, None, choices={"city": "keep"}, move_along=moved)
        assert report.done
        assert records.values(connection, "contact", a)["city"] == "Trier"
        assert records.values(connection, "contact", b)["city"] == "Bonn"
        assert [p.value for p in points.of_record(connection, "contact", b)] == ["b@x.de", "c@x.de"]
        owner = select(activities.c.contact_id).where(activities.c.id == new_activity)
        assert connection.execute(owner).scalar_one() == b


def test_undo_goes_backwards_only(database: Database) -> None:
    with database.write() as connection:
        a, b, c = (contact(connection, "Anna Berg", f"{n}@x.de") for n in "abc")
        before = whole_store(connection)
        first = joined(connection, a, b)
        second = joined(connection, c, a)
        assert records.survivor(connection, "contact", b) == c
        with pytest.raises(CannotUndo, match="merged again later"):
            undo(connection, first, None)
        undo(connection, second, None)
        undo(connection, first, None)
        with pytest.raises(CannotUndo, match="already"):
            undo(connection, first, None)
        assert whole_store(connection) == before


def test_two_reviewers_cannot_overwrite_each_other(database: Database) -> None:
    with database.write() as connection:
        a, b = (contact(connection, "Anna Berg", f"{n}@x.de") for n in "ab")
        seen = versions(connection, "contact", (a, b))
        records.edit(connection, "contact", b, seen[b], {"city": "Bonn"}, BY_HAND)
        with pytest.raises(VersionConflict):
            merge(connection, "contact", a, b, expected_versions=seen)
        joined(connection, a, b)
        with pytest.raises(VersionConflict):
            joined(connection, a, b)


def test_pairs_follow_the_survivor_and_come_back(database: Database) -> None:
    with database.write() as connection:
        a, b, c, d = (contact(connection, "Anna Berg", f"{n}@x.de") for n in "abcd")
        for other in (a, c, d):
            pairs.forbid(connection, "contact", b, other, "different_people", None)
        known = pairs.between(connection, "contact", b, a)
        assert known is not None
        pairs.reopen(connection, known.id)
        rows = select(candidate_pairs).order_by(candidate_pairs.c.id)
        before = connection.execute(rows).all()
        merge_id = joined(connection, a, b, pair_id=known.id)
        assert pairs.decided_different(connection, "contact", a, [b, c, d]) == {c, d}
        undo(connection, merge_id, None)
        after = connection.execute(rows).all()
        assert pairs.decided_different(connection, "contact", a, [b, c, d]) == {b}
    assert after[1:] == before[1:]


def test_the_plan_shows_what_merge_does(database: Database) -> None:
    with database.write() as connection:
        a = contact(connection, "A. Berg", "a@x.de", city="Köln")
        b = contact(connection, "Anna Berg", "b@x.de", city="Köln", street="Weg 1")
        activity(connection, b)
        proposal = plan(connection, "contact", a, b)
        by_name = {row.name: row for row in proposal.fields}
        assert proposal.survivor_id == b
        assert [by_name[n].state for n in ("name", "city", "street", "region")] == [
            "conflict", "same", "one-sided", "empty",
        ]  # fmt: skip
        assert (by_name["street"].pick, by_name["street"].rule) == (b, "only one")
        picks = {row.name: row.pick for row in proposal.fields}
        merge(connection, "contact", a, b, expected_versions=proposal.versions, picks=picks)
        values = records.values(connection, "contact", a)
    assert (values["name"], values["street"]) == ("Anna Berg", "Weg 1")
