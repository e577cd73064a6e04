"""A letter is tried again until it is taken, by one sender at a time, under one Message-ID."""

import threading
from datetime import timedelta
from typing import Any

import pytest

from config.outbound_section import OutboundSettings
from store import Database, outbox
from store.tables import deliveries
from tests.support.certificate import Certificate
from tests.support.mail_server import MailServer
from tests.support.office import Office

pytestmark = pytest.mark.store

READER = "anna@shop.example"


@pytest.fixture
def waiting(office: Office) -> Office:
    """An office with one letter to send."""
    office.define(notify=[READER])
    office.post()
    return office


def attempts(office: Office) -> list[tuple[bool, int]]:
    with office.database.read() as connection:
        rows = connection.execute(deliveries.select().order_by(deliveries.c.id))
        return [(row.is_delivered, row.status) for row in rows]


def test_a_letter_waits_while_the_server_is_away_and_goes_when_it_is_back(
    waiting: Office, mail_server: MailServer
) -> None:
    mail_server.stop()
    assert waiting.send() == 1
    (item,) = waiting.items()
    assert item.state == "waiting"
    assert "could not be used" in item.error
    wait = item.next_attempt_at - item.created_at
    assert timedelta(minutes=1) <= wait < timedelta(minutes=1.5)
    assert waiting.send() == 0
    mail_server.start()
    waiting.make_due()
    waiting.send()
    assert len(mail_server.received) == 1
    assert attempts(waiting) == [(False, 0), (True, 250)]


def test_a_temporary_refusal_is_tried_again_and_a_final_one_is_not(
    waiting: Office, mail_server: MailServer
) -> None:
    mail_server.refuse_recipient = "451 4.3.0 later"
    waiting.send()
    assert waiting.states() == ["waiting"]
    mail_server.refuse_recipient = "550 5.1.1 nobody here"
    waiting.make_due()
    waiting.send()
    (item,) = waiting.items()
    assert item.state == "failed"
    assert "nobody here" in item.error
    assert attempts(waiting) == [(False, 451), (False, 550)]


def test_after_the_last_attempt_it_waits_for_a_person_who_can_send_it(
    waiting: Office, mail_server: MailServer
) -> None:
    mail_server.refuse = "451 4.3.0 later"
    for _attempt in range(len(outbox.BACKOFF) + 1):
        assert waiting.states() == ["waiting"]
        waiting.make_due()
        assert waiting.send() == 1
    (item,) = waiting.items()
    assert item.state == "failed"
    mail_server.refuse = ""
    with waiting.database.write() as connection:
        assert outbox.send_now(connection, item.id)
    waiting.send()
    assert waiting.states() == ["sent"]


def test_a_sender_that_lost_its_lease_changes_nothing_and_the_second_letter_is_the_first(
    waiting: Office, mail_server: MailServer
) -> None:
    mail_server.gate.clear()
    slow = threading.Thread(target=waiting.sender().send_once)
    slow.start()
    assert mail_server.reached.wait(10)
    # The first sender hangs in the middle of the letter and its lease runs out.
    waiting.make_due()
    held = outbox.claim(waiting.database, "another", "mail", lease=timedelta(minutes=5))
    assert held is not None
    mail_server.gate.set()
    slow.join()
    assert waiting.states() == ["sending"]
    waiting.make_due()
    waiting.send()
    first, second = mail_server.wait(2)
    assert first.message["Message-ID"] == second.message["Message-ID"]
    assert waiting.states() == ["sent"]
    assert attempts(waiting) == [(True, 250), (True, 250)]


def test_two_senders_share_the_work_and_send_each_letter_once(
    office: Office, mail_server: MailServer
) -> None:
    office.define(notify=[f"reader{number}@shop.example" for number in range(20)])
    office.post()
    senders = [
        threading.Thread(target=_send_all, args=(office, f"test/0/{number}")) for number in (1, 2)
    ]
    for sender in senders:
        sender.start()
    for sender in senders:
        sender.join()
    recipients = [one.rcpt_tos[0] for one in mail_server.received]
    assert len(recipients) == len(set(recipients)) == 20
    assert set(office.states()) == {"sent"}
    # A sender keeps its connection while there is more to send.
    assert mail_server.connections == 2


def _send_all(office: Office, name: str) -> None:
    sender = office.sender(name=name)
    while sender.send_once():
        pass


def test_a_dropped_letter_is_not_sent(waiting: Office, mail_server: MailServer) -> None:
    (item,) = waiting.items()
    with waiting.database.write() as connection:
        assert outbox.drop(connection, item.id, "Ada dropped it.")
    assert waiting.send() == 0
    assert mail_server.received == []


def guarded(mail_server: MailServer, certificate: Certificate, **others: object) -> dict[str, Any]:
    given = {"host": "localhost", "security": "starttls", "ca_file": certificate.cert}
    signing_in = {"username": "shop", "password": "violet lamp"}
    return mail_server.settings(**{**given, **signing_in, **others})


def test_letters_go_encrypted_and_signed_in(
    database: Database, mail_server: MailServer, tls_certificate: Certificate
) -> None:
    mail_server.start_guarded(tls_certificate, "shop", "violet lamp")
    office = Office(database, guarded(mail_server, tls_certificate))
    office.define(notify=[READER])
    office.post()
    office.send()
    assert len(mail_server.received) == 1


def test_a_wrong_password_waits_for_the_settings_and_loses_nothing(
    database: Database, mail_server: MailServer, tls_certificate: Certificate
) -> None:
    mail_server.start_guarded(tls_certificate, "shop", "violet lamp")
    office = Office(database, guarded(mail_server, tls_certificate, password="wrong"))
    office.define(notify=[READER])
    office.post()
    office.send()
    (item,) = office.items()
    assert item.state == "waiting"
    assert "refused us: 535" in item.error


def test_a_server_that_nobody_vouches_for_gets_no_password(
    database: Database, mail_server: MailServer, tls_certificate: Certificate
) -> None:
    mail_server.start_guarded(tls_certificate, "shop", "violet lamp")
    office = Office(database, guarded(mail_server, tls_certificate, ca_file=None))
    office.define(notify=[READER])
    office.post()
    office.send()
    (item,) = office.items()
    assert item.state == "waiting"
    assert "certificate verify failed" in item.error


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"host": "mail.example"}, "needs sender"),
        (
            {"host": "mail.example", "sender": "a@b.example", "security": "plain",
             "username": "us", "password": "secret"},
            "starttls or tls only",
        ),
        ({"sender": "a@b.example\r\nBcc: c@d.example"}, "is not an address"),
    ],
)  # fmt: skip
def test_settings_that_would_not_work_or_leak_are_refused(
    given: dict[str, Any], sentence: str
) -> None:
    with pytest.raises(ValueError, match=sentence):
        OutboundSettings.model_validate(given)
