"""The whole form: error summary, steps, fields, trap and button."""

import re
from collections.abc import Iterator

from store.form_definition import FormField
from store.forms import Form
from webforms.drawing.element import Attribute, Element, element
from webforms.drawing.field import field_element
from webforms.drawing.place import Place, error
from webforms.drawing.typed import Typed
from webforms.drawing.words import Words, label
from webforms.post import Pairs

# Password managers are asked not to fill the trap: a filled one speaks against a post.
_TRAP: dict[str, Attribute] = {
    "name": "_hp_q3",
    "tabindex": "-1",
    "autocomplete": "off",
    "data-1p-ignore": True,
    "data-lpignore": "true",
    "data-bwignore": True,
    "data-form-type": "other",
}


def form_element(
    form: Form,
    address: str,
    words: Words,
    typed: Typed | None = None,
    *,
    problem: str = "",
    controls: Pairs = (),
) -> Element:
    """The form posting to `address`; on an error `problem` heads the summary of what is wrong.

    Without script a form of several steps is one long page, and every field is shown.
    """
    typed = typed or Typed()
    places = dict(_places(form, words, typed))
    has_files = any(field.type == "file" for field in form.definition.fields)
    attributes: dict[str, Attribute] = {
        "action": address,
        "method": "post",
        "accept-charset": "utf-8",
        "enctype": "multipart/form-data" if has_files else None,
        "lang": form.wish.language or None,
        "data-intake": True,
    }
    return element(
        "form",
        attributes,
        _summary(form, places, problem),
        *_steps(form, places, words),
        *(element("input", {"type": "hidden", "name": n, "value": v}) for n, v in controls),
        _trap(words),
        element("p", {"data-send": True}, element("button", {}, _button(form, words))),
    )


def _button(form: Form, words: Words) -> str:
    own = form.definition.button
    return own or words["call_me" if form.definition.kind == "callback" else "send"]


def _places(form: Form, words: Words, typed: Typed) -> Iterator[tuple[str, Place]]:
    """Each field's place by its name, with an id that is unique in the page of its owner."""
    taken: set[str] = set()
    for number, field in enumerate(form.definition.fields):
        plain = re.sub(r"[^a-z0-9]+", "-", field.name.lower()).strip("-")
        if not plain or plain in taken:
            plain = f"{plain}-{number}".strip("-")
        taken.add(plain)
        known = Place(f"i-{form.key[4:8]}-{plain}", form.definition, words, typed)
        yield field.name, known


def _steps(form: Form, places: dict[str, Place], words: Words) -> Iterator[Element]:
    fields, total = form.definition.fields, form.definition.steps()
    if total == 1:
        yield from (field_element(field, places[field.name]) for field in fields)
        return
    for number in range(1, total + 1):
        drawn = [field_element(one, places[one.name]) for one in fields if one.step == number]
        yield _step(number, total, drawn, words)


def _step(number: int, total: int, drawn: list[Element], words: Words) -> Element:
    said = words["step"].replace("{n}", str(number)).replace("{total}", str(total))
    back = element("button", {"type": "button", "data-go": "-1"}, words["back"])
    on = element("button", {"type": "button", "data-go": "1"}, words["next"])
    buttons = (back if number > 1 else None, on if number < total else None)
    # Only the script can turn pages, so it shows the buttons.
    turning = element("p", {"data-turn": True, "hidden": True}, *buttons)
    return element("fieldset", {"data-step": True}, element("legend", {}, said), *drawn, turning)


def _trap(words: Words) -> Element:
    # Hidden by an attribute: a strict page drops inline styles, and people would see it.
    box = element("input", _TRAP)
    return element("p", {"hidden": True}, element("label", {}, f"{words['leave_empty']} ", box))


def _summary(form: Form, places: dict[str, Place], problem: str) -> Element | None:
    if not problem:
        return None
    lines = [
        _wrong(field, places[field.name])
        for field in form.definition.fields
        if error(field, places[field.name])
    ]
    attributes: dict[str, Attribute] = {
        "data-summary": True,
        "role": "alert",
        "tabindex": "-1",
        "autofocus": True,
    }
    listed = element("ul", {}, *lines) if lines else None
    return element("div", attributes, element("h2", {}, problem), listed)


def _wrong(field: FormField, place: Place) -> Element:
    said = error(field, place)
    text = said if field.type == "consent" else f"{label(field, place.words)} – {said}"
    return element("li", {}, element("a", {"href": f"#{place.id}"}, text))
