"""Codes that our script turns into a form; where it does not run, a link to the form stands."""

from store.forms import Form
from webforms.drawing import words
from webforms.drawing.element import Attribute, Element, element, html
from webforms.embeds.served import VERSION, lasting_name, script


def script_line(address: str) -> str:
    """The script by its short name, which brings later improvements."""
    source: dict[str, Attribute] = {"src": f"{address}/embed/{VERSION}.js", "async": True}
    return html(element("script", source)) + "\n"


def pinned_script_line(address: str) -> str:
    """The very bytes of today, which a browser checks (Subresource Integrity)."""
    source: dict[str, Attribute] = {
        "src": f"{address}/embed/{lasting_name()}",
        "integrity": script().integrity,
        "crossorigin": "anonymous",
        "async": True,
    }
    return html(element("script", source)) + "\n"


def inline(form: Form, address: str) -> str:
    """The form in its place."""
    place = element("div", _options(form, {"data-intake": form.key}), _link(form, address))
    return html(place) + "\n" + script_line(address)


def popup(form: Form, address: str) -> str:
    """A link that opens the form in a window."""
    href = {"href": f"{address}/f/{form.key}"}
    options = _options(form, {**href, "data-intake-open": form.key})
    return html(element("a", options, _label(form))) + "\n" + script_line(address)


def floating(form: Form, address: str) -> str:
    """A button in a corner that opens the form in a window."""
    options = {"data-intake": form.key, "data-mode": "float", "data-position": "right"}
    options["data-label"] = _label(form)
    place = element("div", _options(form, options), _link(form, address))
    return html(place) + "\n" + script_line(address)


def _options(form: Form, first: dict[str, str]) -> dict[str, Attribute]:
    return {**first, "data-css": "default", "data-lang": form.wish.language or "auto"}


def _link(form: Form, address: str) -> Element:
    return element("a", {"href": f"{address}/f/{form.key}"}, _label(form))


def _label(form: Form) -> str:
    if form.definition.kind == "callback":
        return words(form.definition)["call_me"]
    return form.wish.title
