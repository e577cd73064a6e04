"""A letter or a form post through a real door becomes a contact and a lead, once."""

import json
import smtplib
import urllib.error
import urllib.parse
import urllib.request

import pytest

from tests.support.dovecot import Dovecot
from tests.support.house import House, HouseBuilder
from tests.support.story import letter, story_of
from tests.support.waiting import wait_until

pytestmark = pytest.mark.house


def test_a_letter_by_smtp_becomes_a_lead(house: House) -> None:
    raw = letter()
    house.send(raw)
    with story_of(house) as story:
        story.wait_settled(1)
        assert story.states() == {"done": 1}
        assert story.contact_names() == ["Ada Lovelace"]
        assert story.emails() == {"ada@engines.example"}
        assert story.counts()["leads"] == 1
        assert story.originals() == [raw]


def test_a_letter_by_lmtp_becomes_a_lead(house: House) -> None:
    with smtplib.LMTP(house.host, house.lmtp_port) as client:
        client.sendmail("ada@engines.example", [f"desk@{house.domain}"], letter())
    with story_of(house) as story:
        story.wait_settled(1)
        assert story.counts()["leads"] == 1


def test_a_letter_in_a_mailbox_becomes_a_lead_and_stays_unread(
    build_house: HouseBuilder, dovecot: Dovecot
) -> None:
    user = dovecot.new_user()
    house = build_house(mailboxes=[mailbox(dovecot, user)])
    house.start()
    dovecot.deliver(user, letter())
    with story_of(house) as story:
        story.wait_settled(1)
        assert story.states() == {"done": 1}
        assert story.counts()["leads"] == 1
    flags = dovecot.doveadm("fetch", "-u", user, "flags", "mailbox", "INBOX", "ALL")
    assert "\\Seen" not in flags


def mailbox(dovecot: Dovecot, user: str) -> dict[str, object]:
    return {
        "name": user,
        "host": dovecot.host,
        "port": dovecot.imap_port,
        "security": "plain",
        "username": user,
        "password": dovecot.password,
        "first_connection": "everything",
        "poll_every": 1,
    }


def test_a_second_letter_finds_the_same_contact(house: House) -> None:
    house.send(letter())
    with story_of(house) as story:
        story.wait_settled(1)
        house.send(letter(subject="Two more", body="And chairs?", message_id="<2@engines.example>"))
        story.wait_settled(2)
        counts = story.counts()
    assert counts["contacts"] == 1
    assert counts["leads"] == 1
    assert counts["activities"] == 2


def test_the_same_letter_again_changes_nothing(house: House) -> None:
    for _ in range(3):
        house.send(letter())
    with smtplib.LMTP(house.host, house.lmtp_port) as client:
        client.sendmail("ada@engines.example", [f"desk@{house.domain}"], letter())
    with story_of(house) as story:
        story.wait_settled(2)
        counts = story.counts()
    assert counts["activities"] == 1
    assert counts["leads"] == 1


def test_a_stranger_to_us_is_refused(house: House) -> None:
    with pytest.raises(smtplib.SMTPRecipientsRefused):
        house.send(letter(), to="somebody@elsewhere.test")


def post(
    house: House, fields: dict[str, str], accept: str = "text/html", **headers: str
) -> tuple[int, str, str]:
    """Status, final URL and body of a post to the demo form, redirects not followed."""
    key = demo_form(house)
    request = urllib.request.Request(
        f"{house.url}/f/{key}",
        data=urllib.parse.urlencode(fields).encode(),
        headers={"Accept": accept, **headers},
    )
    opener = urllib.request.build_opener(NoRedirect)
    try:
        with opener.open(request, timeout=30) as answer:
            return answer.status, answer.headers.get("Location", ""), answer.read().decode()
    except urllib.error.HTTPError as answer:
        return answer.code, answer.headers.get("Location", ""), answer.read().decode()


class NoRedirect(urllib.request.HTTPRedirectHandler):
    """Shows the redirect instead of following it."""

    def redirect_request(self, *_: object, **__: object) -> None:
        """Do not follow."""


def demo_form(house: House) -> str:
    wait_until(lambda: "/f/frm_" in house.output(), "the demo form's address", 10)
    return house.output().split("/f/")[1].split()[0]


POST = {
    "name": "Ada Lovelace",
    "email": "ada@engines.example",
    "phone": "+44 20 7946 0000",
    "company": "Engines Ltd",
    "message": "Please call me.",
}


def test_a_form_post_becomes_a_lead(house: House) -> None:
    status, location, _ = post(house, POST)
    assert status == 303
    assert "/f/" in location
    with story_of(house) as story:
        story.wait_settled(1)
        assert story.states() == {"done": 1}
        counts = story.counts()
        assert story.contact_names() == ["Ada Lovelace"]
    assert counts["companies"] == 1
    assert counts["leads"] == 1


def test_a_program_gets_json_and_a_double_click_is_one(house: House) -> None:
    answers = [json.loads(post(house, POST, "application/json")[2]) for _ in range(2)]
    assert answers[0]["ok"]
    assert answers[0]["id"] == answers[1]["id"]
    with story_of(house) as story:
        story.wait_settled(1)
        assert story.counts()["submissions"] == 1


def test_a_form_post_never_changes_a_known_contact(house: House) -> None:
    house.send(letter())
    with story_of(house) as story:
        story.wait_settled(1)
        post(house, {**POST, "name": "A. Lovelace"})
        story.wait_settled(2)
        assert story.contact_names() == ["Ada Lovelace"]
        assert story.counts()["contacts"] == 1
        assert story.counts()["activities"] == 2


def test_another_name_under_a_known_address_waits_for_a_person(house: House) -> None:
    house.send(letter())
    with story_of(house) as story:
        story.wait_settled(1)
        post(house, {**POST, "name": "Charles Babbage"})
        story.wait_settled(2)
        assert story.contact_names() == ["Ada Lovelace", "Charles Babbage"]
        assert story.open_pairs() == 1


def test_a_filled_honeypot_waits_for_a_person(house: House) -> None:
    status, _, _ = post(house, {**POST, "_gotcha": "spam"})
    assert status == 303
    with story_of(house) as story:
        story.wait_settled(1)
        assert story.states() == {"held": 1}
        assert story.counts()["leads"] == 0


def test_a_company_named_again_is_the_same_one(house: House) -> None:
    post(house, POST)
    post(house, {**POST, "name": "Charles Babbage", "email": "charles@differences.example"})
    with story_of(house) as story:
        story.wait_settled(2)
        assert story.counts()["contacts"] == 2
        assert story.counts()["companies"] == 1


def test_a_proxy_header_cannot_be_forged_with_underscores(build_house: HouseBuilder) -> None:
    house = build_house({"http": {"trusted_proxies": 1}})
    house.start()
    post(house, POST, X_Forwarded_For="203.0.113.9")
    with story_of(house) as story:
        story.wait_settled(1)
        # The door truncates what it keeps.
        assert story.peers() == ["127.0.0.0"]
