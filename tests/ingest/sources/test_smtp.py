"""The SMTP listener, asked by an ordinary client."""

import smtplib
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from ingest.digest import digest
from ingest.sources.smtp.settings import SmtpSettings
from tests.support.mail_door import MemoryInbox, open_door

SETTINGS = SmtpSettings(
    source_id=7, hostname="mx.example.com", domains=frozenset({"example.com"}), port=0
)
LETTER = b"From: ann@client.example\r\nSubject: Hello\r\n\r\n.one dot\r\n..two\r\nBye\r\n"


def test_a_letter_arrives_byte_for_byte_with_its_envelope() -> None:
    inbox = MemoryInbox()
    with open_door(SETTINGS, inbox) as door, smtplib.SMTP("127.0.0.1", door.port) as client:
        client.sendmail("Ann@client.example", ["sales@example.com", "Info@Example.com"], LETTER)
    (arrival,) = inbox.arrivals
    assert arrival.raw == LETTER
    assert arrival.digest == digest(LETTER)
    envelope = arrival.envelope
    assert (envelope.channel, envelope.source_id, envelope.peer) == ("mail", 7, "127.0.0.1")
    assert envelope.mail_from == "Ann@client.example"
    assert envelope.rcpt_tos == ("sales@example.com", "Info@Example.com")
    assert datetime.now(UTC) - envelope.received_at < timedelta(minutes=1)


def test_the_reply_names_the_submission() -> None:
    with (
        open_door(SETTINGS, MemoryInbox()) as door,
        smtplib.SMTP("127.0.0.1", door.port) as client,
    ):
        replies = []
        for _ in range(2):
            client.ehlo()
            client.mail("ann@client.example")
            client.rcpt("sales@example.com")
            replies.append(client.data(LETTER))
    assert replies == [
        (250, b"2.6.0 Accepted as submission 1"),
        (250, b"2.6.0 Already here as submission 1"),
    ]


def test_ehlo_offers_what_is_there() -> None:
    settings = replace(SETTINGS, max_message_bytes=12345)
    with (
        open_door(settings, MemoryInbox()) as door,
        smtplib.SMTP("127.0.0.1", door.port) as client,
    ):
        client.ehlo()
        assert client.esmtp_features == {
            "pipelining": "",
            "size": "12345",
            "8bitmime": "",
            "smtputf8": "",
            "enhancedstatuscodes": "",
        }


def test_a_bounce_with_the_null_sender_is_taken() -> None:
    inbox = MemoryInbox()
    with open_door(SETTINGS, inbox) as door, smtplib.SMTP("127.0.0.1", door.port) as client:
        client.sendmail("", ["sales@example.com"], LETTER)
    assert inbox.arrivals[0].envelope.mail_from == "<>"


def test_mail_for_others_is_refused_at_rcpt() -> None:
    inbox = MemoryInbox()
    with (
        open_door(SETTINGS, inbox) as door,
        smtplib.SMTP("127.0.0.1", door.port) as client,
        pytest.raises(smtplib.SMTPRecipientsRefused) as refused,
    ):
        client.sendmail("ann@client.example", ["bob@elsewhere.example"], LETTER)
    code, text = refused.value.recipients["bob@elsewhere.example"]
    assert code == 550
    assert text.startswith(b"5.1.1 <bob@elsewhere.example>: this server takes mail for its own")
    assert inbox.arrivals == []
