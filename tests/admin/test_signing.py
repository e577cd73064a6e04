"""Signing in and out, sessions, and what strangers may see."""

import time

import pytest
from flask import Flask
from werkzeug.routing import AnyConverter, Rule

from admin import sessions
from store import Database, users
from tests.admin.conftest import EMAIL, PASSWORD, Browser


def test_the_right_password_opens_the_page_that_was_asked_for(stranger: Browser) -> None:
    answer = stranger.client.get("/intake?tab=held")
    assert answer.location == "/sign-in?next=/intake?tab%3Dheld"
    values = {"email": " ADA@example.org ", "password": PASSWORD, "next": "/intake?tab=held"}
    stranger.post("/sign-in", values, page="/sign-in")
    assert "Nothing is held" in stranger.get("/intake?tab=held")


@pytest.mark.parametrize(
    ("email", "password"),
    [(EMAIL, "wrong"), (EMAIL, ""), ("nobody@example.org", PASSWORD), ("", PASSWORD)],
)
def test_one_sentence_answers_every_wrong_pair(
    stranger: Browser, email: str, password: str
) -> None:
    assert "do not belong together" in stranger.sign_in(email, password, status=422)
    assert stranger.client.get("/").status_code == 302


@pytest.mark.parametrize(
    "target", ["https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:alert(1)"]
)
def test_signing_in_leads_to_our_own_pages_only(stranger: Browser, target: str) -> None:
    token = stranger.token("/sign-in")
    values = {"email": EMAIL, "password": PASSWORD, "next": target, "csrf_token": token}
    assert stranger.client.post("/sign-in", data=values).location == "/"


def test_each_sign_in_starts_a_new_session(stranger: Browser) -> None:
    with stranger.client.session_transaction() as session:
        session["left_behind"] = "by somebody else"
    stranger.sign_in()
    with stranger.client.session_transaction() as session:
        first = session["id"]
        assert "left_behind" not in session
    stranger.post("/sign-out", {})
    stranger.sign_in()
    with stranger.client.session_transaction() as session:
        assert session["id"] != first


def test_a_cookie_kept_from_before_signing_out_opens_nothing(ada: Browser) -> None:
    with ada.client.session_transaction() as session:
        session["id"] = "copied"
    cookie = ada.client.get_cookie("frontdesk")
    assert cookie is not None
    ada.post("/sign-out", {})
    ada.client.set_cookie("frontdesk", cookie.value)
    assert ada.client.get("/intake").status_code == 302


@pytest.mark.parametrize(
    ("name", "seconds"),
    [("seen", sessions.IDLE_SECONDS + 5), ("since", sessions.LONGEST_SECONDS + 5)],
)
def test_a_session_ends_when_idle_and_when_old(ada: Browser, name: str, seconds: int) -> None:
    with ada.client.session_transaction() as session:
        session[name] = int(time.time()) - seconds
    assert ada.client.get("/intake").status_code == 302


def test_shutting_a_user_out_ends_the_session(ada: Browser, house: Database) -> None:
    with house.write() as connection:
        users.set_active(connection, 1, is_active=False)
    assert ada.client.get("/intake").status_code == 302
    ada.sign_in(status=422)


def test_the_first_sign_in_offers_a_password_of_ones_own(
    stranger: Browser, house: Database
) -> None:
    with house.write() as connection:
        users.create(connection, "new@example.org", "", "one two three four")
    token = stranger.token("/sign-in")
    values = {"email": "new@example.org", "password": "one two three four", "csrf_token": token}
    assert stranger.client.post("/sign-in", data=values).location == "/account#password"
    assert "choose a password of your own" in stranger.get("/account")


def test_guessing_is_stopped_for_the_guesser_but_not_for_the_owner(app: Flask) -> None:
    owner, guesser = Browser(app.test_client()), Browser(app.test_client())
    owner.sign_in()
    owner.post("/sign-out", {})
    for _try in range(8):
        guesser.sign_in(password="guess", status=422)
    assert "Too many wrong passwords" in guesser.sign_in(status=429)
    owner.sign_in()


def test_everything_but_the_sign_in_asks_for_one(app: Flask, stranger: Browser) -> None:
    open_ = {"health.show", "signing.show", "signing.sign_in", "static", "bootstrap.static"}
    for rule in app.url_map.iter_rules():
        if rule.endpoint in open_:
            continue
        url = app.url_map.bind("localhost").build(rule.endpoint, _arguments(rule))
        for method in (rule.methods or set()) & {"GET", "POST"}:
            status = stranger.client.open(url, method=method).status_code
            assert status in (302, 400), (method, url, status)


def _arguments(rule: Rule) -> dict[str, object]:
    """Something each part of the address takes: one of its words where it takes only those."""
    parts = rule._converters
    return {
        name: next(iter(part.items)) if isinstance(part, AnyConverter) else 1
        for name, part in parts.items()
    }


def test_no_address_changes_anything_by_get(app: Flask) -> None:
    rules = app.url_map.iter_rules()
    both = [rule.rule for rule in rules if {"GET", "POST"} <= (rule.methods or set())]
    assert both == []


def test_a_form_without_its_token_changes_nothing(ada: Browser, house: Database) -> None:
    answer = ada.client.post("/account", data={"name": "Mallory"})
    assert answer.status_code == 400
    assert "too old" in answer.text
    with house.read() as connection:
        user = users.by_id(connection, 1)
    assert user is not None
    assert user.name == "Ada Byron"
