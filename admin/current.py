"""What a view may lean on during a request: the store, the settings and who is signed in."""

import logging
from datetime import tzinfo
from typing import cast
from zoneinfo import ZoneInfo

from flask import abort, current_app, g

from config import Settings
from store import Database
from store.users import User

_log = logging.getLogger(__name__)

_STORE = "frontdesk.database"
_SETTINGS = "frontdesk.settings"


def keep(extensions: dict[str, object], settings: Settings, database: Database) -> None:
    """Put the house's parts where every request finds them."""
    extensions[_STORE] = database
    extensions[_SETTINGS] = settings


def database() -> Database:
    """The store of the running app."""
    return cast(Database, current_app.extensions[_STORE])


def store_answers() -> bool:
    """Whether the store can be asked at all; what keeps it from answering is logged."""
    try:
        database().ping()
    except Exception as error:
        # Whatever it is, gone or broken, nobody can work with it now.
        _log.error("the store does not answer: %s", error)
        return False
    return True


def settings() -> Settings:
    """The settings in force."""
    return cast(Settings, current_app.extensions[_SETTINGS])


def user_or_none() -> User | None:
    """Who is signed in, if anybody."""
    return cast(User | None, g.get("user"))


def user() -> User:
    """Who is signed in; 401 when nobody is."""
    signed_in = user_or_none()
    if signed_in is None:
        abort(401)
    return signed_in


def timezone() -> tzinfo:
    """The reader's time zone."""
    signed_in = user_or_none()
    return ZoneInfo((signed_in and signed_in.timezone) or settings().timezone)
