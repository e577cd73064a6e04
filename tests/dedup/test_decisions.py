"""What people decided, as examples: both records as they were before they became one."""

from sqlalchemy import insert

from dedup import index_record, merge, undo
from store import Connection, Database, decisions, pairs, points, records
from store.decisions import Decision
from store.facts import Facts, Kind
from store.merges import versions
from store.points import NewPoint
from store.profiles import facts_of
from store.provenance import Origin
from store.tables import users
from store.types import utc_now

DOMAIN = "berg.example"


def user(connection: Connection) -> int:
    values = {"email": "ada@example.org", "password_hash": "", "created_at": utc_now()}
    row = insert(users).values(**values).returning(users.c.id)
    return int(connection.execute(row).scalar_one())


def person(connection: Connection, name: str, firm: str = "") -> int:
    employer = records.create(connection, "company", {"name": firm}, Origin()) if firm else None
    fields = {"name": name, "city": "Kiel", "birthdate": "1980-02-01", "company_id": employer}
    details = [["birth_place", "Kiel"]]
    one = records.create(connection, "contact", fields, Origin(), details=details)
    email = f"{name.partition(' ')[0].lower()}@berg.example"
    points.add(connection, "contact", one, NewPoint("email", email, email))
    index_record(connection, "contact", one)
    return one


def join(connection: Connection, kind: Kind, ids: tuple[int, int], actor: int | None) -> int:
    expected = versions(connection, kind, ids)
    return merge(connection, kind, *ids, expected_versions=expected, actor_id=actor)


def taught(connection: Connection, kind: Kind = "contact") -> list[Decision]:
    return list(decisions.decisions(connection, kind, 100))


def test_a_merge_is_an_example_of_both_as_they_were(database: Database) -> None:
    with database.write() as connection:
        ids = person(connection, "Anna Berg", "Kranbau GmbH"), person(connection, "Anne Berg")
        before = {facts_of(connection, "contact", one) for one in ids}
        join(connection, "contact", ids, user(connection))
        [found] = taught(connection)
    assert {found.left, found.right} == before
    assert found.is_same


def test_companies_and_their_domains_are_examples_too(database: Database) -> None:
    with database.write() as connection:
        ids = tuple(
            records.create(
                connection, "company", {"name": name, "domain": "berg.example"}, Origin()
            )
            for name in ("Berg GmbH", "Berg")
        )
        before = {facts_of(connection, "company", one) for one in ids}
        join(connection, "company", (ids[0], ids[1]), user(connection))
        [found] = taught(connection, "company")
    assert {found.left, found.right} == before
    assert Facts(company="Berg", url=DOMAIN) in before


def test_what_was_undone_and_what_the_house_did_itself_teach_nothing_of_one(
    database: Database,
) -> None:
    with database.write() as connection:
        ada = user(connection)
        ids = person(connection, "Anna Berg"), person(connection, "Anne Berg")
        undo(connection, join(connection, "contact", ids, ada), ada)
        others = person(connection, "Tom Stein"), person(connection, "Tomas Stein")
        join(connection, "contact", others, None)
        found = taught(connection)
    assert [(one.is_same, one.reason) for one in found] == [(False, "undone")]


def test_a_test_record_is_no_example_of_difference(database: Database) -> None:
    with database.write() as connection:
        ada = user(connection)
        one, two, three = (person(connection, name) for name in ("A Berg", "B Berg", "C Berg"))
        pairs.forbid(connection, "contact", one, two, "test_data", ada)
        pairs.forbid(connection, "contact", one, three, "shared_mailbox", ada)
        assert [found.reason for found in taught(connection)] == ["shared_mailbox"]
