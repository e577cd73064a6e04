"""The words of a form that its owner did not write, each replaceable by its key."""

from collections.abc import Mapping

from flask_babel import gettext as _

from store.field_names import field_of
from store.form_definition import FormDefinition, FormField

Words = Mapping[str, str]


def words(definition: FormDefinition) -> Words:
    """Our words in the language in force, or the owner's for another language (`texts`)."""
    own = {key: text for key, text in definition.texts.items() if text.strip()}
    return {**our_words(), **own}


def our_words() -> dict[str, str]:
    """Every text that can be replaced, by its key; {n} and the like are filled in later."""
    return {**_frame(), **_conditions(), **_errors(), **_labels()}


def label(field: FormField, known: Words) -> str:
    """What stands beside the field: the owner's label, else ours for what it means."""
    if field.label:
        return field.label
    meaning = field.maps_to or field_of(field.name)
    return known.get(meaning) or known.get(field.name) or field.name


def _frame() -> dict[str, str]:
    return {
        "optional": _("optional"),
        "send": _("Send"),
        "leave_empty": _("Leave this empty"),
        "choose": _("Please choose"),
        "step": _("Step {n} of {total}"),
        "next": _("Next"),
        "back": _("Back"),
        "close": _("Close"),
        "call_me": _("Call me back"),
        "thank_you": _("Thank you"),
        "another": _("Send another message"),
    }


def _conditions() -> dict[str, str]:
    return {
        "only_if_is": _("Only if “{field}” is “{value}”."),
        "only_if_is_not": _("Only if “{field}” is not “{value}”."),
        "only_if_is_filled": _("Only if “{field}” is filled in."),
        "only_if_is_empty": _("Only if “{field}” is empty."),
    }


def _errors() -> dict[str, str]:
    return {
        "check": _("Please check the fields named here."),
        "error": _("Error:"),
    }


def _labels() -> dict[str, str]:
    return {
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
        "wanted_date": _("Day you want our call"),
        "wanted_time": _("Time you want our call"),
    }
