"""What a form looks like in HTML: every type of field, tied to its label, help and error."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from flask import Flask
from flask_babel import Babel
from lxml import html as parser

from store.form_definition import (
    Condition,
    FileRules,
    FormDefinition,
    FormField,
    Option,
    callback_request,
)
from store.forms import Form, FormWish
from webforms.drawing import Typed, form_element, words
from webforms.drawing.element import html

APP = Flask(__name__)
Babel(APP)
TOPICS = (Option(value="bill", label="Billing"), Option(value="other", label="Other"))


@pytest.fixture(autouse=True)
def _request() -> Iterator[None]:
    with APP.test_request_context():
        yield


def _drawn(
    *fields: FormField, typed: Typed | None = None, problem: str = "", **more: Any
) -> parser.HtmlElement:
    definition = FormDefinition(fields=fields, **more)
    wish = FormWish("Contact us")
    form = Form(1, 1, "frm_7h2kq9xw3m", wish, datetime.now(UTC), None, 2, definition)
    known = words(definition)
    drawn = form_element(form, "/f/frm_7h2kq9xw3m", known, typed, problem=problem)
    return parser.fromstring(html(drawn))


def _one(tree: parser.HtmlElement, path: str) -> parser.HtmlElement:
    (found,) = tree.xpath(path)
    return found


@pytest.mark.parametrize(
    ("field", "path"),
    [
        (FormField(name="name", required=True, max_length=9),
         "//input[not(@type)][@autocomplete='name'][@required][@maxlength='9']"),
        (FormField(name="email", type="email"), "//input[@type='email'][@autocomplete='email']"),
        (FormField(name="x", type="phone"), "//input[@type='tel'][not(@required)]"),
        (FormField(name="x", type="number"), "//input[@type='number'][@step='any']"),
        (FormField(name="x", type="date", default="2030-01-02"),
         "//input[@type='date'][@value='2030-01-02']"),
        (FormField(name="x", type="textarea", default="Hi"), "//textarea[.='Hi']"),
        (FormField(name="x", type="hidden", default="spring"),
         "//input[@type='hidden'][@value='spring']"),
        (FormField(name="x", type="select", options=TOPICS, default="other"),
         "//select[option[@value='']]/option[@value='other'][@selected]"),
        (FormField(name="x", type="select", options=TOPICS, multiple=True),
         "//select[@multiple][count(option)=2]"),
        (FormField(name="x", type="radio", options=TOPICS, required=True, label="Topic"),
         "//fieldset[legend='Topic'][count(label/input[@type='radio'][@required])=2]"),
        (FormField(name="x", type="checkbox", options=TOPICS),
         "//fieldset[count(label/input[@type='checkbox'][not(@required)])=2]"),
        (FormField(name="x", type="checkbox", label="Yes"),
         "//label[input[@type='checkbox'][@value='yes']][normalize-space()='Yes']"),
        (FormField(name="x", type="section", label="About", text="One.\n\nTwo."),
         "//div[h2='About'][count(p)=2]"),
    ],
)  # fmt: skip
def test_every_type_has_its_control(field: FormField, path: str) -> None:
    assert len(_drawn(field).xpath(path)) == 1


def test_a_consent_is_its_exact_words_and_never_ticked_by_us() -> None:
    consent = FormField(
        name="c", type="consent", purpose="news", text="Send <b>news</b>.", default="yes"
    )
    box = _one(_drawn(consent), "//input[@type='checkbox']")
    assert (box.get("name"), box.get("value"), box.get("checked")) == ("consent.news", "yes", None)
    assert box.getparent().text_content().strip() == "Send <b>news</b>."
    again = _drawn(consent, typed=Typed({"consent.news": ("yes",)}, {}, is_posted=True))
    assert _one(again, "//input[@type='checkbox']").get("checked") is not None


def test_a_file_field_makes_the_form_multipart_and_names_the_types() -> None:
    field = FormField(name="plan", type="file", multiple=True)
    tree = _drawn(field, files=FileRules(most=3, types=("pdf", "png")))
    assert tree.get("enctype") == "multipart/form-data"
    box = _one(tree, "//input[@type='file']")
    assert box.get("accept") == ".pdf,.png"
    assert "multiple" in box.attrib


def test_optional_fields_are_marked_and_required_ones_are_not() -> None:
    tree = _drawn(FormField(name="name", required=True), FormField(name="phone", type="phone"))
    labels = [label.text_content() for label in tree.xpath("//label[@for]")]
    assert labels == ["Name", "Phone (optional)"]


def test_help_and_error_are_tied_to_the_control() -> None:
    field = FormField(name="email", type="email", help="We write to nobody else.")
    typed = Typed({"email": ("ann",)}, {"email": ("Write an address.",)}, is_posted=True)
    tree = _drawn(field, typed=typed, problem="Please check 1 field.")
    box = _one(tree, "//input[@type='email']")
    assert (box.get("aria-invalid"), box.get("value")) == ("true", "ann")
    told = [tree.get_element_by_id(one).text_content() for one in
            box.get("aria-describedby").split()]  # fmt: skip
    assert told == ["We write to nobody else.", "Write an address."]
    summary = _one(tree, "//div[@role='alert'][@autofocus]")
    link = _one(summary, ".//a")
    assert (link.text, link.get("href")) == ("E-mail – Write an address.", "#" + box.get("id"))


def test_a_group_is_described_as_a_group_and_its_link_leads_to_the_first_choice() -> None:
    field = FormField(name="how", type="radio", options=TOPICS)
    tree = _drawn(field, typed=Typed({}, {"how": ("Choose one.",)}), problem="Please check.")
    group = _one(tree, "//fieldset")
    assert tree.get_element_by_id(group.get("aria-describedby")).text == "Choose one."
    target = tree.get_element_by_id(_one(tree, "//a").get("href")[1:])
    assert target.get("value") == "bill"


@pytest.mark.parametrize(
    ("condition", "sentence"),
    [
        (Condition(field="topic", value="bill"), "Only if “Topic” is “Billing”."),
        (Condition(field="topic", test="is not", value="x"), "Only if “Topic” is not “x”."),
        (Condition(field="topic", test="is filled"), "Only if “Topic” is filled in."),
        (Condition(field="topic", test="is empty"), "Only if “Topic” is empty."),
    ],
)
def test_a_condition_is_said_in_words_and_never_required_by_the_html(
    condition: Condition, sentence: str
) -> None:
    topic = FormField(name="topic", type="select", label="Topic", options=TOPICS)
    asked = FormField(name="number", label="Number", required=True, condition=condition)
    tree = _drawn(topic, asked)
    box = _one(tree, "//input[@name='number']")
    assert (box.get("required"), box.get("data-required")) == (None, "")
    assert tree.get_element_by_id(box.get("aria-describedby")).text_content() == sentence


def test_steps_are_one_page_whose_turning_buttons_wait_for_the_script() -> None:
    tree = _drawn(FormField(name="a"), FormField(name="b", step=2), FormField(name="c", step=3))
    steps = tree.xpath("//fieldset[@data-step]")
    assert [one.findtext("legend") for one in steps] == [
        "Step 1 of 3",
        "Step 2 of 3",
        "Step 3 of 3",
    ]
    assert len(tree.xpath("//p[@data-turn][@hidden]")) == 3
    assert tree.xpath("//p[@hidden]//button[@type='button']/text()") == [
        "Next",
        "Back",
        "Next",
        "Back",
    ]


def test_ids_are_unique_whatever_the_names_are() -> None:
    names = ("a b", "a-b", "A.b", "é", "日本", "")
    tree = _drawn(*(FormField(name=name, label="x") for name in names))
    ids = tree.xpath("//input[@id]/@id")
    assert len(ids) == len(set(ids)) == len(names)


def test_the_owners_own_words_replace_ours() -> None:
    texts = {"send": "Senden", "optional": "freiwillig", "next": " "}
    tree = _drawn(FormField(name="a"), FormField(name="b", step=2), texts=texts)
    assert "Senden" in tree.text_content()
    assert "freiwillig" in tree.text_content()
    assert "Next" in tree.text_content()


def test_a_form_that_asks_for_a_call() -> None:
    asked = callback_request()
    tree = _drawn(*asked.fields, kind="callback")
    assert tree.xpath("//*[@required]/@name") == ["name", "phone"]
    assert _one(tree, "//p[@data-send]/button").text == "Call me back"
    assert tree.xpath("//select[@name='wanted_time']/option/@value")[1] == "09:00"
