"""The form in a frame of its owner's page."""

from store.forms import Form
from webforms.drawing.element import Attribute, element, html
from webforms.embeds.scripted import script_line

# Its scripts and its posts are ours, so they keep our origin; it may not leave the page around it.
_SANDBOX = "allow-forms allow-scripts allow-same-origin allow-popups"


def frame(form: Form, address: str) -> str:
    """The frame, and the script that follows its height where browsers do not yet."""
    attributes: dict[str, Attribute] = {
        "src": f"{address}/f/{form.key}/embed",
        "title": form.wish.title,
        "loading": "lazy",
        "sandbox": _SANDBOX,
        "width": "100%",
        "height": "640",
        # A style attribute would be dropped, with a complaint, by a page with a strict style-src.
        "frameborder": "0",
    }
    return html(element("iframe", attributes)) + "\n" + script_line(address)
