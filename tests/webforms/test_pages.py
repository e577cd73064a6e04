"""The pages people see: the hosted form, errors beside the fields, and nothing typed is lost."""

from html import unescape
from typing import Any

import pytest
from flask import Flask
from flask_babel import Babel

from store import forms
from store.database import Database
from store.form_definition import FormDefinition, callback_request, plain_enquiry
from store.forms import Form, FormWish
from webforms import preview, snippet


def test_the_hosted_page_is_a_form_that_needs_no_script(web: Any) -> None:
    answer = web.get()
    assert answer.status_code == 200
    assert "<h1>Contact us</h1>" in answer.text
    assert f'action="/f/{web.form.key}" method="post"' in answer.text
    for name in ("name", "email", "phone", "company", "message", "_hp_q3"):
        assert f'name="{name}"' in answer.text
    # The script is ours and only makes it quicker to use.
    assert answer.text.count("<script") == answer.text.count('<script src="/embed/v1.js" defer>')
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
    assert 'name="Shoe size" value="42"' in text
    assert '<input type="hidden" name="_subject" value="Shoes">' in text
    assert '<input type="hidden" name="_page" value="https://shop.example.com/shoes">' in text
    box = web.form.key[4:8]
    assert f'aria-describedby="i-{box}-email-error" aria-invalid="true"' in text
    assert f'<a href="#i-{box}-email">E-mail – Write an e-mail address' in text
    assert "<script>" not in answer.text


@pytest.fixture
def form(database: Database) -> Form:
    """A form in the store."""
    with database.write() as connection:
        return forms.create(connection, FormWish("Contact us"))


def test_the_snippet_posts_to_the_form_and_hides_its_trap_without_style(form: Form) -> None:
    app = Flask(__name__)
    Babel(app)
    with app.test_request_context():
        text = snippet(form, "https://crm.example.com")
    assert f'action="https://crm.example.com/f/{form.key}" method="post"' in text
    assert "<p hidden>\n    <label>Leave this empty" in text
    assert "style" not in text
    assert "<script" not in text


def test_a_preview_shows_the_form_and_sends_nothing(web: Any) -> None:
    with web.client.application.test_request_context():
        page = preview(callback_request(), FormWish("We <call> you"))
    assert "<h1>We &lt;call&gt; you</h1>" in page
    assert 'name="wanted_time"' in page
    assert "action=" not in page
    assert "method=" not in page


def test_a_page_in_a_language_of_its_owner_says_so(web: Any) -> None:
    texts = {"send": "Senden", "thank_you": "Danke", "another": "Noch eine"}
    asked = FormDefinition(fields=plain_enquiry().fields, texts=texts)
    web.wish(language="de")
    with web.database.write() as connection:
        forms.define(connection, web.form.key, asked, "test")
    page, thanks = web.get().text, web.get("/thanks").text
    assert '<html lang="de">' in page
    assert "<button>Senden</button>" in page
    assert "<h1>Danke</h1>" in thanks
    assert ">Noch eine</a>" in thanks
