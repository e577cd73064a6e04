"""Automatic letters to visitors are few, carry only the owner's words, and start no loop."""

from datetime import timedelta

import pytest
from sqlalchemy import update

from store import inbox
from store.tables import outbox
from store.types import utc_now
from tests.support.mail_server import MailServer
from tests.support.office import ADA, Office

pytestmark = pytest.mark.store

REPLY = {"subject": "Thank you", "text": "We answer within a day."}


def from_address(address: str) -> list[tuple[str, str]]:
    return [
        ("name", "Somebody"),
        ("email", address),
        ("message", "Buy cheap pills at evil.example"),
    ]


def test_the_answer_is_the_owners_and_says_that_a_machine_wrote_it(
    office: Office, mail_server: MailServer
) -> None:
    office.define(autoreply=REPLY)
    office.post(from_address("bob@else.example"))
    office.send()
    (letter,) = mail_server.received
    assert letter.rcpt_tos == ("bob@else.example",)
    assert letter.message["Subject"] == "Thank you"
    assert letter.text.strip() == "We answer within a day."
    assert letter.message["Auto-Submitted"] == "auto-replied"
    # An answer to it joins the enquiry.
    assert letter.message["Reply-To"].startswith("desk+t")
    assert b"evil.example" not in letter.raw


def test_an_address_gets_one_automatic_answer_a_day_however_it_is_spelt(office: Office) -> None:
    office.define(autoreply=REPLY)
    office.post(from_address("bob.lee@gmail.com"))
    for spelling in ("BobLee@gmail.com", "bob.lee+shop@gmail.com", "boblee@googlemail.com"):
        office.post(from_address(spelling))
    assert office.states("autoreply") == ["waiting", "dropped", "dropped", "dropped"]
    with office.database.write() as connection:
        yesterday = utc_now() - timedelta(days=1, minutes=1)
        connection.execute(update(outbox).values(created_at=yesterday))
    office.post(from_address("bob.lee@gmail.com"))
    assert office.states("autoreply")[-1] == "waiting"


def test_list_bombing_is_capped_by_address_form_and_house(office: Office) -> None:
    office.define(double_opt_in=True)
    office.limit(confirmations_per_address=2, letters_per_form=4, letters_per_hour=5)
    for _time in range(3):
        office.post(from_address("victim@else.example"))
    assert office.states("opt_in") == ["waiting", "waiting", "dropped"]
    for number in range(4):
        office.post(from_address(f"victim{number}@else.example"))
    assert office.states("opt_in").count("waiting") == 4
    other = Office(office.database)
    other.define(double_opt_in=True)
    other.limit(letters_per_hour=5)
    for number in range(3):
        other.post(from_address(f"other{number}@else.example"))
    assert other.states("opt_in").count("waiting") == 5
    assert "Too many" in other.items("opt_in")[-1].error


def test_our_own_address_is_never_answered(office: Office) -> None:
    office.define(autoreply=REPLY)
    office.limit(own_addresses=frozenset({"website@shop.example"}))
    office.post(from_address("Website@shop.example"))
    assert office.states("autoreply") == ["dropped"]


def test_what_was_set_aside_meanwhile_is_not_answered(
    office: Office, mail_server: MailServer
) -> None:
    office.define(autoreply=REPLY)
    submission = office.post(ADA)
    with office.database.write() as connection:
        assert inbox.discard(connection, submission, "Spam after all.")
    office.send()
    assert mail_server.received == []
    assert office.states("autoreply") == ["dropped"]


@pytest.mark.parametrize(
    "address",
    ["two@a.example, three@b.example", '"quoted name"@a.example', "x@[192.0.2.1]", "a@b"],
)
def test_what_is_no_plain_mailbox_gets_nothing(
    office: Office, mail_server: MailServer, address: str
) -> None:
    office.define(autoreply=REPLY)
    office.post(from_address(address))
    office.send()
    assert mail_server.received == []
