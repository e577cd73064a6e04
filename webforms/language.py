"""The language a form and its answers are written in."""

from functools import lru_cache

from flask import Request
from werkzeug.datastructures import LanguageAccept
from werkzeug.http import parse_accept_header

from store.forms import Form

LANGUAGES = ("en", "fr")


def language_of(form: Form | None, request: Request) -> str:
    """The form's own, else the one its page asks for (?lang=), the visitor's best, or English."""
    wanted = request.args.get("lang", "") if request.query_string else ""
    return language_by(form, wanted, request.headers.get("Accept-Language", ""))


def language_by(form: Form | None, wanted: str, accepted: str) -> str:
    """The same, of what a page asks for and of the Accept-Language header."""
    own = form.wish.language if form else ""
    if own in LANGUAGES:
        return own
    asked = wanted[:2].lower()
    return asked if asked in LANGUAGES else _best(accepted[:200])


@lru_cache(maxsize=256)
def _best(accepted: str) -> str:
    known = parse_accept_header(accepted, LanguageAccept)
    return known.best_match(LANGUAGES, default=LANGUAGES[0])
