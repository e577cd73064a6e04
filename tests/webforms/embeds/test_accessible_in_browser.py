"""axe-core finds nothing on the hosted page, its errors, its thanks, the frame and the embeds."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.support.axe import violations
from tests.support.street import Street, fill, in_steps, send

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_hosted_page_with_and_without_errors(
    street: Street, browser: Browser, scheme: str
) -> None:
    context = browser.new_context(
        color_scheme="dark" if scheme == "dark" else "light", viewport={"width": 390, "height": 800}
    )
    page = context.new_page()
    page.goto(f"{street.door}/f/{street.form().key}")
    assert violations(page) == []
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_role("alert")).to_be_focused()
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    context.close()


def test_errors_the_server_found_and_the_thanks(street: Street, page: Page) -> None:
    form = street.form()
    # axe itself needs JavaScript, so only our script is kept away.
    page.route("**/embed/*.js", lambda route: route.abort())
    page.goto(f"{street.door}/f/{form.key}")
    page.get_by_label("Name").fill("Ann Lee")
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_role("alert")).to_be_focused()
    assert violations(page) == []
    page.goto(f"{street.door}/f/{form.key}/thanks")
    assert violations(page) == []
    page.goto(f"{street.door}/f/frm_2222222222")
    assert violations(page) == []


@pytest.mark.parametrize("mode", ["html", "script", "popup", "float"])
def test_the_embeds(street: Street, page: Page, mode: str) -> None:
    page.goto(street.show(street.form(), mode))
    if mode in ("popup", "float"):
        page.get_by_role("button", name="Contact us").click()
    send = page.get_by_role("button", name="Send")
    expect(send).to_be_visible()
    assert violations(page) == []
    send.click()
    expect(page.get_by_role("alert")).to_be_focused()
    assert violations(page) == []


def test_the_frame(street: Street, page: Page) -> None:
    page.goto(street.show(street.form(), "iframe"))
    expect(page.frame_locator("iframe").get_by_role("button", name="Send")).to_be_visible()
    assert violations(page.frames[1]) == []


def test_the_thanks_in_the_place_of_the_form(street: Street, page: Page) -> None:
    page.goto(f"{street.door}/f/{street.form().key}")
    fill(page)
    send(page)
    assert violations(page) == []


def test_steps(street: Street, page: Page) -> None:
    page.goto(f"{street.door}/f/{street.form(in_steps()).key}")
    expect(page.get_by_role("button", name="Next")).to_be_visible()
    assert violations(page) == []
