"""The pages of what goes out, of what was agreed to and of calls to make."""

import csv
import hashlib
import io
import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import update

from outbound.sender import Sender
from store import Database, outbox, points
from store.form_definition import callback_request
from store.lists import outbox as lists
from store.outbox import Attempt
from store.payload import PostedConsent
from store.tables import outbox as rows
from tests.admin.conftest import Browser
from tests.support.office import ADA, Office

pytestmark = pytest.mark.store

READER = "anna@shop.example"
TEXT = "Send me news."
NEWS = PostedConsent("newsletter", "yes", TEXT, hashlib.sha256(TEXT.encode()).hexdigest())


@pytest.fixture
def office(house: Database) -> Office:
    """A form whose posts are told to Anna."""
    office = Office(house)
    office.define(notify=[READER])
    return office


def fail_once(office: Office) -> int:
    """Let the first delivery fail; the item's id."""
    answer = Attempt(datetime.now(UTC), 12, False, 451, "451 <b>later</b>")
    lease = office.settings.outbound.lease
    sender = Sender(
        office.database,
        "mail",
        lambda _item: answer,
        name="test/0/0",
        lease=timedelta(seconds=lease),
        idle=1,
    )
    assert sender.send_once()
    return int(office.items()[0].id)


def test_without_a_mail_server_the_page_says_that_letters_stay(
    office: Office, ada: Browser
) -> None:
    office.post()
    page = ada.get("/outbox")
    assert READER in page
    assert "No mail server is set" in page
    assert "Contact us" in page


def test_a_failed_attempt_is_told_and_escaped(office: Office, ada: Browser) -> None:
    office.post()
    item = fail_once(office)
    page = ada.get(f"/outbox/{item}")
    assert "451 &lt;b&gt;later" in page
    assert "<b>later" not in page
    assert "It was not tried yet" not in page


def test_a_person_sends_now_and_drops(office: Office, ada: Browser, house: Database) -> None:
    office.post()
    item = fail_once(office)
    ada.post(f"/outbox/{item}/send", {}, page=f"/outbox/{item}")
    (row,) = office.items()
    assert (row.state, row.attempts, row.error) == ("waiting", 0, "")
    ada.post(f"/outbox/{item}/drop", {}, page=f"/outbox/{item}")
    with house.read() as connection:
        found = lists.detail(connection, item)
    assert found is not None
    assert found.state == "dropped"
    assert "Ada Byron" in found.error
    assert "Dropped by Ada Byron" in ada.get("/outbox?tab=dropped")


def test_what_is_being_sent_is_left_alone(office: Office, ada: Browser, house: Database) -> None:
    office.post()
    held = outbox.claim(house, "elsewhere", "mail", lease=timedelta(minutes=5))
    assert held is not None
    answer = ada.post(f"/outbox/{held.id}/drop", {}, page="/account")
    assert answer
    assert office.states() == ["sending"]
    assert "being sent just now" in ada.get(f"/outbox/{held.id}")


def test_the_first_page_says_what_could_not_be_delivered(office: Office, ada: Browser) -> None:
    office.post()
    assert "could not be delivered" not in ada.get("/")
    item = fail_once(office)
    with office.database.write() as connection:
        connection.execute(update(rows).where(rows.c.id == item).values(state="failed"))
    assert "1 letter or webhook could not be delivered" in ada.get("/")


@pytest.mark.parametrize("query", ["kind=mail", "text=anna", "tab=sent&text=zz", "submission=1"])
def test_the_list_can_be_filtered(office: Office, ada: Browser, query: str) -> None:
    office.post()
    ada.get(f"/outbox?{query}")


def test_strangers_see_none_of_it(stranger: Browser) -> None:
    for path in ("/outbox", "/consents", "/consents/export.csv"):
        assert stranger.client.get(path).status_code == 302


def agreed(office: Office, **fields: str) -> Any:
    values = [(fields.get(name, value) and (name, fields.get(name, value))) for name, value in ADA]
    return office.post(
        [pair for pair in values if pair],
        consents=(NEWS,),
        page="https://www.shop.example/contact",
    )


def test_a_consent_stands_in_the_log_and_on_the_person(office: Office, ada: Browser) -> None:
    agreed(office)
    for path in ("/consents", "/contacts/1"):
        page = ada.get(path)
        assert TEXT in page
        assert "newsletter" in page
        assert "given, not confirmed" in page
    assert "Nothing fits" in ada.get("/consents?state=withdrawn")
    assert "Ada Lovelace" in ada.get("/consents?text=engines&purpose=newsletter&since=2020-01-01")


def test_a_withdrawal_by_telephone_is_noted_with_who_noted_it(office: Office, ada: Browser) -> None:
    agreed(office)
    ada.post("/consents/1/withdraw", {"contact": "1"}, page="/contacts/1")
    assert "withdrawn" in ada.get("/contacts/1")
    told = json.loads(ada.get("/consents/export.json"))
    assert told[0]["withdrawn_how"] == "person"
    assert told[0]["text"] == TEXT


def test_the_table_runs_nothing_in_a_spreadsheet(office: Office, ada: Browser) -> None:
    agreed(office, name='=HYPERLINK("http://evil.example","x")')
    rows = list(csv.DictReader(io.StringIO(ada.get("/consents/export.csv").lstrip("\ufeff"))))
    assert rows[0]["contact"] == '\'=HYPERLINK("http://evil.example","x")'
    assert rows[0]["text_hash"] == NEWS.text_hash
    raw = json.loads(ada.get("/consents/export.json"))
    assert raw[0]["contact"].startswith("=HYPERLINK")


def test_a_call_waits_on_the_persons_page_until_it_is_done(office: Office, ada: Browser) -> None:
    office.define_as(callback_request())
    office.post([("name", "Ada Lovelace"), ("phone", "+1 415 555 2671")])
    assert "Calls to make" in ada.get("/contacts/1")
    assert "Ada Lovelace" in ada.get("/").split("Calls to make")[1].split("Latest arrivals")[0]
    call = 2
    ada.post(f"/calls/{call}/done", {}, page="/contacts/1")
    assert "Calls to make" not in ada.get("/contacts/1")
    assert "Calls to make" not in ada.get("/")
    ada.post(f"/calls/{call}/again", {}, page="/contacts/1")
    assert "Calls to make" in ada.get("/contacts/1")
    assert ada.client.post("/calls/999/done").status_code in (400, 404)


def test_a_proposed_phone_is_taken_over_as_one_more(
    office: Office, ada: Browser, house: Database
) -> None:
    office.post([*ADA, ("phone", "+1 415 555 2671")])
    office.post([*ADA[:2], ("phone", "+1 415 555 2672"), ("message", "New number")])
    page = ada.get("/contacts/1")
    assert "+1 415 555 2672" in page
    assert "one more way to reach them" in page
    noted = page.split("/contacts/1/proposals/")[1].split("/")[0]
    ada.post(f"/contacts/1/proposals/{noted}/accept", {}, page="/contacts/1")
    with house.read() as connection:
        phones = [one for one in points.of_record(connection, "contact", 1) if one.type == "phone"]
    assert [one.normalised for one in phones] == ["+14155552671", "+14155552672"]
    assert phones[1].is_claimed
    assert not phones[1].is_primary
