"""Filling in a form: errors, conditions, steps, the keyboard, impatience and lost connections."""

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from store import form_counts
from store.form_definition import FormDefinition
from store.types import utc_now
from tests.support.street import FIELDS, KEPT, PROVED_WITHIN, Street, fill, in_steps, send, thanked

pytestmark = pytest.mark.browser


def test_errors_are_listed_first_and_said_at_each_field(street: Street, strict_page: Page) -> None:
    form = street.form()
    strict_page.goto(street.show(form, "html"))
    strict_page.get_by_role("textbox", name="E-mail").fill("ann")
    strict_page.get_by_role("button", name="Send").click()
    summary = strict_page.get_by_role("alert")
    expect(summary).to_be_focused()
    expect(summary.get_by_role("link")).to_have_count(4)
    box = strict_page.get_by_role("textbox", name="E-mail")
    expect(box).to_have_attribute("aria-invalid", "true")
    told = "For our answer. Write an e-mail address such as name@example.com."
    expect(box).to_have_accessible_description(told)
    summary.get_by_role("link", name=re.compile("^Message")).click()
    expect(strict_page.get_by_label("Message")).to_be_focused()
    fill(strict_page)
    send(strict_page)
    assert street.kept(form) == [KEPT]


def test_what_only_we_find_wrong_looks_the_same(street: Street, page: Page) -> None:
    form = street.form()
    page.goto(street.show(form, "html"))
    fill(page)
    page.get_by_role("textbox", name="E-mail").fill("ann@example")
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_role("alert")).to_contain_text("Please check 1 field.")
    expect(page.get_by_role("textbox", name="E-mail")).to_have_attribute("aria-invalid", "true")
    page.get_by_role("textbox", name="E-mail").fill("ann@example.com")
    send(page)


def test_a_field_is_asked_only_when_its_condition_is_met(street: Street, page: Page) -> None:
    form = street.form()
    page.goto(f"{street.door}/f/{form.key}")
    invoice = page.get_by_label("Invoice number")
    expect(invoice).to_be_hidden()
    fill(page)
    page.get_by_label("Topic").select_option("Billing")
    expect(invoice).to_be_visible()
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_role("alert").get_by_role("link")).to_have_count(1)
    invoice.fill("4711")
    page.get_by_label("Topic").select_option("Something else")
    expect(invoice).to_be_hidden()
    send(page)
    assert street.kept(form) == [KEPT]


def test_steps_come_one_at_a_time_and_keep_what_was_typed(street: Street, page: Page) -> None:
    form = street.form(in_steps())
    page.goto(street.show(form, "script"))
    expect(page.get_by_text("Step 1 of 3")).to_be_visible()
    expect(page.get_by_role("button", name="Send")).to_be_hidden()
    page.get_by_role("button", name="Next").click()
    expect(page.get_by_role("alert").get_by_role("link")).to_have_count(2)
    page.get_by_label("Name").fill("Ann Lee")
    page.get_by_role("textbox", name="E-mail").fill("ann@example.com")
    # Enter goes on to the next step as long as there is one.
    page.get_by_role("textbox", name="E-mail").press("Enter")
    expect(page.get_by_text("Step 2 of 3")).to_be_focused()
    page.get_by_role("button", name="Back").click()
    expect(page.get_by_label("Name")).to_have_value("Ann Lee")
    page.get_by_role("button", name="Next").click()
    page.get_by_label("Topic").select_option("Something else")
    page.get_by_role("button", name="Next").click()
    page.get_by_label("Message").fill("Please write.")
    send(page)
    assert street.kept(form) == [KEPT]


def test_the_keyboard_is_enough(street: Street, strict_page: Page) -> None:
    form = street.form()
    strict_page.goto(street.show(form, "popup"))
    press = strict_page.keyboard.press
    press("Tab")
    press("Space")
    expect(strict_page.get_by_role("dialog")).to_be_visible()
    for typed in ("Ann Lee", "ann@example.com", "S", None, "Please write.", None):
        press("Tab")
        if typed:
            strict_page.keyboard.type(typed)
    press("Tab")
    press("Enter")
    thanked(strict_page)
    assert street.kept(form) == [KEPT]


def test_a_double_click_is_one_post(street: Street, strict_page: Page) -> None:
    form = street.form()
    strict_page.goto(street.show(form, "html"))
    posts: list[str] = []
    strict_page.on(
        "request", lambda one: posts.append(one.url) if one.url.endswith(form.key) else None
    )
    fill(strict_page)
    strict_page.get_by_role("button", name="Send").dblclick()
    thanked(strict_page)
    assert len(posts) == 1
    assert street.kept(form) == [KEPT]


def test_a_blocked_script_connection_ends_in_an_ordinary_post(street: Street, page: Page) -> None:
    form = street.form()
    way = street.embed(form, "html")
    street.host.show(way.code, way.csp.replace("connect-src", "img-src"))
    page.goto(f"{street.shop}/contact")
    fill(page)
    page.get_by_role("button", name="Send").click()
    page.wait_for_url(f"{street.door}/f/{form.key}/thanks", timeout=PROVED_WITHIN)
    assert len(street.kept(form)) == 1


def test_the_owners_page_hears_what_happens_and_may_stop_it(street: Street, page: Page) -> None:
    form = street.form()
    page.goto(street.show(form, "html"))
    page.evaluate(
        """() => {
            window.heard = [];
            for (const name of ["start", "submit", "success", "error"])
                document.addEventListener("intake:" + name, (event) => {
                    heard.push([name, event.detail.form]);
                    if (name == "submit" && heard.length < 4) event.preventDefault();
                });
        }"""
    )
    fill(page)
    for _ in range(2):
        page.get_by_role("button", name="Send").click()
        page.wait_for_function("!document.querySelector('[aria-busy]')")
    page.get_by_role("button", name="Send").click()
    thanked(page)
    names = ["start", "submit", "submit", "submit", "success"]
    assert page.evaluate("heard") == [[name, form.key] for name in names]
    assert len(street.kept(form)) == 1


def test_where_the_visitor_came_from_travels_with_the_post_and_nothing_else(
    street: Street, page: Page
) -> None:
    form = street.form()
    street.show(form, "html")
    page.goto(f"{street.shop}/contact?utm_source=letter&gclid=G1&secret=token#top")
    fill(page)
    with page.expect_request(lambda one: one.url.endswith(form.key), timeout=PROVED_WITHIN) as sent:
        send(page)
    body = sent.value.post_data or ""
    parts: dict[str, Any] = dict(re.findall(r'name="([^"]+)"\r\n\r\n([^\r]*)', body))
    assert parts["_page"] == f"{street.shop}/contact?utm_source=letter&gclid=G1"
    assert "secret" not in body
    assert len(parts["_id"]) == 32


def test_a_frame_is_told_where_the_visitor_came_from(street: Street, page: Page) -> None:
    form = street.form()
    street.show(form, "iframe")
    page.goto(f"{street.shop}/contact?utm_source=letter&secret=token")
    frame = page.frame_locator("iframe")
    expect(frame.locator("[name=_page]")).to_have_value(re.compile("utm_source=letter$"))
    fill(frame)
    send(frame)
    (payload,) = street.payloads(form)
    assert payload.page == f"{street.shop}/contact?utm_source=letter"


def test_the_address_fills_in_what_its_owner_allows(street: Street, page: Page) -> None:
    form = street.form()
    query = "?name=Ann%20Lee&email=eve%40example.com&consent.news=yes"
    page.goto(f"{street.door}/f/{form.key}{query}")
    expect(page.get_by_label("Name")).to_have_value("Ann Lee")
    expect(page.get_by_role("textbox", name="E-mail")).to_have_value("")
    expect(page.get_by_label("Send me the newsletter.")).not_to_be_checked()
    code = street.embed(form, "script").code.replace("<div ", '<div data-prefill="query" ')
    page.goto(street.show(form, "script", code) + query)
    expect(page.get_by_label("Name")).to_have_value("Ann Lee")
    expect(page.get_by_role("textbox", name="E-mail")).to_have_value("")


def test_the_form_speaks_its_own_language(street: Street, page: Page) -> None:
    form = street.form(
        FormDefinition(fields=FIELDS, texts={"send": "Senden", "check": "Bitte prüfen."}),
        language="de",
    )
    page.goto(street.show(form, "script"))
    page.get_by_role("button", name="Senden").click()
    expect(page.get_by_role("alert")).to_contain_text("Bitte prüfen.")
    expect(page.locator("form")).to_have_attribute("lang", "de")


def test_the_work_is_proved_while_the_visitor_types(street: Street, strict_page: Page) -> None:
    asked = FormDefinition(fields=FIELDS, proof_of_work="require")
    form = street.form(asked)
    strict_page.goto(street.show(form, "html"))
    asked_for: list[str] = []
    strict_page.on("request", lambda one: asked_for.append(one.url))
    strict_page.wait_for_load_state("networkidle")
    assert not [url for url in asked_for if url.endswith("/challenge")]
    fill(strict_page)
    with strict_page.expect_request(
        lambda one: one.url.endswith(form.key), timeout=PROVED_WITHIN
    ) as sent:
        send(strict_page)
    (payload,) = re.findall(r'name="altcha"\r\n\r\n([^\r]+)', sent.value.post_data or "")
    endpoint = street.app.extensions["webforms"]
    assert endpoint.proofs.examine(form.key, payload).proof == "used"


def test_a_proof_that_is_worth_nothing_is_made_again_once(street: Street, page: Page) -> None:
    form = street.form(FormDefinition(fields=FIELDS, proof_of_work="require"))
    other = street.app.extensions["webforms"].proofs.challenge("frm_another")
    page.route("**/challenge", lambda route: route.fulfill(json=other), times=1)
    page.goto(f"{street.door}/f/{form.key}")
    fill(page)
    send(page)
    assert len(street.kept(form)) == 1


def test_the_use_of_a_form_is_counted(street: Street, page: Page) -> None:
    form = street.form(in_steps())
    page.goto(street.show(form, "script"))
    page.get_by_role("button", name="Next").click()
    page.get_by_label("Name").fill("Ann Lee")
    page.get_by_role("textbox", name="E-mail").fill("ann@example.com")
    page.get_by_role("button", name="Next").click()
    page.get_by_label("Topic").select_option("Something else")
    page.get_by_role("button", name="Next").click()
    page.get_by_label("Message").fill("Please write.")
    with page.expect_response(
        lambda one: "e=time" in (one.request.post_data or ""), timeout=PROVED_WITHIN
    ):
        send(page)
    street.app.extensions["webforms"].counting.write()
    with street.database.read() as connection:
        used = form_counts.summary(connection, form.id, utc_now().date())
    assert (used.views, used.starts, used.submits, used.completions) == (1, 1, 1, 1)
    assert used.steps == {2: 1, 3: 1}
    assert used.errors == {"email": 1, "name": 1}
    assert used.median_seconds == (0, 10)


def test_a_script_that_is_loaded_twice_does_everything_once(street: Street, page: Page) -> None:
    form = street.form()
    way = street.embed(form, "html")
    page.goto(street.show(form, "html", way.code + way.pinned))
    page.wait_for_function("document.querySelectorAll('[role=status]').length == 1")
    fill(page)
    send(page)
    street.app.extensions["webforms"].counting.write()
    with street.database.read() as connection:
        used = form_counts.summary(connection, form.id, utc_now().date())
    assert (used.views, used.submits) == (1, 1)


def test_the_page_a_visit_began_on_is_remembered_only_where_its_owner_wants_it(
    street: Street, page: Page
) -> None:
    form = street.form()
    code = street.embed(form, "script").code
    for mode, landing in (("page", None), ("session", "?gclid=G1"), ("off", None)):
        chosen = code.replace("<div ", f'<div data-attribution="{mode}" ')
        street.show(form, "script", chosen)
        for query in ("?gclid=G1", ""):
            page.goto(f"{street.shop}/contact{query}")
            expect(page.get_by_role("button", name="Send")).to_be_visible()
        kept = page.evaluate("sessionStorage.length")
        found = page.locator("[name=_landing]").evaluate_all("all => all.map(one => one.value)")
        assert found == ([f"{street.shop}/contact{landing}"] if landing else [])
        assert kept == (0 if mode == "page" else 1)
        assert page.locator("[name=_page]").count() == (0 if mode == "off" else 1)
