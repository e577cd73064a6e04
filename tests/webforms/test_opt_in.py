"""A visitor's links: opening them changes nothing, their button does, for the e-mail only."""

import hashlib
from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from flask_babel import Babel
from sqlalchemy import select

from store import Database, consents, opt_in_token, opt_ins, points, secrets
from store.payload import PostedConsent
from store.tables import consents as consent_rows
from store.tables import contact_points
from tests.support.office import ADA, Office
from webforms import blueprint, opt_in

pytestmark = pytest.mark.store

TEXT = "Send me the monthly newsletter. I can leave at any time."
NEWS = PostedConsent("newsletter", "yes", TEXT, hashlib.sha256(TEXT.encode()).hexdigest())
PAGE = "https://www.shop.example/contact"


@pytest.fixture
def office(database: Database) -> Office:
    """A form that asks for a newsletter, with double opt-in."""
    office = Office(database)
    office.define(double_opt_in=True, autoreply={"subject": "Welcome", "text": "Hello."})
    return office


@pytest.fixture
def browser(office: Office) -> FlaskClient:
    """A visitor's browser at our public pages."""
    app = Flask(__name__)
    Babel(app)
    app.register_blueprint(blueprint(office.settings, office.database, _no_door))
    app.register_blueprint(opt_in.blueprint(office.settings, office.database))
    return app.test_client()


def _no_door(_arrival: object) -> Any:
    raise AssertionError("Nothing is posted to a form here.")


def agree(office: Office) -> int:
    return office.post(
        [*ADA, ("phone", "+1 415 555 2671")],
        consents=(NEWS, PostedConsent("partners", "", "Share my data.", "")),
        page=PAGE,
        verdict="accept",
        ip="192.0.2.0",
    )


def link(office: Office, submission_id: int) -> str:
    secret = secrets.keep(office.database, opt_in_token.SECRET)
    return f"/c/{opt_in_token.make(secret, submission_id)}"


def everything(database: Database) -> list[Any]:
    with database.read() as connection:
        tables = (consent_rows, contact_points)
        return [tuple(row) for table in tables for row in connection.execute(select(table))]


def test_the_log_keeps_the_exact_words_and_where_they_were_agreed_to(office: Office) -> None:
    submission = agree(office)
    with office.database.read() as connection:
        (given,) = consents.of_submission(connection, submission)
    assert (given.purpose, given.value, given.text) == ("newsletter", "yes", TEXT)
    assert given.text_hash == hashlib.sha256(TEXT.encode()).hexdigest()
    assert given.form_version == office.form.version
    assert (given.page, given.language, given.ip) == (PAGE, "en", "192.0.2.0")
    assert given.user_agent == "Browser"
    assert given.email == "ada@engines.example"
    assert given.contact_id
    assert given.confirmed_at is None


def test_an_address_is_truncated_where_no_door_did_it(office: Office) -> None:
    submission = office.post(consents=(NEWS,), peer="198.51.100.77")
    with office.database.read() as connection:
        (given,) = consents.of_submission(connection, submission)
    assert given.ip == "198.51.100.0"


def test_looking_at_the_link_changes_nothing(office: Office, browser: FlaskClient) -> None:
    address = link(office, agree(office))
    before = everything(office.database)
    for _time in range(2):
        page = browser.get(address)
        assert page.status_code == 200
        assert page.text.count("<button") == 1
        assert "ada@engines.example" in page.text
        assert page.headers["Cache-Control"] == "no-store"
    assert browser.head(address).status_code == 200
    assert browser.get(address, headers={"Sec-Purpose": "prefetch"}).status_code == 200
    assert browser.options(address).status_code in (200, 204)
    assert everything(office.database) == before


def test_the_button_confirms_once_and_vouches_for_the_e_mail_only(
    office: Office, browser: FlaskClient
) -> None:
    submission = agree(office)
    address = link(office, submission)
    assert browser.post(address).status_code == 200
    once = everything(office.database)
    again = browser.post(address)
    assert again.status_code == 200
    assert "confirmed" in again.text
    assert everything(office.database) == once
    assert "<button" not in browser.get(address).text
    with office.database.read() as connection:
        (given,) = consents.of_submission(connection, submission)
        assert given.confirmed_at is not None
        assert given.contact_id is not None
        found = {one.type: one for one in points.of_record(connection, "contact", given.contact_id)}
    assert found["email"].is_verified
    assert not found["email"].is_claimed
    assert not found["phone"].is_verified
    assert found["phone"].is_claimed


def test_the_welcome_waits_for_the_confirmation(office: Office, browser: FlaskClient) -> None:
    submission = agree(office)
    assert office.states("opt_in", "autoreply") == ["waiting", "unconfirmed"]
    browser.post(link(office, submission))
    assert office.states("autoreply") == ["waiting"]


def test_a_link_grows_old_and_a_forged_one_is_no_link(
    office: Office, browser: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    submission = agree(office)
    address = link(office, submission)
    assert browser.get("/c/forged.token.here").status_code == 404
    assert browser.post(address[:-1] + ("A" if address[-1] != "A" else "B")).status_code == 404
    secret = secrets.keep(office.database, opt_in_token.SECRET)
    with pytest.raises(opt_in_token.LinkExpired):
        opt_in_token.read(secret, address.removeprefix("/c/"), timedelta(seconds=-1))
    late = office.settings.outbound.model_copy(update={"confirm_days": -1})
    settings = office.settings.model_copy(update={"outbound": late})
    app = Flask(__name__)
    Babel(app)
    app.register_blueprint(blueprint(office.settings, office.database, _no_door))
    app.register_blueprint(opt_in.blueprint(settings, office.database))
    old = app.test_client()
    assert old.get(address).status_code == 410
    assert old.post(address).status_code == 410
    with office.database.read() as connection:
        asked = opt_ins.of_submission(connection, submission)
    assert asked is not None
    assert asked.confirmed_at is None
    # What was agreed to can be taken back however old the link is.
    assert old.post(f"{address}/withdraw").status_code == 200


def test_a_consent_is_taken_back_by_the_button_or_by_one_click_of_a_mail_program(
    office: Office, browser: FlaskClient
) -> None:
    submission = agree(office)
    address = f"{link(office, submission)}/withdraw"
    page = browser.get(address)
    assert TEXT in page.text
    with office.database.read() as connection:
        assert consents.of_submission(connection, submission)[0].stands
    one_click = {"List-Unsubscribe": "One-Click"}
    assert browser.post(address, data=one_click).status_code == 200
    with office.database.read() as connection:
        (given,) = consents.of_submission(connection, submission)
    assert given.withdrawn_how == "link"
    browser.post(address)
    with office.database.read() as connection:
        assert consents.of_submission(connection, submission) == [given]


def test_a_purpose_is_taken_back_however_often_it_was_agreed_to(
    office: Office, browser: FlaskClient
) -> None:
    first, second = agree(office), agree(office)
    other = office.post([("name", "Bob"), ("email", "bob@fields.example")], consents=(NEWS,))
    browser.post(f"{link(office, second)}/withdraw")
    with office.database.read() as connection:
        stands = [
            consents.of_submission(connection, one)[0].stands for one in (first, second, other)
        ]
    assert stands == [False, False, True]
    later = agree(office)
    with office.database.read() as connection:
        assert consents.of_submission(connection, later)[0].stands


def test_reading_a_post_again_keeps_the_log_as_it_is(office: Office, browser: FlaskClient) -> None:
    submission = agree(office)
    browser.post(link(office, submission))
    with office.database.read() as connection:
        before = consents.of_submission(connection, submission)
    office.run_again(submission)
    with office.database.read() as connection:
        assert consents.of_submission(connection, submission) == before
