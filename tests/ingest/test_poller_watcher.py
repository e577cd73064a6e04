"""A watched mailbox: letters within seconds, through restarts, and a quick stop."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from time import monotonic, sleep
from typing import Any

import pytest

from ingest.polling.watcher import MailboxWatcher, stop_all
from ingest.sources.imap.mailbox import Timeouts
from store import sources
from tests.support.cutting_proxy import CuttingProxy
from tests.support.post_office import PostOffice
from tests.support.waiting import wait_until

pytestmark = pytest.mark.dovecot

RARELY = timedelta(minutes=20)


@contextmanager
def watched(post_office: PostOffice, **changes: Any) -> Iterator[MailboxWatcher]:
    """The mailbox under watch, after the first pass; stopped in time at the end."""
    mailbox = replace(post_office.mailbox, **{"interval": RARELY, **changes})
    watcher = MailboxWatcher(post_office.poller, mailbox)
    watcher.start()
    yield watcher
    started = monotonic()
    assert watcher.stop()
    assert monotonic() - started < 5


def wait_for(post_office: PostOffice, number: int, seconds: float = 15) -> float:
    """The seconds until that many letters are stored."""
    started = monotonic()
    wait_until(lambda: len(post_office.stored()) == number, f"{number} letters", seconds)
    return monotonic() - started


def test_news_arrives_within_seconds(post_office: PostOffice) -> None:
    post_office.deliver("first")
    with watched(post_office):
        wait_for(post_office, 1)
        for number in range(2, 6):
            post_office.deliver(f"letter-{number}")
            assert wait_for(post_office, number) < 3


def test_letters_that_come_during_a_pass_are_not_left_until_the_next(
    post_office: PostOffice,
) -> None:
    with watched(post_office):
        for number in range(30):
            post_office.deliver(f"burst-{number}")
        assert wait_for(post_office, 30) < 5


def test_a_missing_folder_does_not_slow_the_others_down(post_office: PostOffice) -> None:
    post_office.deliver("first")
    with watched(post_office, folders=("Missing", "INBOX")):
        wait_for(post_office, 1)
        wait_until(lambda: "no folder Missing" in post_office.health().last_error, "the note")
        post_office.deliver("second")
        assert wait_for(post_office, 2) < 4


def test_many_watchers_stop_together(post_office: PostOffice, proxy: CuttingProxy) -> None:
    proxy.hold_after = 50
    mailbox = replace(post_office.mailbox, port=proxy.port, timeouts=Timeouts())
    watchers = [
        MailboxWatcher(post_office.poller, replace(mailbox, name=f"box-{number}"))
        for number in range(6)
    ]
    for watcher in watchers:
        watcher.start()
    wait_until(lambda: proxy.connections == 6, "six silent connections")
    started = monotonic()
    stop_all(watchers, 3)
    assert monotonic() - started < 5


def test_without_idle_the_interval_counts(post_office: PostOffice) -> None:
    with watched(post_office, idle=False, interval=timedelta(seconds=0.5)):
        wait_until(lambda: post_office.cursor() is not None, "the first pass")
        post_office.deliver("one")
        assert wait_for(post_office, 1) < 4


def test_a_tick_looks_at_once(post_office: PostOffice) -> None:
    with watched(post_office, idle=False) as watcher:
        wait_until(lambda: post_office.cursor() is not None, "the first pass")
        post_office.deliver("one")
        watcher.tick()
        assert wait_for(post_office, 1) < 4


def test_a_restarted_server_is_found_again(post_office: PostOffice) -> None:
    post_office.deliver("before")
    with watched(post_office):
        wait_for(post_office, 1)
        post_office.dovecot.restart()
        post_office.deliver("after")
        assert wait_for(post_office, 2) < 12


def test_a_cut_connection_is_made_anew_without_a_failure(
    post_office: PostOffice, proxy: CuttingProxy
) -> None:
    post_office.deliver("before")
    with watched(post_office, port=proxy.port):
        wait_for(post_office, 1)
        post_office.dovecot.doveadm("kick", post_office.user)
        wait_until(lambda: proxy.connections == 2, "a second connection")
        post_office.deliver("after")
        wait_for(post_office, 2)
    assert post_office.health().last_error_at is None


def test_a_failing_mailbox_waits_ticks_out_but_obeys_a_person(post_office: PostOffice) -> None:
    with watched(post_office, secret=lambda: "wrong") as watcher:
        wait_until(lambda: failures(post_office) == 1, "the first failure")
        watcher.tick()
        sleep(0.3)
        assert failures(post_office) == 1
        watcher.poll_now()
        wait_until(lambda: failures(post_office) == 2, "the second failure")


def test_a_silent_server_does_not_hold_up_the_stop(
    post_office: PostOffice, proxy: CuttingProxy
) -> None:
    post_office.deliver("long", size=20_000)
    proxy.hold_after = 4000
    timeouts = replace(post_office.mailbox.timeouts, fetch=60)
    with watched(post_office, port=proxy.port, timeouts=timeouts):
        wait_until(lambda: proxy.carried >= 4000, "the silence")
    assert post_office.health().last_error == ""


def failures(post_office: PostOffice) -> int:
    """How often the mailbox failed in a row."""
    with post_office.database.read() as connection:
        return next((one.failures for one in sources.every(connection)), 0)
