"""What a page with a strict Content-Security-Policy (CSP 3) must allow for each way to embed."""

from store.forms import Form
from webforms.guards.origin import origin_of


def html(form: Form, address: str) -> str:
    """Posts go to us and, by redirection, on to the owner's page, which browsers check as well."""
    own = _origin(address)
    onward = origin_of(form.wish.redirect_url)
    targets = " ".join(dict.fromkeys(filter(None, (own, onward))))
    return f"form-action {targets};\nscript-src {own};\nconnect-src {own};"


def scripted(address: str) -> str:
    """Script, questions and styles of ours; nothing inline, no worker, no eval."""
    own = _origin(address)
    names = ("script-src", "connect-src", "form-action", "style-src")
    return "\n".join(f"{name} {own};" for name in names)


def iframe(address: str) -> str:
    """The frame; the script is for its height only."""
    own = _origin(address)
    return f"frame-src {own};\nscript-src {own};"


def _origin(address: str) -> str:
    return origin_of(address) or address
