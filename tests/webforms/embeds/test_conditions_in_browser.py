"""One rule for conditional fields: the browser shows what the server asks, case by case."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from store.form_definition import Condition, FormDefinition, FormField, Option
from tests.support.street import Street
from webforms.validating.conditions import asked

pytestmark = pytest.mark.browser


def _depending(name: str, field: str, test: Any, value: str = "") -> FormField:
    return FormField(name=name, condition=Condition(field=field, test=test, value=value))


CONDITIONS = FormDefinition(
    fields=(
        FormField(name="a"),
        FormField(
            name="box", type="checkbox", options=tuple(Option(value=one) for one in ("1", "2"))
        ),
        _depending("is", "a", "is", "x"),
        _depending("is not", "a", "is not", "x"),
        _depending("filled", "a", "is filled"),
        _depending("empty", "a", "is empty"),
        _depending("box is", "box", "is", "2"),
        _depending("box is not", "box", "is not", "2"),
        _depending("next", "is", "is filled"),
        _depending("after next", "next", "is empty"),
    )
)


@pytest.mark.parametrize("boxes", [(), ("1",), ("1", "2")])
@pytest.mark.parametrize("typed", ["", " ", "x", " x ", "y"])
def test_browser_and_server_ask_the_same_fields(
    page_of_conditions: Page, typed: str, boxes: tuple[str, ...]
) -> None:
    page = page_of_conditions
    page.locator("[name='is']").evaluate("box => { box.value = 'v'; }")
    page.locator("[name='a']").fill(typed)
    for box in page.locator("[name=box]").all():
        box.set_checked(box.get_attribute("value") in boxes)
    shown = page.evaluate(
        "[...document.querySelectorAll('form p[data-if] input')]"
        ".filter(box => !box.disabled && box.offsetParent).map(box => box.name)"
    )
    wanted = asked(CONDITIONS, {"a": [typed], "box": list(boxes), "is": ["v"]})
    assert set(shown) == wanted - {"a", "box"}


@pytest.fixture(scope="module")
def page_of_conditions(street: Street, browser: Browser) -> Iterator[Page]:
    """A form whose fields depend on one another, open for the cases of a test."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{street.door}/f/{street.form(CONDITIONS).key}")
    yield page
    context.close()
