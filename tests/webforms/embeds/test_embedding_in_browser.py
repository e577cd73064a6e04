"""Every way to embed, on a strict page of another site: filled in, sent, thanked for, kept once."""

import pytest
from playwright.sync_api import FilePayload, Page, expect

from store.form_definition import FileRules, FormDefinition, FormField, callback_request
from tests.support.street import (
    FIELDS,
    KEPT,
    PROVED_WITHIN,
    THANKS,
    Street,
    fill,
    in_steps,
    send,
    thanked,
)

pytestmark = pytest.mark.browser


def test_pasted_html_is_sent_without_leaving_the_page(street: Street, strict_page: Page) -> None:
    form = street.form()
    strict_page.goto(street.show(form, "html"))
    fill(strict_page)
    send(strict_page)
    assert strict_page.url == f"{street.shop}/contact"
    assert street.kept(form) == [KEPT]


def test_a_script_draws_the_form_in_its_place(street: Street, strict_page: Page) -> None:
    form = street.form()
    strict_page.goto(street.show(form, "script"))
    fill(strict_page)
    send(strict_page)
    assert street.kept(form) == [KEPT]


def test_a_form_of_its_own_styles_stands_in_a_shadow_root(
    street: Street, strict_page: Page
) -> None:
    form = street.form()
    code = street.embed(form, "script").code.replace("<div ", "<div data-isolate ")
    strict_page.goto(street.show(form, "script", code))
    fill(strict_page)
    button = strict_page.get_by_role("button", name="Send")
    expect(button).to_have_css("background-color", "rgb(31, 95, 168)")
    send(strict_page)
    assert street.kept(form) == [KEPT]


def test_a_frame_has_the_height_of_its_form(street: Street, strict_page: Page) -> None:
    form = street.form()
    strict_page.goto(street.show(form, "iframe"))
    frame = strict_page.frame_locator("iframe")
    fill(frame)
    inside = frame.locator("body").evaluate("body => body.scrollHeight")
    expect(strict_page.locator("iframe")).to_have_css("height", f"{inside}px")
    send(frame)
    assert street.kept(form) == [KEPT]


def test_only_the_forms_sites_may_show_its_frame(street: Street, page: Page) -> None:
    form = street.form(origins=("https://elsewhere.example",))
    answer = page.request.get(f"{street.door}/f/{form.key}/embed")
    policy = answer.headers["content-security-policy"]
    assert "frame-ancestors https://elsewhere.example;" in policy
    page.goto(street.show(form, "iframe"))
    expect(page.frame_locator("iframe").get_by_role("button", name="Send")).to_have_count(0)
    hosted = page.request.get(f"{street.door}/f/{form.key}")
    assert "frame-ancestors 'none'" in hosted.headers["content-security-policy"]


def test_a_popup_opens_over_the_page_and_gives_the_focus_back(
    street: Street, strict_page: Page
) -> None:
    form = street.form()
    strict_page.goto(street.show(form, "popup"))
    opener = strict_page.get_by_role("button", name="Contact us")
    opener.press("Enter")
    window = strict_page.get_by_role("dialog", name="Contact us")
    expect(window.get_by_role("heading", name="Contact us")).to_be_focused()
    strict_page.keyboard.press("Escape")
    expect(window).to_be_hidden()
    expect(opener).to_be_focused()
    opener.click()
    fill(window)
    send(window)
    window.get_by_role("button", name="Close").click()
    assert street.kept(form) == [KEPT]


def test_a_floating_button_asks_for_a_call(street: Street, strict_page: Page) -> None:
    form = street.form(callback_request(), title="We call you")
    strict_page.goto(street.show(form, "float"))
    strict_page.get_by_role("button", name="Call me back").click()
    window = strict_page.get_by_role("dialog")
    window.get_by_label("Name").fill("Ann Lee")
    window.get_by_label("Phone").fill("+44 20 7946 0018")
    window.get_by_label("Day you want our call").fill("2030-01-02")
    window.get_by_label("Time you want our call").select_option("14:00")
    window.get_by_role("button", name="Call me back").click()
    thanked(window)
    (kept,) = street.kept(form)
    assert (kept["wanted_date"], kept["wanted_time"]) == ("2030-01-02", "14:00")


@pytest.mark.parametrize("mode", ["html", "script", "popup", "float"])
def test_without_javascript_every_way_leads_to_a_form(
    street: Street, plain_page: Page, mode: str
) -> None:
    form = street.form()
    plain_page.goto(street.show(form, mode))
    if mode != "html":
        plain_page.get_by_role("link", name="Contact us").click()
    expect(plain_page.get_by_text("Only if “Topic” is “Billing”.")).to_be_visible()
    fill(plain_page)
    plain_page.get_by_role("button", name="Send").click()
    expect(plain_page.get_by_text(THANKS)).to_be_visible()
    assert len(street.kept(form)) == 1


def test_without_javascript_a_frame_stays_a_frame(street: Street, plain_page: Page) -> None:
    form = street.form(redirect_url="https://elsewhere.example/thanks")
    plain_page.goto(street.show(form, "iframe"))
    frame = plain_page.frame_locator("iframe")
    frame.get_by_label("Name").fill("Ann Lee")
    frame.get_by_role("button", name="Send").click()
    expect(frame.get_by_role("alert")).to_contain_text("Message")
    fill(frame)
    frame.get_by_role("button", name="Send").click()
    expect(frame.get_by_text(THANKS)).to_be_visible()
    assert plain_page.url == f"{street.shop}/contact"


def test_without_javascript_steps_are_one_long_page(street: Street, plain_page: Page) -> None:
    form = street.form(in_steps())
    plain_page.goto(f"{street.door}/f/{form.key}")
    expect(plain_page.get_by_role("group", name="Step 3 of 3")).to_be_visible()
    expect(plain_page.get_by_role("button")).to_have_count(1)
    fill(plain_page)
    plain_page.get_by_role("button", name="Send").click()
    expect(plain_page.get_by_text(THANKS)).to_be_visible()


def test_the_trap_is_met_by_nobody(street: Street, strict_page: Page, plain_page: Page) -> None:
    form = street.form()
    address = street.show(form, "html")
    plain_page.goto(address)
    expect(plain_page.locator("[name=_hp_q3]")).to_be_hidden()
    strict_page.goto(address)
    box = strict_page.locator("[name=_hp_q3]").bounding_box()
    assert box is not None
    assert box["x"] < -1000
    expect(strict_page.get_by_role("textbox", name="Leave this empty")).to_have_count(0)


def test_a_script_named_by_its_bytes_runs_only_with_these_bytes(
    street: Street, strict_page: Page
) -> None:
    form = street.form()
    way = street.embed(form, "html")
    before = way.code[: way.code.index("<script")]
    strict_page.goto(street.show(form, "html", before + way.pinned))
    fill(strict_page)
    send(strict_page)
    assert street.kept(form) == [KEPT]


def test_a_window_opens_by_itself_once_a_visit(street: Street, page: Page) -> None:
    form = street.form()
    options = '<a data-trigger="delay:0" data-once '
    code = street.embed(form, "popup").code.replace("<a ", options)
    page.goto(street.show(form, "popup", code))
    expect(page.get_by_role("dialog")).to_be_visible()
    page.reload()
    page.get_by_role("button", name="Contact us").click()
    expect(page.get_by_role("dialog")).to_have_count(1)


def test_the_owners_page_follows_the_thanks(street: Street, strict_page: Page) -> None:
    form = street.form()
    thanks = f"{street.shop}/contact?thanks"
    options = f'<div data-next="{thanks}" '
    code = street.embed(form, "script").code.replace("<div ", options)
    strict_page.goto(street.show(form, "script", code))
    fill(strict_page)
    strict_page.get_by_role("button", name="Send").click()
    strict_page.wait_for_url(thanks, timeout=PROVED_WITHIN)
    assert street.kept(form) == [KEPT]


def test_a_file_travels_with_the_form(street: Street, strict_page: Page) -> None:
    plan = FormField(name="plan", type="file", label="Your plan", required=True)
    form = street.form(FormDefinition(fields=(*FIELDS, plan), files=FileRules(most=1)))
    strict_page.goto(street.show(form, "script"))
    fill(strict_page)
    file: FilePayload = {"name": "plan.txt", "mimeType": "text/plain", "buffer": b"Four rooms."}
    strict_page.get_by_label("Your plan").set_input_files(file)
    send(strict_page)
    (payload,) = street.payloads(form)
    assert [(one.filename, one.content) for one in payload.files] == [("plan.txt", b"Four rooms.")]
