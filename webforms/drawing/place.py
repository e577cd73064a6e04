"""Where a field stands in its form: its id, the words around it and what was typed."""

from collections.abc import Mapping
from dataclasses import dataclass

from store.form_definition import FormDefinition, FormField
from webforms.drawing.element import Attribute, Element, element
from webforms.drawing.typed import Typed
from webforms.drawing.words import Words, label


@dataclass(frozen=True, slots=True)
class Place:
    """What a field's drawing needs to know beside the field itself."""

    id: str
    definition: FormDefinition
    words: Words
    typed: Typed


def sent_name(field: FormField) -> str:
    """The name the page sends: a consent is sent by its purpose."""
    return f"consent.{field.purpose}" if field.type == "consent" and field.purpose else field.name


def values(field: FormField, place: Place) -> tuple[str, ...]:
    """What the field holds at first: what was typed, else what its owner set."""
    return place.typed.of(sent_name(field), field.default)


def error(field: FormField, place: Place) -> str:
    """What is wrong with the field, or an empty string."""
    wrong = place.typed.errors
    found = wrong.get(sent_name(field)) or wrong.get(field.name) or ()
    return " ".join(found)


def described(field: FormField, place: Place) -> dict[str, Attribute]:
    """The attributes that tie a control, or a group of them, to its help and its error."""
    ids = [
        f"{place.id}-{part}"
        for part, text in (("help", _help(field, place)), ("error", error(field, place)))
        if text
    ]
    return {"aria-describedby": " ".join(ids) or None}


def notes(field: FormField, place: Place) -> tuple[Element | None, ...]:
    """Help and error of a field, above its control."""
    wrong = error(field, place)
    attributes: dict[str, Attribute] = {"id": f"{place.id}-error", "data-error": True}
    return (_help(field, place), element("strong", attributes, wrong) if wrong else None)


def condition(field: FormField, place: Place) -> dict[str, Attribute]:
    """What the script reads to show the field only when it is asked."""
    when = field.condition
    if when is None:
        return {}
    asked = place.definition.field(when.field)
    return {
        "data-if": sent_name(asked) if asked else when.field,
        "data-if-test": when.test,
        "data-if-value": when.value,
    }


def required(field: FormField) -> dict[str, Attribute]:
    """A field that may not be asked is required by script and server only, never by the HTML."""
    return {"data-required" if field.condition else "required": field.required}


def optional_mark(field: FormField, place: Place) -> Element | None:
    """The word beside the label of a field that may stay empty."""
    if field.required:
        return None
    return element("small", {}, f"({place.words['optional']})")


def _help(field: FormField, place: Place) -> Element | None:
    said = _condition_in_words(field, place)
    if not field.help and not said:
        return None
    when = element("span", {"data-when": True}, said) if said else None
    gap = " " if said and field.help else ""
    return element("small", {"id": f"{place.id}-help"}, when, gap, field.help)


def _condition_in_words(field: FormField, place: Place) -> str:
    when = field.condition
    if when is None:
        return ""
    asked = place.definition.field(when.field)
    shown: Mapping[str, str] = {one.value: one.label for one in asked.options} if asked else {}
    sentence = place.words["only_if_" + when.test.replace(" ", "_")]
    sentence = sentence.replace("{value}", shown.get(when.value) or when.value)
    return sentence.replace("{field}", label(asked, place.words) if asked else when.field)
