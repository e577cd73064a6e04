"""Forms: made in a minute, shown with their snippet, closed with a way back."""

import re
from collections.abc import Iterator
from html import unescape
from typing import Any

import pytest
from flask import Flask

from admin import create_app
from config import Settings
from store import Database, Writer, forms
from store.envelope import Arrival, Envelope
from store.forms import Form, FormWish
from store.lists import form_posts
from store.payload import FormPayload, PostedFile
from store.types import utc_now
from webforms import blueprint

SITE = {"Origin": "https://www.example.com"}


@pytest.fixture
def form(house: Database) -> Form:
    """A form for one site, in French."""
    with house.write() as connection:
        return forms.create(
            connection, FormWish("Devis", language="fr", origins=("https://www.example.com",))
        )


@pytest.fixture
def app(house: Database) -> Iterator[Flask]:
    """The admin app together with the form door, as the daemon composes them."""
    writer = Writer(house)
    writer.start()
    app = create_app(Settings(), house, extra_blueprints=(blueprint(Settings(), house, writer),))
    app.testing = True
    yield app
    writer.stop()


def test_a_form_is_made_and_shown_with_its_snippet(ada: Any, house: Database) -> None:
    values = {
        "title": "Ask us", "language": "en", "thank_you": "Bye.\r\nSoon!",
        "redirect_url": "https://www.example.com/thanks",
        "origins": "https://www.Example.com/contact\r\nhttps://shop.example.com",
    }  # fmt: skip
    ada.post("/forms", values, page="/forms/new")
    with house.read() as connection:
        (made,) = forms.every(connection)
    assert made.wish == FormWish(
        "Ask us", "Bye.\nSoon!", "https://www.example.com/thanks", "en",
        ("https://www.example.com", "https://shop.example.com"),
    )  # fmt: skip
    page = unescape(ada.get(f"/forms/{made.key}/embed"))
    assert f'<form action="http://localhost/f/{made.key}" method="post"' in page
    assert 'name="_hp_q3"' in page
    assert made.wish.title in ada.get("/forms")


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ({"title": " "}, "title"),
        ({"title": "x" * 256}, "title"),
        ({"redirect_url": "javascript:alert(1)"}, "redirect_url"),
        ({"redirect_url": "/thanks"}, "redirect_url"),
        ({"origins": "www.example.com"}, "origins"),
    ],
)
def test_a_mistake_is_named_beside_its_field(
    ada: Any, house: Database, typed: dict[str, str], name: str
) -> None:
    values = {"title": "Ask us", "thank_you": "Much obliged", **typed}
    page = ada.post("/forms", values, status=422, page="/forms/new")
    assert f'id="error-{name}"' in page
    assert "Much obliged" in page
    with house.read() as connection:
        assert forms.every(connection) == []


def test_a_form_is_changed(ada: Any, house: Database, form: Form) -> None:
    edit = ada.get(f"/forms/{form.key}/edit")
    assert "https://www.example.com</textarea>" in edit
    ada.post(f"/forms/{form.key}/edit", {"title": "Devis gratuit", "origins": ""})
    with house.read() as connection:
        changed = forms.by_key(connection, form.key)
    assert changed is not None
    assert changed.wish == FormWish("Devis gratuit")


def test_a_closed_form_takes_nothing_until_it_is_opened_again(ada: Any, form: Form) -> None:
    ada.post(f"/forms/{form.key}/archive", {}, page=f"/forms/{form.key}")
    assert "Open again" in ada.get(f"/forms/{form.key}")
    post: Any = {"data": {"email": "ann@example.com"}, "headers": SITE}
    assert ada.client.post(f"/f/{form.key}", **post).status_code == 410
    ada.post(f"/forms/{form.key}/reopen", {}, page=f"/forms/{form.key}")
    assert ada.client.post(f"/f/{form.key}", **post).status_code == 303


def test_a_post_needs_no_sign_in_no_token_and_sets_no_cookie(
    stranger: Any, ada: Any, form: Form
) -> None:
    fresh = ada.client.application.test_client()
    answer = fresh.post(f"/f/{form.key}", data={"message": "Bonjour"}, headers=SITE)
    assert answer.status_code == 303
    assert "Set-Cookie" not in answer.headers
    page = fresh.get(f"/f/{form.key}")
    assert '<html lang="fr">' in page.text
    assert "form-action 'self' https://www.example.com" in page.headers["Content-Security-Policy"]
    assert fresh.get("/f/static/webforms/page.css").status_code == 200
    assert "Bonjour" in ada.get(f"/forms/{form.key}")


def test_a_form_there_is_not_is_not_found(ada: Any) -> None:
    ada.get("/forms/frm_2222222222", 404)


def test_a_test_post_is_kept_as_a_test(ada: Any, house: Database, form: Form) -> None:
    page = ada.get(f"/forms/{form.key}/test")
    controls = dict(re.findall(r'name="(_test|_token)"[^>]* value="([^"]+)"', page))
    assert set(controls) == {"_test", "_token"}
    post = {**controls, "email": "ann@example.com", "message": "A try"}
    assert ada.client.post(f"/f/{form.key}", data=post, headers=SITE).status_code == 303
    with house.read() as connection:
        (kept,) = form_posts.every(connection, form, form_posts.Wanted())
    assert kept.payload.test


def test_a_posted_file_is_only_ever_downloaded(ada: Any, house: Database, form: Form) -> None:
    file = PostedFile("cv", "cv.html", "text/html", b"<script>alert(1)</script>")
    payload = FormPayload(form.key, (("message", "My papers"),), files=(file,))
    envelope = Envelope("form", form.source_id, utc_now())
    writer = Writer(house)
    writer.start()
    arrival = Arrival(envelope, payload.to_bytes(), payload.digest(), None, "My papers")
    accepted = writer(arrival).result(10)
    writer.stop()
    at = f"/intake/{accepted.submission_id}"
    assert f'href="{at}/attachments/0"' in ada.get(at)
    answer = ada.client.get(f"{at}/attachments/0")
    assert answer.data == file.content
    assert answer.headers["Content-Disposition"].startswith('attachment; filename="cv.html"')
    assert answer.headers["Content-Security-Policy"].startswith("sandbox")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.mimetype == "application/octet-stream"
    assert ada.client.get(f"{at}/attachments/1").status_code == 404
