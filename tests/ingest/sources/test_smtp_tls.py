"""STARTTLS and AUTH of the SMTP listener."""

import asyncio
import base64
import smtplib
import ssl
import struct
import threading
from collections.abc import Iterator
from dataclasses import replace
from socket import SO_LINGER, SOL_SOCKET

import pytest
import uvloop

from ingest.sources.smtp.door import SmtpDoor
from ingest.sources.smtp.settings import SmtpSettings
from tests.support.certificate import Certificate
from tests.support.mail_door import MemoryInbox, NewLoop, RunningDoor, Talk, open_door
from tests.support.waiting import wait_until

LETTER = b"Subject: Hello\r\n\r\nText\r\n"
RIGHT, WRONG = (base64.b64encode(f"\0ann\0{word}".encode()) for word in ("s3cret-ü", "not it"))


def verify(user: str, password: str) -> bool:
    return (user, password) == ("ann", "s3cret-ü")


@pytest.fixture
def settings(tls_certificate: Certificate) -> SmtpSettings:
    return SmtpSettings(
        source_id=1,
        hostname="localhost",
        domains=frozenset({"example.com"}),
        port=0,
        tls_cert=tls_certificate.cert,
        tls_key=tls_certificate.key,
    )


@pytest.fixture
def trust(tls_certificate: Certificate) -> ssl.SSLContext:
    return ssl.create_default_context(cafile=str(tls_certificate.cert))


@pytest.fixture
def inbox() -> MemoryInbox:
    return MemoryInbox()


@pytest.fixture
def plain_door(inbox: MemoryInbox) -> Iterator[RunningDoor]:
    """A door for logins without TLS, as a program on the same machine may use it."""
    settings = SmtpSettings(
        source_id=1,
        domains=frozenset({"example.com"}),
        port=0,
        auth_without_tls_on_loopback=True,
        max_failed_logins=2,
        require_auth=True,
    )
    with open_door(settings, inbox, verify) as door:
        yield door


@pytest.fixture(params=[asyncio.new_event_loop, uvloop.new_event_loop], ids=["asyncio", "uvloop"])
def new_loop(request: pytest.FixtureRequest) -> NewLoop:
    """TLS is the one place where the two event loops go ways of their own."""
    made: NewLoop = request.param
    return made


def starttls(talk: Talk, trust: ssl.SSLContext) -> Talk:
    """Go on over TLS with the same socket."""
    return Talk(trust.wrap_socket(talk.socket, server_hostname="localhost"))


def test_a_letter_comes_over_tls(
    settings: SmtpSettings, trust: ssl.SSLContext, inbox: MemoryInbox, new_loop: NewLoop
) -> None:
    with (
        open_door(settings, inbox, None, new_loop) as door,
        smtplib.SMTP("localhost", door.port) as client,
    ):
        client.ehlo()
        assert client.has_extn("starttls")
        client.starttls(context=trust)
        client.ehlo()
        assert not client.has_extn("starttls")
        big = LETTER + b"x" * 2_000_000 + b"\r\n"
        client.sendmail("a@b", ["sales@example.com"], big)
    assert inbox.letters == [big]


def test_what_was_injected_behind_starttls_is_never_run(
    settings: SmtpSettings, trust: ssl.SSLContext, inbox: MemoryInbox, new_loop: NewLoop
) -> None:
    with open_door(settings, inbox, None, new_loop) as door, door.talk().greet(b"EHLO x") as talk:
        talk.send(
            b"STARTTLS\r\nEHLO evil\r\nMAIL FROM:<evil@client.example>\r\n"
            b"RCPT TO:<sales@example.com>\r\nDATA\r\nevil\r\n.\r\nNOOP"
        )
        assert talk.reply() == b"220 2.0.0 Ready to start TLS\r\n"
        with starttls(talk, trust) as safe:
            assert safe.say(b"RCPT TO:<sales@example.com>").startswith(b"503 5.5.1")
            assert safe.say(b"EHLO x").startswith(b"250-localhost")
            assert safe.say(b"RCPT TO:<sales@example.com>").startswith(b"503 5.5.1")
    assert inbox.arrivals == []


def test_what_is_injected_after_the_reply_breaks_the_connection(
    settings: SmtpSettings, inbox: MemoryInbox
) -> None:
    with open_door(settings, inbox) as door:
        with door.talk().greet(b"EHLO x") as talk:
            assert talk.say(b"STARTTLS").startswith(b"220")
            talk.send(b"MAIL FROM:<evil@client.example>\r\n")
            assert b"250" not in talk.socket.recv(1000)
        with door.talk().greet(b"EHLO x"):
            pass


@pytest.mark.parametrize("accident", ["nonsense", "closed", "reset", "none"])
def test_a_handshake_gives_its_place_back(
    settings: SmtpSettings,
    trust: ssl.SSLContext,
    inbox: MemoryInbox,
    new_loop: NewLoop,
    accident: str,
) -> None:
    with open_door(replace(settings, max_connections=1), inbox, None, new_loop) as door:
        with door.talk().greet(b"EHLO x", b"STARTTLS") as talk:
            if accident == "nonsense":
                talk.send(b"this is no handshake\r\n")
                talk.socket.recv(1000)
            elif accident == "reset":
                talk.socket.setsockopt(SOL_SOCKET, SO_LINGER, struct.pack("ii", 1, 0))
            elif accident == "none":
                starttls(talk, trust).close()
        _wait_until_free(door)


def test_a_handshake_that_never_begins_gives_its_place_back(
    settings: SmtpSettings, inbox: MemoryInbox, new_loop: NewLoop
) -> None:
    hasty = replace(settings, max_connections=1, command_timeout=0.3)
    with open_door(hasty, inbox, None, new_loop) as door, door.talk().greet(b"EHLO x", b"STARTTLS"):
        _wait_until_free(door)


def _wait_until_free(door: RunningDoor) -> None:
    def is_free() -> bool:
        with door.talk() as talk:
            return talk.reply().startswith(b"220")

    wait_until(is_free, "a free place at the door", 5)


def test_nothing_said_before_tls_counts_after_it(
    settings: SmtpSettings, trust: ssl.SSLContext, inbox: MemoryInbox
) -> None:
    with open_door(settings, inbox) as door:
        talk = door.talk().greet(
            b"EHLO x", b"MAIL FROM:<a@b>", b"RCPT TO:<sales@example.com>", b"STARTTLS"
        )
        with starttls(talk, trust) as safe:
            assert safe.say(b"DATA").startswith(b"503 5.5.1")
            safe.say(b"EHLO x")
            assert safe.say(b"STARTTLS").startswith(b"503 5.5.1")
            assert safe.say(b"DATA").startswith(b"503 5.5.1")


def test_tls_can_be_asked_of_everybody(settings: SmtpSettings, inbox: MemoryInbox) -> None:
    strict = replace(settings, require_starttls=True)
    with open_door(strict, inbox) as door, door.talk().greet(b"EHLO x", b"NOOP") as talk:
        assert talk.say(b"MAIL FROM:<a@b>").startswith(b"530 5.7.0")
        assert talk.say(b"QUIT").startswith(b"221")


def test_tls_cannot_be_asked_for_without_a_certificate() -> None:
    with pytest.raises(ValueError, match="require_starttls needs a certificate"):
        SmtpDoor(SmtpSettings(source_id=1, require_starttls=True), MemoryInbox())


def test_no_password_is_taken_in_the_clear(settings: SmtpSettings, inbox: MemoryInbox) -> None:
    with open_door(settings, inbox, verify) as door, door.talk().greet() as talk:
        assert b"AUTH" not in talk.say(b"EHLO x")
        assert talk.say(b"AUTH PLAIN " + RIGHT).startswith(b"538 5.7.11")


@pytest.mark.parametrize("way", ["auth_plain", "auth_login"])
def test_a_user_logs_in_over_tls(
    settings: SmtpSettings, trust: ssl.SSLContext, inbox: MemoryInbox, way: str
) -> None:
    strict = replace(settings, require_auth=True)
    with open_door(strict, inbox, verify) as door, smtplib.SMTP("localhost", door.port) as client:
        client.starttls(context=trust)
        client.ehlo()
        assert client.docmd("MAIL", "FROM:<a@b>")[0] == 530
        client.user, client.password = "ann", "s3cret-ü"
        mechanism = way.removeprefix("auth_")
        if mechanism == "plain":
            assert client.docmd("AUTH PLAIN", RIGHT.decode())[0] == 235
        else:
            assert client.docmd("AUTH LOGIN")[0] == 334
            assert client.docmd(base64.b64encode(b"ann").decode())[0] == 334
            assert client.docmd(base64.b64encode("s3cret-ü".encode()).decode())[0] == 235
        client.sendmail("a@b", ["sales@example.com"], LETTER)
    assert inbox.letters == [LETTER]


def test_a_login_opens_no_relay(plain_door: RunningDoor) -> None:
    with plain_door.talk().greet(b"EHLO x", b"AUTH PLAIN " + RIGHT) as talk:
        talk.say(b"MAIL FROM:<a@b>")
        assert talk.say(b"RCPT TO:<bob@elsewhere.example>").startswith(b"550 5.1.1")


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ([b"AUTH"], b"501 5.5.4"),
        ([b"AUTH PLAIN a b"], b"501 5.5.4"),
        ([b"AUTH CRAM-MD5"], b"504 5.5.4"),
        ([b"AUTH PLAIN", b"*"], b"501 5.7.0"),
        ([b"AUTH PLAIN not-base64!"], b"501 5.5.2"),
        ([b"AUTH PLAIN =/=="], b"501 5.5.2"),
        ([b"AUTH PLAIN ="], b"501 5.5.2"),
        ([b"AUTH PLAIN " + base64.b64encode(b"ann\0s3cret")], b"501 5.5.2"),
        ([b"AUTH LOGIN", b"*"], b"501 5.7.0"),
        ([b"AUTH LOGIN YW5u", b"*"], b"501 5.7.0"),
        ([b"AUTH PLAIN", b"x" * 3000], b"500 5.5.2"),
        ([b"auth plain " + RIGHT, b"AUTH PLAIN " + RIGHT], b"503 5.5.1"),
        ([b"auth plain " + RIGHT, b"MAIL FROM:<a@b>", b"AUTH PLAIN"], b"503 5.5.1"),
        ([b"AUTH PLAIN", RIGHT], b"235 2.7.0"),
        ([b"MAIL FROM:<a@b>"], b"530 5.7.0"),
    ],
)
def test_each_login_that_is_none_is_told_why(
    plain_door: RunningDoor, lines: list[bytes], expected: bytes
) -> None:
    with plain_door.talk().greet(b"EHLO x", *lines[:-1]) as talk:
        assert talk.say(lines[-1])[:9] == expected
        assert talk.say(b"NOOP").startswith(b"250")


def test_guessing_is_slow_and_ends_the_connection(plain_door: RunningDoor) -> None:
    with plain_door.talk().greet(b"EHLO x") as talk:
        replies = [talk.say(b"AUTH PLAIN " + WRONG)[:9] for _ in range(2)]
        assert replies == [b"535 5.7.8", b"421 4.7.0"]
        assert talk.reply() == b""


def test_a_guesser_is_locked_out_on_every_connection(inbox: MemoryInbox) -> None:
    asked = []

    def remember(user: str, password: str) -> bool:
        asked.append(threading.get_ident())
        return False

    settings = SmtpSettings(
        source_id=1,
        domains=frozenset({"example.com"}),
        auth_without_tls_on_loopback=True,
        max_failed_logins_per_peer=2,
    )
    with open_door(settings, inbox, remember) as door:
        for expected in (b"535 5.7.8", b"535 5.7.8", b"454 4.7.0", b"454 4.7.0"):
            with door.talk().greet(b"EHLO x") as talk:
                assert talk.say(b"AUTH PLAIN " + WRONG)[:9] == expected
    assert len(asked) == 2
