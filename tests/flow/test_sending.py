"""A post through the real house: told, answered and called once, also when the daemon is killed."""

import http.client
import json
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

import pytest
from sqlalchemy import select

from store import Database, consents, forms
from store.consents import Consent
from store.form_definition import FormDefinition, plain_enquiry
from store.forms import Form
from store.tables import deliveries, outbox, submissions
from tests.support import hook_server as hooks
from tests.support import mail_server as mails
from tests.support.hook_server import HookServer
from tests.support.house import House, HouseBuilder
from tests.support.mail_server import MailServer
from tests.support.waiting import wait_until

pytestmark = pytest.mark.house

READER = "anna@shop.example"
POST = {"name": "Ada Lovelace", "email": "ada@engines.example", "message": "Please call."}


@pytest.fixture
def mail_server() -> Iterator[MailServer]:
    """Where the house's letters go."""
    with mails.mail_server() as server:
        yield server


@pytest.fixture
def hook_server() -> Iterator[HookServer]:
    """Where the house's webhooks go."""
    with hooks.hook_server() as server:
        yield server


@pytest.fixture
def sending(build_house: HouseBuilder, mail_server: MailServer) -> House:
    """A running house that sends through the mail server."""
    outbound = mail_server.settings(private_webhooks=True, alert_to=[])
    house = build_house({"outbound": outbound})
    house.start()
    return house


def define(house: House, **changes: Any) -> Form:
    """Change what the house's first form does."""
    database = Database(house.store_url)
    with database.write() as connection:
        form = forms.every(connection)[0]
        wanted = FormDefinition.model_validate(plain_enquiry().model_dump() | changes)
        defined = forms.define(connection, form.key, wanted, "a test")
    database.close()
    assert defined is not None
    # The daemon sees within a second what another process changed.
    wait_until(lambda: schema(house, defined)["version"] == defined.version, "the new version")
    return defined


def schema(house: House, form: Form) -> Any:
    connection = http.client.HTTPConnection(house.host, house.http_port, timeout=30)
    connection.request("GET", f"/f/{form.key}/schema")
    told = json.loads(connection.getresponse().read())
    connection.close()
    return told


def post(house: House, form: Form, values: dict[str, str]) -> int:
    connection = http.client.HTTPConnection(house.host, house.http_port, timeout=30)
    headers = {
        "Content-Type": "application/x-www-form-urlencoded",
        "Accept": "application/json",
        "Origin": house.url,
    }
    connection.request("POST", f"/f/{form.key}", urlencode(values), headers)
    answer = connection.getresponse()
    told = json.loads(answer.read())
    connection.close()
    assert answer.status == 200, told
    return int(told["id"].removeprefix("sub_"))


def states(house: House) -> list[str]:
    database = Database(house.store_url)
    with database.read() as connection:
        found = list(connection.execute(select(outbox.c.state).order_by(outbox.c.id)).scalars())
    database.close()
    return found


def test_a_post_is_told_answered_and_called(
    sending: House, mail_server: MailServer, hook_server: HookServer
) -> None:
    form = define(
        sending,
        notify=[READER],
        autoreply={"subject": "Thank you", "text": "We read it."},
        webhook_url=hook_server.url,
    )
    submission = post(sending, form, POST)
    letters = {one.rcpt_tos[0]: one for one in mail_server.wait(2)}
    assert set(letters) == {READER, "ada@engines.example"}
    assert f"/intake/{submission}" in letters[READER].text
    assert hook_server.wait(1)[0].told["data"]["id"] == f"sub_{submission}"
    wait_until(lambda: states(sending) == ["sent"] * 3, "everything sent")
    assert sending.stop() == 0


@pytest.mark.parametrize("is_taken", [False, True])
def test_a_daemon_killed_in_the_middle_of_a_letter_sends_that_letter_again(
    sending: House, mail_server: MailServer, is_taken: bool
) -> None:
    """Where the server had taken it without our hearing so, both are one by their Message-ID."""
    form = define(sending, notify=[READER])
    mail_server.gate.clear()
    mail_server.takes_first = is_taken
    post(sending, form, POST)
    assert mail_server.reached.wait(15)
    sending.kill()
    assert mail_server.left.wait(15)
    mail_server.gate.set()
    assert len(mail_server.received) == int(is_taken)
    sending.start()
    mail_server.wait(1 + int(is_taken))
    wait_until(lambda: states(sending) == ["sent"], "the letter sent")
    assert len(mail_server.received) == 1 + int(is_taken)
    assert len({one.message["Message-ID"] for one in mail_server.received}) == 1


def test_a_daemon_killed_again_and_again_sends_every_letter_and_none_under_two_names(
    sending: House, mail_server: MailServer, hook_server: HookServer
) -> None:
    form = define(sending, notify=[READER], webhook_url=hook_server.url)
    for round_ in range(4):
        for number in range(5):
            post(sending, form, {**POST, "message": f"Question {round_}.{number}"})
        if round_ < 3:
            sending.kill()
            sending.start()
    wait_until(lambda: states(sending) == ["sent"] * 40, "everything sent", 60)
    ids = [one.message["Message-ID"] for one in mail_server.received]
    subjects = {one.message["Message-ID"]: one.message["Subject"] for one in mail_server.received}
    assert len(set(ids)) == 20
    assert len(set(subjects.values())) == 20
    hooks_seen = [call.headers["webhook-id"] for call in hook_server.calls]
    assert len(set(hooks_seen)) == 20
    # Only what was in hand at a kill can come twice, and then under the same name.
    assert len(ids) - 20 <= 3
    assert len(hooks_seen) - 20 <= 3


def test_a_consent_given_at_the_door_is_confirmed_by_the_button_of_the_letter_s_link(
    sending: House, mail_server: MailServer
) -> None:
    fields = [*plain_enquiry().model_dump()["fields"], CONSENT]
    form = define(sending, fields=fields, double_opt_in=True)
    post(sending, form, {**POST, "consent.newsletter": "yes"})
    (letter,) = mail_server.wait(1)
    (path,) = re.findall(rf"{re.escape(sending.url)}(/c/[\w.-]+)", letter.text)
    for _time in range(2):
        assert "<button" in ask(sending, "GET", path)
        assert consents_of(sending)[0].confirmed_at is None
    assert "is confirmed" in ask(sending, "POST", path)
    (given,) = consents_of(sending)
    assert given.confirmed_at is not None
    assert given.text == CONSENT["text"]
    assert given.ip == "127.0.0.0"
    assert "taken back" in ask(sending, "POST", f"{path}/withdraw")
    assert consents_of(sending)[0].withdrawn_how == "link"


CONSENT = {
    "name": "news",
    "type": "consent",
    "purpose": "newsletter",
    "text": "Send me the monthly newsletter.",
}


def ask(house: House, method: str, path: str) -> str:
    connection = http.client.HTTPConnection(house.host, house.http_port, timeout=30)
    connection.request(method, path, headers={"Content-Length": "0"} if method == "POST" else {})
    answer = connection.getresponse()
    told = answer.read().decode()
    connection.close()
    assert answer.status == 200, (answer.status, told)
    return told


def consents_of(house: House) -> list[Consent]:
    database = Database(house.store_url)
    with database.read() as connection:
        found = consents.of_submission(connection, 1)
    database.close()
    return found


def test_our_own_letter_that_comes_back_starts_nothing(
    sending: House, mail_server: MailServer
) -> None:
    """A form that notifies an address we read ourselves must not tell itself for ever."""
    form = define(sending, notify=[f"desk@{sending.domain}"])
    post(sending, form, POST)
    (letter,) = mail_server.wait(1)
    sending.send(letter.raw, sender=letter.mail_from)
    database = Database(sending.store_url)

    def both_read() -> bool:
        with database.read() as connection:
            found = connection.execute(
                select(submissions.c.status, submissions.c.kind).order_by(submissions.c.id)
            ).all()
        return [tuple(row) for row in found] == [("done", "form"), ("discarded", "loop")]

    wait_until(both_read, "the letter judged a loop")
    with database.read() as connection:
        assert len(connection.execute(select(deliveries.c.id)).all()) == 1
    database.close()
    assert len(mail_server.received) == 1
