"""Fields that are chosen or ticked: drop-downs, groups of buttons or boxes, and consents."""

from store.form_definition import FormField, Option
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

# What a single box sends when it is ticked.
TICKED = "yes"


def drop_down(field: FormField, place: Place) -> Element:
    """A select with its label; unless several may be chosen, its first line asks to choose."""
    chosen = values(field, place)
    none = None if field.multiple else element("option", {"value": True}, place.words["choose"])
    lines = (_line(option, chosen) for option in field.options)
    attributes: dict[str, Attribute] = {
        "id": place.id,
        "name": sent_name(field),
        "multiple": field.multiple,
        "data-prefill": field.prefill,
        **required(field),
        **described(field, place),
        "aria-invalid": "true" if error(field, place) else None,
    }
    mark = optional_mark(field, place)
    text = label(field, place.words)
    words = element("label", {"for": place.id}, text + (" " if mark else ""), mark)
    control = element("select", attributes, none, *lines)
    return element("p", condition(field, place), words, *notes(field, place), control)


def choices(field: FormField, place: Place) -> Element:
    """Radio buttons or boxes as a group with a legend; a box without options stands alone."""
    if not field.options:
        return _lone_box(field, place, label(field, place.words))
    mark = optional_mark(field, place)
    text = label(field, place.words)
    legend = element("legend", {}, text + (" " if mark else ""), mark)
    lines = (_choice(field, place, option, number) for number, option in enumerate(field.options))
    attributes = {**condition(field, place), **described(field, place)}
    return element("fieldset", attributes, legend, *notes(field, place), *lines)


def consent(field: FormField, place: Place) -> Element:
    """A box with the exact words agreed to; ticked by the visitor only, never by us."""
    return _lone_box(field, place, field.text or label(field, place.words))


def _line(option: Option, chosen: tuple[str, ...]) -> Element:
    attributes: dict[str, Attribute] = {"value": option.value, "selected": option.value in chosen}
    return element("option", attributes, option.label or option.value)


def _choice(field: FormField, place: Place, option: Option, number: int) -> Element:
    # The first one carries the field's id, so that the error summary's link leads to it.
    own_id = place.id if number == 0 else f"{place.id}-{number}"
    needed = required(field) if field.type == "radio" else {}
    box = element(
        "input",
        {
            "type": field.type,
            "id": own_id,
            "name": sent_name(field),
            "value": option.value,
            "checked": option.value in values(field, place),
            "data-prefill": field.prefill,
            **needed,
            "aria-invalid": "true" if error(field, place) else None,
        },
    )
    return element("label", {}, box, f" {option.label or option.value}")


def _lone_box(field: FormField, place: Place, text: str) -> Element:
    may_be_ticked = field.type != "consent" or place.typed.is_posted
    box = element(
        "input",
        {
            "type": "checkbox",
            "id": place.id,
            "name": sent_name(field),
            "value": TICKED,
            "checked": may_be_ticked and TICKED in values(field, place),
            "data-prefill": field.prefill and field.type != "consent",
            **required(field),
            **described(field, place),
            "aria-invalid": "true" if error(field, place) else None,
        },
    )
    words = element("label", {}, box, f" {text}")
    return element("p", condition(field, place), *notes(field, place), words)
