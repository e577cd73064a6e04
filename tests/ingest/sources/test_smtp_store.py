"""What the SMTP listener answers when the store cannot take a letter, and how it stops."""

import time
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import replace

import pytest

from ingest.sources.smtp.settings import SmtpSettings
from store.envelope import Accepted, Arrival, StoreUnavailable
from tests.support.mail_door import MemoryInbox, Talk, open_door
from tests.support.waiting import wait_until

SETTINGS = SmtpSettings(
    source_id=1, hostname="mx.example.com", domains=frozenset({"example.com"}), port=0
)
TRY_AGAIN = b"451 4.3.0 The letter could not be stored just now. Please send it again later.\r\n"


def refuses_at_once(arrival: Arrival) -> Future[Accepted]:
    raise StoreUnavailable("the queue is full")


def fails_later(arrival: Arrival) -> Future[Accepted]:
    receipt: Future[Accepted] = Future()
    receipt.set_exception(StoreUnavailable("the disk is full"))
    return receipt


def breaks(arrival: Arrival) -> Future[Accepted]:
    receipt: Future[Accepted] = Future()
    receipt.set_exception(RuntimeError("nobody thought of this"))
    return receipt


def is_cancelled(arrival: Arrival) -> Future[Accepted]:
    receipt: Future[Accepted] = Future()
    receipt.cancel()
    return receipt


def hangs(arrival: Arrival) -> Future[Accepted]:
    return Future()


@pytest.mark.parametrize("accept", [refuses_at_once, fails_later, breaks, is_cancelled, hangs])
def test_a_store_that_takes_nothing_means_try_again(
    accept: Callable[[Arrival], Future[Accepted]],
) -> None:
    settings = replace(SETTINGS, accept_timeout=0.3)
    with open_door(settings, accept) as door, door.talk().begin_letter() as talk:
        assert talk.say(b"x\r\n.") == TRY_AGAIN
        assert talk.say(b"MAIL FROM:<a@b>").startswith(b"250")


def test_a_letter_stored_after_its_time_is_not_cancelled() -> None:
    receipts: list[Future[Accepted]] = []

    def late(arrival: Arrival) -> Future[Accepted]:
        receipts.append(Future())
        return receipts[-1]

    settings = replace(SETTINGS, accept_timeout=0.2)
    with open_door(settings, late) as door, door.talk().begin_letter() as talk:
        assert talk.say(b"x\r\n.") == TRY_AGAIN
        assert receipts[0].set_running_or_notify_cancel()
        receipts[0].set_result(Accepted(1, True))
        assert talk.say(b"NOOP").startswith(b"250")


def test_the_answer_waits_for_the_store() -> None:
    receipts: list[Future[Accepted]] = []

    def slow(arrival: Arrival) -> Future[Accepted]:
        receipts.append(Future())
        return receipts[-1]

    with (
        open_door(SETTINGS, slow) as door,
        door.talk().begin_letter() as talk,
        door.talk().greet(b"EHLO x") as other,
    ):
        talk.send(b"x\r\n.\r\n")
        _wait_for(receipts)
        assert other.say(b"NOOP").startswith(b"250")
        talk.socket.settimeout(0.2)
        with pytest.raises(TimeoutError):
            talk.socket.recv(1)
        receipts[0].set_result(Accepted(99, True))
        talk.socket.settimeout(5)
        assert talk.socket.recv(100) == b"250 2.6.0 Accepted as submission 99\r\n"


def test_a_peer_that_leaves_while_the_store_works_cancels_nothing() -> None:
    receipts: list[Future[Accepted]] = []

    def slow(arrival: Arrival) -> Future[Accepted]:
        receipts.append(Future())
        return receipts[-1]

    with open_door(SETTINGS, slow) as door:
        with door.talk().begin_letter() as talk:
            talk.send(b"x\r\n.\r\n")
            _wait_for(receipts)
        with door.talk().greet(b"EHLO x") as other:
            assert not receipts[0].cancelled()
            receipts[0].set_result(Accepted(1, True))
            assert other.say(b"NOOP").startswith(b"250")


def test_stopping_lets_the_letter_in_hand_arrive() -> None:
    inbox = MemoryInbox()
    with (
        open_door(SETTINGS, inbox) as door,
        door.talk().begin_letter() as busy,
        door.talk().greet(b"EHLO x", b"MAIL FROM:<a@b>") as idle,
    ):
        busy.send(b"first half, ")
        stopped = door.stop()
        assert idle.reply().startswith(b"421 4.3.2 The server is being stopped.")
        assert idle.reply() == b""
        with pytest.raises(ConnectionError):
            door.talk()
        assert not stopped.done()
        busy.send(b"second half\r\n.\r\n")
        assert busy.reply().startswith(b"250 2.6.0")
        assert busy.reply().startswith(b"421 4.3.2")
        assert busy.reply() == b""
        stopped.result(5)
    assert inbox.letters == [b"first half, second half\r\n"]


def test_stopping_does_not_wait_for_ever() -> None:
    settings = replace(SETTINGS, stop_grace=0.3)
    with open_door(settings, MemoryInbox()) as door, door.talk().begin_letter() as busy:
        busy.send(b"and then nothing")
        began = time.monotonic()
        door.stop().result(5)
        assert time.monotonic() - began < 2
        assert _end_of(busy) == b""


def _end_of(talk: Talk) -> bytes:
    try:
        return talk.reply()
    except ConnectionResetError:
        return b""


def _wait_for(things: list[Future[Accepted]]) -> None:
    wait_until(lambda: things, "a letter for the store", 5)
