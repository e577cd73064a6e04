"""The SMTP listener, spoken to byte by byte: order, limits of lines, and hostile input."""

import re
import smtplib
from collections.abc import Iterator
from dataclasses import replace

import pytest

from ingest.sources.smtp.settings import SmtpSettings
from tests.support.mail_door import MemoryInbox, RunningDoor, open_door

SETTINGS = SmtpSettings(
    source_id=1, hostname="mx.example.com", domains=frozenset({"example.com"}), port=0
)
SMUGGLED = b"MAIL FROM:<evil@client.example>\r\nRCPT TO:<sales@example.com>\r\nDATA\r\nevil\r\n"
ENVELOPE = b"MAIL FROM:<ann@client.example>\r\nRCPT TO:<sales@example.com>\r\nDATA\r\n"


@pytest.fixture
def inbox() -> MemoryInbox:
    return MemoryInbox()


@pytest.fixture
def door(inbox: MemoryInbox) -> Iterator[RunningDoor]:
    with open_door(SETTINGS, inbox) as opened:
        yield opened


@pytest.mark.parametrize(
    "no_end", [b"\n.\n", b"\n.\r\n", b"\r\n.\n", b"\r.\r", b"\r\n.\r", b"\r.\r\n", b"\r\n\0.\r\n"]
)
@pytest.mark.parametrize("in_pieces", [False, True])
def test_one_letter_stays_one(
    door: RunningDoor, inbox: MemoryInbox, no_end: bytes, in_pieces: bool
) -> None:
    data = b"Subject: one\r\n\r\nx" + no_end + SMUGGLED
    with door.talk().begin_letter() as talk:
        if in_pieces:
            for byte in range(len(data)):
                talk.send(data[byte : byte + 1])
        else:
            talk.send(data)
        assert talk.say(b".").startswith(b"250 2.6.0")
        assert talk.say(b"QUIT").startswith(b"221 2.0.0")
    (letter,) = inbox.letters
    assert letter == data.replace(b"\r\n.", b"\r\n")


def test_a_line_may_be_as_long_as_the_letter(door: RunningDoor, inbox: MemoryInbox) -> None:
    data = b"Subject: " + b"s" * 5000 + b"\r\n\r\n" + b"x" * 3_000_000 + b"\r\n"
    with door.talk().begin_letter() as talk:
        talk.send(data)
        assert talk.say(b".").startswith(b"250 ")
    assert inbox.letters == [data]


def test_nul_and_bare_line_ends_are_kept(door: RunningDoor, inbox: MemoryInbox) -> None:
    data = b"Subject: odd\r\n\r\na\0b\rc\nd\n\r\xff\xfe\r\n"
    with door.talk().begin_letter() as talk:
        talk.send(data)
        assert talk.say(b".").startswith(b"250 ")
    assert inbox.letters == [data]


def test_pipelined_commands_are_all_answered_in_order(
    door: RunningDoor, inbox: MemoryInbox
) -> None:
    with door.talk().greet(b"EHLO client.example") as talk:
        talk.send(ENVELOPE)
        assert [talk.reply()[:9] for _ in range(3)] == [b"250 2.1.0", b"250 2.1.5", b"354 End d"]
        talk.send(b"one\r\n.\r\n" + ENVELOPE)
        assert [talk.reply()[:3] for _ in range(4)] == [b"250", b"250", b"250", b"354"]
        talk.send(b"two\r\n.\r\nNOOP\r\nQUIT\r\n")
        assert [talk.reply()[:9] for _ in range(3)] == [b"250 2.6.0", b"250 2.0.0", b"221 2.0.0"]
        assert talk.reply() == b""
    assert inbox.letters == [b"one\r\n", b"two\r\n"]


def test_a_peer_that_closes_its_side_early_gets_its_answer(
    door: RunningDoor, inbox: MemoryInbox
) -> None:
    with door.talk().greet(b"EHLO client.example") as talk:
        talk.send(ENVELOPE + b"one\r\n.\r\n")
        talk.socket.shutdown(1)
        assert [talk.reply()[:3] for _ in range(4)] == [b"250", b"250", b"354", b"250"]
        assert talk.reply() == b""
    assert inbox.letters == [b"one\r\n"]


def test_a_letter_without_its_end_is_none(door: RunningDoor, inbox: MemoryInbox) -> None:
    with door.talk().begin_letter() as talk:
        talk.send(b"one\r\n.\r")
        talk.socket.shutdown(1)
        assert talk.reply() == b""
    assert inbox.letters == []


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ([b"MAIL FROM:<ann@client.example>"], b"503 5.5.1"),
        ([b"EHLO"], b"501 5.5.4"),
        ([b"EHLO x", b"RCPT TO:<sales@example.com>"], b"503 5.5.1"),
        ([b"EHLO x", b"DATA"], b"503 5.5.1"),
        ([b"EHLO x", b"MAIL FROM:<a@b>", b"DATA"], b"503 5.5.1"),
        ([b"EHLO x", b"MAIL FROM:<a@b>", b"MAIL FROM:<a@b>"], b"503 5.5.1"),
        ([b"EHLO x", b"MAIL FROM:<a@b@c>"], b"553 5.1.3"),
        ([b"EHLO x", b"MAIL TO:<a@b>"], b"501 5.5.4"),
        ([b"EHLO x", b"MAIL FROM:<a@b> FOO=bar"], b"555 5.5.4"),
        ([b"EHLO x", b"MAIL FROM:<a@b> SIZE=many"], b"501 5.5.4"),
        ([b"EHLO x", b"MAIL FROM:<a@b> BODY=BINARYMIME"], b"501 5.5.4"),
        ([b"EHLO x", b"MAIL FROM:<a@b> AUTH=<>"], b"250 2.1.0"),
        ([b"EHLO x", b"MAIL FROM:<a\xff@b> SMTPUTF8"], b"553 5.1.3"),
        ([b"EHLO x", b"MAIL FROM:<a\xc3\xa9@b>"], b"553 5.6.7"),
        ([b"EHLO x", b"MAIL FROM:<a\xc3\xa9@b> SMTPUTF8"], b"250 2.1.0"),
        ([b"EHLO x", b"MAIL FROM:<>", b"RCPT TO:<\xc3\xa9@example.com>"], b"553 5.6.7"),
        ([b"EHLO x", b"MAIL FROM:<>", b"RCPT TO:<>"], b"550 5.1.1"),
        ([b"EHLO x", b"MAIL FROM:<>", b"RCPT TO:<x@example.com> NOTIFY=NEVER"], b"555 5.5.4"),
        ([b"EHLO x", b"MAIL FROM:<>", b"RSET", b"RCPT TO:<x@example.com>"], b"503 5.5.1"),
        ([b"HELO x", b"MAIL FROM:<a@b> SIZE=5"], b"501 5.5.4"),
        ([b"EHLO x", b"VRFY sales@example.com"], b"252 2.5.2"),
        ([b"EHLO x", b"EXPN list"], b"502 5.5.1"),
        ([b"EHLO x", b"STARTTLS"], b"503 5.5.1"),
        ([b"EHLO x", b"AUTH PLAIN AGEAYg=="], b"502 5.5.1"),
        ([b"EHLO x", b"BDAT 5 LAST"], b"500 5.5.1"),
        ([b"EHLO x", b"HELP"], b"250 2.0.0"),
        ([b"NOOP"], b"250 2.0.0"),
        ([b""], b"500 5.5.2"),
        ([b"NOOP\0"], b"500 5.5.2"),
        ([b"NOOP\rNOOP"], b"500 5.5.2"),
        ([b"\xff\xfe"], b"500 5.5.1"),
        ([b"NOOP " + b"x" * 600], b"500 5.5.2"),
        ([b"EHLO x", b"NOOP " + b"x" * 600], b"250 2.0.0"),
        ([b"EHLO x", b"NOOP " + b"x" * 2100], b"500 5.5.2"),
        ([b"EHLO x", b"NOOP " + b"x" * 2_000_000], b"500 5.5.2"),
    ],
)
def test_every_command_has_its_code(door: RunningDoor, lines: list[bytes], expected: bytes) -> None:
    with door.talk().greet(*lines[:-1]) as talk:
        assert talk.say(lines[-1])[:9] == expected
        assert talk.say(b"QUIT") == b"221 2.0.0 Goodbye\r\n"


def test_a_command_with_a_bare_line_feed_is_not_obeyed(door: RunningDoor) -> None:
    with door.talk().greet(b"EHLO x") as talk:
        talk.send(b"MAIL FROM:<a@b>\nRCPT TO:<sales@example.com>\n")
        assert talk.reply().startswith(b"500 5.5.2")
        assert talk.reply().startswith(b"500 5.5.2")
        assert talk.say(b"RCPT TO:<sales@example.com>").startswith(b"503")


def test_a_reply_quotes_nothing_that_could_end_it(door: RunningDoor) -> None:
    with door.talk().greet(b"EHLO x", b"MAIL FROM:<a@b> SMTPUTF8") as talk:
        reply = talk.say("RCPT TO:<b\u00fc\u2028ro@elsewhere.example>".encode())
        assert re.fullmatch(rb"550 5\.1\.1 [ -~]+\r\n", reply)
        long = talk.say(b"RCPT TO:<" + b"x" * 480 + b"@elsewhere.example>")
        assert long.startswith(b"550 5.1.1 <xxx")
        assert len(long) <= 512


def test_a_browser_is_sent_away(door: RunningDoor) -> None:
    with door.talk().greet() as talk:
        talk.send(b"POST / HTTP/1.1\r\nHost: x\r\n\r\n" + SMUGGLED)
        assert talk.reply() == b"421 4.7.0 This is a mail server.\r\n"
        assert talk.reply() == b""


def test_names_and_addresses_beyond_ascii(door: RunningDoor, inbox: MemoryInbox) -> None:
    with smtplib.SMTP("127.0.0.1", door.port) as client:
        client.sendmail(
            "andré@client.example",
            ["büro@example.com"],
            "Subject: é\r\n\r\nü\r\n".encode(),
            mail_options=["SMTPUTF8", "BODY=8BITMIME"],
        )
    (arrival,) = inbox.arrivals
    assert arrival.envelope.mail_from == "andré@client.example"
    assert arrival.envelope.rcpt_tos == ("büro@example.com",)
    assert arrival.raw == "Subject: é\r\n\r\nü\r\n".encode()


def test_greeting_starts_a_transaction_anew(door: RunningDoor, inbox: MemoryInbox) -> None:
    with door.talk().greet(b"EHLO x", b"MAIL FROM:<a@b>", b"EHLO x", b"MAIL FROM:<c@d>") as talk:
        talk.say(b"RCPT TO:<sales@example.com>")
        talk.say(b"DATA")
        assert talk.say(b"x\r\n.").startswith(b"250 ")
    assert inbox.arrivals[0].envelope.mail_from == "c@d"


def test_the_limits_of_a_letter(inbox: MemoryInbox) -> None:
    settings = replace(SETTINGS, max_message_bytes=1000)
    with open_door(settings, inbox) as door, door.talk().greet(b"EHLO x") as talk:
        assert talk.say(b"MAIL FROM:<a@b> SIZE=1001").startswith(b"552 5.3.4")
        assert talk.say(b"MAIL FROM:<a@b> SIZE=1000").startswith(b"250 ")
        assert talk.say(b"RCPT TO:<sales@example.com>").startswith(b"250 ")
        assert talk.say(b"DATA").startswith(b"354 ")
        assert talk.say(b"x" * 999 + b"\r\n.").startswith(b"552 5.3.4 The message is larger than")
        talk.send(ENVELOPE)
        assert [talk.reply()[:3] for _ in range(3)] == [b"250", b"250", b"354"]
        assert talk.say(b"x" * 998 + b"\r\n.").startswith(b"250 ")
    assert inbox.letters == [b"x" * 998 + b"\r\n"]
