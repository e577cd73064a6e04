"""After an error the page gives everything back, also what a page written by hand sent."""

from datetime import UTC, datetime
from typing import Any

import pytest

from store.form_definition import FormDefinition, FormField, plain_enquiry
from store.forms import Form, FormWish
from webforms.post import FieldError, Post
from webforms.prefill import prefilled
from webforms.refill import refilled

ASKED = FormDefinition(
    fields=(
        FormField(name="mail", type="email", maps_to="email"),
        FormField(name="news", type="consent", purpose="letter", text="Send it."),
        FormField(name="days", type="checkbox"),
    )
)


def _form(definition: FormDefinition, *, is_defined: bool = True) -> Form:
    wish = FormWish("Contact us")
    now = datetime.now(UTC)
    return Form(1, 1, "frm_7h2kq9xw3m", wish, now, None, 2, definition, is_defined=is_defined)


def _refilled(definition: FormDefinition, *pairs: tuple[str, str], **more: Any) -> Any:
    wrong = FieldError("TYPE_EMAIL", pairs[0][0], "Wrong.")
    return refilled(_form(definition, **more), Post(pairs), [wrong])


def test_values_errors_and_repeated_names_are_given_back() -> None:
    _same, typed = _refilled(ASKED, ("mail", "ann"), ("days", "Mon"), ("days", "Tue"))
    assert typed.values == {"mail": ("ann",), "days": ("Mon", "Tue")}
    assert typed.errors == {"mail": ("Wrong.",)}
    assert typed.of("mail", "default") == ("ann",)
    assert typed.of("other", "default") == ()


def test_a_name_that_means_a_field_is_put_into_it() -> None:
    definition, typed = _refilled(ASKED, ("courriel", "ann"), ("news", "yes"))
    assert typed.values == {"mail": ("ann",), "consent.letter": ("yes",)}
    assert typed.errors == {"mail": ("Wrong.",)}
    assert definition == ASKED


def test_what_an_open_form_does_not_ask_is_shown_as_it_was_sent() -> None:
    long = "x" * 300
    definition, _typed = _refilled(
        ASKED, ("Shoe size", "42"), ("essay", long), ("utm_source", "letter"), ("altcha", "e30=")
    )
    extra = definition.fields[len(ASKED.fields) :]
    assert [(one.name, one.type) for one in extra] == [
        ("Shoe size", "text"),
        ("essay", "textarea"),
        ("utm_source", "hidden"),
    ]


def test_a_strict_form_shows_its_own_fields_only() -> None:
    strict = ASKED.model_copy(update={"strict": True})
    definition, _typed = _refilled(strict, ("Shoe size", "42"))
    assert definition.fields == ASKED.fields


@pytest.mark.parametrize(
    ("sent", "shown"),
    [
        (("email", "Votre projet"), ("email", "Votre projet")),
        (("name", "email", "phone", "company", "message"),
         ("name", "email", "phone", "company", "message")),
    ],
)  # fmt: skip
def test_a_form_nobody_defined_shows_what_its_page_asked(
    sent: tuple[str, ...], shown: tuple[str, ...]
) -> None:
    pairs = tuple((name, "x") for name in sent)
    definition, _typed = _refilled(plain_enquiry(), *pairs, is_defined=False)
    assert tuple(one.name for one in definition.fields) == shown


def test_an_address_fills_in_allowed_fields_only() -> None:
    fields = (
        FormField(name="name", prefill=True),
        FormField(name="email"),
        FormField(name="c", type="consent", purpose="news", prefill=True),
    )
    given = [("name", "Ann\x00\x1b[31m"), ("email", "eve@x"), ("consent.news", "yes"), ("x", "y")]
    assert prefilled(FormDefinition(fields=fields), given).values == {"name": ("Ann[31m",)}
