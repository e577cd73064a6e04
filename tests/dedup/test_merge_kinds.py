"""Companies and leads merge like people, with what is particular to each."""

import threading
from typing import Any

import pytest
from sqlalchemy import select

from dedup import Facts, index_record, merge, plan, resolve, undo
from store import Connection, Database, records
from store.facts import Kind
from store.merges import versions
from store.provenance import Origin
from store.records import VersionConflict
from store.tables import contacts, leads


def record(connection: Connection, kind: Kind, fields: dict[str, Any], **columns: Any) -> int:
    record_id = records.create(connection, kind, fields, Origin(), **columns)
    index_record(connection, kind, record_id)
    return record_id


def joined(connection: Connection, kind: Kind, survivor: int, loser: int) -> int:
    expected = versions(connection, kind, (survivor, loser))
    return merge(connection, kind, survivor, loser, expected_versions=expected)


def row_of(connection: Connection, table: Any, record_id: int) -> dict[str, Any]:
    row = connection.execute(select(table).where(table.c.id == record_id)).mappings().one()
    return {name: value for name, value in row.items() if name != "version"}


def test_people_and_leads_move_with_their_company(database: Database) -> None:
    with database.write() as connection:
        a = record(connection, "company", {"name": "Kranbau GmbH", "domain": "kranbau.de"})
        b = record(connection, "company", {"name": "Kranbau", "city": "Köln"})
        anna = record(connection, "contact", {"name": "Anna Berg", "company_id": b})
        shown = plan(connection, "contact", anna, record(connection, "contact", {"name": "X"}))
        assert next(f.values[0].shown for f in shown.fields if f.name == "company_id") == "Kranbau"
        merge_id = joined(connection, "company", a, b)
        assert row_of(connection, contacts, anna)["company_id"] == a
        found = resolve(connection, Facts(company="Kranbau AG", url="kranbau.de"), "company")
        assert found.record_id == a
        assert undo(connection, merge_id, None).done
        assert row_of(connection, contacts, anna)["company_id"] == b


def test_a_merged_lead_keeps_what_both_said(database: Database) -> None:
    more = {"attribution": {}, "extra": [["budget", "5"]]}
    with database.write() as connection:
        contact = record(connection, "contact", {"name": "Anna Berg"})
        a = record(connection, "lead", {"title": "Crane", "name": "Anna Berg"}, **more)
        b = record(
            connection,
            "lead",
            {"title": "Crane", "company_name": "Kranbau"},
            attribution={},
            extra=[["budget", "5"], ["when", "May"]],
            contact_id=contact,
        )
        before = [row_of(connection, leads, one) for one in (a, b)]
        merge_id = joined(connection, "lead", a, b)
        merged = row_of(connection, leads, a)
        assert (merged["company_name"], merged["contact_id"]) == ("Kranbau", contact)
        assert merged["extra"] == [["budget", "5"], ["when", "May"]]
        undo(connection, merge_id, None)
        assert [row_of(connection, leads, one) for one in (a, b)] == before


def test_an_edit_taken_back_gives_the_old_value_and_its_origin(database: Database) -> None:
    with database.write() as connection:
        a = record(connection, "contact", {"name": "Anna Berg", "city": "Köln"})
        b = record(connection, "contact", {"name": "Anna Berg", "city": "Bonn"})
        before = row_of(connection, contacts, a)
        merge_id = joined(connection, "contact", a, b)
        version = versions(connection, "contact", (a,))[a]
        records.edit(connection, "contact", a, version, {"city": "Trier"}, Origin())
        assert undo(connection, merge_id, None, choices={"city": "restore"}).done
        after = row_of(connection, contacts, a)
    assert {**after, "updated_at": None} == {**before, "updated_at": None}


def test_of_two_at_once_one_merges_and_the_other_is_told(database: Database) -> None:
    with database.write() as connection:
        ids = [record(connection, "contact", {"name": f"Anna {n}"}) for n in range(3)]
        seen = versions(connection, "contact", ids)
    outcomes: list[str] = []
    ready = threading.Barrier(2)

    def review(survivor: int, loser: int) -> None:
        ready.wait()
        try:
            with database.write() as connection:
                merge(connection, "contact", survivor, loser, expected_versions=seen)
            outcomes.append("merged")
        except VersionConflict:
            outcomes.append("told")

    threads = [
        threading.Thread(target=review, args=pair) for pair in ((ids[0], ids[1]), (ids[1], ids[2]))
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == ["merged", "told"]


@pytest.mark.parametrize("kind", ["contact", "company", "lead"])
def test_a_record_is_not_its_own_duplicate(database: Database, kind: Kind) -> None:
    more: dict[str, Any] = {"extra": [], "attribution": {}} if kind == "lead" else {}
    with database.write() as connection:
        only = record(connection, kind, {"name": "Anna Berg"}, **more)
        who = Facts(name="Anna Berg", company="Anna Berg")
        assert resolve(connection, who, kind, record_id=only).candidates == ()
