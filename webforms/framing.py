"""Whether a page of ours stands in a frame of the form's owner."""

from flask import request

from store.forms import Form
from webforms.guards.origin import origin_of

# In an address of ours, as embed=1, it says that the page is in a frame.
FRAMED = "1"


def is_framed() -> bool:
    """Whether this request comes from the frame: its page, a post from it, the thanks after."""
    in_path = request.path.endswith("/embed")
    return in_path or request.args.get("embed") == FRAMED


def ancestors(form: Form | None) -> str:
    """The value of frame-ancestors (CSP 3): the form's own sites in its frame, else nobody."""
    if form is None or not is_framed():
        return "'none'"
    return " ".join(sites(form)) or "'none'"


def sites(form: Form) -> tuple[str, ...]:
    """The origins of the pages the form stands on, as its owner named them."""
    return tuple(dict.fromkeys(filter(None, map(origin_of, form.wish.origins))))
