"""The language a form and its answers are written in."""

from flask import Request

from store.forms import Form

LANGUAGES = ("en", "fr")


def language_of(form: Form | None, request: Request) -> str:
    """The form's own language, else the best of the visitor's, else English."""
    own = form.wish.language if form else ""
    if own in LANGUAGES:
        return own
    return request.accept_languages.best_match(LANGUAGES, default=LANGUAGES[0])
