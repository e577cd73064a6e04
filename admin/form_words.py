"""The words of the form pages: types, targets, conditions, and what a field is called."""

from flask_babel import gettext as _

from store.form_definition import FormField
from webforms.drawing.words import label, our_words


def types() -> dict[str, str]:
    """The types of fields, in the order offered."""
    return {
        "text": _("Text, one line"),
        "textarea": _("Text, several lines"),
        "email": _("E-mail"),
        "phone": _("Phone"),
        "number": _("Number"),
        "date": _("Date"),
        "select": _("List to choose from"),
        "radio": _("One of several"),
        "checkbox": _("Boxes to tick"),
        "consent": _("Consent"),
        "file": _("File"),
        "hidden": _("Hidden value"),
        "section": _("Words between the fields"),
    }


def targets() -> list[tuple[str, str]]:
    """Which field of the contact or lead a value fills."""
    known = our_words()
    names = ("name", "first_name", "last_name", "email", "phone", "company", "title", "url")
    filled = [(name, known[name]) for name in (*names, "subject", "message")]
    return [("", _("nothing; it is kept beside")), *filled]


def tests() -> list[tuple[str, str]]:
    """How a condition compares."""
    return [
        ("is", _("is")),
        ("is not", _("is not")),
        ("is filled", _("is filled in")),
        ("is empty", _("is empty")),
    ]


def called(field: FormField) -> str:
    """What visitors see beside the field; the beginning of the words of a consent or section."""
    return field.label or field.text[:60] or label(field, our_words())
