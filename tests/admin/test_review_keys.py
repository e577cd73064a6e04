"""The review at the keyboard and for a screen reader: keys, focus, names and headings of tables."""

import re
import threading
from collections.abc import Iterator

import pytest
from flask import Flask
from playwright.sync_api import Page, expect
from werkzeug.serving import make_server

from dedup import explain
from store import Connection, Database, pairs
from tests.admin.conftest import Browser, Suggestion, person

pytestmark = pytest.mark.browser


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
def desk(page: Page, address: str, ada: Browser) -> Page:
    """A page on which Ada is signed in already."""
    cookie = ada.client.get_cookie("frontdesk")
    assert cookie is not None
    page.context.add_cookies([{"name": "frontdesk", "value": cookie.value, "url": address}])
    return page


def suggest(connection: Connection, one: int, other: int) -> None:
    found = Suggestion(one, explain(connection, "contact", one, other))
    pairs.suggest(connection, "contact", other, found)


@pytest.fixture
def more(house: Database, pair: int) -> int:
    """A second pair, less likely than the first; its id."""
    with house.write() as connection:
        one = person(connection, "Pierre Curie", "pierre@radium.example", "Paris")
        other = person(connection, "P. Curie", "p@radium.example", "Paris")
        suggest(connection, one, other)
        waiting = pairs.between(connection, "contact", one, other)
    assert waiting is not None
    return waiting.id


def test_rows_are_ticked_and_the_ticked_looked_at(desk: Page, address: str, more: int) -> None:
    desk.goto(f"{address}/duplicates")
    for key in "jxjx":
        desk.keyboard.press(key)
    assert desk.locator("input[name=pair]:checked").count() == 2
    desk.get_by_role("button", name="Merge the ticked").click()
    expect(desk.get_by_role("heading", name="Merge many at once")).to_be_visible()


def test_a_value_is_written_and_the_result_follows(desk: Page, address: str, pair: int) -> None:
    desk.goto(f"{address}/duplicates/{pair}")
    desk.keyboard.press("1")
    desk.keyboard.press("e")
    desk.keyboard.type("nasm")
    written = desk.evaluate("document.activeElement.value")
    assert written == "nasm"
    name = desk.evaluate("document.activeElement.dataset.result")
    assert desk.locator(f'[data-shows="{name}"]').text_content() == "nasm"
    desk.keyboard.press("Tab")
    desk.get_by_role("button", name="Take all from here").nth(1).click()
    assert desk.locator('[data-shows="city"]').text_content() == "Sceaux"
    expect(desk).to_have_url(f"{address}/duplicates/{pair}")


def test_an_address_is_left_out_by_key(desk: Page, address: str, pair: int) -> None:
    desk.goto(f"{address}/duplicates/{pair}")
    box = desk.get_by_role("checkbox", name="keep marya@old.example")
    box.focus()
    desk.keyboard.press("x")
    expect(box).not_to_be_checked()


def test_after_a_decision_the_next_pair_has_the_focus_and_is_announced(
    desk: Page, address: str, more: int
) -> None:
    desk.goto(f"{address}/duplicates")
    desk.keyboard.press("j")
    desk.keyboard.press("Enter")
    desk.wait_for_url(re.compile(r"/duplicates/\d+"))
    first = desk.url
    desk.keyboard.press("n")
    expect(desk.locator("[data-live]")).to_contain_text("They stay two")
    expect(desk.locator("[data-live]")).to_contain_text("1 left.")
    assert desk.url != first
    assert desk.evaluate("document.activeElement.tagName") == "H1"
    desk.keyboard.press("s")
    expect(desk.locator("[data-live]")).to_contain_text("You are asked again later.")
    desk.keyboard.press("u")
    expect(desk.locator(".fd-note").get_by_text("The pair waits again.")).to_be_visible()


def test_back_in_the_list_the_focus_is_on_the_next_row(
    desk: Page, address: str, pair: int, more: int
) -> None:
    desk.goto(f"{address}/duplicates")
    rows = desk.locator(".fd-first > a")
    second = rows.nth(1).get_attribute("href")
    rows.nth(0).click()
    desk.locator(".fd-crumbs").get_by_role("link", name="Duplicates").click()
    assert desk.evaluate("document.activeElement.getAttribute('href')") == second


# What an automatic checker of accessibility asks first; everything it finds is named.
FAULTS = """() => {
  const all = (selector) => [...document.querySelectorAll(selector)];
  const has_name = (field) => field.labels?.length || field.ariaLabel || field.title;
  const says = (one) => one.textContent.trim() || one.ariaLabel;
  const shown = (node) => node.type !== "hidden" && node.checkVisibility();
  const ids = all("[id]").map((node) => node.id);
  const faulty = [
    ...all("input, select, textarea").filter((field) => shown(field) && !has_name(field)),
    ...all("th:not([scope])"),
    ...all("a, button").filter((one) => shown(one) && !says(one)),
    ...all("[id]").filter((one, place) => ids.indexOf(one.id) !== place),
    ...all("h1").slice(1),
  ];
  return faulty.map((node) => node.outerHTML.slice(0, 200));
}"""
PATHS = (
    "/duplicates", "/duplicates/1", "/duplicates/1/group", "/duplicates/merges",
    "/duplicates/batch?at_least=0.9&overrule=1", "/duplicates/merges/1",
    "/duplicates?status=different",
)  # fmt: skip


@pytest.mark.parametrize("width", [1280, 390])
def test_every_field_has_a_name_and_no_page_is_too_wide(
    desk: Page, address: str, house: Database, pair: int, more: int, ada: Browser, width: int
) -> None:
    with house.write() as connection:
        third = person(connection, "M. Curie", "m.curie@radium.example", "Paris")
        suggest(connection, 1, third)
    merge = {"version-3": "1", "version-4": "1"}
    ada.post(f"/duplicates/{more}/merge", merge, page=f"/duplicates/{more}")
    desk.set_viewport_size({"width": width, "height": 800})
    found = {}
    for path in PATHS:
        desk.goto(address + path)
        wide = desk.evaluate("document.documentElement.scrollWidth")
        faults = desk.evaluate(FAULTS)
        if wide > width or faults:
            found[path] = (wide, faults)
    assert found == {}


def test_two_reviewers_in_two_browsers_do_not_overwrite_each_other(
    app: Flask, ada: Browser, pair: int
) -> None:
    bea = Browser(app.test_client())
    with ada.client.session_transaction() as hers, bea.client.session_transaction() as mine:
        mine.update(hers)
        mine["id"] = "bea"
        mine.permanent = True
    url = f"/duplicates/{pair}"
    shown = [browser.get(url) for browser in (ada, bea)]
    assert shown[0].count("version-") == shown[1].count("version-")
    form = {"version-1": "1", "version-2": "1", "survivor": "1"}
    ada.post(f"{url}/merge", form, page=url)
    late = bea.post(f"{url}/merge", form | {"survivor": "2"}, status=409, page="/duplicates")
    assert "These two were merged." in late
