"""A real browser without JavaScript posts the pasted snippet from a strict page of another site."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from flask import Flask
from flask_babel import Babel
from playwright.sync_api import Browser, expect
from werkzeug.serving import make_server

from config import Settings
from store import forms
from store.database import Database
from store.forms import FormWish
from store.writer import Writer
from webforms import blueprint, snippet

pytestmark = pytest.mark.browser

STRICT = "default-src 'none'; form-action {door}"


@contextmanager
def _served(app: Flask) -> Iterator[str]:
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.port}"
    server.shutdown()
    thread.join()


def _shop(text: str, door: str) -> Flask:
    """Somebody's web page with the snippet in it."""
    app = Flask("shop")

    @app.get("/contact")
    def contact() -> tuple[str, dict[str, str]]:
        page = f"<!doctype html><html lang=en><title>Shop</title><h1>Shop</h1>{text}"
        return page, {"Content-Security-Policy": STRICT.format(door=door)}

    return app


def test_the_snippet_works_without_script_on_a_strict_page(
    database: Database, browser: Browser
) -> None:
    with database.write() as connection:
        form = forms.create(connection, FormWish("Contact us", thank_you="We call you."))
    writer = Writer(database)
    writer.start()
    app = Flask("door")
    Babel(app)
    app.register_blueprint(blueprint(Settings(), database, writer))
    with _served(app) as door:
        with app.test_request_context():
            text = snippet(form, door)
        with _served(_shop(text, door)) as shop:
            _post_and_correct(browser, f"{shop}/contact")
    writer.stop()


def _post_and_correct(browser: Browser, address: str) -> None:
    context: Any = browser.new_context(
        java_script_enabled=False, viewport={"width": 390, "height": 800}
    )
    page = context.new_page()
    page.goto(address)
    assert page.locator("[name=_hp_q3]").is_hidden()
    page.get_by_label("Name").fill("Ann Lee")
    # The browser finds nothing wrong with it; we do, and give everything back.
    page.get_by_label("E-mail").fill("ann@example")
    page.get_by_label("Message").fill("Please call me.")
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_role("alert")).to_contain_text("Please check 1 field.")
    expect(page.get_by_label("Message")).to_have_value("Please call me.")
    page.get_by_label("E-mail").fill("ann@example.com")
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_text("We call you.")).to_be_visible()
    context.close()
