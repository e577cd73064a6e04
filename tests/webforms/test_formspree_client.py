"""Formspree's own client, unchanged, works against the daemon from a page of another site."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from flask import Flask, send_file
from playwright.sync_api import Page, expect
from werkzeug.serving import make_server

from store import forms
from store.database import Database
from store.form_definition import FormDefinition
from store.payload import FormPayload
from tests.support.house import House
from tests.support.parts import missing_part
from tests.support.source_tree import ROOT
from tests.support.waiting import wait_until

pytestmark = [pytest.mark.browser, pytest.mark.house]

CLIENT = ROOT / "tests" / "npm" / "node_modules" / "@formspree" / "ajax" / "dist" / "global.js"
PAGE = """<!doctype html><html lang="en"><title>Shop</title>
<div data-fs-success></div><div data-fs-error></div>
<form id="contact">
  <label>E-mail <input name="email" data-fs-field></label><span data-fs-error="email"></span>
  <label>Message <textarea name="message" data-fs-field></textarea></label>
  <button data-fs-submit-btn>Send</button>
</form>
<script>
  window.formspree = window.formspree || function () {
    (formspree.q = formspree.q || []).push(arguments);
  };
  formspree("initForm", {
    formElement: "#contact", formId: "%(key)s", origin: "%(door)s",
    onSuccess: (context, result) => { window.result = result; },
  });
</script>
<script src="/client.js" defer></script>"""


@contextmanager
def _shop(key: str, door: str) -> Iterator[str]:
    app = Flask("shop")
    app.add_url_rule("/", "page", lambda: PAGE % {"key": key, "door": door})
    app.add_url_rule("/client.js", "client", lambda: send_file(CLIENT))
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://localhost:{server.port}"
    server.shutdown()
    thread.join()


def _form(house: House, **given: Any) -> str:
    database = Database(house.store_url)
    fields = [
        {"name": "email", "type": "email", "required": True, "maps_to": "email"},
        {"name": "message", "type": "textarea", "maps_to": "message"},
    ]
    with database.write() as connection:
        key = forms.every(connection)[0].key
        made = FormDefinition.model_validate({"fields": fields, **given})
        forms.define(connection, key, made, "test")
    database.close()
    return key


def _kept(house: House) -> list[FormPayload]:
    database = Database(house.store_url)
    with database.read() as connection:
        rows = connection.exec_driver_sql("SELECT raw FROM originals ORDER BY submission_id")
        kept = [FormPayload.from_bytes(row.raw) for row in rows]
    database.close()
    return kept


def test_the_client_shows_errors_beside_fields_and_then_success(house: House, page: Page) -> None:
    if not CLIENT.exists():
        missing_part("formspree", "scripts/test-parts fetches @formspree/ajax with npm")
    key = _form(house, files={"most": 0})
    with _shop(key, house.url) as shop:
        page.goto(shop)
        page.get_by_label("E-mail").fill("ann at example")
        page.get_by_label("Message").fill("Please call me.")
        page.get_by_role("button").click()
        expect(page.locator("[data-fs-error=email]")).to_contain_text("Write an e-mail address")
        expect(page.get_by_label("E-mail")).to_have_attribute("aria-invalid", "true")
        page.get_by_label("E-mail").fill("ann@example.com")
        page.get_by_role("button").click()
        expect(page.locator("[data-fs-success]")).to_have_text("Thank you!")
        result = page.evaluate("window.result")
    assert result["next"] == f"{house.url}/f/{key}/thanks"
    (payload,) = _kept(house)
    assert dict(payload.fields) == {"email": "ann@example.com", "message": "Please call me."}
    assert payload.verdict == "accept"


def _status(page: Page, address: str) -> int:
    answer = page.goto(address)
    return answer.status if answer else 0


def test_a_refusal_of_the_whole_form_is_shown_by_the_client(house: House, page: Page) -> None:
    if not CLIENT.exists():
        missing_part("formspree", "scripts/test-parts fetches @formspree/ajax with npm")
    key = _form(house)
    database = Database(house.store_url)
    with database.write() as connection:
        forms.archive(connection, key)
    database.close()
    with _shop(key, house.url) as shop:
        # What another process changed is seen at the daemon's next look at the form.
        wait_until(lambda: _status(page, f"{house.url}/f/{key}") == 410, "the form is closed")
        page.goto(shop)
        page.get_by_label("E-mail").fill("ann@example.com")
        page.get_by_role("button").click()
        expect(page.locator('[data-fs-error=""]')).to_contain_text("This form is closed")
    assert _kept(house) == []
