"""A mailbox called shared no longer makes one of two; a new identifier asks again, and says why."""

from dedup import Facts, index_record, resolve
from dedup.asking_again import ask_again_where_proved
from dedup.shared_mailboxes import mark_shared, unmark
from store import Connection, Database, pairs, points, records, shared_mailboxes
from store.facts import Kind
from store.pairs import Pair
from store.points import NewPoint
from store.provenance import Origin

KIND: Kind = "contact"


def person(connection: Connection, first: str, last: str, *emails: str) -> int:
    fields = {"name": f"{first} {last}", "first_name": first, "last_name": last}
    one = records.create(connection, KIND, fields, Origin())
    for email in emails:
        points.add(connection, KIND, one, NewPoint("email", email, email))
    index_record(connection, KIND, one)
    return one


def pair_of(connection: Connection, one: int, other: int) -> Pair:
    pairs.forbid(connection, KIND, one, other, "shared_mailbox", None)
    found = pairs.between(connection, KIND, one, other)
    assert found is not None
    return found


DESK = "kranhof@firma.example"


def test_a_shared_mailbox_asks_nobody_and_joins_nobody(database: Database) -> None:
    stranger = Facts("Cleo Nagy", "Cleo", "Nagy", emails=(DESK,))
    with database.write() as connection:
        anna = person(connection, "Anna", "Berg", DESK)
        olaf = person(connection, "Olaf", "Holm", DESK)
        before = resolve(connection, stranger, KIND)
        marked = mark_shared(connection, pair_of(connection, anna, olaf), None)
        after = resolve(connection, stranger, KIND)
        again = resolve(connection, Facts("Anna Berg", "Anna", "Berg", emails=(DESK,)), KIND)
        nameless = resolve(connection, Facts(emails=(DESK,)), KIND)
        unmark(connection, marked)
        back = resolve(connection, stranger, KIND)
    assert (before.verdict, marked, after.verdict) == ("REVIEW", [DESK], "NEW")
    assert (again.verdict, again.record_id) == ("MATCH", anna)
    assert nameless.verdict != "MATCH"
    assert back.verdict == before.verdict


def test_without_a_mailbox_in_common_nothing_is_marked(database: Database) -> None:
    with database.write() as connection:
        anna, olaf = person(connection, "Anna", "Berg", "a@x.example"), person(connection, "O", "H")
        assert mark_shared(connection, pair_of(connection, anna, olaf), None) == []
        assert shared_mailboxes.every(connection) == []


def add(connection: Connection, one: int, phone: str, *, is_claimed: bool = False) -> None:
    points.add(connection, KIND, one, NewPoint("phone", phone, phone, is_claimed=is_claimed))
    index_record(connection, KIND, one)


def test_a_new_identifier_asks_again_and_says_which(database: Database) -> None:
    with database.write() as connection:
        anna = person(connection, "Anna", "Berg", DESK)
        anne = person(connection, "Anne", "Berg", DESK)
        decided = pair_of(connection, anna, anne)
        assert ask_again_where_proved(connection, KIND, anna) == []
        add(connection, anna, "+4930111", is_claimed=True)
        add(connection, anne, "+4930111")
        assert ask_again_where_proved(connection, KIND, anne) == []
        add(connection, anna, "+4930222")
        add(connection, anne, "+4930222")
        assert ask_again_where_proved(connection, KIND, anne) == [decided.id]
        asked = pairs.get(connection, decided.id)
    assert asked is not None
    assert (asked.status, asked.asked_again_for) == ("open", "+4930222")
    assert (asked.reason, asked.probability > 0) == ("shared_mailbox", True)


def test_whoever_undid_a_merge_is_never_asked_again(database: Database) -> None:
    with database.write() as connection:
        anna, anne = (person(connection, name, "Berg") for name in ("Anna", "Anne"))
        pairs.forbid(connection, KIND, anna, anne, "undone", None)
        for one in (anna, anne):
            add(connection, one, "+4930222")
        assert ask_again_where_proved(connection, KIND, anna) == []
