"""The whole house with one named accident: nothing acknowledged is lost, nothing doubled."""

import contextlib
import random
import smtplib
import sqlite3
import threading

import pytest

from tests.support.house import House, HouseBuilder, Sections
from tests.support.postgres import PostgresServer
from tests.support.story import letter, story_of

pytestmark = pytest.mark.house


def numbered(number: int) -> bytes:
    return letter(
        sender=f"Person {number} <p{number}@firm{number}.example>",
        subject=f"Enquiry {number}",
        message_id=f"<{number}@sender.example>",
    )


def test_killed_at_random_moments_loses_and_doubles_nothing(build_house: HouseBuilder) -> None:
    house = build_house()
    house.start()
    letters = [numbered(number) for number in range(60)]
    killer = random.Random(7)
    waiting = list(letters)
    for _ in range(4):
        stop = threading.Timer(killer.uniform(0.05, 0.4), house.kill)
        stop.start()
        waiting = send_until_refused(house, waiting)
        stop.join()
        house.start()
    waiting = send_until_refused(house, waiting)
    assert waiting == []
    with story_of(house) as story:
        story.wait_settled(len(letters), 60)
        assert sorted(story.originals()) == sorted(letters)
        assert story.states() == {"done": len(letters)}
        counts = story.counts()
    assert counts["leads"] == len(letters)
    assert counts["activities"] == len(letters)


def send_until_refused(house: House, letters: list[bytes]) -> list[bytes]:
    """Send one after the other; what was not acknowledged when the house fell comes back."""
    left = list(letters)
    fallen = contextlib.suppress(OSError, smtplib.SMTPException)
    with fallen, smtplib.SMTP(house.host, house.smtp_port, timeout=10) as client:
        while left:
            client.sendmail("s@elsewhere.test", [f"desk@{house.domain}"], left[0])
            left.pop(0)
    return left


def test_a_locked_store_says_try_again(build_house: HouseBuilder) -> None:
    house = build_house()
    house.start()
    path = house.store_url.removeprefix("sqlite:///")
    locker = sqlite3.connect(path, isolation_level=None)
    locker.execute("BEGIN EXCLUSIVE")
    with pytest.raises(smtplib.SMTPDataError) as refused:
        house.send(letter())
    assert refused.value.smtp_code == 451
    locker.execute("ROLLBACK")
    locker.close()
    house.send(letter())
    with story_of(house) as story:
        story.wait_settled(1)
        assert story.counts()["leads"] == 1


def test_a_restarted_postgresql_loses_nothing(
    build_house: HouseBuilder, postgres_server: PostgresServer
) -> None:
    with postgres_server.database() as url:
        house = build_house({"store": {"url": url}})
        house.start()
        house.send(numbered(1))
        postgres_server.stop()
        with pytest.raises(smtplib.SMTPDataError) as refused:
            house.send(numbered(2))
        postgres_server.start()
        house.send(numbered(2))
        with story_of(house) as story:
            story.wait_settled(2, 60)
            assert story.counts()["leads"] == 2
        house.close()
    assert refused.value.smtp_code == 451


def test_two_workers_do_each_submission_once(
    build_house: HouseBuilder, postgres_database: str
) -> None:
    settings: Sections = {"store": {"url": postgres_database}, "worker": {"threads": 0}}
    house = build_house(settings)
    house.start()
    # Forty letters of ten people: two workers meet the same person again and again.
    for number in range(40):
        house.send(
            letter(
                sender=f"Person {number % 10} <p{number % 10}@firm.example>",
                subject=f"Enquiry {number}",
                message_id=f"<{number}@sender.example>",
            )
        )
    workers = [threading.Thread(target=house.command, args=("work",)) for _ in range(2)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    with story_of(house) as story:
        assert story.states() == {"done": 40}
        counts = story.counts()
    assert counts["activities"] == 40
    assert counts["contacts"] == 10
    assert counts["leads"] == 10


def test_an_orderly_stop_finishes_what_is_in_hand(house: House) -> None:
    for number in range(20):
        house.send(numbered(number))
    assert house.stop() == 0
    with story_of(house) as story:
        states = story.states()
        assert states["processing"] == 0
        assert sum(states.values()) == 20
