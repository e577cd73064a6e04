"""What a visitor is told to put right, by the code programs know."""

from flask_babel import gettext as _

from store.form_definition import FormDefinition
from webforms.post import FieldError


def error(definition: FormDefinition, code: str, name: str, limit: int = 0) -> FieldError:
    """The error of one field, in the owner's words where there are some for that code."""
    own = definition.texts.get(code, "")
    return FieldError(code, name, own or _sentence(code, limit))


def _sentence(code: str, limit: int) -> str:
    sentences = {
        "REQUIRED_FIELD_MISSING": _("Please fill this in."),
        "REQUIRED_FIELD_EMPTY": _("Please fill this in."),
        "CONSENT_REQUIRED": _("Please agree to this, or we cannot take your message."),
        "TYPE_EMAIL": _("Write an e-mail address such as name@example.com."),
        "TYPE_PHONE": _("Write a phone number such as +33 1 23 45 67 89."),
        "TYPE_NUMERIC": _("Write a number."),
        "TYPE_DATE": _("Write a date such as 2026-12-31."),
        "NOT_AN_OPTION": _("Choose one of the answers offered."),
        "TOO_LONG": _("Please shorten this to %(limit)s characters.", limit=limit),
    }
    return str(sentences[code])
