"""Which language and time zone a page speaks: the reader's own, or the house's."""

from pathlib import Path

from babel import Locale
from flask import Flask, has_request_context, request
from flask_babel import Babel

from admin import current

# The code of each language and what its speakers call it.
LANGUAGES = {"en": "English", "fr": "Français"}

TRANSLATIONS = Path(__file__).parent / "translations"


def init_app(app: Flask) -> None:
    """One catalogue serves the admin pages and the public forms."""
    app.config["BABEL_TRANSLATION_DIRECTORIES"] = str(TRANSLATIONS)
    Babel(app, locale_selector=locale, timezone_selector=lambda: str(current.timezone()))


def locale() -> str:
    """The signed-in person's language, else the browser's, else the house's."""
    user = current.user_or_none()
    if user and user.locale in LANGUAGES:
        return user.locale
    house = current.settings().language
    if user or not has_request_context():
        return house
    return request.accept_languages.best_match(LANGUAGES) or house


def as_named(code: str) -> Locale:
    """The Babel locale of a language code."""
    return Locale.parse(code)
