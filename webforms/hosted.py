"""The form as a page of ours: empty for a new visitor, re-filled after an error."""

from collections.abc import Iterable
from dataclasses import dataclass

from flask import render_template
from flask_babel import gettext as _

from store.field_names import field_of
from store.forms import Form
from webforms.post import FieldError, Post

EMPTY = Post(tuple((name, "") for name in ("name", "email", "phone", "company", "message")))

_TYPES = {"email": "email", "phone": "tel"}
_COMPLETIONS = {
    "name": "name",
    "first_name": "given-name",
    "last_name": "family-name",
    "email": "email",
    "phone": "tel",
    "company": "organization",
}


@dataclass(frozen=True, slots=True)
class Input:
    """One field as it is drawn."""

    id: str
    name: str
    label: str
    value: str
    type: str
    autocomplete: str
    errors: tuple[str, ...]


def form_page(
    form: Form, post: Post = EMPTY, problem: str = "", errors: Iterable[FieldError] = ()
) -> str:
    """The page's HTML; `problem` is the sentence of the error summary, if any."""
    errors = tuple(errors)
    inputs = [_input(index, *pair, errors) for index, pair in enumerate(post.fields)]
    controls = [(name, value) for name, value in post.controls if value]
    return render_template(
        "webforms/form.html", form=form, inputs=inputs, controls=controls, problem=problem
    )


def _input(number: int, name: str, value: str, errors: tuple[FieldError, ...]) -> Input:
    field = field_of(name)
    long = field == "message" or "\n" in value or len(value) > 200
    return Input(
        id=f"field-{number}",
        name=name,
        label=_label(field) if name == field else name,
        value=value,
        type="textarea" if long else _TYPES.get(field, "text"),
        autocomplete=_COMPLETIONS.get(field, "off"),
        errors=tuple(error.message for error in errors if error.name == name),
    )


def _label(field: str) -> str:
    labels = {
        "name": _("Name"),
        "first_name": _("First name"),
        "last_name": _("Last name"),
        "email": _("E-mail"),
        "phone": _("Phone"),
        "company": _("Company"),
        "title": _("Job title"),
        "url": _("Web site"),
        "subject": _("Subject"),
        "message": _("Message"),
    }
    return str(labels.get(field, field))
