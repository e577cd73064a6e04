"""What a person reads when a page cannot be shown, and what guests of the app may do."""

import pytest
from flask import Blueprint, Flask, abort, request

from admin import create_app
from config import Settings
from store import Database
from tests.admin.conftest import Browser

guests = Blueprint("guests", __name__, url_prefix="/guests")


@guests.post("/post")
def post() -> str:
    """Take a post from anywhere."""
    return f"thanks for {len(request.get_data())} bytes"


@guests.get("/fault")
def fault() -> str:
    """Fail."""
    raise RuntimeError("a fault of ours with a secret detail")


@guests.get("/<int:status>")
def refuse(status: int) -> str:
    """Answer with that status."""
    abort(status)


@pytest.fixture
def visitor(house: Database) -> Browser:
    """A browser on an app that has a public blueprint besides."""
    app = create_app(Settings(), house, extra_blueprints=(guests,))
    app.config["PROPAGATE_EXCEPTIONS"] = False
    return Browser(app.test_client())


def test_a_public_blueprint_asks_for_no_sign_in_and_no_token(visitor: Browser) -> None:
    answer = visitor.client.post("/guests/post", data=b"name=Ada")
    assert (answer.status_code, answer.text) == (200, "thanks for 8 bytes")
    assert visitor.client.get("/intake").status_code == 302


def test_a_fault_is_a_sentence_without_its_details(visitor: Browser) -> None:
    page = visitor.get("/guests/fault", status=500)
    assert "Nothing was changed and no letter is lost." in page
    assert "secret detail" not in page
    assert "Traceback" not in page


@pytest.mark.parametrize(
    ("status", "title"),
    [
        (403, "This is not for you"),
        (404, "There is nothing here"),
        (409, "Somebody was quicker"),
        (413, "This is too large"),
        (418, "This request was not understood"),
        (429, "Too many tries"),
    ],
)
def test_every_refusal_says_what_to_do(visitor: Browser, status: int, title: str) -> None:
    assert f"<h1>{title}</h1>" in visitor.get(f"/guests/{status}", status=status)


def test_a_store_that_is_gone_is_said_in_words(visitor: Browser, house: Database) -> None:
    visitor.sign_in()
    assert house.url.database is not None
    house.close()
    with open(house.url.database, "wb") as file:
        file.write(b"this is no database" * 100)
    for url in ("/guests/fault", "/intake"):
        assert "Letters are refused for now" in visitor.get(url, status=503)


def test_more_than_a_page_posts_is_refused(app: Flask, ada: Browser) -> None:
    values = {"name": "x" * (app.config["MAX_CONTENT_LENGTH"] + 1)}
    answer = ada.client.post("/account", data=values)
    assert answer.status_code == 413


def test_only_as_many_proxies_are_believed_as_are_named(house: Database) -> None:
    settings = Settings.model_validate({"http": {"trusted_proxies": 1}})
    for given, seen in ((Settings(), "127.0.0.1"), (settings, "203.0.113.9")):
        app = create_app(given, house)
        with app.test_client() as client:
            client.get("/sign-in", headers={"X-Forwarded-For": "198.51.100.1, 203.0.113.9"})
            assert request.remote_addr == seen
