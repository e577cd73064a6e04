"""The form builder: fields, their versions, settings, and posts as files."""

import csv
import io
import json
from datetime import date
from html import unescape
from typing import Any

import pytest
from flask import Flask

from admin import form_chart, spreadsheet, typed_definition, typed_field
from store import Database, form_counts, forms
from store.envelope import Arrival, Envelope
from store.form_counts import Counted, Day
from store.form_definition import FormDefinition, FormField, Option, plain_enquiry
from store.forms import Form, FormWish
from store.payload import FormPayload
from store.types import utc_now
from store.writer import Writer

TEXT = {"type": "text", "name": "budget", "label": "Budget"}


@pytest.fixture
def form(house: Database) -> Form:
    """A form as it is made."""
    with house.write() as connection:
        return forms.create(connection, FormWish("Ask us", language="en"))


def _form(house: Database, form: Form) -> Form:
    with house.read() as connection:
        found = forms.by_key(connection, form.key)
    assert found is not None
    return found


def _names(house: Database, form: Form) -> list[str]:
    return [one.name for one in _form(house, form).definition.fields]


def test_a_field_is_added_changed_and_taken_away_with_a_way_back(
    ada: Any, house: Database, form: Form
) -> None:
    at = f"/forms/{form.key}"
    ada.post(f"{at}/new-field", {**TEXT, "required": "yes"}, page=f"{at}/new-field")
    assert _names(house, form)[-1] == "budget"
    typed = {**TEXT, "name": "money", "type": "select", "options": "1k | up to 1,000\n2k"}
    ada.post(f"{at}/fields/budget", typed, page=f"{at}/fields/budget")
    changed = _form(house, form).definition.field("money")
    assert changed is not None
    assert [(one.value, one.label) for one in changed.options] == [
        ("1k", "up to 1,000"), ("2k", ""),
    ]  # fmt: skip
    version = _form(house, form).version
    ada.post(f"{at}/fields/money/remove", {}, page=f"{at}/fields")
    assert "money" not in _names(house, form)
    assert f"/versions/{version}/restore" in ada.get(f"{at}/fields")
    ada.post(f"{at}/versions/{version}/restore", {}, page=f"{at}/fields")
    assert "money" in _names(house, form)
    assert _form(house, form).version == version + 2


def test_fields_move_up_and_down_and_stop_at_the_ends(
    ada: Any, house: Database, form: Form
) -> None:
    at = f"/forms/{form.key}/fields"
    ada.post(f"{at}/email/move", {"to": "up"}, page=at)
    ada.post(f"{at}/email/move", {"to": "up"}, page=at)
    ada.post(f"{at}/company/move", {"to": "down"}, page=at)
    assert _names(house, form) == ["email", "name", "phone", "message", "company"]


def test_a_condition_follows_the_field_it_asks_for_and_goes_with_it(
    ada: Any, house: Database, form: Form
) -> None:
    at = f"/forms/{form.key}"
    condition = {"if_field": "company", "if_test": "is filled"}
    ada.post(f"{at}/new-field", {**TEXT, **condition}, page=f"{at}/new-field")
    ada.post(f"{at}/fields/company", {"type": "text", "name": "firm"}, page=f"{at}/fields/company")
    budget = _form(house, form).definition.field("budget")
    assert budget is not None
    assert budget.condition is not None
    assert budget.condition.field == "firm"
    ada.post(f"{at}/fields/firm/remove", {}, page=f"{at}/fields")
    left = _form(house, form).definition.field("budget")
    assert left is not None
    assert left.condition is None


@pytest.mark.parametrize(
    ("typed", "place"),
    [
        ({"name": "_id"}, "name"),
        ({"name": ""}, "name"),
        ({"name": "e mail"}, "name"),
        ({"name": "email"}, "name"),
        ({"type": "password"}, "type"),
        ({"type": "select", "options": " \n"}, "options"),
        ({"type": "consent", "text": "", "purpose": "news"}, "text"),
        ({"type": "consent", "text": "Yes", "purpose": "%"}, "purpose"),
        ({"type": "section", "text": ""}, "text"),
        ({"max_length": "-1"}, "max_length"),
        ({"max_length": "9999999"}, "max_length"),
        ({"step": "0"}, "step"),
        ({"if_field": "budget"}, "if_field"),
        ({"if_field": "nothing"}, "if_field"),
        ({"if_field": "email", "if_test": "~"}, "if_test"),
    ],
)
def test_a_mistake_about_a_field_is_named(app: Flask, typed: dict[str, str], place: str) -> None:
    with app.test_request_context():
        assert place in typed_field.mistakes({**TEXT, **typed}, plain_enquiry(), None)


def test_a_field_is_read_back_as_it_was_written(app: Flask) -> None:
    with app.test_request_context():
        for field in (
            FormField(name="consent.news", type="consent", purpose="news", text="Yes, write me."),
            FormField(name="a", type="radio", options=(Option(value="1", label="one"),)),
            FormField(name="b", required=True, prefill=True, default="x", maps_to="title", step=2),
        ):
            assert typed_field.read(typed_field.shown(field)) == field


def test_no_field_can_fill_what_is_not_offered(app: Flask) -> None:
    with app.test_request_context():
        for target in ("id", "responsible_id", "status", "merged_into_id"):
            assert typed_field.read({**TEXT, "maps_to": target}).maps_to == ""


def test_settings_are_read_back_as_they_were_written(app: Flask) -> None:
    typed = {
        "creates": "client", "source": "Fair", "tags": "a, b, a", "notify": "x@example.org",
        "notify_daily": "yes", "autoreply_subject": "Thanks", "autoreply_text": "Soon.",
        "files_most": "2", "files_types": ".PDF, png", "proof_of_work": "require",
        "texts": "send = Senden", "webhook_url": "https://example.org/hook", "strict": "yes",
    }  # fmt: skip
    with app.test_request_context():
        assert typed_definition.mistakes(typed, frozenset({"send"})) == {}
        definition = typed_definition.read(typed, FormDefinition(), 7)
        again = typed_definition.read(typed_definition.shown(definition), definition, 7)
    assert again == definition
    assert (definition.tags, definition.files.types) == (("a", "b"), ("pdf", "png"))
    assert definition.texts == {"send": "Senden"}


@pytest.mark.parametrize(
    ("typed", "place"),
    [
        ({"notify": "nobody"}, "notify"),
        ({"webhook_url": "ftp://example.org"}, "webhook_url"),
        ({"files_most": "x"}, "files_most"),
        ({"files_total": "26"}, "files_total"),
        ({"autoreply_subject": "Thanks"}, "autoreply_text"),
        ({"texts": "sned = Senden"}, "texts"),
    ],
)
def test_a_mistake_in_the_settings_is_named(app: Flask, typed: dict[str, str], place: str) -> None:
    with app.test_request_context():
        assert place in typed_definition.mistakes(typed, frozenset({"send"}))


def test_a_token_is_shown_once_and_ends(ada: Any, form: Form) -> None:
    at = f"/forms/{form.key}/settings"
    page = ada.post(f"{at}/tokens", {"label": "Shop"}, page=at, status=200)
    assert "fdt_" in page
    assert "fdt_" not in ada.get(at)
    assert "Shop" in ada.get(at)
    ada.post(f"{at}/tokens/1/revoke", {}, page=at)
    assert "Shop" not in ada.get(at)


def _arrive(house: Database, form: Form, *fields: tuple[str, str]) -> None:
    writer = Writer(house)
    writer.start()
    payload = FormPayload(form.key, fields, page="https://example.org/")
    envelope = Envelope("form", form.source_id, utc_now(), url=payload.page)
    raw = payload.to_bytes()
    writer(Arrival(envelope, raw, payload.digest(), None, "Hello")).result(10)
    writer.stop()


def test_posts_are_listed_and_exported_without_formulas(
    ada: Any, house: Database, form: Form
) -> None:
    _arrive(house, form, ("name", '=HYPERLINK("x")'), ("phone", "+49 30 1"), ("colour", "red"))
    at = f"/forms/{form.key}/posts"
    assert "Hello" in ada.get(at)
    assert "Hello" not in ada.get(f"{at}?status=done")
    rows = list(csv.reader(io.StringIO(ada.get(f"{at}/csv").lstrip("\ufeff"))))
    assert rows[0][4:7] == ["name", "email", "phone"]
    assert rows[1][4] == '\'=HYPERLINK("x")'
    assert rows[1][6] == "'+49 30 1"
    assert rows[1][-1] == "colour: red"
    kept = json.loads(ada.get(f"{at}/json"))
    assert kept[0]["fields"][1] == ["phone", "+49 30 1"]


def test_fields_that_posts_have_are_offered_with_samples(
    ada: Any, house: Database, form: Form
) -> None:
    _arrive(house, form, ("message", "Hi"), ("telefon", "+49 30 1"), ("colour", "red"))
    page = unescape(ada.get(f"/forms/{form.key}/fields"))
    assert "colour" in page
    assert "red" in page
    offered = ada.get(f"/forms/{form.key}/new-field?name=telefon")
    assert 'value="telefon"' in offered
    assert '<option value="phone" selected>' in offered


@pytest.mark.parametrize("cell", ["=1", "+1", "-1", "@a", "\t=1", "\r=1"])
def test_a_cell_is_never_a_formula(cell: str) -> None:
    assert spreadsheet.safe(cell) == f"'{cell}"


def test_a_form_is_copied_under_a_key_of_its_own(ada: Any, house: Database, form: Form) -> None:
    ada.post(f"/forms/{form.key}/copy", {}, page=f"/forms/{form.key}")
    with house.read() as connection:
        made = forms.every(connection)[0]
    assert made.key != form.key
    assert made.wish.title == "Copy of Ask us"
    assert made.definition == form.definition


def test_numbers_are_drawn_and_stand_in_a_table(ada: Any, house: Database, form: Form) -> None:
    at = f"/forms/{form.key}/numbers"
    assert "No numbers yet" in ada.get(at)
    today = utc_now().date()
    with house.write() as connection:
        form_counts.add(
            connection,
            {
                Counted(form.id, today, "view"): 40,
                Counted(form.id, today, "complete"): 10,
                Counted(form.id, today, "error", "email"): 3,
                Counted(form.id, today, "time", "30"): 5,
            },
        )
    page = ada.get(f"{at}?days=7")
    assert page.count('class="fd-bar"') == 7
    assert "<td>40</td><td>10</td>" in page
    assert "30 to 45 seconds" in page


def test_days_without_numbers_are_empty_bars() -> None:
    day = date(2026, 3, 2)
    drawn = form_chart.bars([Day(day, 4, 0, 0, 2)], date(2026, 3, 1), date(2026, 3, 3))
    assert [(one.views, one.kept) for one in drawn] == [(0, 0), (4, 2), (0, 0)]
    foot = form_chart.HEIGHT - form_chart.FOOT
    assert drawn[0].views_top == foot
    assert drawn[1].views_top == form_chart.HEAD
    assert form_chart.HEAD < drawn[1].kept_top < foot
