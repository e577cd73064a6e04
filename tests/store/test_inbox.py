"""The durable inbox: accepted once, claimed by one, finished by its holder only."""

import hashlib
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from store import Arrival, Database, Envelope, Status, StoreUnavailable, Writer, inbox, sources
from store.inbox import BACKOFF, Claim, Finish, LeaseLost

LEASE = timedelta(seconds=60)


@pytest.fixture
def source_id(database: Database) -> int:
    with database.write() as connection:
        return sources.register(connection, "smtp", "smtp", "SMTP")


@pytest.fixture
def writer(database: Database) -> Iterator[Writer]:
    made = Writer(database)
    made.start()
    yield made
    made.stop()


def arrival(source_id: int, raw: bytes, *, window: timedelta | None = None) -> Arrival:
    envelope = Envelope("mail", source_id, datetime.now(UTC), "a@b.example", ("us@c.example",))
    return Arrival(envelope, raw, hashlib.sha256(raw).digest(), window=window)


def finish(status: Status = "done") -> Finish:
    return Finish(status, "human", "", "", "", "", None, None, 1, 1, {"version": 1})


def claim(database: Database, owner: str = "me", limit: int = 10) -> list[Claim]:
    return inbox.claim(database, owner, limit=limit, lease=LEASE)


def test_an_arrival_is_accepted_once(writer: Writer, source_id: int) -> None:
    first = writer(arrival(source_id, b"letter")).result(10)
    again = writer(arrival(source_id, b"letter")).result(10)
    other = writer(arrival(source_id, b"another letter")).result(10)
    assert first.is_new
    assert not again.is_new
    assert again.submission_id == first.submission_id
    assert other.submission_id != first.submission_id


def test_the_same_content_after_its_window_is_another_arrival(
    database: Database, writer: Writer, source_id: int
) -> None:
    window = timedelta(minutes=10)
    now = datetime.now(UTC)
    times = [now, now + timedelta(minutes=9), now + timedelta(minutes=11)]
    digest = hashlib.sha256(b"post").digest()
    receipts = [
        writer(Arrival(Envelope("form", source_id, at), b"post", digest, window)).result(10)
        for at in times
    ]
    assert [receipt.is_new for receipt in receipts] == [True, False, True]


def test_what_is_claimed_has_its_bytes_and_envelope(
    database: Database, writer: Writer, source_id: int
) -> None:
    raw = bytes(range(256)) * 50
    writer(arrival(source_id, raw)).result(10)
    (taken,) = claim(database)
    assert taken.raw == raw
    assert taken.mail_from == "a@b.example"
    assert taken.rcpt_tos == ("us@c.example",)
    assert taken.attempts == 1


def test_two_workers_never_hold_the_same_submission(
    database: Database, writer: Writer, source_id: int
) -> None:
    for number in range(60):
        writer(arrival(source_id, b"%d" % number)).result(10)
    taken: list[int] = []

    def work(owner: str) -> None:
        while claims := claim(database, owner, limit=7):
            taken.extend(one.submission_id for one in claims)

    threads = [threading.Thread(target=work, args=(f"worker {n}",)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(taken) == 60
    assert len(set(taken)) == 60


def test_a_late_finisher_writes_nothing(database: Database, writer: Writer, source_id: int) -> None:
    writer(arrival(source_id, b"letter")).result(10)
    (late,) = inbox.claim(database, "slow", limit=1, lease=timedelta(seconds=-1))
    (current,) = claim(database, "quick")
    with pytest.raises(LeaseLost), database.write() as connection:
        inbox.finish(connection, late, finish())
    with database.write() as connection:
        inbox.finish(connection, current, finish())
    assert claim(database) == []


def test_failures_back_off_and_end_failed(
    database: Database, writer: Writer, source_id: int
) -> None:
    accepted = writer(arrival(source_id, b"poison")).result(10)
    for _ in range(len(BACKOFF)):
        (taken,) = claim(database)
        inbox.fail(database, taken, "It cannot be read.")
        assert claim(database) == []
        with database.write() as connection:
            inbox.make_due(connection, accepted.submission_id)
    (last,) = claim(database)
    inbox.fail(database, last, "It cannot be read.")
    with database.read() as connection:
        assert inbox.in_state(connection, "failed") == [accepted.submission_id]


def test_a_person_may_run_it_again(database: Database, writer: Writer, source_id: int) -> None:
    accepted = writer(arrival(source_id, b"letter")).result(10)
    (taken,) = claim(database)
    with database.write() as connection:
        inbox.finish(connection, taken, finish("held"))
        assert inbox.run_again(connection, accepted.submission_id, override="accept")
    (again,) = claim(database)
    assert again.override == "accept"
    with database.write() as connection:
        assert not inbox.run_again(connection, accepted.submission_id)


def test_a_discarded_submission_can_come_back(
    database: Database, writer: Writer, source_id: int
) -> None:
    accepted = writer(arrival(source_id, b"letter")).result(10)
    with database.write() as connection:
        assert inbox.discard(connection, accepted.submission_id, "Advertising.")
    assert claim(database) == []
    with database.write() as connection:
        inbox.run_again(connection, accepted.submission_id)
    assert len(claim(database)) == 1


def test_what_a_dead_worker_held_is_due_at_once(
    database: Database, writer: Writer, source_id: int
) -> None:
    writer(arrival(source_id, b"letter")).result(10)
    claim(database, "dead")
    with database.write() as connection:
        assert inbox.owners(connection) == ["dead"]
        assert inbox.release(connection, "dead") == 1
    assert len(claim(database, "alive")) == 1


def test_claims_given_back_count_no_attempt(
    database: Database, writer: Writer, source_id: int
) -> None:
    writer(arrival(source_id, b"letter")).result(10)
    taken_first = claim(database)
    with database.write() as connection:
        inbox.give_back(connection, taken_first)
    (taken,) = claim(database)
    assert taken.attempts == 1


def test_many_doors_share_the_writer(database: Database, writer: Writer, source_id: int) -> None:
    def send(door: int) -> None:
        for number in range(50):
            assert writer(arrival(source_id, b"%d %d" % (door, number))).result(30).is_new

    doors = [threading.Thread(target=send, args=(door,)) for door in range(8)]
    for door in doors:
        door.start()
    for door in doors:
        door.join()
    with database.read() as connection:
        assert len(inbox.in_state(connection, "pending")) == 400


def test_a_stopped_writer_refuses(database: Database, source_id: int) -> None:
    writer = Writer(database)
    writer.start()
    writer.stop()
    with pytest.raises(StoreUnavailable):
        writer(arrival(source_id, b"late")).result(10)


def test_an_unknown_source_does_not_take_its_neighbours_with_it(
    writer: Writer, source_id: int
) -> None:
    futures = [writer(arrival(number, b"letter")) for number in (source_id, 999_999, source_id)]
    assert futures[0].result(10).submission_id == futures[2].result(10).submission_id
    with pytest.raises(StoreUnavailable):
        futures[1].result(10)


def test_a_door_that_takes_something_is_healthy(
    database: Database, writer: Writer, source_id: int
) -> None:
    writer(arrival(source_id, b"letter")).result(10)
    with database.read() as connection:
        (source,) = sources.every(connection)
    assert source.last_arrival_at is not None
    assert source.last_success_at is not None
