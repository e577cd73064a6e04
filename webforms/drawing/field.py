"""One field of a form: label, help, error and control, tied together for every reader."""

from collections.abc import Callable

from store.field_names import field_of
from store.form_definition import FormField
from webforms.drawing.choices import choices, consent, drop_down
from webforms.drawing.element import Attribute, Element, element
from webforms.drawing.place import (
    Place,
    condition,
    described,
    error,
    notes,
    optional_mark,
    required,
    sent_name,
    values,
)
from webforms.drawing.words import label

_TYPES = {"email": "email", "phone": "tel", "number": "number", "date": "date", "file": "file"}
_COMPLETIONS = {
    "name": "name",
    "first_name": "given-name",
    "last_name": "family-name",
    "email": "email",
    "phone": "tel",
    "company": "organization",
    "title": "organization-title",
    "url": "url",
}
ROWS = "5"


def field_element(field: FormField, place: Place) -> Element:
    """The field as an element; a section is words, a hidden field a control without any."""
    return _DRAWINGS.get(field.type, _written)(field, place)


def _written(field: FormField, place: Place) -> Element:
    """A field that is typed into."""
    first = next(iter(values(field, place)), "")
    if field.type == "textarea":
        control = element("textarea", {**_control(field, place), "rows": ROWS}, first)
    else:
        shown = {} if field.type == "file" else {"value": first or None}
        control = element("input", {**_control(field, place), **_kind(field, place), **shown})
    words = element("label", {"for": place.id}, *_labelled(field, place))
    return element("p", condition(field, place), words, *notes(field, place), control)


def _labelled(field: FormField, place: Place) -> tuple[Element | str, ...]:
    mark = optional_mark(field, place)
    text = label(field, place.words)
    return (f"{text} ", mark) if mark else (text,)


def _control(field: FormField, place: Place) -> dict[str, Attribute]:
    meaning = field.maps_to or field_of(field.name)
    return {
        "id": place.id,
        "name": sent_name(field),
        "autocomplete": _COMPLETIONS.get(meaning),
        "maxlength": str(field.max_length) if field.max_length else None,
        "data-prefill": field.prefill and field.type != "file",
        **required(field),
        **described(field, place),
        "aria-invalid": "true" if error(field, place) else None,
    }


def _kind(field: FormField, place: Place) -> dict[str, Attribute]:
    kind: dict[str, Attribute] = {"type": _TYPES.get(field.type)}
    if field.type == "number":
        kind["step"] = "any"
    if field.type == "file":
        rules = place.definition.files
        kind["accept"] = ",".join(f".{extension}" for extension in rules.types) or None
        kind["multiple"] = field.multiple and rules.most > 1
        kind["maxlength"] = None
    return kind


def _hidden(field: FormField, place: Place) -> Element:
    value = next(iter(values(field, place)), "")
    attributes: dict[str, Attribute] = {"type": "hidden", "name": sent_name(field), "value": value}
    return element("input", {**attributes, "data-prefill": field.prefill})


def _section(field: FormField, place: Place) -> Element:
    heading = element("h2", {}, field.label) if field.label else None
    paragraphs = [element("p", {}, part) for part in field.text.split("\n\n") if part.strip()]
    return element("div", {"data-section": True, **condition(field, place)}, heading, *paragraphs)


_DRAWINGS: dict[str, Callable[[FormField, Place], Element]] = {
    "hidden": _hidden,
    "section": _section,
    "select": drop_down,
    "radio": choices,
    "checkbox": choices,
    "consent": consent,
}
