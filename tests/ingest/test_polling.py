"""Polling many mailboxes: leases, health and backoff, each mailbox for itself."""

import os
import subprocess
import sys
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from threading import Event
from time import sleep

import pytest

from ingest.polling import lease as polling_lease
from ingest.polling.owner import is_dead, new_owner
from ingest.polling.poller import Poller
from ingest.sources.imap import reader
from store import sources
from store.envelope import Accept, Accepted, Arrival
from tests.support.post_office import PostOffice

pytestmark = pytest.mark.dovecot


def test_health_tells_of_the_last_success_and_the_last_letter(post_office: PostOffice) -> None:
    post_office.poll()
    quiet = post_office.health()
    post_office.deliver("one")
    post_office.poll()
    health = post_office.health()
    assert quiet.last_success_at is not None
    assert quiet.last_arrival_at is None
    assert health.last_arrival_at is not None
    assert (health.kind, health.failures, health.last_error) == ("imap", 0, "")
    assert health.title == f"{post_office.user} at 127.0.0.1"


def test_failures_add_up_and_one_success_forgets_them(post_office: PostOffice) -> None:
    waits = [post_office.poll(port=1).retry_in for _ in range(4)]
    health = post_office.health()
    assert [one is not None and one >= timedelta(seconds=4) for one in waits] == [True] * 4
    assert waits == sorted(waits, key=lambda wait: wait or timedelta())
    assert health.failures == 4
    assert health.next_attempt_at is not None
    assert not post_office.poll().problem
    assert post_office.health().failures == 0
    again = post_office.poll(port=1).retry_in
    assert again is not None
    assert again <= timedelta(seconds=5)


def test_a_broken_mailbox_delays_no_other(post_office: PostOffice) -> None:
    post_office.deliver("quick")
    broken = replace(post_office.mailbox, name="broken", secret=lambda: "wrong")
    results = {one.mailbox: one for one in map(post_office.poller.poll_once, [broken] * 2)}
    healthy = post_office.poll()
    assert "refused the sign-in" in results["broken"].problem
    assert (healthy.stored, healthy.problem) == (1, "")
    assert post_office.health("broken").failures == 2
    assert post_office.health().failures == 0


def test_only_one_polls_a_mailbox_at_a_time(post_office: PostOffice) -> None:
    post_office.deliver("one")
    reading, go_on = Event(), Event()
    slow = Poller(post_office.database, waiting(post_office, reading, go_on))
    with ThreadPoolExecutor() as threads:
        first = threads.submit(slow.poll_once, post_office.mailbox)
        assert reading.wait(10)
        second = post_office.poll()
        go_on.set()
        assert first.result(10).stored == 1
    assert second.busy
    assert (second.stored, second.problem, second.retry_in) == (0, "", None)
    assert "another Frontdesk process" in str(second)
    assert not post_office.poll().busy


def test_a_lease_left_by_a_dead_process_runs_out(post_office: PostOffice) -> None:
    post_office.deliver("one")
    assert post_office.poll(port=1).problem
    source = post_office.health().id
    with post_office.database.write() as connection:
        assert sources.take_lease(connection, source, "dead", timedelta(seconds=60))
    assert post_office.poll().busy
    with post_office.database.write() as connection:
        assert sources.take_lease(connection, source, "dead", timedelta(seconds=-1))
    assert post_office.poll().stored == 1


def test_a_lease_left_by_a_killed_process_of_this_machine_is_taken_over_at_once(
    post_office: PostOffice,
) -> None:
    post_office.deliver("one")
    assert post_office.poll(port=1).problem
    child = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    owner = new_owner().replace(f"/{os.getpid()}/", f"/{child.pid}/")
    with post_office.database.write() as connection:
        sources.take_lease(connection, post_office.health().id, owner, timedelta(hours=1))
    assert post_office.poll().busy
    child.kill()
    child.communicate()
    assert post_office.poll().stored == 1


def test_a_pass_that_lost_its_lease_stops_after_the_batch_in_hand(
    post_office: PostOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(polling_lease, "_PROLONG_SECONDS", 0.02)
    post_office.deliver("one", "two", "three")

    def accept(arrival: Arrival) -> Future[Accepted]:
        with post_office.database.write() as connection:
            source = post_office.health().id
            sources.release_lease(connection, source, sources.lease_owner(connection, source))
            sources.take_lease(connection, source, "another", timedelta(minutes=1))
        sleep(0.2)
        return post_office.writer(arrival)

    result = Poller(post_office.database, accept).poll_once(
        replace(post_office.mailbox, batch_count=1)
    )
    assert (result.stored, result.problem) == (1, "")


def test_a_long_reading_shows_how_far_it_is(
    post_office: PostOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reader, "_LONG_READING", 5)
    monkeypatch.setattr(reader, "_SIZES_AT_ONCE", 4)
    post_office.deliver(*(f"letter-{number}" for number in range(10)))
    shown: list[str] = []

    def accept(arrival: Arrival) -> Future[Accepted]:
        shown.append(post_office.health().progress)
        return post_office.writer(arrival)

    assert Poller(post_office.database, accept).poll_once(post_office.mailbox).stored == 10
    assert list(dict.fromkeys(shown)) == [
        "",
        "INBOX: 4 of 10 letters read",
        "INBOX: 8 of 10 letters read",
    ]
    assert post_office.health().progress == ""


def test_stopping_ends_a_long_reading_after_the_batch_in_hand(post_office: PostOffice) -> None:
    post_office.deliver(*(f"letter-{number}" for number in range(10)))
    stopping = Event()

    def accept(arrival: Arrival) -> Future[Accepted]:
        stopping.set()
        return post_office.writer(arrival)

    poller = Poller(post_office.database, accept)
    mailbox = replace(post_office.mailbox, batch_count=3)
    stopped = poller.poll_once(mailbox, stopping=stopping)
    assert (stopped.stored, stopped.problem) == (3, "")
    assert post_office.poll().stored == 7


def test_many_mailboxes_are_polled_at_once(post_office: PostOffice) -> None:
    mailboxes = []
    for number in range(8):
        user = post_office.dovecot.new_user()
        post_office.dovecot.deliver(user, b"Subject: hello\r\n\r\nHello.\r\n")
        mailboxes.append(replace(post_office.mailbox, name=f"box-{number}", username=user))
    with ThreadPoolExecutor(8) as threads:
        results = list(threads.map(post_office.poller.poll_once, mailboxes))
    assert [(one.stored, one.problem) for one in results] == [(1, "")] * 8


def test_a_store_that_is_away_is_said_and_raises_nothing(post_office: PostOffice) -> None:
    post_office.deliver("one")
    with post_office.database.write() as connection:
        connection.exec_driver_sql("ALTER TABLE cursors RENAME TO cursors_away")
    assert "store cannot take letters" in post_office.poll().problem
    with post_office.database.write() as connection:
        connection.exec_driver_sql("ALTER TABLE sources RENAME TO sources_away")
    assert "store cannot take letters" in post_office.poll().problem
    with post_office.database.write() as connection:
        connection.exec_driver_sql("ALTER TABLE cursors_away RENAME TO cursors")
        connection.exec_driver_sql("ALTER TABLE sources_away RENAME TO sources")
    assert post_office.poll().stored == 1


def test_the_result_is_a_line_for_a_terminal(post_office: PostOffice) -> None:
    post_office.deliver("one")
    assert str(post_office.poll()).startswith("office: 1 new, 0 known, in ")
    assert "Nothing listens" in str(post_office.poll(port=1))


def waiting(post_office: PostOffice, reached: Event, go_on: Event) -> Accept:
    """The writer, after waiting for a sign."""

    def accept(arrival: Arrival) -> Future[Accepted]:
        reached.set()
        go_on.wait(10)
        return post_office.writer(arrival)

    return accept


def test_an_earlier_life_of_the_same_process_number_is_dead() -> None:
    mine = new_owner()
    host, process, life, number = mine.rsplit("/", 3)
    assert not is_dead(mine)
    assert is_dead(f"{host}/{process}/{'0' * len(life)}/{number}")
    assert not is_dead(f"elsewhere/{process}/{life}/{number}")
    assert not is_dead("")
