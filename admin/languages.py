"""Which language and time zone a page speaks: the reader's own, or the house's."""

import logging
import os
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from flask import Flask, has_request_context, request
from flask_babel import Babel

from admin import current

# The code of each language and what its speakers call it.
LANGUAGES = {"en": "English", "fr": "Français"}

TRANSLATIONS = Path(__file__).parent / "translations"

_log = logging.getLogger(__name__)


def init_app(app: Flask) -> None:
    """One catalogue serves the admin pages and the public forms."""
    compile_catalogues()
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


def compile_catalogues(folder: Path = TRANSLATIONS) -> None:
    """Write each catalogue that changed in the form gettext reads (.mo), beside its .po file."""
    for source in folder.glob("*/LC_MESSAGES/messages.po"):
        compiled = source.with_suffix(".mo")
        if compiled.exists() and compiled.stat().st_mtime >= source.stat().st_mtime:
            continue
        try:
            _compile(source, compiled)
        except OSError as error:
            _log.warning("%s cannot be written, so pages stay in English: %s", compiled, error)


def _compile(source: Path, compiled: Path) -> None:
    with source.open("rb") as file:
        catalogue = read_po(file, locale=source.parts[-3])
    # Written aside and moved into place: another process may read it at this very moment.
    aside = compiled.with_suffix(f".{os.getpid()}.tmp")
    with aside.open("wb") as file:
        write_mo(file, catalogue)
    aside.replace(compiled)
