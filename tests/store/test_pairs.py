"""Candidate pairs: opened once, decided for good, listed strongest first."""

from dataclasses import dataclass
from datetime import timedelta
from time import process_time
from typing import Any

import pytest
from sqlalchemy import Connection, insert

from store import Database, pair_queue, pairs
from store.pair_queue import PairFilter
from store.tables import activities, candidate_pairs, contacts
from store.types import utc_now
from tests.support.yardstick import slowness


@dataclass(frozen=True)
class Score:
    """A score as dedup would give it."""

    weight: float
    probability: float
    model_version: int = 1

    def to_json(self) -> dict[str, Any]:
        return {"weight": self.weight}


@dataclass(frozen=True)
class Other:
    """The other record of a pair."""

    id: int
    score: Score


def suggest(connection: Connection, one: int, other: int, weight: float, **more: Any) -> int:
    pairs.suggest(connection, "contact", one, Other(other, Score(weight, 0.9)), **more)
    found = pairs.between(connection, "contact", one, other)
    assert found is not None
    return found.id


def test_a_pair_is_one_whichever_comes_first(database: Database) -> None:
    with database.write() as connection:
        first = suggest(connection, 9, 4, 3.0)
        again = suggest(connection, 4, 9, 5.0)
        pair = pairs.get(connection, first)
    assert pair is not None
    assert (first, pair.left_id, pair.right_id, pair.weight) == (again, 4, 9, 5.0)


def test_a_decided_pair_is_not_asked_again_without_new_evidence(database: Database) -> None:
    with database.write() as connection:
        pair_id = suggest(connection, 1, 2, 3.0)
        assert pairs.decide_different(connection, pair_id, "shared_mailbox", None)
        assert not pairs.decide_different(connection, pair_id, "test_data", None)
        suggest(connection, 1, 2, 8.0)
        assert pairs.decided_different(connection, "contact", 2, [1, 5]) == {1}
        assert pair_queue.page(connection, PairFilter()).pairs == ()
        suggest(connection, 1, 2, 12.0, reopen_decided=True)
        assert [one.weight for one in pair_queue.page(connection, PairFilter()).pairs] == [12.0]


def test_a_snoozed_pair_comes_back_by_itself(database: Database) -> None:
    with database.write() as connection:
        later, now = suggest(connection, 1, 2, 3.0), suggest(connection, 1, 3, 2.0)
        pairs.snooze(connection, later, utc_now() + timedelta(hours=1), None)
        pairs.snooze(connection, now, utc_now() - timedelta(seconds=1), None)
        listed = pair_queue.page(connection, PairFilter()).pairs
        asleep = pair_queue.page(connection, PairFilter(status="snoozed")).pairs
    assert ([one.id for one in listed], [one.id for one in asleep]) == ([now], [later])


@pytest.mark.parametrize("order", ["likely", "urgent"])
def test_the_queue_is_read_in_pages_without_gap_or_double(
    database: Database, order: pair_queue.Order
) -> None:
    with database.write() as connection:
        ids = [suggest(connection, 1, number, float(number % 3)) for number in range(2, 12)]
        seen, cursor = [], None
        while True:
            page = pair_queue.page(connection, PairFilter(kind="contact"), cursor, 3, order)
            seen += [(page.ranks[one.id], one.id) for one in page.pairs]
            cursor = page.next_cursor
            if cursor is None:
                break
        assert pair_queue.count(connection, PairFilter()) == 10
    assert seen == sorted(seen, reverse=True)
    assert sorted(pair_id for _, pair_id in seen) == ids


def test_ten_thousand_waiting_pairs_list_at_once(database: Database) -> None:
    row = {"record_kind": "contact", "score": {}, "model_version": 1, "created_at": utc_now()}
    rows = [
        row | {"left_id": n, "right_id": n + 1, "weight": n % 97 / 3, "probability": 0.9}
        for n in range(1, 10_001)
    ]
    with database.write() as connection:
        connection.execute(insert(candidate_pairs), rows)
        pair_queue.page(connection, PairFilter())
        started = process_time()
        page = pair_queue.page(connection, PairFilter(at_least=0.5), (0.9, 5000))
        number = pair_queue.counts(connection, {"email": PairFilter(agrees="email")}, PairFilter())
        took = process_time() - started
    assert (len(page.pairs), number) == (pair_queue.PAGE, {"email": 0})
    assert took < 0.3 * slowness()


def test_who_writes_often_comes_first(database: Database) -> None:
    now = utc_now()
    row = {"kind": "mail", "detail": {}, "occurred_at": now, "created_at": now, "contact_id": 3}
    with database.write() as connection:
        connection.execute(insert(contacts), [_person(3)])
        likely, busy = suggest(connection, 1, 2, 9.0), suggest(connection, 3, 4, 1.0)
        connection.execute(insert(activities), [row] * 20)
        orders = [
            [one.id for one in pair_queue.page(connection, PairFilter(), order=order).pairs]
            for order in pair_queue.ORDERS
        ]
    assert orders == [[busy, likely], [likely, busy]]


def _person(number: int) -> dict[str, Any]:
    now = utc_now()
    return {"id": number, "name": "Anna Berg", "created_at": now, "updated_at": now}
