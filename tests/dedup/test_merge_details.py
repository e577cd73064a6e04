"""Columns that no field takes are united by a merge, chosen like fields, and parted by its undo."""

from typing import Any

import pytest
from sqlalchemy import Text, cast, select

from dedup import BadPick, Typed, merge, plan, undo
from dedup.judged import contradicts
from dedup.merge_group import merge_group
from store import Connection, Database, records
from store.facts import Kind
from store.merges import versions
from store.provenance import Origin, of_record
from store.tables import companies, contacts

Details = list[list[str]]

OWN: Details = [["club", "Rowing"], ["birth place", "Devon"]]
OTHER: Details = [["birth place", "Plymouth, Devon"], ["shoe", "42"], ["shoe", "43"]]


def record(connection: Connection, details: Details, kind: Kind = "contact") -> int:
    return records.create(connection, kind, {"name": "Anna Berg"}, Origin(), details=details)


def joined(connection: Connection, *ids: int, **more: Any) -> int:
    expected = versions(connection, "contact", ids)
    return merge(connection, "contact", *ids, expected_versions=expected, **more)


def details_of(connection: Connection, record_id: int) -> Details:
    query = select(contacts.c.details).where(contacts.c.id == record_id)
    found: Details = connection.execute(query).scalar_one()
    return found


def raw(connection: Connection) -> list[str]:
    query = select(cast(contacts.c.details, Text)).order_by(contacts.c.id)
    return list(connection.execute(query).scalars())


def noted(connection: Connection, record_id: int) -> list[tuple[str, str]]:
    found = of_record(connection, "contact", record_id)
    return [(one.value, one.status) for one in found if one.field == "details"]


@pytest.mark.parametrize(
    ("picks", "birth_place", "lost"),
    [
        ({}, "Plymouth, Devon", "Devon"),
        ({"details.birth place": "own"}, "Devon", "Plymouth, Devon"),
    ],
)
def test_columns_are_united_and_one_that_differs_is_chosen(
    database: Database, picks: dict[str, str], birth_place: str, lost: str
) -> None:
    with database.write() as connection:
        own, other = record(connection, OWN), record(connection, OTHER)
        before = raw(connection)
        done = joined(connection, own, other, picks=dict.fromkeys(picks, own))
        assert details_of(connection, own) == [
            ["club", "Rowing"], ["birth place", birth_place], ["shoe", "42"], ["shoe", "43"],
        ]  # fmt: skip
        assert noted(connection, own) == [(f"birth place: {lost}", "superseded")]
        assert undo(connection, done, None).done
        assert raw(connection) == before
        assert noted(connection, own) == noted(connection, other) == []


def test_what_the_reviewer_left_empty_stays_so_and_is_noted(database: Database) -> None:
    with database.write() as connection:
        own, other = record(connection, OWN), record(connection, OTHER)
        joined(connection, own, other, picks={"details.shoe": own, "details.club": other})
        assert details_of(connection, own) == [["birth place", "Plymouth, Devon"]]
        values = [value for value, _status in noted(connection, own)]
    assert values == ["shoe: 43", "shoe: 42", "birth place: Devon", "club: Rowing"]


def test_the_plan_shows_each_column_with_its_rule(database: Database) -> None:
    with database.write() as connection:
        own, other = record(connection, OWN), record(connection, OTHER)
        shown = {one.name: one for one in plan(connection, "contact", own, other).fields}
    place, shoe = shown["details.birth place"], shown["details.shoe"]
    assert (place.state, place.pick, place.rule) == ("conflict", other, "most complete")
    assert contradicts(place)
    assert (shoe.state, shoe.rule, shoe.values[1].shown) == ("one-sided", "only one", "42; 43")


def test_three_records_give_what_each_of_them_knows(database: Database) -> None:
    with database.write() as connection:
        ids = [record(connection, one) for one in ([], OWN, OTHER)]
        before, held = raw(connection), versions(connection, "contact", ids)
        done = merge_group(connection, "contact", ids[0], ids[1:], expected_versions=held)
        assert sorted(details_of(connection, ids[0])) == [
            ["birth place", "Plymouth, Devon"], ["club", "Rowing"], ["shoe", "42"], ["shoe", "43"],
        ]  # fmt: skip
        for merge_id in reversed(done):
            assert undo(connection, merge_id, None).done
        assert raw(connection) == before


def test_nobody_writes_a_column_by_hand(database: Database) -> None:
    with database.write() as connection:
        ids = (record(connection, OWN), record(connection, OTHER))
        with pytest.raises(BadPick):
            joined(connection, *ids, picks={"details.club": Typed("Chess")})


def test_companies_have_columns_too(database: Database) -> None:
    with database.write() as connection:
        ids = [record(connection, one, "company") for one in ([["sector", "cranes"]], OTHER)]
        held = versions(connection, "company", ids)
        merge(connection, "company", *ids, expected_versions=held)
        query = select(companies.c.details).where(companies.c.id == ids[0])
        assert connection.execute(query).scalar_one() == [["sector", "cranes"], *OTHER]
