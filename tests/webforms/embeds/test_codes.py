"""The codes an owner pastes: whole, harmless, and honest about what a strict page must allow."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from flask import Flask
from flask_babel import Babel
from lxml import html as parser

from store.form_definition import FormDefinition, FormField, callback_request, plain_enquiry
from store.forms import Form, FormWish
from webforms.embeds import every
from webforms.embeds.scripted import pinned_script_line
from webforms.embeds.served import script

APP = Flask(__name__)
Babel(APP)
ADDRESS = "https://crm.example.com"
FORM = Form(
    1, 1, "frm_7h2kq9xw3m", FormWish("Contact <us>", origins=("https://shop.example",)),
    datetime.now(UTC), None, 1, plain_enquiry(),
)  # fmt: skip


@pytest.fixture(autouse=True)
def _request() -> Iterator[None]:
    with APP.test_request_context():
        yield


def test_every_way_says_what_a_strict_page_must_allow() -> None:
    ways = {way.mode: way for way in every(FORM, ADDRESS)}
    assert list(ways) == ["html", "script", "popup", "float", "iframe", "link"]
    assert {mode: way.csp.split() for mode, way in ways.items()} == {
        "html": f"form-action {ADDRESS}; script-src {ADDRESS}; connect-src {ADDRESS};".split(),
        **{
            mode: f"script-src {ADDRESS}; connect-src {ADDRESS}; form-action {ADDRESS};"
            f" style-src {ADDRESS};".split()
            for mode in ("script", "popup", "float")
        },
        "iframe": f"frame-src {ADDRESS}; script-src {ADDRESS};".split(),
        "link": [],
    }
    assert all(way.title and way.note for way in ways.values())


def test_a_page_that_thanks_elsewhere_is_allowed_too_because_browsers_check_redirects() -> None:
    form = replace(FORM, wish=replace(FORM.wish, redirect_url="https://shop.example/merci?x=1"))
    assert every(form, ADDRESS)[0].csp.startswith(f"form-action {ADDRESS} https://shop.example;")


def test_no_code_has_a_style_a_handler_or_an_inline_script() -> None:
    for way in every(FORM, ADDRESS):
        tree = parser.fragment_fromstring(way.code, create_parent=True)
        for element in tree.iter():
            assert not [name for name in element.attrib if name == "style" or name[:2] == "on"]
        assert not [one for one in tree.iter("script") if one.text]


@pytest.mark.parametrize("mode", ["script", "popup", "float"])
def test_without_script_a_link_to_the_form_stands_there(mode: str) -> None:
    way = next(way for way in every(FORM, ADDRESS) if way.mode == mode)
    tree = parser.fragment_fromstring(way.code, create_parent=True)
    (link,) = tree.iter("a")
    assert (link.get("href"), link.text) == (f"{ADDRESS}/f/{FORM.key}", "Contact <us>")


def test_the_link_has_a_qr_code_that_is_a_picture_and_nothing_else() -> None:
    (link,) = (way for way in every(FORM, ADDRESS) if way.mode == "link")
    assert link.code == f"{ADDRESS}/f/{FORM.key}"
    assert link.qr.startswith("<svg ")
    assert "style" not in link.qr
    assert f"<title>{link.code}</title>" in link.qr


def test_a_frame_needs_the_sites_to_be_named_first() -> None:
    nowhere = replace(FORM, wish=FormWish("Contact"))
    (frame,) = (way for way in every(nowhere, ADDRESS) if way.mode == "iframe")
    assert "Name the sites" in frame.note


def test_a_form_that_asks_for_a_call_is_offered_as_a_floating_button_first() -> None:
    form = replace(FORM, definition=callback_request())
    first = every(form, ADDRESS)[0]
    assert first.mode == "float"
    assert 'data-label="Call me back"' in first.code


def test_the_owners_texts_cannot_leave_their_place() -> None:
    evil = '"><script>alert(1)</script>'
    field = FormField(name=evil, label=evil, help=evil, default=evil)
    form = replace(FORM, wish=FormWish(evil), definition=FormDefinition(fields=(field,)))
    for way in every(form, ADDRESS):
        assert "<script>alert" not in way.code


def test_the_pinned_line_names_the_very_bytes_that_are_served() -> None:
    line = pinned_script_line(ADDRESS)
    assert script().integrity in line
    assert f"/embed/v1.{script().digest}.js" in line
