"""The pages people see: the hosted form, errors beside the fields, and nothing typed is lost."""

from concurrent.futures import Future
from html import unescape
from typing import Any

import pytest
from flask import Flask
from flask_babel import Babel

from config import Settings
from store import forms
from store.database import Database
from store.envelope import Accepted, Arrival, StoreUnavailable
from store.forms import Form, FormWish
from webforms import blueprint, snippet


def test_the_hosted_page_is_a_form_that_needs_no_script(web: Any) -> None:
    answer = web.get()
    assert answer.status_code == 200
    assert "<h1>Contact us</h1>" in answer.text
    assert f'action="/f/{web.form.key}" method="post"' in answer.text
    for name in ("name", "email", "phone", "company", "message", "_hp_q3"):
        assert f'name="{name}"' in answer.text
    assert "<script" not in answer.text
    assert "style=" not in answer.text
    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy


def test_an_error_gives_everything_back_with_the_error_beside_the_field(web: Any) -> None:
    answer = web.post(
        data={
            "name": '"><script>alert(1)</script>',
            "email": "ann at example",
            "Shoe size": "42",
            "_subject": "Shoes",
        },
        headers={"Referer": "https://shop.example.com/shoes"},
    )
    text = unescape(answer.text)
    assert answer.status_code == 422
    assert "Please check 1 field." in text
    assert 'value="ann at example"' in text
    assert 'name="Shoe size" type="text" value="42"' in text
    assert '<input type="hidden" name="_subject" value="Shoes">' in text
    assert '<input type="hidden" name="_page" value="https://shop.example.com/shoes">' in text
    assert 'aria-invalid="true" aria-describedby="field-1-error-1"' in text
    assert '<a href="#field-1">E-mail: Write an e-mail address' in text
    assert "<script>" not in answer.text


class _Down:
    """A store that takes nothing."""

    def __call__(self, arrival: Arrival) -> "Future[Accepted]":
        refused: Future[Accepted] = Future()
        refused.set_exception(StoreUnavailable("disk full"))
        return refused


@pytest.fixture
def form(database: Database) -> Form:
    """A form in the store."""
    with database.write() as connection:
        return forms.create(connection, FormWish("Contact us"))


def test_a_store_that_is_down_says_when_to_come_back_and_loses_no_word(
    database: Database, form: Form
) -> None:
    app = Flask(__name__)
    Babel(app)
    app.register_blueprint(blueprint(Settings(), database, _Down()))
    answer = app.test_client().post(f"/f/{form.key}", data={"message": "A long letter"})
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "30")
    assert "A long letter</textarea>" in answer.text
    json = app.test_client().post(f"/f/{form.key}", json={"message": "x"})
    assert (json.status_code, json.get_json()["errors"][0]["code"]) == (503, "STORE")
    assert "disk full" not in answer.text + json.text


def test_a_database_that_is_away_is_no_missing_form(tmp_path: Any) -> None:
    app = Flask(__name__)
    Babel(app)
    away = Database(f"sqlite:///{tmp_path}/no/such/folder.sqlite3")
    app.register_blueprint(blueprint(Settings(), away, _Down()))
    answer = app.test_client().post("/f/frm_2222222222", data={"message": "x"})
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "30")


def test_the_snippet_posts_to_the_form_and_hides_its_trap_without_style(form: Form) -> None:
    app = Flask(__name__)
    Babel(app)
    with app.test_request_context():
        text = snippet(form, "https://crm.example.com")
    assert f'action="https://crm.example.com/f/{form.key}" method="post"' in text
    assert "<p hidden><label>Leave this empty" in text
    assert "style" not in text
    assert "<script" not in text
