"""A person at work in a real browser: signs in, reviews a pair, merges, undoes."""

import re
import threading
from collections.abc import Iterable, Iterator

import pytest
from flask import Flask
from playwright.sync_api import Page, expect
from werkzeug.serving import make_server

from admin import create_app
from config import Settings
from store import Database, Writer, chore_requests, chores, form_counts, forms
from store.form_counts import Counted
from store.form_definition import Condition, FormDefinition, FormField, plain_enquiry
from store.forms import FormWish
from store.types import utc_now
from tests.admin.conftest import EMAIL, PASSWORD
from tests.support.axe import violations
from webforms import blueprint

pytestmark = pytest.mark.browser


@pytest.fixture
def app(house: Database) -> Iterator[Flask]:
    """The admin app together with the form door, as the daemon composes them."""
    writer = Writer(house)
    writer.start()
    yield create_app(Settings(), house, extra_blueprints=(blueprint(Settings(), house, writer),))
    writer.stop()


@pytest.fixture
def address(app: Flask) -> Iterator[str]:
    """Where the app is served."""
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def desk(page: Page, address: str) -> Iterator[Page]:
    """A page on which Ada has signed in; the browser must have nothing to complain about."""
    complaints: list[str] = []
    page.on("console", lambda said: complaints.append(said.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(f"{address}/sign-in")
    page.get_by_label("E-mail").fill(EMAIL)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("heading", name="Today")).to_be_visible()
    yield page
    assert [text for text in complaints if "Content Security Policy" in text] == []
    assert [text for text in complaints if "Error" in text] == []


def test_a_pair_is_merged_and_undone_with_the_mouse(desk: Page, address: str, pair: int) -> None:
    desk.goto(f"{address}/duplicates")
    desk.get_by_role("link", name="Marie Curie").click()
    desk.locator("label", has_text="Sceaux").click()
    desk.get_by_role("button", name="Merge the two").click()
    expect(desk.locator(".fd-note").get_by_text("Merged.")).to_be_visible()
    expect(desk.get_by_role("heading", name="No pair waits")).to_be_visible()
    desk.get_by_role("button", name="Undo").click()
    expect(desk.locator(".fd-note").get_by_text("Undone: both stand")).to_be_visible()


def test_a_pair_is_merged_and_undone_with_keys_alone(desk: Page, address: str, pair: int) -> None:
    desk.goto(f"{address}/duplicates/{pair}")
    desk.keyboard.press("b")
    expect(desk.get_by_label("Sceaux")).to_be_checked()
    desk.keyboard.press("1")
    expect(desk.get_by_label("Name: Marie Curie", exact=True)).to_be_checked()
    desk.keyboard.press("m")
    expect(desk.locator(".fd-note").get_by_text("Merged.")).to_be_visible()
    desk.keyboard.press("u")
    expect(desk.locator(".fd-note").get_by_text("Undone: both stand")).to_be_visible()


def test_keys_can_be_switched_off(desk: Page, address: str, pair: int) -> None:
    desk.goto(f"{address}/duplicates/{pair}")
    desk.keyboard.press("?")
    desk.get_by_label("Keys of one letter are on").uncheck()
    desk.locator("h1").click()
    desk.keyboard.press("m")
    expect(desk).to_have_url(re.compile(rf"/duplicates/{pair}$"))


def test_the_page_follows_a_sweep_to_its_end(desk: Page, address: str, house: Database) -> None:
    desk.goto(f"{address}/duplicates")
    desk.get_by_role("button", name="Sweep now").click()
    expect(desk.get_by_text("starts within seconds")).to_be_visible()
    with house.write() as connection:
        chores.begin(connection, "sweep", "desk/1")
        chore_requests.answer(connection, "sweep")
    expect(desk.get_by_text("is under way")).to_be_visible(timeout=20_000)
    with house.write() as connection:
        chores.end(connection, "sweep", "desk/1", "")
    expect(desk.get_by_text("Last sweep for duplicates")).to_be_visible(timeout=20_000)
    expect(desk.get_by_role("button", name="Sweep now")).to_be_visible()


PATHS = (
    "/", "/intake", "/duplicates", "/duplicates/1", "/mailboxes", "/settings", "/account",
    "/contacts", "/contacts/1", "/companies", "/leads", "/forms", "/templates", "/merges",
    "/search?q=marie", "/outbox", "/consents",
)  # fmt: skip


@pytest.mark.parametrize("width", [1280, 390])
def test_every_page_is_for_everybody(desk: Page, address: str, pair: int, width: int) -> None:
    assert _faults(desk, address, PATHS, width) == []


def _faults(desk: Page, address: str, paths: Iterable[str], width: int) -> list[tuple[str, str]]:
    """What axe-core finds on the pages, and which are wider than the window."""
    desk.set_viewport_size({"width": width, "height": 800})
    faults = []
    for path in paths:
        desk.goto(address + path)
        faults += [(path, one) for one in violations(desk)]
        if desk.evaluate("document.documentElement.scrollWidth") > width:
            faults.append((path, "wider than the window"))
    return faults


def test_without_scripts_the_menu_the_language_and_the_merge_work(
    page: Page, address: str, pair: int
) -> None:
    browser = page.context.browser
    assert browser is not None
    plain = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 800})
    desk = plain.new_page()
    desk.goto(f"{address}/sign-in")
    desk.get_by_label("E-mail").fill(EMAIL)
    desk.get_by_label("Password").fill(PASSWORD)
    desk.get_by_role("button", name="Sign in").click()
    desk.locator(".fd-drawer summary").click()
    desk.locator(".fd-drawer").get_by_role("link", name="Duplicates").click()
    desk.get_by_role("link", name="Marie Curie").click()
    desk.get_by_label("Sceaux").check()
    desk.get_by_role("button", name="Merge the two").click()
    expect(desk.locator(".fd-note").get_by_text("Merged.")).to_be_visible()
    desk.locator(".fd-person summary").click()
    desk.get_by_role("button", name="Français").click()
    expect(desk.locator("html")).to_have_attribute("lang", "fr")
    plain.close()


@pytest.fixture
def form_key(house: Database) -> str:
    """A form with posts, steps, a condition and numbers."""
    fields = (
        *plain_enquiry().fields,
        FormField(name="area", type="number", step=2, condition=Condition(field="company")),
    )
    with house.write() as connection:
        made = forms.create(connection, FormWish("Ask us", language="en"))
        forms.define(connection, made.key, FormDefinition(fields=fields), "Ada")
        today = utc_now().date()
        form_counts.add(connection, {Counted(made.id, today, "view"): 7})
    return made.key


FORM_PAGES = (
    "", "/edit", "/fields", "/fields/area", "/new-field?type=consent", "/embed", "/settings",
    "/posts", "/numbers", "/log",
)  # fmt: skip


@pytest.mark.parametrize("width", [1280, 390])
def test_pages_about_a_form_are_for_everybody(
    desk: Page, address: str, form_key: str, width: int
) -> None:
    paths = [f"/forms/{form_key}{path}" for path in FORM_PAGES]
    assert _faults(desk, address, paths, width) == []
