"""The language a form and its answers are written in."""

from flask import Request

from store.forms import Form

LANGUAGES = ("en", "fr")


def language_of(form: Form | None, request: Request) -> str:
    """The form's own, else the one its page asks for (?lang=), the visitor's best, or English."""
    own = form.wish.language if form else ""
    if own in LANGUAGES:
        return own
    asked = request.args.get("lang", "")[:2].lower()
    if asked in LANGUAGES:
        return asked
    return request.accept_languages.best_match(LANGUAGES, default=LANGUAGES[0])
