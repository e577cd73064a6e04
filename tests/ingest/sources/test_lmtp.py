"""The LMTP listener, over TCP and a unix socket."""

import smtplib
import stat
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import replace
from pathlib import Path

import pytest

from ingest.sources.smtp.settings import SmtpSettings
from store.envelope import Accepted, Arrival
from tests.support.mail_door import MemoryInbox, open_door

SETTINGS = SmtpSettings(
    source_id=3,
    protocol="lmtp",
    hostname="mx.example.com",
    domains=frozenset({"example.com"}),
    port=0,
)
RECIPIENTS = [b"RCPT TO:<a@example.com>", b"RCPT TO:<b@example.com>", b"RCPT TO:<a@example.com>"]


def test_each_recipient_has_an_answer_and_all_the_same() -> None:
    inbox = MemoryInbox()
    with open_door(SETTINGS, inbox) as door, door.talk() as talk:
        assert talk.reply() == b"220 mx.example.com LMTP Frontdesk\r\n"
        assert talk.say(b"LHLO relay").startswith(b"250-mx.example.com")
        talk.say(b"MAIL FROM:<ann@client.example>")
        for line in RECIPIENTS:
            assert talk.say(line).startswith(b"250 2.1.5")
        assert talk.say(b"RCPT TO:<x@elsewhere.example>").startswith(b"550 5.1.1")
        talk.say(b"DATA")
        talk.send(b"Subject: x\r\n\r\nText\r\n.\r\n")
        answers = [talk.reply() for _ in range(3)]
        assert answers == [b"250 2.6.0 Accepted as submission 1\r\n"] * 3
        assert talk.say(b"QUIT").startswith(b"221")
    (arrival,) = inbox.arrivals
    assert arrival.envelope.rcpt_tos == ("a@example.com", "b@example.com")
    assert arrival.envelope.source_id == 3


def test_the_verdict_try_again_goes_to_all() -> None:
    def full(arrival: Arrival) -> Future[Accepted]:
        receipt: Future[Accepted] = Future()
        receipt.set_exception(OSError("the disk is full"))
        return receipt

    _all_hear(full, SETTINGS, b"451 4.3.0")


def test_the_verdict_too_big_goes_to_all() -> None:
    _all_hear(MemoryInbox(), replace(SETTINGS, max_message_bytes=3), b"552 5.3.4")


def _all_hear(
    accept: Callable[[Arrival], Future[Accepted]], settings: SmtpSettings, verdict: bytes
) -> None:
    with open_door(settings, accept) as door, door.talk().greet(b"LHLO relay") as talk:
        for line in (b"MAIL FROM:<a@b>", *RECIPIENTS, b"DATA"):
            talk.say(line)
        talk.send(b"x\r\n..\r\n.\r\n")
        assert [talk.reply()[:9] for _ in range(3)] == [verdict] * 3
        assert talk.say(b"NOOP").startswith(b"250")


def test_smtp_is_refused() -> None:
    with open_door(SETTINGS, MemoryInbox()) as door, door.talk().greet() as talk:
        assert talk.say(b"EHLO x").startswith(b"500 5.5.1 This is LMTP.")
        assert talk.say(b"HELO x").startswith(b"500 5.5.1 This is LMTP.")
        assert talk.say(b"MAIL FROM:<a@b>").startswith(b"503 5.5.1")


def test_an_ordinary_client_delivers_through_a_unix_socket(tmp_path: Path) -> None:
    inbox = MemoryInbox()
    path = tmp_path / "lmtp"
    with open_door(replace(SETTINGS, unix_socket=path), inbox) as door:
        assert door.address == str(path)
        assert stat.S_IMODE(path.stat().st_mode) == 0o660
        with smtplib.LMTP(str(path)) as client:
            client.sendmail("ann@client.example", ["a@example.com"], b"Subject: x\r\n\r\nText\r\n")
    assert inbox.arrivals[0].envelope.peer == "local"
    assert not path.exists()


def test_a_socket_in_use_is_left_alone(tmp_path: Path) -> None:
    settings = replace(SETTINGS, unix_socket=tmp_path / "lmtp")
    with open_door(settings, MemoryInbox()) as door:
        with (
            pytest.raises(OSError, match="Another process listens on"),
            open_door(settings, MemoryInbox()),
        ):
            pass
        with door.talk().greet(b"LHLO relay"):
            pass


def test_a_socket_left_behind_does_not_keep_the_door_shut(tmp_path: Path) -> None:
    path = tmp_path / "lmtp"
    for _ in range(2):
        with open_door(replace(SETTINGS, unix_socket=path), MemoryInbox()) as door:
            with door.talk().greet(b"LHLO relay"):
                pass
            left = path.with_name("left")
            left.unlink(missing_ok=True)
            left.hardlink_to(path)
        left.rename(path)
